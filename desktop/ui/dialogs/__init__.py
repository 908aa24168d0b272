"""Dialogs and pages opened from menus."""
