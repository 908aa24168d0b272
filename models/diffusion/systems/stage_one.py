"""The faithful picture that the generative pass starts from: noise, blur and blocks removed,
nothing invented.

DiffBIR (arXiv 2308.15070), section 3.2. Pictures are N x 3 x H x W, 0 to 1.
"""

from collections.abc import Callable
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from models.core.pixels import Pixels
from models.layers.frame import pad_zero

Bytes = NDArray[np.uint8]
Size = tuple[int, int]
"""Height and width."""

Cleaner = Callable[[Tensor], Tensor]

MIN_SIDE: Final = 512
"""Of the picture that the generative pass sees."""

SWINIR_MULTIPLE: Final = 64
"""SwinIR takes sides that are multiples of it."""


def upscale_input(photo: Bytes, factor: float) -> Bytes:
    """N x H x W x 3 by Pillow's bicubic filter; sides are cut to whole pixels."""
    size = int(photo.shape[2] * factor), int(photo.shape[1] * factor)
    pictures = [Image.fromarray(one).resize(size, Image.Resampling.BICUBIC) for one in photo]
    return np.stack([np.asarray(picture) for picture in pictures])


def bytes_to_tensor(photo: Bytes) -> Tensor:
    """N x H x W x 3, 0 to 255, to N x 3 x H x W, 0 to 1."""
    return torch.from_numpy(photo.astype(np.float32) / 255).permute(0, 3, 1, 2).contiguous()


def pixels_to_tensor(image: Pixels) -> Tensor:
    """H x W x 3 to 1 x 3 x H x W."""
    return torch.from_numpy(np.ascontiguousarray(image.transpose(2, 0, 1), np.float32))[None]


def tensor_to_bytes(picture: Tensor) -> Bytes:
    """The inverse; what lies between two levels goes down."""
    levels = (picture * 255).clamp(0, 255).to(torch.uint8)
    return np.ascontiguousarray(levels.permute(0, 2, 3, 1).cpu().numpy())


def resize(x: Tensor, size: Size) -> Tensor:
    """Bicubic, without aliasing."""
    if tuple(x.shape[2:]) == size:
        return x
    return F.interpolate(x, size, mode="bicubic", antialias=True)


def resize_short_side(x: Tensor, side: int) -> Tensor:
    """So that the shorter side is `side`."""
    height, width = x.shape[2:]
    if height == width:
        return resize(x, (side, side))
    if height < width:
        return resize(x, (side, int(width * (side / height))))
    return resize(x, (int(height * (side / width)), side))


def ensure_min_side(x: Tensor) -> Tensor:
    """At least 512 on both sides."""
    return resize_short_side(x, MIN_SIDE) if min(x.shape[2:]) < MIN_SIDE else x


def clean_with_swinir(network: Cleaner, x: Tensor) -> Tensor:
    """Enlarged first where it is too small."""
    x = ensure_min_side(x)
    height, width = x.shape[2:]
    return network(pad_zero(x, SWINIR_MULTIPLE))[:, :, :height, :width]


def clean_with_bsrnet(network: Cleaner, x: Tensor, size: Size) -> Tensor:
    """The network enlarges four times; the result has the size wanted, or more where that is too
    small."""
    cleaned = network(x)
    return resize_short_side(cleaned, MIN_SIDE) if min(size) < MIN_SIDE else resize(cleaned, size)


def clean_with_scunet(network: Cleaner, x: Tensor) -> Tensor:
    """Enlarged afterwards where it is too small."""
    return ensure_min_side(network(x))
