"""Engines: in this process, in another process, the host of that process, and loaded networks."""
