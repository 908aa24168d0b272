"""Engines: local, remote in a host process, the host itself, and the pool of loaded networks."""
