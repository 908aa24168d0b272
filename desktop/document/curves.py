"""Tone curves through points that a hand has set.

Between two points a curve stays between them, so that it never swings beyond what was drawn: it is
the monotone cubic of Fritsch and Carlson, Monotone Piecewise Cubic Interpolation, SIAM Journal on
Numerical Analysis 17(2), 1980, equations 2 to 4 of section 4. Beyond the outermost points it is
level.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Pixels

CurvePoint = tuple[float, float]
"""A tone, 0 to 1, and what it becomes."""

APART: Final = 0.01
"""Points are at least so far from each other in the tone they change."""

MOST: Final = 16
"""Points of a curve."""

FINENESS: Final = 4
"""Digits behind the point."""

TABLE: Final = 1 << 16
"""Tones for which a curve is worked out; between them it is taken as straight."""

CHANNELS: Final = ("every", "red", "green", "blue")


@dataclass(frozen=True, slots=True)
class Curve:
    """2 to `MOST` points from left to right. What they are made from is brought into bounds."""

    points: tuple[CurvePoint, ...] = ((0.0, 0.0), (1.0, 1.0))

    @classmethod
    def of(cls, text: object) -> "Curve":
        """Undoes `text`; what is no curve changes nothing."""
        try:
            pairs = [pair.split(",") for pair in text.split()] if isinstance(text, str) else []
            points = tuple((_fine(float(x)), _fine(float(y))) for x, y in pairs)
        except ValueError:
            return cls()
        apart = all(b[0] - a[0] > APART / 2 for a, b in zip(points, points[1:], strict=False))
        return cls(points) if apart and 2 <= len(points) <= MOST else cls()

    @property
    def text(self) -> str:
        return " ".join(f"{x:g},{y:g}" for x, y in self.points)

    @property
    def is_straight(self) -> bool:
        """Whether it changes nothing."""
        ends = self.points[0][0], self.points[-1][0]
        return ends == (0, 1) and all(x == y for x, y in self.points)

    def with_point(self, at: CurvePoint) -> "Curve":
        """One point more, if there is room for it."""
        x, y = _fine(at[0]), _fine(at[1])
        near = any(abs(x - each[0]) < APART for each in self.points)
        if near or len(self.points) >= MOST:
            return self
        return Curve(tuple(sorted((*self.points, (x, y)))))

    def without(self, place: int) -> "Curve":
        """Two points stay at least."""
        if len(self.points) <= 2:
            return self
        return Curve(self.points[:place] + self.points[place + 1 :])

    def moved(self, place: int, to: CurvePoint) -> "Curve":
        """That point as near to `to` as its neighbours allow."""
        left = self.points[place - 1][0] + APART if place else 0.0
        right = self.points[place + 1][0] - APART if place + 1 < len(self.points) else 1.0
        x = _fine(min(max(to[0], left), right))
        return replace(
            self, points=(*self.points[:place], (x, _fine(to[1])), *self.points[place + 1 :])
        )

    def middle(self, left: int) -> CurvePoint:
        """On the curve, half way between that point and the next."""
        x = (self.points[left][0] + self.points[left + 1][0]) / 2
        return x, float(self.at(np.array([x]))[0])

    def sample(self, count: int) -> list[CurvePoint]:
        """So many places of the curve, evenly apart."""
        x = np.linspace(0, 1, max(count, 2))
        return list(zip(x.tolist(), self.at(x).tolist(), strict=True))

    def at(self, tones: NDArray[np.float64]) -> NDArray[np.float64]:
        """What these tones, 0 to 1, become."""
        x, y = (np.array(each) for each in zip(*self.points, strict=True))
        tones = np.clip(tones, x[0], x[-1])
        left = np.clip(np.searchsorted(x, tones, "right") - 1, 0, len(x) - 2)
        slopes, wide = _slopes(x, y), np.diff(x)[left]
        t = (tones - x[left]) / wide
        rise = t * t * (3 - 2 * t)
        start, end = t * (1 - t) ** 2 * wide, t * t * (t - 1) * wide
        here, there = slopes[left], slopes[left + 1]
        become = y[left] + rise * (y[left + 1] - y[left]) + start * here + end * there
        return np.asarray(np.clip(become, 0, 1), np.float64)


@dataclass(frozen=True, slots=True)
class Curves:
    """`every` changes all channels, and then each has its own."""

    every: Curve = Curve()
    red: Curve = Curve()
    green: Curve = Curve()
    blue: Curve = Curve()

    def of(self, channel: str) -> Curve:
        """`channel` is one of `CHANNELS`."""
        curve: Curve = getattr(self, channel)
        return curve

    def changed(self, channel: str, curve: Curve) -> "Curves":
        return replace(self, **{channel: curve})


STRAIGHT: Final = Curves()


def apply_curves(tones: Pixels, curves: Curves) -> Pixels:
    """Tones from 0 to 1 along the curves; with straight ones, to the bit what they were."""
    if not curves.every.is_straight:
        tones = _along(tones, curves.every)
    own = (curves.red, curves.green, curves.blue)
    if all(curve.is_straight for curve in own):
        return tones
    made = tones.copy()
    for channel, curve in enumerate(own):
        if not curve.is_straight:
            made[..., channel] = _along(tones[..., channel], curve)
    return made


def _along(tones: NDArray[np.float32], curve: Curve) -> NDArray[np.float32]:
    table = _table(curve)
    places = np.clip(tones, 0, 1) * np.float32(TABLE - 1)
    low = np.minimum(places.astype(np.int32), TABLE - 2)
    places -= low
    start = table[low]
    return np.asarray(start + places * (table[low + 1] - start), np.float32)


@lru_cache(maxsize=32)
def _table(curve: Curve) -> NDArray[np.float32]:
    return curve.at(np.linspace(0, 1, TABLE)).astype(np.float32)


def _slopes(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of the curve in its points. A point that is higher or lower than both its neighbours is a
    turning point; elsewhere the slopes are held within the circle of radius 3 of the paper."""
    steps = np.diff(y) / np.diff(x)
    inner = (steps[:-1] + steps[1:]) / 2 * (steps[:-1] * steps[1:] > 0)
    slopes = np.concatenate([steps[:1], inner, steps[-1:]])
    for at, step in enumerate(steps):
        size = np.hypot(slopes[at], slopes[at + 1]) / abs(step) if step else np.inf
        if step == 0:
            slopes[at : at + 2] = 0
        elif size > 3:
            slopes[at : at + 2] *= 3 / size
    return np.asarray(slopes, np.float64)


def _fine(tone: float) -> float:
    """Within 0 and 1, and as fine as the text. Raises ValueError where it is no number."""
    if not np.isfinite(tone):
        raise ValueError(tone)
    return round(min(max(tone, 0.0), 1.0), FINENESS)
