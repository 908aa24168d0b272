"""Background of a scan: lid or album paper, as a smooth colour surface with its noise."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Pixels, block_means, box_mean

Plane = NDArray[np.float32]
"""One value a pixel, H x W."""

Mask = NDArray[np.bool_]
"""True where something holds, H x W."""

BLOCK: Final = 8
"""Side in pixels of the blocks in which the background is judged."""

BINS: Final = 24
"""Levels a channel when the commonest colour is looked for."""

NEAR: Final = 0.1
"""Distance from the commonest colour, 0 to 1, within which the first surface is fitted."""

ROUNDS: Final = 6
"""Rounds of fitting the surface to the blocks that it explains."""

LEAST_TOLERANCE: Final = 0.02
"""Least distance from the surface, 0 to 1, within which a block is background."""

FALL_OFF_DEPTH: Final = 0.06
"""Depth, as a share of the long side, to which the light may fall off at a side of the scan."""

FALL_OFF_SPREAD: Final = 0.03
"""Deviation of the light along a side, as a share, up to which its fall-off is known."""

MOST_FALL_OFF: Final = 0.35
"""Largest fall-off, as a share."""

BORDER_WEIGHT: Final = 4.0
"""Weight of a block at the border of the scan against one inside."""


@dataclass(frozen=True, slots=True)
class Background:
    """Colours of the background at each pixel of a scan, H x W x 3, and its noise deviation."""

    colours: Pixels
    noise: float

    def distance(self, image: Pixels) -> Plane:
        """Compute how far each pixel is from the background, in its most different channel."""
        return np.asarray(np.abs(image - self.colours).max(axis=2), np.float32)


def estimate_background(image: Pixels, inside: Mask | None = None) -> Background:
    """Estimate the background of a scan; `inside` limits it to a part of the scan.

    The commonest even colour, mainly at the border, is found first; then a quadratic surface is
    fitted to similar blocks, and its local residual is added."""
    blocks = block_means(image, BLOCK)
    weight = _block_weights(image, blocks, inside)
    colour = _commonest_colour(blocks, weight)
    known = (np.abs(blocks - colour).max(axis=2) < NEAR) & (weight > 0)
    for _ in range(ROUNDS):
        surface = _fit_surface(blocks, known)
        distance = np.abs(blocks - surface).max(axis=2)
        tolerance = max(LEAST_TOLERANCE, 3 * 1.48 * float(np.median(distance[known])))
        refined = (distance < tolerance) & (weight > 0)
        known = refined if refined.sum() > 8 else known
    surface += _local_deviation(blocks - surface, known)
    colours = _enlarge(surface, image.shape[:2])
    if inside is None:
        colours *= _fall_off(image, colours)
    covered = _enlarge(known[..., None].astype(np.float32), image.shape[:2])[..., 0] > 0.9
    deviation = np.abs(image - colours).max(axis=2)[covered]
    noise = 1.48 * float(np.median(deviation)) if deviation.size else 0.01
    return Background(colours, noise)


def _fall_off(image: Pixels, colours: Pixels) -> Pixels:
    """Return the factor, H x W x 1, by which light falls off from `colours` to a scan's sides."""
    factor = np.ones((*image.shape[:2], 1), np.float32)
    depth = round(FALL_OFF_DEPTH * max(image.shape))
    ratio = image.mean(axis=2) / np.maximum(colours.mean(axis=2), 0.02)
    for axis, end in ((0, False), (0, True), (1, False), (1, True)):
        near = np.moveaxis(np.flip(ratio, axis) if end else ratio, axis, 0)[:depth]
        profile = np.median(near, axis=1)
        spread = np.median(np.abs(near - profile[:, None]), axis=1)
        usable = (spread < FALL_OFF_SPREAD) & (np.abs(profile - 1) < MOST_FALL_OFF)
        profile = np.where(usable, profile, 1.0).astype(np.float32)
        target = np.moveaxis(np.flip(factor, axis) if end else factor, axis, 0)
        target[:depth] *= profile[:, None, None]
    return factor


def _block_weights(image: Pixels, blocks: Pixels, inside: Mask | None) -> Plane:
    """Weigh blocks by how even they are, and more at the border of the scan or of `inside`."""
    height, width = blocks.shape[:2]
    squares = block_means(image**2, BLOCK)
    contrast = np.sqrt(np.maximum(squares - blocks**2, 0)).max(axis=2)
    weight = 1 / (0.02 + contrast)
    part = np.ones((height, width), bool)
    if inside is not None:
        part = block_means(inside[..., None].astype(np.float32), BLOCK)[..., 0] > 0.999
    core = part.copy()
    for _ in range(3):
        core = erode(core)
    weight = np.where(part & ~core, weight * BORDER_WEIGHT, weight)
    return np.asarray(np.where(part, weight, 0), np.float32)


def _commonest_colour(blocks: Pixels, weight: Plane) -> NDArray[np.float32]:
    """Return the commonest colour (3 numbers, 0 to 1) of weighted blocks, from a histogram.

    `blocks` is rows x columns x 3, `weight` rows x columns."""
    levels = np.clip((blocks * BINS).astype(int), 0, BINS - 1) + 1
    counts = np.zeros((BINS + 2,) * 3)
    np.add.at(counts, tuple(np.moveaxis(levels, 2, 0)), weight)
    for axis in range(3):
        counts = counts + np.roll(counts, 1, axis) + np.roll(counts, -1, axis)
    best = np.array(np.unravel_index(np.argmax(counts), counts.shape))
    near = (np.abs(levels - best).max(axis=2) <= 1) & (weight > 0)
    return np.asarray(np.median(blocks[near], axis=0), np.float32)


def _fit_surface(blocks: Pixels, known: Mask) -> Pixels:
    """Fit a quadratic to the known blocks of each channel by least squares."""
    height, width = known.shape
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    terms = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], -1)
    matrix = terms[known].T @ terms[known] + 1e-3 * known.sum() * np.diag([0, 0, 0, 1.0, 1.0, 1.0])
    solution = np.linalg.solve(matrix + 1e-9 * np.eye(6), terms[known].T @ blocks[known])
    return np.asarray(terms @ solution, np.float32)


def _local_deviation(residual: Pixels, known: Mask) -> Pixels:
    """Smooth the residual of the known blocks, and fade it to 0 away from them."""
    weight = known[..., None].astype(np.float32)
    deviation = np.zeros_like(residual)
    for radius in (12, 4):
        rest = (residual - deviation) * weight
        shared = box_mean(weight, radius)
        smooth = box_mean(rest, radius) / np.maximum(shared, 0.05)
        deviation = deviation + np.asarray(smooth, np.float32)
    return deviation


def erode(mask: Mask) -> Mask:
    """Return the true pixels whose four neighbours are true."""
    padded = np.pad(mask, 1)
    around = padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:]
    return np.asarray(mask & around)


def _enlarge(blocks: Pixels, shape: tuple[int, ...]) -> Pixels:
    """Interpolate blocks linearly to an image of `shape` (height, width)."""
    image = blocks
    for axis in (0, 1):
        at = np.clip((np.arange(shape[axis]) + 0.5) / BLOCK - 0.5, 0, blocks.shape[axis] - 1)
        low = np.minimum(at.astype(int), blocks.shape[axis] - 1)
        high = np.minimum(low + 1, blocks.shape[axis] - 1)
        share = np.expand_dims((at - low).astype(np.float32), tuple({0, 1, 2} - {axis}))
        image = np.take(image, low, axis) * (1 - share) + np.take(image, high, axis) * share
    return np.asarray(image, np.float32)
