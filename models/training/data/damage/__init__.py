"""Synthetic damage of many makers, by which the damage detector is trained."""
