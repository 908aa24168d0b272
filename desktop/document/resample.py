"""Pixels as a frame shows them.

Turned by quarters they are the photo's own, to the bit; straightened or tilted they are found
between its pixels by cubic convolution (Keys 1981, see models.imaging.upscaling), as libvips does
it.
"""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import pyvips
from numpy.typing import NDArray

from desktop.document.transform import CropTransform, Matrix
from models.core.pixels import Rect
from models.imaging.upscaling import Levels

SIDE: Final = 512
"""Of the pieces in which slanting pictures are fetched, so that little is fetched in vain."""

REACH: Final = 3
"""Pixels around a place that decide what it shows, and one for rounding."""

EXACT: Final = 1e-6
"""Pixels that arithmetic may be off."""

Fetch = Callable[[Rect], Levels]
"""A piece of the picture without its frame, 0 to 1, with or without channels."""


def resample_through(
    frame: CropTransform, photo: Rect, by: float, rect: Rect, fetch: Fetch
) -> Levels:
    """`rect` of what the frame shows, reduced by `by` (below 1: made larger); `fetch` gives pieces
    of the picture reduced as much."""
    scale = np.diag((by, by, 1.0))
    matrix = np.linalg.inv(scale) @ frame.to_photo(photo) @ scale
    whole = Rect(0, 0, _reduced(photo.w, by), _reduced(photo.h, by))
    if frame.is_straight and np.abs(matrix[:2, 2] - np.round(matrix[:2, 2])).max() < EXACT:
        return _turned(matrix, frame.turns, rect, whole, fetch)
    parts = [_between_pixels(matrix, part, whole, fetch) for part in rect.tiles(SIDE)]
    picture = np.empty((rect.h, rect.w, *parts[0].shape[2:]), np.float32)
    for part, pixels in zip(rect.tiles(SIDE), parts, strict=True):
        picture[part.relative_to(rect).slices] = pixels
    return picture


def size_of(frame: CropTransform, by: float) -> Rect:
    """Of what the frame shows, reduced by `by`."""
    return Rect(0, 0, _reduced(frame.crop.w, by), _reduced(frame.crop.h, by))


def _reduced(length: int, by: float) -> int:
    return int(np.ceil(round(length / by, 6)))


def _turned(matrix: Matrix, turns: int, rect: Rect, whole: Rect, fetch: Fetch) -> Levels:
    """Exact, also in the last rows and columns of a reduced picture."""
    corners = matrix @ np.array([(rect.x, rect.y, 1.0), (rect.x + rect.w, rect.y + rect.h, 1.0)]).T
    (left, right), (top, bottom) = (sorted(round(each) for each in row) for row in corners[:2])
    place = Rect(left, top, right - left, bottom - top)
    held = place.clipped(whole)
    picture = fetch(held)
    if held != place:
        picture = _padded(picture, held, place)
    return np.ascontiguousarray(np.rot90(picture, -turns))


def _between_pixels(matrix: Matrix, rect: Rect, whole: Rect, fetch: Fetch) -> Levels:
    rows, columns = np.mgrid[rect.y : rect.y + rect.h, rect.x : rect.x + rect.w] + 0.5
    points = np.stack([columns.ravel(), rows.ravel(), np.ones(rect.area)])
    x, y, depth = matrix @ points
    x, y = np.clip(x / depth, 0, whole.w), np.clip(y / depth, 0, whole.h)
    left, top = int(x.min()) - REACH, int(y.min()) - REACH
    place = Rect(left, top, int(x.max()) + 1 + REACH - left, int(y.max()) + 1 + REACH - top)
    held = place.clipped(whole)
    picture = _padded(fetch(held), held, place)
    index = np.stack([x - place.x - 0.5, y - place.y - 0.5], -1).astype(np.float32)
    found = _image(picture).mapim(
        _image(index.reshape(rect.h, rect.w, 2)), interpolate=pyvips.Interpolate.new("bicubic")
    )
    levels = np.frombuffer(found.write_to_memory(), np.float32)
    return np.clip(levels.reshape(rect.h, rect.w, *picture.shape[2:]), 0, 1)


def _padded(picture: Levels, held: Rect, place: Rect) -> Levels:
    """Beyond the edge the edge goes on."""
    before = held.y - place.y, held.x - place.x
    after = place.h - held.h - before[0], place.w - held.w - before[1]
    rest = [(0, 0)] * (picture.ndim - 2)
    return np.pad(picture, [*zip(before, after, strict=True), *rest], mode="edge")


def _image(levels: NDArray[Any]) -> Any:
    height, width = levels.shape[:2]
    bands = levels.shape[2] if levels.ndim == 3 else 1
    held = np.ascontiguousarray(levels, np.float32)
    return pyvips.Image.new_from_memory(held, width, height, bands, "float")
