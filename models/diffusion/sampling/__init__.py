"""Noise schedules, samplers, guidance and latent tiles."""
