"""Controllers that connect widgets with the session."""
