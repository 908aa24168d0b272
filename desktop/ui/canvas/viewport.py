"""Where the photo lies in the canvas: all the arithmetic of zoom and pan, as a value."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from models.core.pixels import Rect

MIN_SCALE: Final = 1 / 64
MAX_SCALE: Final = 32.0


class ViewMode(Enum):
    """How before and after share the canvas."""

    SINGLE = "one"
    SPLIT = "split"
    SIDE_BY_SIDE = "side"


@dataclass(frozen=True, slots=True)
class Viewport:
    """`scale` is canvas units for each photo pixel; `x` and `y` are the photo's top left corner
    on the canvas."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    @classmethod
    def fitted(
        cls, photo: tuple[int, int], canvas: tuple[int, int], margin: int, most: float
    ) -> "Viewport":
        """The whole photo in the middle, enlarged at most to the scale `most`."""
        room = (max(canvas[0] - 2 * margin, 1), max(canvas[1] - 2 * margin, 1))
        scale = min(room[0] / photo[0], room[1] / photo[1], most)
        return cls(scale).centred(photo, canvas, (photo[0] / 2, photo[1] / 2))

    def centred(
        self, photo: tuple[int, int], canvas: tuple[int, int], at: tuple[float, float]
    ) -> "Viewport":
        """That place of the photo in the middle of the canvas, as far as `held` lets it."""
        x, y = canvas[0] / 2 - at[0] * self.scale, canvas[1] / 2 - at[1] * self.scale
        return replace(self, x=x, y=y).clamped(photo, canvas)

    def zoomed(self, scale: float, x: float, y: float) -> "Viewport":
        """To that scale, so that what is at x, y on the canvas stays there."""
        scale = min(max(scale, MIN_SCALE), MAX_SCALE)
        ratio = scale / self.scale
        return Viewport(scale, x - (x - self.x) * ratio, y - (y - self.y) * ratio)

    def moved(self, dx: float, dy: float) -> "Viewport":
        return replace(self, x=self.x + dx, y=self.y + dy)

    def clamped(self, photo: tuple[int, int], canvas: tuple[int, int]) -> "Viewport":
        """Moved so that the photo cannot be lost: centred where it is smaller than the canvas,
        else never more than a quarter of the canvas empty."""
        x = _held(self.x, photo[0] * self.scale, canvas[0])
        y = _held(self.y, photo[1] * self.scale, canvas[1])
        return replace(self, x=x, y=y)

    def to_photo(self, x: float, y: float) -> tuple[float, float]:
        """From the canvas to the photo."""
        return (x - self.x) / self.scale, (y - self.y) / self.scale

    def level(self, pixel_ratio: float) -> int:
        """The reduction that still gives every device pixel a pixel of its own."""
        level = 0
        while level < 6 and self.scale * pixel_ratio * 2 ** (level + 1) <= 1:
            level += 1
        return level

    def visible_rect(self, whole: Rect, level: int, canvas: tuple[int, int]) -> Rect:
        """The part of a level, whose size is `whole`, that is on the canvas."""
        unit = self.scale * 2**level
        left, top = int(-self.x / unit) - 1, int(-self.y / unit) - 1
        size = int(canvas[0] / unit) + 3, int(canvas[1] / unit) + 3
        return Rect(left, top, *size).clipped(whole)


def _held(start: float, length: float, room: int) -> float:
    if length <= room:
        return (room - length) / 2
    slack = room / 4
    return min(max(start, room - length - slack), slack)
