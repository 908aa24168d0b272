"""Part of a large photo that a one-step system restores and shows before the whole."""

from dataclasses import dataclass
from typing import Final

from models.core.pixels import Pixels, Rect

VIEW_SIDE: Final = 512
"""Largest side in pixels of the part that is restored first, so that it takes seconds."""

LEAST_VIEWS: Final = 3
"""Number of such parts that a photo must be as large as, so that the detour is worth its time."""


def first_view(whole: Rect, focus: tuple[float, float] | None) -> Rect | None:
    """Return the square of `VIEW_SIDE` pixels around `focus` (x, y), moved and cut to fit `whole`.

    None where nobody looks (`focus` None) and where the whole takes hardly longer."""
    if focus is None or whole.area < LEAST_VIEWS * VIEW_SIDE**2:
        return None
    width, height = min(VIEW_SIDE, whole.w), min(VIEW_SIDE, whole.h)
    left = min(max(round(focus[0]) - width // 2, 0), whole.w - width)
    top = min(max(round(focus[1]) - height // 2, 0), whole.h - height)
    return Rect(left, top, width, height)


@dataclass(frozen=True, slots=True, eq=False)
class RestoredView:
    """Restored pixels of a part of a photo, of the size of `rect`."""

    rect: Rect
    pixels: Pixels

    def pasted_into(self, picture: Pixels) -> Pixels:
        """Return a copy of a picture of the whole photo (H x W x 3) with this part in it."""
        pasted = picture.copy()
        pasted[self.rect.slices] = self.pixels
        return pasted
