"""Smooth filling: a membrane that is fixed at known pixels (Laplace's equation).

Solved coarse to fine: each level starts from the coarser solution and is relaxed a few times. Used
for first guesses, for thin damage and for seams (Perez et al. 2003, "Poisson image editing").
"""

from typing import Final

import numpy as np
from PIL import Image

from models.inpainting.patch_vectors import Flags, Plane

RELAXATIONS: Final = 12
"""Number of red-black relaxation sweeps on each level."""


def membrane(image: Plane, hole: Flags) -> Plane:
    """Fill `hole` (H x W) of `image` (H x W x C) smoothly from its rim; known pixels stay."""
    if not hole.any() or hole.all():
        return image.copy()
    height, width = hole.shape
    filled = image.copy()
    if min(height, width) > 4 and _thick(hole):
        small, still = shrink(image, ~hole, (-(-height // 2), -(-width // 2)))
        guess = enlarge(membrane(small, ~still), (height, width))
        filled[hole] = guess[hole]
    else:
        filled[hole] = image[~hole].mean(0)
    rows, columns = np.nonzero(hole)
    parity = (rows + columns) % 2
    wide = np.pad(filled, ((1, 1), (1, 1), (0, 0)), mode="edge")
    for _ in range(RELAXATIONS):
        for colour in (0, 1):
            y, x = rows[parity == colour] + 1, columns[parity == colour] + 1
            wide[y, x] = (wide[y - 1, x] + wide[y + 1, x] + wide[y, x - 1] + wide[y, x + 1]) / 4
        wide[0], wide[-1] = wide[1], wide[-2]
        wide[:, 0], wide[:, -1] = wide[:, 1], wide[:, -2]
    filled[hole] = wide[1:-1, 1:-1][hole]
    return filled


def _thick(hole: Flags) -> bool:
    """Return whether some pixel of the hole has no known neighbour on any of its four sides."""
    wide = np.pad(hole, 1, constant_values=True)
    inner = hole & wide[:-2, 1:-1] & wide[2:, 1:-1] & wide[1:-1, :-2] & wide[1:-1, 2:]
    return bool(inner.any())


def shrink(image: Plane, known: Flags, size: tuple[int, int]) -> tuple[Plane, Flags]:
    """Reduce a picture to `size` (rows, columns) by means over its known pixels.

    The second result is true for pixels of which more than half is known."""
    weight = known.astype(np.float32)
    share = _resize(weight, size, Image.Resampling.BOX)
    planes = [
        _resize(image[..., c] * weight, size, Image.Resampling.BOX) for c in range(image.shape[2])
    ]
    small = np.stack(planes, 2) / np.maximum(share, 1e-6)[..., None]
    return small.astype(np.float32), share > 0.5


def enlarge(image: Plane, size: tuple[int, int]) -> Plane:
    """Enlarge a picture (H x W x C) bilinearly to `size` (rows, columns)."""
    bilinear = Image.Resampling.BILINEAR
    return np.stack([_resize(plane, size, bilinear) for plane in np.moveaxis(image, 2, 0)], 2)


def _resize(plane: Plane, size: tuple[int, int], how: Image.Resampling) -> Plane:
    rows, columns = size
    picture = Image.fromarray(np.ascontiguousarray(plane, np.float32))
    return np.asarray(picture.resize((columns, rows), how), np.float32)
