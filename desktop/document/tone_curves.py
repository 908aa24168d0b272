"""Tone curves through points that the user sets.

A curve is the monotone cubic of Fritsch and Carlson, Monotone Piecewise Cubic Interpolation, SIAM
Journal on Numerical Analysis 17(2), 1980, equations 2 to 4 of section 4: between two points it
stays between their values and never overshoots. Beyond the outermost points it is constant.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Pixels

CurvePoint = tuple[float, float]
"""Input tone and output tone, 0 to 1 each."""

APART: Final = 0.01
"""Least distance of the input tones of two points of a curve."""

MOST: Final = 16
"""Largest number of points of a curve."""

FINENESS: Final = 4
"""Decimal places of the coordinates of a point."""

TABLE: Final = 1 << 16
"""Entries of the lookup table of a curve; between them it is interpolated linearly."""

CHANNELS: Final = ("every", "red", "green", "blue")
"""Fields of `Curves` in the order in which the window lists them."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Tone curve through 2 to `MOST` points (input, output), in increasing order of input.

    Methods that return another curve round coordinates to `FINENESS` and limit them to 0 to 1."""

    points: tuple[CurvePoint, ...] = ((0.0, 0.0), (1.0, 1.0))

    @classmethod
    def of(cls, text: object) -> "Curve":
        """Parse a curve as `text` writes it; anything else gives the identity curve."""
        try:
            pairs = [pair.split(",") for pair in text.split()] if isinstance(text, str) else []
            points = tuple((_round_tone(float(x)), _round_tone(float(y))) for x, y in pairs)
        except ValueError:
            return cls()
        apart = all(b[0] - a[0] > APART / 2 for a, b in zip(points, points[1:], strict=False))
        return cls(points) if apart and 2 <= len(points) <= MOST else cls()

    @property
    def text(self) -> str:
        """Points as text `x,y x,y ...`, which steps and recipes store."""
        return " ".join(f"{x:g},{y:g}" for x, y in self.points)

    @property
    def is_straight(self) -> bool:
        """Whether the curve is the identity, so that it changes no tone."""
        ends = self.points[0][0], self.points[-1][0]
        return ends == (0, 1) and all(x == y for x, y in self.points)

    def with_point(self, point: CurvePoint) -> "Curve":
        """Return the curve with a point added, unless it is full or has one too near."""
        x, y = _round_tone(point[0]), _round_tone(point[1])
        near = any(abs(x - each[0]) < APART for each in self.points)
        if near or len(self.points) >= MOST:
            return self
        return Curve(tuple(sorted((*self.points, (x, y)))))

    def without(self, index: int) -> "Curve":
        """Return the curve without the point `index`; unchanged if it has only two."""
        if len(self.points) <= 2:
            return self
        return Curve(self.points[:index] + self.points[index + 1 :])

    def moved(self, index: int, to: CurvePoint) -> "Curve":
        """Return the curve with the point `index` moved to `to`, at most between its neighbours."""
        left = self.points[index - 1][0] + APART if index else 0.0
        right = self.points[index + 1][0] - APART if index + 1 < len(self.points) else 1.0
        point = _round_tone(min(max(to[0], left), right)), _round_tone(to[1])
        return replace(self, points=(*self.points[:index], point, *self.points[index + 1 :]))

    def middle(self, left: int) -> CurvePoint:
        """Return the curve's point half way between its points number `left` and `left` + 1."""
        x = (self.points[left][0] + self.points[left + 1][0]) / 2
        return x, float(self.at(np.array([x]))[0])

    def sample(self, count: int) -> list[CurvePoint]:
        """Return `count` points of the curve at evenly spaced input tones."""
        x = np.linspace(0, 1, max(count, 2))
        return list(zip(x.tolist(), self.at(x).tolist(), strict=True))

    def at(self, tones: NDArray[np.float64]) -> NDArray[np.float64]:
        """Map input tones to output tones, 0 to 1 each; the shape stays."""
        x, y = (np.array(each) for each in zip(*self.points, strict=True))
        tones = np.clip(tones, x[0], x[-1])
        left = np.clip(np.searchsorted(x, tones, "right") - 1, 0, len(x) - 2)
        slopes, wide = _slopes_at_points(x, y), np.diff(x)[left]
        t = (tones - x[left]) / wide
        rise = t * t * (3 - 2 * t)
        start, end = t * (1 - t) ** 2 * wide, t * t * (t - 1) * wide
        here, there = slopes[left], slopes[left + 1]
        become = y[left] + rise * (y[left + 1] - y[left]) + start * here + end * there
        return np.asarray(np.clip(become, 0, 1), np.float64)


@dataclass(frozen=True, slots=True)
class Curves:
    """Curves of an RGB picture: `every` is applied to all channels, then one to each channel."""

    every: Curve = Curve()
    red: Curve = Curve()
    green: Curve = Curve()
    blue: Curve = Curve()

    def of(self, channel: str) -> Curve:
        """Return the curve of a channel, a name in `CHANNELS`."""
        curve: Curve = getattr(self, channel)
        return curve

    def changed(self, channel: str, curve: Curve) -> "Curves":
        """Return the curves with that of one channel, a name in `CHANNELS`, replaced."""
        return replace(self, **{channel: curve})


STRAIGHT: Final = Curves()
"""Identity curves, which change no tone."""


def apply_curves(tones: Pixels, curves: Curves) -> Pixels:
    """Apply curves to pixels (H x W x 3, 0 to 1); identity curves change no bit."""
    if not curves.every.is_straight:
        tones = _apply_curve(tones, curves.every)
    own = (curves.red, curves.green, curves.blue)
    if all(curve.is_straight for curve in own):
        return tones
    made = tones.copy()
    for channel, curve in enumerate(own):
        if not curve.is_straight:
            made[..., channel] = _apply_curve(tones[..., channel], curve)
    return made


def _apply_curve(tones: NDArray[np.float32], curve: Curve) -> NDArray[np.float32]:
    table = _lookup_table(curve)
    position = np.clip(tones, 0, 1) * np.float32(TABLE - 1)
    low = np.minimum(position.astype(np.int32), TABLE - 2)
    position -= low
    start = table[low]
    return np.asarray(start + position * (table[low + 1] - start), np.float32)


@lru_cache(maxsize=32)
def _lookup_table(curve: Curve) -> NDArray[np.float32]:
    return curve.at(np.linspace(0, 1, TABLE)).astype(np.float32)


def _slopes_at_points(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the slope of a monotone curve at each of its points (Fritsch and Carlson 1980).

    `x` rises strictly; `x`, `y` and the result are as long as the curve has points."""
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


def _round_tone(tone: float) -> float:
    """Return a tone limited to 0 to 1 and rounded. Raises: ValueError if it is not finite."""
    if not np.isfinite(tone):
        raise ValueError(tone)
    return round(min(max(tone, 0.0), 1.0), FINENESS)
