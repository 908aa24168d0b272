"""Straight edges of prints: place and angle to a fraction of a pixel, and how strong they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Pixels, box_mean
from models.splitting.rotated_rect import RotatedRect
from models.splitting.scan_background import Plane

REACH: Final = 6.0
"""Pixels to each side of an expected edge within which it is looked for."""

STEP: Final = 0.5
"""Pixels between two parallel lines that are tried."""

MOST_TURN: Final = 3.0
"""Degrees by which an edge may be turned against the expected direction."""

TURN_STEP: Final = 0.1
"""Degrees between two directions that are tried."""

ENDS: Final = 0.06
"""Share of a side at each end that is left out, since corners are round or glued over."""

CAP: Final = 0.04
"""Step in colour, 0 to 1, from which an edge counts in full."""

SEAM_REACH: Final = 20.0
"""Pixels to each side of a seam that are its surroundings."""

SEAM_SHIFT: Final = 4.0
"""Pixels by which a seam may lie beside the expected line."""

SEAM_TURN: Final = 2.0
"""Degrees by which a seam may be turned against the expected line."""

CLEAR_STEP: Final = 0.02
"""Least step in colour, 0 to 1, of a seam."""

FLUSH: Final = 2.0
"""Pixels from the border of the scan within which a side lies on it."""

Lines = NDArray[np.float32]
"""Strength of lines: directions x offsets."""


@dataclass(frozen=True, slots=True)
class Gradients:
    """Colour gradients across and down at each pixel, H x W x 3 each."""

    across: Pixels
    down: Pixels

    @classmethod
    def of(cls, image: Pixels) -> "Gradients":
        """Compute the gradients of a slightly smoothed image: differences two pixels apart."""
        wide = np.pad(box_mean(image, 1), ((1, 1), (1, 1), (0, 0)), mode="edge")
        return cls(wide[1:-1, 2:] - wide[1:-1, :-2], wide[2:, 1:-1] - wide[:-2, 1:-1])

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width in pixels."""
        return self.across.shape[0], self.across.shape[1]

    def along_normal(self, points: NDArray[np.float64], normal: NDArray[np.float64]) -> Pixels:
        """Sample the gradient along `normal` at points (... x 2, x and y): ... x 3 channels."""
        height, width = self.shape
        x = np.clip(points[..., 0] - 0.5, 0, width - 1.001)
        y = np.clip(points[..., 1] - 0.5, 0, height - 1.001)
        left, top = x.astype(np.intp), y.astype(np.intp)
        fx, fy = (x - left)[..., None], (y - top)[..., None]
        total = np.zeros((*points.shape[:-1], 3))
        for down, wy in ((0, 1 - fy), (1, fy)):
            for right, wx in ((0, 1 - fx), (1, fx)):
                at = top + down, left + right
                step = self.across[at] * normal[0] + self.down[at] * normal[1]
                total += step * (wx * wy)
        return np.asarray(total, np.float32)


@dataclass(frozen=True, slots=True)
class Band:
    """Gradients in a strip along an expected edge, by position along and offset across it.

    `signed` holds them for the channels, positions x offsets x 3."""

    signed: Pixels
    along: NDArray[np.float64]
    offsets: NDArray[np.float64]

    @property
    def steps(self) -> Plane:
        """Largest gradient of a channel, positions x offsets."""
        return np.asarray(np.abs(self.signed).max(axis=2), np.float32)

    def lines(self, slopes: NDArray[np.float64]) -> Lines:
        """Compute how strongly lines of each slope and offset follow edges in the strip, 0 to 1.

        This is a Hough transform (Duda and Hart 1972) of few directions, in which each position
        counts at most once however strong its edge is. Returns slopes x offsets."""
        steps = self.steps
        capped = steps / np.maximum(steps.max(axis=1, keepdims=True), CAP)
        rows = np.arange(len(self.along))[:, None]
        strength = np.empty((len(slopes), len(self.offsets)), np.float32)
        for index, slope in enumerate(slopes):
            shift = np.round(slope * self.along / STEP).astype(np.intp)[:, None]
            columns = np.arange(len(self.offsets)) + shift
            inside = (columns >= 0) & (columns < len(self.offsets))
            values = capped[rows, np.clip(columns, 0, len(self.offsets) - 1)] * inside
            strength[index] = values.mean(axis=0)
        return strength


def edge_band(
    gradients: Gradients,
    middle: NDArray[np.float64],
    direction: NDArray[np.float64],
    length: float,
    reach: float = REACH,
) -> Band:
    """Sample the gradients in a strip along an edge of `length` pixels through `middle`.

    Offsets reach `reach` pixels to both sides, positive to the right of `direction` on the screen:
    inside of sides that run clockwise."""
    normal = np.array([-direction[1], direction[0]])
    half = length * (0.5 - ENDS)
    along = np.linspace(-half, half, int(np.clip(2 * half, 16, 240)))
    offsets = np.arange(-reach, reach + STEP / 2, STEP)
    points = middle + along[:, None, None] * direction + offsets[None, :, None] * normal
    return Band(gradients.along_normal(points, normal), along, offsets)


