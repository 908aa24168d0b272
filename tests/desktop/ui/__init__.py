"""The widgets, offscreen."""
