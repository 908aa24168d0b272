"""Add grain to filled pixels, as means over patches are smoother than the photo.

Grain is the difference of a photo to its mean over 7 x 7 pixels. It is copied in blocks from where
the exemplars lie, so that strength and spectrum fit that brightness, and scaled to the part that
is missing.
"""

from typing import Final

import numpy as np

from models.core.pixels import Rect, dilate
from models.imaging.hysteresis import label_components
from models.inpainting.patch_vectors import RADIUS, SIDE, Flags, Numbers, Plane

BLOCK: Final = 12
"""Side in pixels of the blocks that are copied in one piece, which keeps the spectrum of grain."""
MOST: Final = 3.0
"""Largest grain that is copied, in standard deviations of its block; stronger is an edge."""
RING: Final = 16
"""Pixels around a piece whose fine detail its filling is to equal."""
MOST_GAIN: Final = 1.6
"""Largest factor by which fine detail is amplified or weakened."""


def blur_where(image: Plane, where: Flags) -> Plane:
    """Average a picture (H x W x C) over pixels true in `where` within RADIUS; 0 without any."""
    weight = where.astype(np.float32)
    stacked = np.concatenate((image * weight[..., None], weight[..., None]), 2)
    for axis in (0, 1):
        wide = np.pad(stacked, [(RADIUS + 1, RADIUS) if a == axis else (0, 0) for a in range(3)])
        sums = np.cumsum(wide, axis, dtype=np.float64)
        count = stacked.shape[axis]
        high = np.take(sums, range(SIDE, SIDE + count), axis)
        low = np.take(sums, range(count), axis)
        stacked = (high - low).astype(np.float32)
    means = stacked[..., :-1] / np.maximum(stacked[..., -1:], 1e-6)
    return np.asarray(means, np.float32)


def add_grain(image: Plane, filled: Plane, hole: Flags, sources: Numbers) -> Plane:
    """Return `filled` with grain in `hole` as strong as at the places it was copied from.

    `image` (H x W x C) holds the known pixels; `sources` (N x 2: row, column) is the place for each
    pixel of the hole, in row order."""
    grain = np.where(hole[..., None], 0, image - blur_where(image, ~hole)).astype(np.float32)
    smooth = filled - blur_where(filled, np.ones_like(hole))
    pixels = np.argwhere(hole)
    added = np.zeros((len(pixels), image.shape[2]), np.float32)
    for members in _blocks(pixels):
        added[members] = _missing(grain, smooth, hole, pixels[members], sources[members])
    result = filled.copy()
    result[pixels[:, 0], pixels[:, 1]] += added
    return result


def _blocks(pixels: Numbers) -> list[Numbers]:
    """Group the indices of pixels (N x 2: row, column) by the BLOCK x BLOCK square they lie in."""
    row, column = pixels[:, 0] // BLOCK, pixels[:, 1] // BLOCK
    block = row * (column.max(initial=0) + 1) + column
    order = np.argsort(block, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(block[order])) + 1)


def _missing(grain: Plane, smooth: Plane, hole: Flags, pixels: Numbers, sources: Numbers) -> Plane:
    """Return the grain (N x C) to add to pixels of one block, copied from beside their sources.

    `smooth` is the picture without grain, H x W x C."""
    middle = len(pixels) // 2
    shifted = pixels + (sources[middle] - pixels[middle])
    inside = ((shifted >= 0) & (shifted < hole.shape)).all(1)
    shifted = np.where(inside[:, None], shifted, sources)
    known = ~hole[shifted[:, 0], shifted[:, 1]]
    shifted = np.where(known[:, None], shifted, sources)
    copied = grain[shifted[:, 0], shifted[:, 1]]
    deviation = 1.4826 * np.median(np.abs(copied), 0)
    copied = np.clip(copied, -MOST * deviation, MOST * deviation)
    wanted = np.square(copied).mean(0)
    present = np.square(smooth[pixels[:, 0], pixels[:, 1]]).mean(0)
    share = np.sqrt(np.clip((wanted - present) / np.maximum(wanted, 1e-12), 0, 1))
    return np.asarray(copied * share, np.float32)


def match_fine_detail(image: Plane, hole: Flags, pieces: Flags) -> Plane:
    """Return a filled picture with detail in `pieces` of `hole` as strong as in the ring around.

    The difference to the picture softened by a pixel is scaled in each piece until its mean square
    is that of the known pixels within RING."""
    fine = image - _soften(image)
    squares = np.square(fine).mean(2)
    matched = image.copy()
    rows, columns = np.nonzero(pieces)
    piece = label_components(pieces)
    for number in np.unique(piece):
        own = piece == number
        y, x = rows[own], columns[own]
        box = Rect(int(x.min()), int(y.min()), int(np.ptp(x)) + 1, int(np.ptp(y)) + 1)
        at = box.grown(RING, Rect(0, 0, hole.shape[1], hole.shape[0]))
        inside = np.zeros((at.h, at.w), bool)
        inside[y - at.y, x - at.x] = True
        ring = dilate(inside, RING) & ~dilate(hole[at.slices], 2)
        if ring.any():
            wanted, present = float(squares[at.slices][ring].mean()), float(squares[y, x].mean())
            gain = np.clip(np.sqrt(wanted / max(present, 1e-12)), 1 / MOST_GAIN, MOST_GAIN)
            matched[y, x] += np.float32(gain - 1) * fine[y, x]
    return matched


def _soften(image: Plane) -> Plane:
    """Blur a picture with a standard deviation of one pixel (binomial, 5 x 5)."""
    for axis in (0, 1):
        wide = np.pad(image, [(2, 2) if a == axis else (0, 0) for a in range(3)], mode="edge")
        count = image.shape[axis]
        parts = [np.take(wide, range(k, k + count), axis) for k in range(5)]
        image = (parts[0] + parts[4] + 4 * (parts[1] + parts[3]) + 6 * parts[2]) / np.float32(16)
    return image
