"""Restoration networks as torch modules, one file each."""
