"""Dialogs and pages that are opened from the menus."""
