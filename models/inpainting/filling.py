"""Fill holes of any width from the picture itself; no network needed.

Wide holes are completed from exemplars (`complete`). Thin ones, such as scratches and cracks,
become the mean of that, a smooth membrane and the answer of a network, which is closer to the truth
than each of them. Specks need no exemplars.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from models.core.pixels import Rect, dilate, to_luma
from models.core.progress import Progress
from models.imaging.hysteresis import label_components
from models.inpainting.completion import complete
from models.inpainting.membrane import membrane
from models.inpainting.patches import Flags, Plane
from models.inpainting.voting import depth_of

THIN, WIDE = 6.0, 16.0
"""Depths of a hole, in pixels from its rim to its middle: up to the first, exemplars count one
third; from the second on, nothing else counts."""
SPECK_SIDE: Final = 12
"""Longest side, in pixels, of a piece that is filled without exemplars, to save time."""
SURROUNDINGS: Final = 8
"""Pixels around a hole that are searched for exemplars, for each pixel of its depth."""
LEAST_SURROUNDINGS, MOST_SURROUNDINGS = 48, 256
RING: Final = 12
"""Width in pixels of the ring around a hole whose colours tell whether the picture has one tone."""
ONE_TONE: Final = 0.012
"""Largest standard deviation (0 to 1) of colours from a curve over luma in a print of one tone."""


def fill(image: Plane, hole: Flags, network: Plane, progress: Progress) -> Plane:
    """Fill `hole` (H x W) of an RGB picture (H x W x 3, float32, 0 to 1).

    `network` is the same picture as an inpainting network fills it; it counts in thin holes only.
    Known pixels stay bit-equal. Prints of one tone (grey, sepia) keep it. The same input gives the
    same picture.

    Raises: Cancelled.
    """
    if not hole.any() or hole.all():
        return image.copy()
    specks, rest = _split(hole)
    smooth = (membrane(image, specks) + network) / 2
    filled = np.where(specks[..., None], smooth, image).astype(np.float32)
    depth = depth_of(rest)
    boxes = list(_boxes(rest, depth))
    for number, box in enumerate(boxes):
        own, part = rest[box.slices], progress.part(number, len(boxes))
        other, share = network[box.slices], _thin_share(own, depth[box.slices])
        filled[box.slices] = _fill_box(filled[box.slices], own, other, share, part)
    return filled


def _split(hole: Flags) -> tuple[Flags, Flags]:
    """Separate the specks of a hole, pieces of at most SPECK_SIDE pixels, from its other pieces."""
    piece = label_components(hole)
    rows, columns = np.nonzero(hole)
    count = int(piece.max()) + 1
    small = np.ones(count, bool)
    for positions in (rows, columns):
        least, most = np.full(count, np.inf), np.full(count, -np.inf)
        np.minimum.at(least, piece, positions)
        np.maximum.at(most, piece, positions)
        small &= most - least < SPECK_SIDE
    specks = np.zeros_like(hole)
    specks[rows, columns] = small[piece]
    return specks, hole & ~specks


def _thin_share(hole: Flags, depth: Plane) -> Plane:
    """Return how thin the piece of each pixel is (H x W): 1 up to depth THIN, 0 from WIDE on."""
    piece, own = label_components(hole), depth[hole]
    deepest = np.zeros(int(piece.max()) + 1, np.float32)
    np.maximum.at(deepest, piece, own)
    share = np.zeros(hole.shape, np.float32)
    share[hole] = np.clip((WIDE - deepest[piece]) / (WIDE - THIN), 0, 1)
    return share


def _fill_box(image: Plane, hole: Flags, network: Plane, share: Plane, progress: Progress) -> Plane:
    """Fill the hole of one box; `share` (H x W, 0 to 1) tells how thin it is: see `_thin_share`."""
    if hole.all():
        return image
    tone = _tone_curve(image, hole)
    plane, other = image, network
    if tone is not None:
        plane, other = to_luma(image)[..., None], to_luma(network)[..., None]
    filled = complete(plane, hole, progress, grainy=hole & (share == 0))
    if share.any():
        smooth = (membrane(plane, hole) + other) / 2
        weight = share[..., None] * np.float32(2 / 3)
        filled = np.asarray(filled + weight * (smooth - filled), np.float32)
    colours = np.clip(filled if tone is None else _apply_tone(filled[..., 0], tone), 0, 1)
    return np.where(hole[..., None], colours, image).astype(np.float32)


def _boxes(hole: Flags, depth: Plane) -> Iterator[Rect]:
    """Yield rectangles around the pieces of the hole and their surroundings, without overlap."""
    whole = Rect(0, 0, hole.shape[1], hole.shape[0])
    rows, columns = np.nonzero(hole)
    piece = label_components(hole)
    boxes: list[Rect] = []
    for number in np.unique(piece):
        own = piece == number
        y, x = rows[own], columns[own]
        margin = int(SURROUNDINGS * depth[y, x].max())
        margin = min(max(margin, LEAST_SURROUNDINGS), MOST_SURROUNDINGS)
        tight = Rect(int(x.min()), int(y.min()), int(np.ptp(x)) + 1, int(np.ptp(y)) + 1)
        boxes.append(tight.grown(margin, whole))
    yield from _merge_overlapping(boxes)


def _merge_overlapping(boxes: list[Rect]) -> list[Rect]:
    """Join overlapping rectangles until no two overlap."""
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


def _tone_curve(image: Plane, hole: Flags) -> Plane | None:
    """Fit the colours around the hole as a quadratic curve over luma (3 x 3: power by channel).

    None where the picture has more than one tone there.
    """
    ring = dilate(hole, RING) & ~hole
    colours = image[ring]
    if len(colours) < 32:
        return None
    luma = to_luma(image)[ring]
    powers = np.stack((np.ones_like(luma), luma, luma * luma), 1)
    curve, *_ = np.linalg.lstsq(powers, colours, rcond=None)
    return curve if float((powers @ curve - colours).std()) < ONE_TONE else None


def _apply_tone(luma: Plane, curve: Plane) -> Plane:
    powers = np.stack((np.ones_like(luma), luma, luma * luma), -1)
    return np.asarray(powers @ curve, np.float32)
