"""Tone adjustments: black and white point, gamma, contrast, shadows, highlights, gains and curves.

A layer with a tone adjustment is never run by the engine: its pixels are computed whenever they
are displayed or exported.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from desktop.document.curves import STRAIGHT, Curves, apply_curves
from models.core.pixels import Pixels

LEVELS: Final = "levels"
"""Default name of a layer with levels; also the restorer name in files, unknown to engines."""

CURVES: Final = "curves"
"""Default name of a layer that changes curves only."""

NEAREST: Final = 0.02
"""Least difference between white point and black point, as a share of the tone range."""

MOST_GAIN: Final = 4.0
"""Largest gain of a channel; the least is its reciprocal."""

BOUNDS: Final = {
    "black": (0.0, 1.0 - NEAREST),
    "white": (NEAREST, 1.0),
    "gamma": (0.2, 5.0),
    "contrast": (-1.0, 1.0),
    "shadows": (-1.0, 1.0),
    "lights": (-1.0, 1.0),
}
"""Least and largest value of each number of a `ToneAdjustment` but the gains."""

GAINS: Final = (1 / MOST_GAIN, MOST_GAIN)
"""Least and largest gain of a colour channel in a tone adjustment."""


@dataclass(frozen=True, slots=True)
class ToneAdjustment:
    """Parameters of a tone adjustment, applied in the order given here.

    Each channel is multiplied by its gain (`red`, `green`, `blue`: 0.25 to 4). `black` (0 to 0.98)
    becomes 0 and `white` (0.02 to 1) becomes 1. `gamma` (0.2 to 5, 1 is neutral) lifts the middle.
    `shadows` and `lights` (-1 to 1) lift dark and light tones, `contrast` (-1 to 1) spreads tones
    about the middle. At last each tone passes through `curves`. Within these bounds every part but
    the curves is monotone: no tone overtakes another.
    """

    black: float = 0.0
    white: float = 1.0
    gamma: float = 1.0
    contrast: float = 0.0
    shadows: float = 0.0
    lights: float = 0.0
    red: float = 1.0
    green: float = 1.0
    blue: float = 1.0
    curves: Curves = STRAIGHT

    @property
    def name(self) -> str:
        """Default name of a layer with this adjustment, `LEVELS` or `CURVES`."""
        only_curves = self.curves != STRAIGHT and replace(self, curves=STRAIGHT) == ToneAdjustment()
        return CURVES if only_curves else LEVELS


def with_white_point(tone: ToneAdjustment, colour: tuple[float, float, float]) -> ToneAdjustment:
    """Return the adjustment with gains and white point that turn `colour` into white.

    `colour` is RGB, 0 to 1, taken from the picture below the layer.
    """
    brightest = max(*colour, NEAREST)
    red, green, blue = (bounded(brightest / max(each, 1e-6), *GAINS) for each in colour)
    black = min(tone.black, brightest - NEAREST)
    return replace(tone, black=black, white=brightest, red=red, green=green, blue=blue)


def apply_tone(below: Pixels, tone: ToneAdjustment) -> Pixels:
    """Apply a tone adjustment to pixels (H x W x 3, float32, 0 to 1).

    A neutral adjustment returns the values of `below` unchanged to the bit.
    """
    if tone == ToneAdjustment(curves=tone.curves):
        return apply_curves(below, tone.curves)
    gains = np.array((tone.red, tone.green, tone.blue), np.float32)
    span = np.float32(max(tone.white - tone.black, NEAREST))
    tones = np.clip((below * gains - np.float32(tone.black)) / span, 0, 1)
    if tone.gamma != 1:
        tones **= np.float32(1 / tone.gamma)
    if tone.shadows or tone.lights:
        rest = 1 - tones
        dark, bright = tones * rest**3, tones**3 * rest
        tones = tones + np.float32(tone.shadows) * dark + np.float32(tone.lights) * bright
    if tone.contrast:
        tones += np.float32(tone.contrast) * tones * (1 - tones) * (2 * tones - 1)
    return apply_curves(np.asarray(tones, np.float32), tone.curves)


def bounded(value: float, least: float, most: float) -> float:
    """Return a number limited to `least` to `most`."""
    return float(min(max(value, least), most))
