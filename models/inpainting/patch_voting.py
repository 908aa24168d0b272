"""New pixels from matched patches: each pixel is a weighted mean over the patches that cover it.

Wexler, Shechtman and Irani 2007, "Space-time completion of video", section 3.2: patches that fit
well and lie near the border of the hole, where more is known, weigh more.
"""

from typing import Final

import numpy as np

from models.inpainting.patch_match import Field
from models.inpainting.patch_vectors import RADIUS, Flags, Numbers, Plane

CONFIDENCE: Final = 1.3
"""Base of the weight that falls with the distance from the border (section 3.2)."""
SPREAD: Final = 0.75
"""Quantile of the patch distances that sets how fast weights fall with them (section 3.2)."""
OFFSETS: Final = [
    (dy, dx) for dy in range(-RADIUS, RADIUS + 1) for dx in range(-RADIUS, RADIUS + 1)
]


def vote(source: Plane, field: Field, pixels: Numbers, depth: Plane, sharpness: float) -> Plane:
    """Compute new values (N x C) for `pixels` (N x 2: row, column) as means of copied patches.

    `source` is the picture to copy from, H x W x C; `depth` (H x W) counts pixels from the border
    of the hole. With `sharpness` above 1 the best patches count more, which keeps detail."""
    shape = depth.shape
    places = field.index_table(shape)
    weights = _weights(field, depth, sharpness)
    total = np.zeros((len(pixels), source.shape[2]), np.float32)
    mass = np.zeros(len(pixels), np.float32)
    centrality = _centrality(sharpness)
    for (dy, dx), central in zip(OFFSETS, centrality, strict=True):
        centre = pixels - (dy, dx)
        inside = ((centre >= 0) & (centre < shape)).all(1)
        centre = np.clip(centre, 0, np.array(shape) - 1)
        patch = places[centre[:, 0], centre[:, 1]]
        there = np.flatnonzero(inside & (patch >= 0))
        patch = patch[there]
        taken = field.sources[patch] + (dy, dx)
        weight = weights[patch] * central
        total[there] += weight[:, None] * source[taken[:, 0], taken[:, 1]]
        mass[there] += weight
    return np.asarray(total / np.maximum(mass, 1e-20)[:, None], np.float32)


def _weights(field: Field, depth: Plane, sharpness: float) -> Plane:
    spread = max(float(np.quantile(field.distances, SPREAD)), 1e-8)
    fit = np.exp(-np.minimum(sharpness * field.distances / (2 * spread), 60))
    trust = CONFIDENCE ** -depth[field.targets[:, 0], field.targets[:, 1]]
    return np.asarray(fit * trust + 1e-12, np.float32)


def _centrality(sharpness: float) -> Plane:
    """Return the weight of each offset in a patch; the centre counts more with more sharpness."""
    squares = np.array([dy * dy + dx * dx for dy, dx in OFFSETS], np.float32)
    return np.asarray(np.exp(-squares * (sharpness - 1) / 18), np.float32)


def depth_of(hole: Flags) -> Plane:
    """Return the number of steps across or down from each pixel of the hole to a known one."""
    depth = np.zeros(hole.shape, np.float32)
    left = hole.copy()
    while left.any():
        depth[left] += 1
        wide = np.pad(left, 1, constant_values=True)
        left = left & wide[:-2, 1:-1] & wide[2:, 1:-1] & wide[1:-1, :-2] & wide[1:-1, 2:]
        if depth.max() > max(hole.shape):
            break
    return depth
