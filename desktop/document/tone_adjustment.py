"""Tone adjustments: levels, contrast, white balance, saturation and curves.

A layer with a tone adjustment is never run by the engine: its pixels are computed whenever they
are displayed or exported.
"""

from dataclasses import dataclass, replace
from enum import Enum
from math import log2
from typing import Final

import numpy as np

from desktop.document.tone_curves import STRAIGHT, Curves, apply_curves
from models.core.pixels import Pixels, to_luma

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
    "saturation": (-1.0, 1.0),
    "vibrance": (-1.0, 1.0),
}
"""Least and largest value of each number of a `ToneAdjustment` but the gains."""

Tones = tuple[float, float, float]
"""Colour as tones of red, green and blue, 0 to 1."""

GAINS: Final = (1 / MOST_GAIN, MOST_GAIN)
"""Least and largest gain of a colour channel in a tone adjustment."""


@dataclass(frozen=True, slots=True)
class ToneAdjustment:
    """Parameters of a tone adjustment, applied in the order given here.

    Channels are multiplied by gains (`red`, `green`, `blue`: 0.25 to 4). `black` (0 to 0.98)
    becomes 0 and `white` (0.02 to 1) becomes 1. `gamma` (0.2 to 5, 1 is neutral) lifts the middle.
    `shadows` and `lights` (-1 to 1) lift dark and light tones, `contrast` (-1 to 1) spreads tones
    about the middle. `saturation` (-1 to 1) scales colours from grey to twice their chroma,
    `vibrance` (-1 to 1) mostly pale ones. At last `curves` are applied. Before these, the order of
    grey tones never changes."""

    black: float = 0.0
    white: float = 1.0
    gamma: float = 1.0
    contrast: float = 0.0
    shadows: float = 0.0
    lights: float = 0.0
    red: float = 1.0
    green: float = 1.0
    blue: float = 1.0
    saturation: float = 0.0
    vibrance: float = 0.0
    curves: Curves = STRAIGHT

    @property
    def name(self) -> str:
        """Default name of a layer with this adjustment, `LEVELS` or `CURVES`."""
        only_curves = self.curves != STRAIGHT and replace(self, curves=STRAIGHT) == ToneAdjustment()
        return CURVES if only_curves else LEVELS


class PickTarget(Enum):
    """Tone that the colour of a picked pixel is changed to: white, or a grey of the same luma."""

    WHITE = "white"
    GREY = "grey"


def with_picked(tone: ToneAdjustment, colour: Tones, target: PickTarget) -> ToneAdjustment:
    """Return the adjustment that turns a picked colour into `target`: white or grey."""
    picked = with_white_point if target is PickTarget.WHITE else with_grey_point
    return picked(tone, colour)


def with_grey_point(tone: ToneAdjustment, colour: Tones) -> ToneAdjustment:
    """Return the adjustment with gains that turn `colour` (RGB, 0 to 1) into grey of equal luma."""
    luma = max(float(to_luma(np.array(colour, np.float32))), 1e-6)
    red, green, blue = (bounded(luma / max(each, 1e-6), *GAINS) for each in colour)
    return replace(tone, red=red, green=green, blue=blue)


def warmth_of(tone: ToneAdjustment) -> float:
    """Return the warmth of the gains: the binary logarithm of red over blue."""
    return log2(tone.red / tone.blue)


def tint_of(tone: ToneAdjustment) -> float:
    """Return the magenta tint of the gains as a binary logarithm; green is negative."""
    return log2((tone.red * tone.blue) ** 0.5 / tone.green)


def with_white_balance(tone: ToneAdjustment, warmth: float, tint: float) -> ToneAdjustment:
    """Return the adjustment with gains of this warmth and tint that keep the luma of greys."""
    exponents = warmth / 2 + tint / 3, -2 * tint / 3, -warmth / 2 + tint / 3
    gains = np.exp2(np.array(exponents, np.float32))
    old = np.array((tone.red, tone.green, tone.blue), np.float32)
    scale = float(to_luma(old)) / float(to_luma(gains))
    red, green, blue = (bounded(float(gain) * scale, *GAINS) for gain in gains)
    return replace(tone, red=red, green=green, blue=blue)


def with_white_point(tone: ToneAdjustment, colour: Tones) -> ToneAdjustment:
    """Return the adjustment with gains and white point that turn `colour` (RGB) into white."""
    brightest = max(*colour, NEAREST)
    red, green, blue = (bounded(brightest / max(each, 1e-6), *GAINS) for each in colour)
    black = min(tone.black, brightest - NEAREST)
    return replace(tone, black=black, white=brightest, red=red, green=green, blue=blue)


def apply_tone(below: Pixels, tone: ToneAdjustment) -> Pixels:
    """Apply a tone adjustment to pixels; a neutral one returns `below` unchanged to the bit."""
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
    if tone.saturation or tone.vibrance:
        tones = _saturate(tones, tone)
    return apply_curves(np.asarray(tones, np.float32), tone.curves)


def _saturate(tones: Pixels, tone: ToneAdjustment) -> Pixels:
    """Scale each colour's distance from its grey by saturation and vibrance; clip to 0 to 1."""
    grey = to_luma(tones)[..., None]
    chroma = (tones.max(axis=-1) - tones.min(axis=-1))[..., None]
    pale = np.clip(1 - chroma, 0, 1) ** 2
    factor = np.float32(1 + tone.saturation) * (1 + np.float32(tone.vibrance) * pale)
    saturated: Pixels = np.clip(grey + (tones - grey) * factor, 0, 1)
    return saturated


def bounded(value: float, least: float, most: float) -> float:
    """Return a value limited to the range from `least` to `most`."""
    return float(min(max(value, least), most))
