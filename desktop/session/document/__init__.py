"""Qt objects around the open document: session, open and save, masks, history budget."""
