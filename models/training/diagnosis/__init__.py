"""Training and evaluation of the diagnosis."""
