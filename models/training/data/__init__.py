"""Training data: photo packs, degradations, instructions, losses."""
