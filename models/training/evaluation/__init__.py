"""Evaluation of networks: baselines, metrics and tables."""
