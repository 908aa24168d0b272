"""Benchmark of splitting scans: synthetic pages with known prints, and the measurement."""
