"""What the user edits: immutable values, no Qt."""
