"""Sources of random numbers for samplers."""

from collections.abc import Callable

import torch
from torch import Tensor

Noise = Callable[[tuple[int, ...]], Tensor]
"""Function from a shape to independent normal values of mean 0 and variance 1, on the device."""


def seeded_noise(seed: int, device: torch.device) -> Noise:
    """Build a noise source that gives equal values for a seed on every device."""
    generator = torch.Generator().manual_seed(seed)
    return lambda shape: torch.randn(shape, generator=generator).to(device)
