"""Where random numbers come from: a function from a shape to normal values."""

from collections.abc import Callable

import torch
from torch import Tensor

Noise = Callable[[tuple[int, ...]], Tensor]
"""Independent values of mean 0 and variance 1, on the device of the work."""


def seeded_noise(seed: int, device: torch.device) -> Noise:
    """The same values for the same seed and order of shapes, whatever the device: they are drawn
    on the processor."""
    generator = torch.Generator().manual_seed(seed)
    return lambda shape: torch.randn(shape, generator=generator).to(device)
