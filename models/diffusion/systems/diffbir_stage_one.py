"""First stage of DiffBIR: a faithful picture without noise, blur and block artefacts.

Nothing is invented in it. DiffBIR (arXiv 2308.15070), section 3.2. Pictures are N x 3 x H x W, 0 to
1.
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
from models.layers.input_padding import pad_zero

Bytes = NDArray[np.uint8]
"""Pictures with 8 bits per channel, N x H x W x 3."""
Size = tuple[int, int]
"""Size of a picture: height and width in pixels."""

Cleaner = Callable[[Tensor], Tensor]
"""Network of the first stage, from pictures to pictures."""

MIN_SIDE: Final = 512
"""Smallest side in pixels of the picture that the generative pass receives."""

SWINIR_MULTIPLE: Final = 64
"""Multiple that the sides of SwinIR's input must have, in pixels."""


def upscale_input(photo: Bytes, factor: float) -> Bytes:
    """Upscale N x H x W x 3 bicubically by `factor`; sides are truncated to whole pixels."""
    size = int(photo.shape[2] * factor), int(photo.shape[1] * factor)
    pictures = [Image.fromarray(one).resize(size, Image.Resampling.BICUBIC) for one in photo]
    return np.stack([np.asarray(picture) for picture in pictures])


def bytes_to_tensor(photo: Bytes) -> Tensor:
    """Convert pictures from bytes (N x H x W x 3, 0 to 255) to a tensor (N x 3 x H x W, 0 to 1)."""
    return torch.from_numpy(photo.astype(np.float32) / 255).permute(0, 3, 1, 2).contiguous()


def pixels_to_tensor(image: Pixels) -> Tensor:
    """Convert an image (H x W x 3) to a tensor (1 x 3 x H x W)."""
    return torch.from_numpy(np.ascontiguousarray(image.transpose(2, 0, 1), np.float32))[None]


def tensor_to_bytes(picture: Tensor) -> Bytes:
    """Convert N x 3 x H x W, 0 to 1, to bytes, N x H x W x 3, 0 to 255, rounded down."""
    levels = (picture * 255).clamp(0, 255).to(torch.uint8)
    return np.ascontiguousarray(levels.permute(0, 2, 3, 1).cpu().numpy())


def resize(x: Tensor, size: Size) -> Tensor:
    """Resize pictures (N x C x H x W) bicubically with antialiasing to `size` (height, width)."""
    if tuple(x.shape[2:]) == size:
        return x
    return F.interpolate(x, size, mode="bicubic", antialias=True)


def resize_short_side(x: Tensor, side: int) -> Tensor:
    """Resize pictures (N x C x H x W) so that the shorter side becomes `side` pixels."""
    height, width = x.shape[2:]
    if height == width:
        return resize(x, (side, side))
    if height < width:
        return resize(x, (side, int(width * (side / height))))
    return resize(x, (int(height * (side / width)), side))


def ensure_min_side(x: Tensor) -> Tensor:
    """Upscale pictures (N x C x H x W) whose shorter side is below 512 pixels to 512."""
    return resize_short_side(x, MIN_SIDE) if min(x.shape[2:]) < MIN_SIDE else x


def resize_to_multiple(x: Tensor, multiple: int) -> Tensor:
    """Resize N x C x H x W (0 to 1) to sides that are multiples of `multiple`, rounded down."""
    height, width = (side // multiple * multiple for side in x.shape[2:])
    return resize(x, (height, width)).clamp(0, 1)


def clean_with_swinir(network: Cleaner, x: Tensor) -> Tensor:
    """Restore pictures (N x 3 x H x W, 0 to 1) with SwinIR; small ones are upscaled before."""
    x = ensure_min_side(x)
    height, width = x.shape[2:]
    return network(pad_zero(x, SWINIR_MULTIPLE))[:, :, :height, :width]


def clean_with_bsrnet(network: Cleaner, x: Tensor, size: Size) -> Tensor:
    """Restore with BSRNet, which upscales 4 times; resize to `size`, short side 512 or more."""
    cleaned = network(x)
    return resize_short_side(cleaned, MIN_SIDE) if min(size) < MIN_SIDE else resize(cleaned, size)


def clean_with_scunet(network: Cleaner, x: Tensor) -> Tensor:
    """Restore pictures (N x 3 x H x W, 0 to 1) with SCUNet; small ones are upscaled afterwards."""
    return ensure_min_side(network(x))
