"""Readers of the metadata blocks of a file, one a format."""
