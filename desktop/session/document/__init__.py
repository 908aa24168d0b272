"""Objects around the open document: session, opening and saving, masks and history budget."""
