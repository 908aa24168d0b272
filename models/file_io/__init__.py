"""Small files: bounded reading, atomic replacement, SHA-256, and checks of the values read."""
