"""Viewport value: the arithmetic of zoom and pan between photo and canvas.

Canvas coordinates are device-independent pixels with the origin at the top left corner of the
pane; photo coordinates are pixels of the cropped photo.
"""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from models.core.pixels import Rect

MIN_SCALE: Final = 1 / 64
"""Smallest scale that zooming reaches, in canvas units per photo pixel."""

MAX_SCALE: Final = 32.0
"""Largest scale that zooming reaches, in canvas units per photo pixel."""

Size = tuple[int, int]
"""Width and height, of the photo in its pixels or of the canvas in canvas units."""


class ViewMode(Enum):
    """Arrangement of original and result on the canvas: one, split or side by side."""

    SINGLE = "one"
    SPLIT = "split"
    SIDE_BY_SIDE = "side"


@dataclass(frozen=True, slots=True)
class Viewport:
    """Zoom and pan state of the canvas.

    `scale` is in canvas units per photo pixel; `x` and `y` are the canvas coordinates of the top
    left corner of the photo. Sizes of photo and canvas are (width, height).
    """

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    @classmethod
    def fitted(cls, photo: Size, canvas: Size, margin: int, max_scale: float) -> "Viewport":
        """Return the viewport of a whole, centred photo with a margin, at most at `max_scale`."""
        available = (max(canvas[0] - 2 * margin, 1), max(canvas[1] - 2 * margin, 1))
        scale = min(available[0] / photo[0], available[1] / photo[1], max_scale)
        return cls(scale).centred(photo, canvas, (photo[0] / 2, photo[1] / 2))

    def centred(self, photo: Size, canvas: Size, at: tuple[float, float]) -> "Viewport":
        """Return the viewport with the photo point `at` in the canvas centre, clamped."""
        x, y = canvas[0] / 2 - at[0] * self.scale, canvas[1] / 2 - at[1] * self.scale
        return replace(self, x=x, y=y).clamped(photo, canvas)

    def zoomed(self, scale: float, x: float, y: float) -> "Viewport":
        """Return the viewport at `scale`, limited, with the same photo point at (x, y)."""
        scale = min(max(scale, MIN_SCALE), MAX_SCALE)
        ratio = scale / self.scale
        return Viewport(scale, x - (x - self.x) * ratio, y - (y - self.y) * ratio)

    def moved(self, dx: float, dy: float) -> "Viewport":
        """Return the viewport with the photo moved by (dx, dy) canvas units, not clamped."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def clamped(self, photo: Size, canvas: Size) -> "Viewport":
        """Return the viewport with its position limited so that the photo stays in sight.

        Along each axis a photo smaller than the canvas is centred; of others at most a quarter of
        the canvas stays empty."""
        x = _clamp_start(self.x, photo[0] * self.scale, canvas[0])
        y = _clamp_start(self.y, photo[1] * self.scale, canvas[1])
        return replace(self, x=x, y=y)

    def to_photo(self, x: float, y: float) -> tuple[float, float]:
        """Convert a canvas position x, y to pixel coordinates of the photo."""
        return (x - self.x) / self.scale, (y - self.y) / self.scale

    def level(self, pixel_ratio: float) -> int:
        """Return the coarsest level (0 to 6) with at least a pixel for each device pixel."""
        fine_enough = (level for level in range(1, 7) if self.scale * pixel_ratio * 2**level <= 1)
        return max(fine_enough, default=0)

    def visible_rect(self, whole: Rect, level: int, canvas: Size) -> Rect:
        """Return the visible part of a level, whose rect is `whole`, in pixels of the level."""
        unit = self.scale * 2**level
        left, top = int(-self.x / unit) - 1, int(-self.y / unit) - 1
        return Rect(left, top, int(canvas[0] / unit) + 3, int(canvas[1] / unit) + 3).clipped(whole)


def _clamp_start(start: float, length: float, available: int) -> float:
    if length <= available:
        return (available - length) / 2
    slack = available / 4
    return min(max(start, available - length - slack), slack)
