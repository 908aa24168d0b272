"""Network modules of the diffusion systems."""
