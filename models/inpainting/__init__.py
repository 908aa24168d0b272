"""Exemplar-based completion: fill holes from the picture itself, at every scale."""
