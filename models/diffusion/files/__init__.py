"""Manifests, key mapping and cost model of diffusion checkpoints."""
