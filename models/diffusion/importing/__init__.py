"""Import of published diffusion checkpoints."""
