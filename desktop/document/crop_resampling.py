"""Resampling of pixels through a crop transform.

Quarter turns and crops copy pixels unchanged to the bit. Straightening and perspective correction
interpolate by cubic convolution (Keys 1981, see models.imaging.upscaling) as implemented by
libvips.
"""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from desktop.document.crop_transform import CropTransform, Matrix
from models.core.pixels import Rect
from models.imaging.upscaling import Levels

SIDE: Final = 512
"""Side in pixels of the tiles in which a rotated picture is fetched, which bounds wasted pixels."""

REACH: Final = 3
"""Pixels around a point that bicubic interpolation reads, and one for rounding."""

EXACT: Final = 1e-6
"""Tolerance of rounding errors, in pixels."""

Fetch = Callable[[Rect], Levels]
"""Function that returns a rect of the picture without transform, 0 to 1, H x W or H x W x 3."""


def resample_through(
    transform: CropTransform, photo: Rect, by: float, rect: Rect, fetch: Fetch
) -> Levels:
    """Compute a rect of the picture as a crop transform shows it, reduced by `by`.

    `by` below 1 enlarges. `rect` is in reduced pixels of the transformed picture; `fetch` returns
    rects of the photo, reduced as much."""
    scale = np.diag((by, by, 1.0))
    matrix = np.linalg.inv(scale) @ transform.to_photo(photo) @ scale
    whole = Rect(0, 0, _reduced_length(photo.w, by), _reduced_length(photo.h, by))
    if transform.is_straight and np.abs(matrix[:2, 2] - np.round(matrix[:2, 2])).max() < EXACT:
        return _copy_rotated(matrix, transform.turns, rect, whole, fetch)
    parts = [_interpolate(matrix, part, whole, fetch) for part in rect.tiles(SIDE)]
    picture = np.empty((rect.h, rect.w, *parts[0].shape[2:]), np.float32)
    for part, pixels in zip(rect.tiles(SIDE), parts, strict=True):
        picture[part.relative_to(rect).slices] = pixels
    return picture


def size_of(transform: CropTransform, by: float) -> Rect:
    """Return the rect, from 0, 0, of what a crop transform shows, reduced by `by`."""
    return Rect(0, 0, _reduced_length(transform.crop.w, by), _reduced_length(transform.crop.h, by))


def _reduced_length(length: int, by: float) -> int:
    return int(np.ceil(round(length / by, 6)))


def _copy_rotated(matrix: Matrix, turns: int, rect: Rect, whole: Rect, fetch: Fetch) -> Levels:
    """Copy a rect of a picture rotated by quarter turns, without interpolation.

    `whole` is the reduced photo that `fetch` reads; rows beyond it repeat the edge."""
    corners = matrix @ np.array([(rect.x, rect.y, 1.0), (rect.x + rect.w, rect.y + rect.h, 1.0)]).T
    (left, right), (top, bottom) = (sorted(round(each) for each in row) for row in corners[:2])
    source = Rect(left, top, right - left, bottom - top)
    inside = source.clipped(whole)
    picture = fetch(inside)
    if inside != source:
        picture = _pad_edges(picture, inside, source)
    return np.ascontiguousarray(np.rot90(picture, -turns))


def _interpolate(matrix: Matrix, rect: Rect, whole: Rect, fetch: Fetch) -> Levels:
    import pyvips  # not needed at the start of the window

    rows, columns = np.mgrid[rect.y : rect.y + rect.h, rect.x : rect.x + rect.w] + 0.5
    points = np.stack([columns.ravel(), rows.ravel(), np.ones(rect.area)])
    x, y, depth = matrix @ points
    x, y = np.clip(x / depth, 0, whole.w), np.clip(y / depth, 0, whole.h)
    left, top = int(x.min()) - REACH, int(y.min()) - REACH
    source = Rect(left, top, int(x.max()) + 1 + REACH - left, int(y.max()) + 1 + REACH - top)
    inside = source.clipped(whole)
    picture = _pad_edges(fetch(inside), inside, source)
    index = np.stack([x - source.x - 0.5, y - source.y - 0.5], -1).astype(np.float32)
    mapped = _to_vips(picture).mapim(
        _to_vips(index.reshape(rect.h, rect.w, 2)), interpolate=pyvips.Interpolate.new("bicubic")
    )
    levels = np.frombuffer(mapped.write_to_memory(), np.float32)
    return np.clip(levels.reshape(rect.h, rect.w, *picture.shape[2:]), 0, 1)


def _pad_edges(picture: Levels, inside: Rect, wanted: Rect) -> Levels:
    """Extend a picture of the rect `inside` to the rect `wanted` by repeating its edge pixels."""
    before = inside.y - wanted.y, inside.x - wanted.x
    after = wanted.h - inside.h - before[0], wanted.w - inside.w - before[1]
    rest = [(0, 0)] * (picture.ndim - 2)
    return np.pad(picture, [*zip(before, after, strict=True), *rest], mode="edge")


def _to_vips(levels: NDArray[Any]) -> Any:
    import pyvips

    height, width = levels.shape[:2]
    bands = levels.shape[2] if levels.ndim == 3 else 1
    contiguous = np.ascontiguousarray(levels, np.float32)
    return pyvips.Image.new_from_memory(contiguous, width, height, bands, "float")
