"""Shape of a hole: its specks, how thick it is, and the boxes in which it is filled."""

from typing import Final

import numpy as np

from models.core.pixels import Rect, dilate
from models.imaging.hysteresis import label_components
from models.inpainting.patch_vectors import Flags, Plane
from models.inpainting.patch_voting import depth_of

THIN, WIDE = 9, 16
"""Depths of a hole, in pixels from its rim to its middle: up to the first it is thin, from the
second on it is wide."""
SPECK_SIDE: Final = 12
"""Longest side, in pixels, of a piece that is filled without exemplars, to save time."""
SURROUNDINGS: Final = 8
"""Pixels around a hole that are searched for exemplars, for each pixel of its depth."""
LEAST_SURROUNDINGS, MOST_SURROUNDINGS = 40, 256
BLOCK: Final = 8
"""Side in pixels of the blocks in which wide pieces are found, half of the depth WIDE."""
MOST_PIXELS: Final = 3_000_000
"""Largest rectangle that is filled as a whole, which bounds memory to about 1 GB."""


def find_specks(hole: Flags) -> Flags:
    """Mark the specks of a hole: connected pieces of at most SPECK_SIDE pixels a side."""
    piece = label_components(hole)
    rows, columns = np.nonzero(hole)
    count = int(piece.max(initial=0)) + 1
    small = np.ones(count, bool)
    for positions in (rows, columns):
        least, most = np.full(count, np.inf), np.full(count, -np.inf)
        np.minimum.at(least, piece, positions)
        np.maximum.at(most, piece, positions)
        small &= most - least < SPECK_SIDE
    specks = np.zeros_like(hole)
    specks[rows, columns] = small[piece]
    return specks


def thin_share(hole: Flags) -> Plane:
    """Return how thin the hole is at its pixels (H x W): 1 up to a depth of THIN, 0 from WIDE.

    The largest depth nearby counts: the rim of a wide hole is wide, a crack into it is thin."""
    depth = depth_of(hole)
    share = hole.astype(np.float32)
    for level in range(THIN + 1, WIDE + 1):
        deep = depth >= level
        if not deep.any():
            break
        share[hole & dilate(deep, level - 1)] = (WIDE - level) / (WIDE - THIN)
    return share


def boxes_around(hole: Flags) -> list[Rect]:
    """Return disjoint rects around the pieces of the hole and their surroundings."""
    whole, depth = Rect(0, 0, hole.shape[1], hole.shape[0]), depth_of(hole)
    rows, columns = np.nonzero(hole)
    piece = label_components(hole)
    order = np.argsort(piece, kind="stable")
    boxes = list[Rect]()
    for own in np.split(order, np.flatnonzero(np.diff(piece[order])) + 1):
        y, x = rows[own], columns[own]
        if len(own):
            tight = Rect(int(x.min()), int(y.min()), int(np.ptp(x)) + 1, int(np.ptp(y)) + 1)
            boxes.append(tight.grown(margin_for(float(depth[y, x].max())), whole))
    return _merge_overlapping(boxes)


def margin_for(depth: float) -> int:
    """Return how many pixels around a hole of this depth are searched for patches to copy."""
    return min(max(int(SURROUNDINGS * depth), LEAST_SURROUNDINGS), MOST_SURROUNDINGS)


def _merge_overlapping(boxes: list[Rect]) -> list[Rect]:
    """Replace rects that overlap by the rect around them, until none overlap.

    `boxes` are in pixels of the picture."""
    left, done = list(boxes), list[Rect]()
    while left:
        box = left.pop()
        near = [other for other in left if box.clipped(other).area > 0]
        if near:
            left = [other for other in left if other not in near]
            left.append(_around([box, *near]))
        else:
            done.append(box)
    return done


def _around(boxes: list[Rect]) -> Rect:
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.w for box in boxes), max(box.y + box.h for box in boxes)
    return Rect(x, y, right - x, bottom - y)


def wide_rects(hole: Flags) -> list[Rect]:
    """Return rects around wide pieces of a hole and their surroundings, without huge rects."""
    whole = Rect(0, 0, hole.shape[1], hole.shape[0])
    touched, full = _in_blocks(hole)
    near = dilate(full, 2) & touched
    rows, columns = np.nonzero(near)
    piece = label_components(near)
    boxes = list[Rect]()
    for number in np.unique(piece):
        own = piece == number
        y, x = rows[own], columns[own]
        tight = Rect(int(x.min()), int(y.min()), int(np.ptp(x)) + 1, int(np.ptp(y)) + 1)
        tight = tight.scaled(BLOCK).clipped(whole)
        boxes.append(tight.grown(margin_for(min(tight.w, tight.h) / 2), whole))
    return [box for box in _merge_overlapping(boxes) if box.area <= MOST_PIXELS]


def _in_blocks(hole: Flags) -> tuple[Flags, Flags]:
    """Return which BLOCK x BLOCK squares a hole touches, and which it covers."""
    height, width = (-(-side // BLOCK) for side in hole.shape)
    missing = (height * BLOCK - hole.shape[0], width * BLOCK - hole.shape[1])
    wide = np.pad(hole, ((0, missing[0]), (0, missing[1])), mode="edge")
    blocks = wide.reshape(height, BLOCK, width, BLOCK)
    return np.asarray(blocks.any((1, 3))), np.asarray(blocks.all((1, 3)))
