"""Reliability benchmarks: kills, full disks, fuzzing, large batches, broken downloads."""
