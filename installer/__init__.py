"""Packaging: one PyInstaller specification and a package builder per system."""
