"""Widgets: they show what they are given, say what is wished, and decide nothing."""
