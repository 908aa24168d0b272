"""Colour differences as people see them (CIEDE2000)."""

import numpy as np

from models.imaging.cielab import Numbers


def ciede2000(one: Numbers, other: Numbers) -> Numbers:
    """Return the CIEDE2000 differences of CIELAB colours (Sharma, Wu and Dalal 2005)."""
    chroma = np.hypot(one[..., 1], one[..., 2]), np.hypot(other[..., 1], other[..., 2])
    stretch = 1.5 - 0.5 * _saturated((chroma[0] + chroma[1]) / 2)
    c1, h1 = _polar(one, stretch)
    c2, h2 = _polar(other, stretch)
    grey = c1 * c2 == 0
    turn = np.where(grey, 0, (h2 - h1 + 180) % 360 - 180)
    hue = np.where(grey, h1 + h2, h1 + turn / 2)
    light, strong = (one[..., 0] + other[..., 0]) / 2, (c1 + c2) / 2
    lightness = (other[..., 0] - one[..., 0]) / _lightness_weight(light)
    saturation = (c2 - c1) / (1 + 0.045 * strong)
    tint = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * strong * _tilt(hue))
    rotation = -2 * _saturated(strong) * _sine(60 * np.exp(-((((hue % 360) - 275) / 25) ** 2)))
    total = lightness**2 + saturation**2 + tint**2 + rotation * saturation * tint
    return np.asarray(np.sqrt(np.maximum(total, 0)))


def _polar(lab: Numbers, stretch: Numbers) -> tuple[Numbers, Numbers]:
    """Return chroma, and hue in degrees, with a* multiplied by `stretch`."""
    a, b = lab[..., 1] * stretch, lab[..., 2]
    return np.hypot(a, b), np.degrees(np.arctan2(b, a)) % 360


def _saturated(chroma: Numbers) -> Numbers:
    return np.sqrt(chroma**7 / (chroma**7 + 25.0**7))


def _lightness_weight(light: Numbers) -> Numbers:
    squared = (light - 50) ** 2
    return 1 + 0.015 * squared / np.sqrt(20 + squared)


def _tilt(hue: Numbers) -> Numbers:
    cosines = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.2, 4, -63))
    parts = [share * _sine(times * hue + shift + 90) for share, times, shift in cosines]
    return np.asarray(1 + np.sum(parts, axis=0))


def _sine(degrees: Numbers) -> Numbers:
    return np.sin(np.radians(degrees))
