"""Arithmetic of dragging and reshaping a crop rect.

Aspect ratios are width by height; 0 means that the ratio is free. Rects are in pixels of the plane
of the crop transform.
"""

from dataclasses import dataclass
from typing import Final

from desktop.document.crop_transform import CropTransform
from models.core.pixels import Rect

ASPECT_CHOICES: Final = (0.0, -1.0, 1.0, 3 / 2, 4 / 3, 5 / 4)
"""Aspect ratios that are offered, long side by short side; 0: free, -1: that of the photo."""

MIN_SIDE: Final = 8
"""Smallest side of a crop in pixels of the photo."""


@dataclass(frozen=True, slots=True)
class CropHandle:
    """Side or corner of the crop that is dragged.

    `across` is -1 for the left side, 1 for the right side, else 0; `down` is -1 for the upper side,
    1 for the lower side, else 0. With 0 for both the crop is moved."""

    across: int = 0
    down: int = 0

    @property
    def is_move(self) -> bool:
        """Whether the handle moves the crop instead of resizing it."""
        return self.across == self.down == 0


CROP_HANDLES: Final = tuple(CropHandle(x, y) for y in (-1, 0, 1) for x in (-1, 0, 1) if x or y)
"""Handles of a crop: its four corners and four sides."""


def drag_handle(
    transform: CropTransform, photo: Rect, handle: CropHandle, by: tuple[int, int], aspect: float
) -> CropTransform:
    """Return the crop transform after dragging a handle of its crop by (right, down) pixels.

    The crop keeps the ratio `aspect` unless that is 0, and slides along edges of the photo."""
    if aspect and not handle.is_move:
        dragged = transform.reaching(_drag_with_aspect(transform.crop, handle, by, aspect), photo)
        return dragged.cropped(rect_with_aspect(dragged.crop, handle, aspect))
    for dx, dy in ((by[0], 0), (0, by[1])):
        transform = transform.reaching(_drag_rect(transform.crop, handle, dx, dy), photo)
    return transform


def fit_to_aspect(transform: CropTransform, photo: Rect, aspect: float) -> CropTransform:
    """Return the transform with a crop of this aspect ratio, of about the same area and centre."""
    x, y = transform.crop.centre
    width = max((transform.crop.area * aspect) ** 0.5, 2 * MIN_SIDE)
    across, down = round(width / 2), max(round(width / aspect / 2), 1)
    crop = Rect(round(x) - across, round(y) - down, 2 * across, 2 * down)
    held = transform.cropped(crop).clamped_to(photo)
    return held.cropped(rect_with_aspect(held.crop, CropHandle(1, 1), aspect))


def aspect_of(choice: float, crop: Rect, upright: Rect) -> float:
    """Return the aspect of a choice for a crop of a photo that fills `upright`; 0: free."""
    if choice < 0:
        choice = max(upright.w, upright.h) / min(upright.w, upright.h)
    return 1 / choice if choice and crop.h > crop.w else choice


def rect_with_aspect(crop: Rect, handle: CropHandle, aspect: float) -> Rect:
    """Return the largest rect of an aspect ratio in `crop`, fixed at the side opposite `handle`."""
    width = max(min(crop.w, round(crop.h * aspect)), 1)
    height = max(min(crop.h, round(crop.w / aspect)), 1)
    x = crop.x + crop.w - width if handle.across < 0 else crop.x
    y = crop.y + crop.h - height if handle.down < 0 else crop.y
    return Rect(x, y, width, height)


def _drag_rect(crop: Rect, handle: CropHandle, dx: int, dy: int) -> Rect:
    if handle.is_move:
        return Rect(crop.x + dx, crop.y + dy, crop.w, crop.h)
    left, right = _drag_side(crop.x, crop.w, handle.across, dx)
    top, bottom = _drag_side(crop.y, crop.h, handle.down, dy)
    return Rect(left, top, right - left, bottom - top)


def _drag_side(start: int, length: int, held: int, by: int) -> tuple[int, int]:
    end = start + length
    if held < 0:
        return min(start + by, end - min(MIN_SIDE, length)), end
    return start, max(end + by * held, start + min(MIN_SIDE, length))


def _drag_with_aspect(crop: Rect, handle: CropHandle, by: tuple[int, int], aspect: float) -> Rect:
    """Drag a crop of fixed aspect ratio by the component of `by` that changes its size more."""
    wider, higher = handle.across * by[0], handle.down * by[1] * aspect
    width = max(round(crop.w + (wider if abs(wider) >= abs(higher) else higher)), MIN_SIDE)
    height = max(round(width / aspect), 1)
    x = _start_after_resize(crop.x, crop.w, width, handle.across)
    y = _start_after_resize(crop.y, crop.h, height, handle.down)
    return Rect(x, y, width, height)


def _start_after_resize(start: int, old: int, new: int, held: int) -> int:
    """Return the start of a side resized from `old` to `new`; `held` 1 keeps it, -1 the end."""
    return start + {1: 0, 0: (old - new) // 2, -1: old - new}[held]
