"""Detection of missing parts of a print: find regions that could be, describe and judge each."""
