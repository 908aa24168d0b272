"""The dialog about what a family knows about photos."""
