"""The model library window."""
