"""How a hand draws a crop: all its arithmetic, as values."""

from dataclasses import dataclass
from typing import Final

from desktop.document.transform import CropTransform
from models.core.pixels import Rect

ASPECT_CHOICES: Final = (0.0, -1.0, 1.0, 3 / 2, 4 / 3, 5 / 4)
"""Long side by short side; 0: any, -1: that of the photo."""

MIN_SIDE: Final = 8
"""Pixels along a side."""


@dataclass(frozen=True, slots=True)
class CropHandle:
    """What is held: -1 the left (or upper) side, 1 the right (or lower) one, 0 neither; with none
    at all the crop is moved."""

    across: int = 0
    down: int = 0

    @property
    def is_move(self) -> bool:
        return self.across == self.down == 0


CROP_HANDLES: Final = tuple(CropHandle(x, y) for y in (-1, 0, 1) for x in (-1, 0, 1) if x or y)


def drag_handle(
    frame: CropTransform, photo: Rect, grip: CropHandle, by: tuple[int, int], shape: float
) -> CropTransform:
    """The frame after its crop was pulled `by` so many pixels right and down. `shape` is width by
    height, 0 where that is free; along an edge of the photo the crop slides."""
    if shape and not grip.is_move:
        pulled = frame.reaching(_shaped_pull(frame.crop, grip, by, shape), photo)
        return pulled.cropped(rect_with_aspect(pulled.crop, grip, shape))
    for dx, dy in ((by[0], 0), (0, by[1])):
        frame = frame.reaching(_pulled(frame.crop, grip, dx, dy), photo)
    return frame


def fit_to_aspect(frame: CropTransform, photo: Rect, shape: float) -> CropTransform:
    """About as large and about the same middle, but of that shape."""
    x, y = frame.crop.centre
    width = max((frame.crop.area * shape) ** 0.5, 2 * MIN_SIDE)
    across, down = round(width / 2), max(round(width / shape / 2), 1)
    crop = Rect(round(x) - across, round(y) - down, 2 * across, 2 * down)
    held = frame.cropped(crop).clamped_to(photo)
    return held.cropped(rect_with_aspect(held.crop, CropHandle(1, 1), shape))


def aspect_of(choice: float, crop: Rect, upright: Rect) -> float:
    """Width by height for one of `SHAPES`, standing or lying as the crop does."""
    if choice < 0:
        choice = max(upright.w, upright.h) / min(upright.w, upright.h)
    return 1 / choice if choice and crop.h > crop.w else choice


def rect_with_aspect(crop: Rect, grip: CropHandle, shape: float) -> Rect:
    """The largest of that shape within, at the corner or side that is not held."""
    width = max(min(crop.w, round(crop.h * shape)), 1)
    height = max(min(crop.h, round(crop.w / shape)), 1)
    x = crop.x + crop.w - width if grip.across < 0 else crop.x
    y = crop.y + crop.h - height if grip.down < 0 else crop.y
    return Rect(x, y, width, height)


def _pulled(crop: Rect, grip: CropHandle, dx: int, dy: int) -> Rect:
    if grip.is_move:
        return Rect(crop.x + dx, crop.y + dy, crop.w, crop.h)
    left, right = _sides(crop.x, crop.w, grip.across, dx)
    top, bottom = _sides(crop.y, crop.h, grip.down, dy)
    return Rect(left, top, right - left, bottom - top)


def _sides(start: int, length: int, held: int, by: int) -> tuple[int, int]:
    end = start + length
    if held < 0:
        return min(start + by, end - min(MIN_SIDE, length)), end
    return start, max(end + by * held, start + min(MIN_SIDE, length))


def _shaped_pull(crop: Rect, grip: CropHandle, by: tuple[int, int], shape: float) -> Rect:
    """The way of the hand that changes the size more counts."""
    wider, higher = grip.across * by[0], grip.down * by[1] * shape
    width = max(round(crop.w + (wider if abs(wider) >= abs(higher) else higher)), MIN_SIDE)
    height = max(round(width / shape), 1)
    x = _start(crop.x, crop.w, width, grip.across)
    y = _start(crop.y, crop.h, height, grip.down)
    return Rect(x, y, width, height)


def _start(start: int, old: int, new: int, held: int) -> int:
    """Where the other side stays; where neither is held, the middle does."""
    return start + {1: 0, 0: (old - new) // 2, -1: old - new}[held]
