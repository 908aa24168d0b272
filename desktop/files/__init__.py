"""Photos and projects on disk: reading, export, metadata. No Qt."""
