"""The generative systems: DiffBIR and SeeSR on Stable Diffusion, loaded from their official files.

Tensors are N x C x H x W. Pictures are RGB, 0 to 1, unless a name says otherwise; latents have an
eighth of a picture's sides and four channels, scaled to about unit variance.
"""
