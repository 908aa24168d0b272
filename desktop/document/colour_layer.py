"""Colour layers: those of brush strokes with colours, and of the colours of another photo."""

from typing import Final
from uuid import uuid4

from desktop.document.document import Document
from desktop.document.layer import Layer
from models.core.plan import Step
from models.core.strokes import Stroke
from models.imaging.colour_hints import Colour, ColourHint, hints_from_text, hints_to_text

COLORIZE: Final = "colorize"
"""Restorer that colours by hints, its wish and the default name of the layer. Stored in files."""


def current_colour_layer(document: Document) -> Layer | None:
    """Return the layer that takes the next colour stroke, None if a new one is needed.

    It is the topmost layer that does not enlarge, if it is visible and holds colour hints."""
    top = next((each for each in reversed(document.layers) if each.scale == 1), None)
    is_hinted = top is not None and top.visible and "hints" in top.step.params
    return top if is_hinted else None


def with_colour_stroke(document: Document, stroke: Stroke, colour: Colour) -> Document:
    """Return the document with a stroke added to its current colour layer, or to a new one."""
    layer = current_colour_layer(document)
    hints = hints_from_text(str(layer.step.params["hints"])) if layer else ()
    text = hints_to_text((*hints, ColourHint(colour, (stroke,))))
    if layer:
        return document.replaced(layer.with_step(layer.step.with_params({"hints": text})))
    step = Step(COLORIZE, {"wish": COLORIZE, "hints": text})
    return document.with_layer(Layer.from_step(uuid4().hex, COLORIZE, step))


def palette_step(palette: str) -> Step:
    """Return the step that gives a photo the colours of another, as the text of a palette."""
    return Step(COLORIZE, {"wish": COLORIZE, "palette": palette})


def with_palette(document: Document, palette: str) -> Document:
    """Return the document with a new layer of the colours of another photo."""
    return document.with_layer(Layer.from_step(uuid4().hex, COLORIZE, palette_step(palette)))
