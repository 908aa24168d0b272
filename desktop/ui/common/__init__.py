"""Shared parts of the interface: theme, icons, actions, translator and small widgets."""
