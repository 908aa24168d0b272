"""Detection of damage: find regions that could be fine damage or missing parts, judge each."""
