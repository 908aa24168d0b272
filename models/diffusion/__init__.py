"""Generative systems: DiffBIR and SeeSR on Stable Diffusion, loaded from their official files.

Tensors are N x C x H x W. Pictures are RGB, 0 to 1, unless a docstring states another range.
Latents have four channels and an eighth of a picture's sides, scaled to about unit variance.
"""
