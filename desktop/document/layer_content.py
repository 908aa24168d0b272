"""Kinds of layer content as a tagged union, and their form as a `Step` in files and patch keys.

Only this module tells the kinds apart by the name of a step's restorer; everything else matches
on `LayerContent`.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, assert_never

import numpy as np

from desktop.document.tone_adjustment import BOUNDS, GAINS, LEVELS, ToneAdjustment, bounded
from desktop.document.tone_curves import CHANNELS, Curve, Curves
from models.core.plan import Step, Value
from models.core.strokes import Stroke, strokes_from_text, strokes_to_text

REPAIR: Final = "scratches"
"""Restorer that finds and fills damage; painted strokes are filled by it too. Stored in files."""

MERGED: Final = "merged"
"""Restorer name and default layer name of merged pixels; unknown to engines. Stored in files."""

FILL_MODELS: Final = ("heirloom-fill",)
"""Models of a heal layer's step: painted strokes need no detector. Stored in files."""

TONE_NUMBERS: Final = (*BOUNDS, "red", "green", "blue")
"""Fields of `ToneAdjustment` that are numbers, which are also the names of step parameters."""

CURVE_PARAMS: Final = dict(
    zip(CHANNELS, ("curve", "curve_red", "curve_green", "curve_blue"), strict=True)
)
"""Step parameter that holds the curve of each channel; absent for the identity curve."""


@dataclass(frozen=True, slots=True)
class HealStrokes:
    """Content of a heal layer: brush strokes, in the order of painting, under which it is filled.

    `strokes` is empty where a file held text that could not be parsed."""

    strokes: tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class MergedPixels:
    """Content of a layer that was merged from two and cannot be computed again.

    `recipe` is the JSON of the steps that made the pixels, `seal` a SHA-256 (hex) of everything
    that they depend on."""

    recipe: str
    seal: str


LayerContent = Step | HealStrokes | ToneAdjustment | MergedPixels
"""Content of a layer: an engine step (`Step`), heal strokes, a tone adjustment or merged pixels."""


def needs_engine(content: LayerContent) -> bool:
    """Return whether the engine computes the pixels of a layer with this content."""
    match content:
        case Step() | HealStrokes():
            return True
        case ToneAdjustment() | MergedPixels():
            return False
        case _:
            assert_never(content)


def repairs_damage(step: Step) -> bool:
    """Return whether a step is the repair of scratches, dust and cracks."""
    return step.restorer == REPAIR


def content_from_step(step: Step) -> LayerContent:
    """Convert a step of a file or plan to the content of a layer."""
    if step.restorer == LEVELS:
        return _tone_from_step(step)
    if step.restorer == MERGED:
        recipe, seal = (str(step.params.get(name, "")) for name in ("recipe", "seal"))
        return MergedPixels(recipe, seal)
    if step.restorer == REPAIR and step.strokes is not None:
        return HealStrokes(_parse_strokes(step.strokes))
    return step


def step_from_content(content: LayerContent) -> Step:
    """Convert the content of a layer to the step that stands for it in files and patch keys."""
    match content:
        case Step():
            return content
        case HealStrokes():
            return _heal_step(content)
        case ToneAdjustment():
            return _tone_step(content)
        case MergedPixels():
            return Step(MERGED, {"recipe": content.recipe, "seal": content.seal})
        case _:
            assert_never(content)


def _parse_strokes(text: str) -> tuple[Stroke, ...]:
    try:
        return strokes_from_text(text)
    except ValueError:
        return ()


@lru_cache(maxsize=256)
def _heal_step(content: HealStrokes) -> Step:
    params = {"wish": "scratches", "strokes": strokes_to_text(content.strokes)}
    return Step(REPAIR, params, FILL_MODELS)


def _tone_step(tone: ToneAdjustment) -> Step:
    values = {name: getattr(tone, name) for name in TONE_NUMBERS}
    added = ("saturation", "vibrance")
    numbers: dict[str, Value] = {n: v for n, v in values.items() if v or n not in added}
    curves = {name: tone.curves.of(channel) for channel, name in CURVE_PARAMS.items()}
    return Step(LEVELS, numbers | {n: each.text for n, each in curves.items() if each != Curve()})


def _tone_from_step(step: Step) -> ToneAdjustment:
    """Read the tone adjustment from the parameters of a step.

    Numbers are limited to their bounds; missing and invalid ones get the default."""
    values = {name: step.params.get(name) for name in TONE_NUMBERS}
    numbers: dict[str, Any] = {
        name: bounded(value, *BOUNDS.get(name, GAINS))
        for name, value in values.items()
        if isinstance(value, int | float) and np.isfinite(value)
    }
    curves = {channel: Curve.of(step.params.get(name)) for channel, name in CURVE_PARAMS.items()}
    return ToneAdjustment(**numbers, curves=Curves(**curves))
