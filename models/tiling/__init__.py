"""Restorers run tile by tile or on one region, and the blending of tiles."""
