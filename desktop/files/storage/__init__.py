"""Scratch files, atomic writes and file locks."""