def seam_strength(
    gradients: Gradients,
    middle: NDArray[np.float64],
    direction: NDArray[np.float64],
    length: float,
    most_turn: float = SEAM_TURN,
) -> float:
    """Measure how complete and straight an edge between two prints is, 0 to 1.

    It has its `middle` (x, y), its unit vector `direction` and its `length`, in pixels, and may be
    turned by up to `most_turn` degrees. It counts where it is clear and twice as strong as its
    surroundings; half of the score is that of its weaker parts, since the edge of a print has no
    gaps."""
    band = edge_band(gradients, middle, direction, length, SEAM_REACH)
    steps = band.steps
    clear = steps > np.maximum(CLEAR_STEP, 2 * np.median(steps, axis=1, keepdims=True))
    wide = clear.copy()
    wide[:, 1:] |= clear[:, :-1]
    wide[:, :-1] |= clear[:, 1:]
    middle_columns = np.abs(band.offsets) <= SEAM_SHIFT
    best = 0.0
    for slope in np.tan(np.radians(np.arange(-most_turn, most_turn + 0.01, 0.2))):
        shift = np.round(slope * band.along / STEP).astype(np.intp)[:, None]
        columns = np.clip(np.flatnonzero(middle_columns) + shift, 0, len(band.offsets) - 1)
        hits = np.take_along_axis(wide, columns, axis=1)
        parts = np.stack([part.mean(axis=0) for part in np.array_split(hits, 6)])
        score = (hits.mean(axis=0) + np.quantile(parts, 0.2, axis=0)) / 2
        best = max(best, float(score.max()))
    return best


def sides_of(rect: RotatedRect) -> list[tuple[NDArray[np.float64], NDArray[np.float64], float]]:
    """Return middle (x, y), unit direction and length (pixels) of each side, clockwise from top."""
    corners = rect.corners
    sides = []
    for index in range(4):
        start, end = corners[index], corners[(index + 1) % 4]
        length = float(np.linalg.norm(end - start))
        sides.append(((start + end) / 2, (end - start) / max(length, 1e-9), length))
    return sides


def refine_rect(gradients: Gradients, rect: RotatedRect, reach: float = REACH) -> RotatedRect:
    """Rotate a rectangle and move its sides to the strongest straight edges within `reach`."""
    turns = np.arange(-MOST_TURN, MOST_TURN + TURN_STEP / 2, TURN_STEP)
    slopes = np.tan(np.radians(turns))
    sides = sides_of(rect)
    free = [not is_on_border(gradients.shape, middle, direction) for middle, direction, _ in sides]
    bands = [edge_band(gradients, *side, reach) for side in sides]
    strengths = [band.lines(slopes) for band in bands]
    total = np.zeros(len(turns))
    for strength, (_, _, length), counts in zip(strengths, sides, free, strict=True):
        if counts:
            total += strength.max(axis=1) * length
    if not any(free):
        return rect
    best = int(np.argmax(total))
    turn = turns[best] + TURN_STEP * _peak_shift(total, best)
    moves = [
        _best_offset(band.offsets, strength[best]) if counts else 0.0
        for band, strength, counts in zip(bands, strengths, free, strict=True)
    ]
    return _moved_sides(replace(rect, angle=rect.angle + float(turn)), moves)


def is_on_border(
    shape: tuple[int, int], middle: NDArray[np.float64], direction: NDArray[np.float64]
) -> bool:
    """Return whether a side lies on the border of the scan, where it has no edge.

    `shape` is height and width of the scan, `middle` (x, y) that of the side in pixels, `direction`
    its unit vector."""
    height, width = shape
    x, y = middle
    upright = abs(direction[0]) < 0.03
    level = abs(direction[1]) < 0.03
    at_side = min(x, width - x) < FLUSH
    at_end = min(y, height - y) < FLUSH
    return bool((upright and at_side) or (level and at_end))


def _best_offset(offsets: NDArray[np.float64], strength: Lines) -> float:
    """Return the offset of the strongest line, interpolated."""
    best = int(np.argmax(strength))
    return float(offsets[best] + STEP * _peak_shift(strength, best))


def _peak_shift(values: NDArray[np.floating], best: int) -> float:
    """Return the vertex of the parabola through a peak and its neighbours, -1 to 1 from it.

    `values` are samples along a line and `best` is the index of the peak."""
    if not 0 < best < len(values) - 1:
        return 0.0
    before, at, after = (float(values[best + step]) for step in (-1, 0, 1))
    bend = before - 2 * at + after
    return float(np.clip((before - after) / (2 * bend), -1, 1)) if bend < 0 else 0.0


def _moved_sides(rect: RotatedRect, inwards: Sequence[float]) -> RotatedRect:
    """Move each side of a rectangle inwards by pixels, clockwise from the upper one."""
    top, right, bottom, left = inwards
    move = np.array([(left - right) / 2, (top - bottom) / 2]) @ rect.axes
    return replace(
        rect,
        x=rect.x + float(move[0]),
        y=rect.y + float(move[1]),
        w=max(rect.w - left - right, 1.0),
        h=max(rect.h - top - bottom, 1.0),
    )
