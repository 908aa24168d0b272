"""Magic wand: selection of connected pixels of similar colour."""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.document.document import Document
from desktop.document.mask import FULL, Levels, MaskPatch
from desktop.render.document_renderer import DocumentRenderer, size_at
from models.core.pixels import Pixels, Rect
from models.core.strokes import Point

LONGEST: Final = 1600
"""Longest side in pixels of the picture in which colours are compared; larger ones are reduced."""

REACHED: Final = 2
"""Value with which the flood fill of libvips marks pixels; its input has the values 0 and 1."""

Flags = NDArray[np.bool_]
"""Boolean array, height x width."""


def flood_fill(
    document: Document, at: Point, tolerance: float, renderer: DocumentRenderer
) -> MaskPatch:
    """Select connected pixels that differ from that at a point by up to `tolerance` (0 to 1)."""
    document, level = replace(document, transform=None), 0
    while max(size_at(document, level).w, size_at(document, level).h) > LONGEST:
        level += 1
    whole = size_at(document, level)
    picture = renderer.tile(document, level, whole)
    row = min(max(int(at[1]) >> level, 0), whole.h - 1)
    column = min(max(int(at[0]) >> level, 0), whole.w - 1)
    similar = connected_region(_find_similar(picture, (row, column), tolerance), (row, column))
    photo = document.photo.whole
    return MaskPatch(photo, _enlarge(similar, level, photo))


def connected_region(allowed: Flags, seed: tuple[int, int]) -> Flags:
    """Return the 4-connected component of `allowed` that contains `seed` (row, column)."""
    import pyvips  # not needed at the start of the window

    height, width = allowed.shape
    levels = np.asarray(allowed, np.uint8)
    image = pyvips.Image.new_from_memory(levels.tobytes(), width, height, 1, "uchar")
    flooded = image.draw_flood(REACHED, seed[1], seed[0], equal=True)
    reached = np.frombuffer(flooded.write_to_memory(), np.uint8).reshape(allowed.shape)
    return np.asarray(reached == REACHED, np.bool_)


def _find_similar(picture: Pixels, seed: tuple[int, int], tolerance: float) -> Flags:
    near = picture[max(seed[0] - 1, 0) : seed[0] + 2, max(seed[1] - 1, 0) : seed[1] + 2]
    colour = np.median(near.reshape(-1, 3), axis=0).astype(np.float32)
    flags = np.asarray((np.abs(picture - colour) <= tolerance).all(axis=2), np.bool_)
    flags[seed] = True
    return flags


def _enlarge(flags: Flags, level: int, photo: Rect) -> Levels:
    levels = np.asarray(flags, np.uint8) * np.uint8(FULL)
    if level == 0:
        return levels
    by = 1 << level
    image = Image.fromarray(levels)
    large = image.resize((levels.shape[1] * by, levels.shape[0] * by), Image.Resampling.BILINEAR)
    return np.asarray(large)[: photo.h, : photo.w]
