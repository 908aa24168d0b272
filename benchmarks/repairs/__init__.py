"""Benchmarks of repairs on photos with known defects."""
