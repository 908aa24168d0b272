"""Complete diffusion restorers: DiffBIR and SeeSR, their setup and memory fallback."""
