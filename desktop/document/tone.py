"""Black and white point, the tones between, and curves, as a layer that needs no run: what it does
to a pixel is computed whenever the pixel is looked at.
"""

from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from desktop.document.curves import CHANNELS, STRAIGHT, Curve, Curves, apply_curves
from models.core.pixels import Pixels
from models.core.plan import Step

LEVELS: Final = "levels"
"""What the step of such a layer is called; no engine knows it."""

CURVES: Final = "curves"
"""The name of such a layer that does no more than bend tones."""

NEAREST: Final = 0.02
"""White is as much above black at least."""

MOST_GAIN: Final = 4.0

BOUNDS: Final = {
    "black": (0.0, 1.0 - NEAREST),
    "white": (NEAREST, 1.0),
    "gamma": (0.2, 5.0),
    "contrast": (-1.0, 1.0),
    "shadows": (-1.0, 1.0),
    "lights": (-1.0, 1.0),
}
GAINS: Final = (1 / MOST_GAIN, MOST_GAIN)
NUMBERS: Final = (*BOUNDS, "red", "green", "blue")
BENT: Final = dict(zip(CHANNELS, ("curve", "curve_red", "curve_green", "curve_blue"), strict=True))
"""Parameters that hold a curve; there is none for a straight one."""


@dataclass(frozen=True, slots=True)
class ToneAdjustment:
    """Each channel is taken times its gain; then `black` (0 to 0.98) becomes 0 and `white` (0.02 to
    1) becomes 1; then the middle is lifted by `gamma` (0.2 to 5, 1: not), the dark and the light
    tones by `shadows` and `lights` (-1 to 1 each), and tones are drawn apart about the middle by
    `contrast` (-1 to 1). Whatever they are, no tone overtakes another. In the end tones go along
    `curves`."""

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

    @classmethod
    def of(cls, step: Step) -> "ToneAdjustment":
        """What a file says is kept within bounds; what is no number is as usual."""
        told = {name: step.params.get(name) for name in NUMBERS}
        curves = {channel: Curve.of(step.params.get(name)) for channel, name in BENT.items()}
        numbers: dict[str, Any] = {
            name: _bounded(value, *BOUNDS.get(name, GAINS))
            for name, value in told.items()
            if isinstance(value, int | float) and np.isfinite(value)
        }
        return cls(**numbers, curves=Curves(**curves))

    @property
    def step(self) -> Step:
        drawn = {name: self.curves.of(channel) for channel, name in BENT.items()}
        curves = {name: curve.text for name, curve in drawn.items() if curve != Curve()}
        return Step(LEVELS, {name: getattr(self, name) for name in NUMBERS} | curves)

    @property
    def name(self) -> str:
        """What a layer is called that does this."""
        only_curves = self.curves != STRAIGHT and replace(self, curves=STRAIGHT) == ToneAdjustment()
        return CURVES if only_curves else LEVELS


def with_white_point(light: ToneAdjustment, seen: tuple[float, float, float]) -> ToneAdjustment:
    """So that this colour, which is what lies below, becomes white."""
    brightest = max(*seen, NEAREST)
    red, green, blue = (_bounded(brightest / max(each, 1e-6), *GAINS) for each in seen)
    black = min(light.black, brightest - NEAREST)
    return replace(light, black=black, white=brightest, red=red, green=green, blue=blue)


def apply_tone(below: Pixels, light: ToneAdjustment) -> Pixels:
    """The picture in that light, 0 to 1; with nothing changed, to the bit what it was."""
    if light == ToneAdjustment(curves=light.curves):
        return apply_curves(below, light.curves)
    gains = np.array((light.red, light.green, light.blue), np.float32)
    span = np.float32(max(light.white - light.black, NEAREST))
    tones = np.clip((below * gains - np.float32(light.black)) / span, 0, 1)
    if light.gamma != 1:
        tones **= np.float32(1 / light.gamma)
    if light.shadows or light.lights:
        rest = 1 - tones
        dark, bright = tones * rest**3, tones**3 * rest
        tones = tones + np.float32(light.shadows) * dark + np.float32(light.lights) * bright
    if light.contrast:
        tones += np.float32(light.contrast) * tones * (1 - tones) * (2 * tones - 1)
    return apply_curves(np.asarray(tones, np.float32), light.curves)


def _bounded(value: float, least: float, most: float) -> float:
    return float(min(max(value, least), most))
