"""The session and its threads."""
