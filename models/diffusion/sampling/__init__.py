"""Sampling of diffusion models: noise schedules, samplers, guidance, tiling of latents."""
