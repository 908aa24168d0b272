"""Measurement of how well instructions are understood, on sentences that no training has seen."""
