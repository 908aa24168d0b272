"""Shared parts of the interface: theme, icons, actions, translated names, small widgets."""
