"""Benchmarks of large archives: throughput, clusters, storage, and a simulation of both."""
