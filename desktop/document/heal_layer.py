"""Spots that a person has painted over: a layer for them, stroke by stroke.

The strokes are part of the step, so that a patch tells which of them it holds; a stroke more runs
only where it is.
"""

from dataclasses import replace
from typing import Final
from uuid import uuid4

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.mask import SIDE, Mask, MaskMode, MaskPatch, union_rect
from models.core.pixels import Rect
from models.core.plan import Step
from models.core.strokes import Stroke, strokes_from_text, strokes_to_text

HEAL: Final = "heal"
"""The name of such a layer."""

MODELS: Final = ("heirloom-fill",)


def strokes_of(layer: Layer) -> tuple[Stroke, ...]:
    """None where the layer has not been painted; what a file says wrongly is not there."""
    try:
        return strokes_from_text(str(layer.step.params.get("strokes", "")))
    except ValueError:
        return ()


def current_heal_layer(document: Document) -> Layer | None:
    """The layer that takes the next stroke: the topmost, if it is of this kind, to be seen, and
    its mask has not been painted beyond its strokes."""
    top = next((each for each in reversed(document.layers) if each.step.scale == 1), None)
    strokes = strokes_of(top) if top else ()
    fits = (
        strokes
        and top
        and top.visible
        and top.scope == scope_of_strokes(strokes, document.photo.whole)
    )
    return top if fits else None


def with_heal_stroke(document: Document, stroke: Stroke, piece: MaskPatch) -> Layer:
    """The layer with one stroke more, or a new one for it; `piece` is where that shows."""
    whole = document.photo.whole
    layer = current_heal_layer(document)
    strokes = (
        *(strokes_of(layer) if layer else ()),
        *strokes_from_text(strokes_to_text((stroke,))),
    )
    base = layer.mask if layer and layer.mask else Mask.constant(whole.w, whole.h, 0)
    region = base.combined(piece, MaskMode.ADD)
    made = layer or Layer(uuid4().hex, HEAL, _step(()))
    return replace(_with(made, strokes, whole), mask=region)


def completed_strokes(document: Document, layer: Layer) -> tuple[Stroke, ...]:
    """The first strokes of a layer, which its patch of earlier holds already; none where what is
    below has changed since."""
    if layer.patch is None:
        return ()
    strokes, whole = strokes_of(layer), document.photo.whole
    for count in range(len(strokes) - 1, 0, -1):
        earlier = document.replaced(_with(layer, strokes[:count], whole))
        if earlier.key(layer.id) == layer.patch.key:
            return strokes[:count]
    return ()


def scope_of_strokes(strokes: tuple[Stroke, ...], whole: Rect) -> Rect:
    """What must be run for them; on the grid of masks, so that there is room for a hand."""
    near = union_rect([stroke.bounds(whole) for stroke in strokes])
    left, top = near.x // SIDE, near.y // SIDE
    right, bottom = -(-(near.x + near.w) // SIDE), -(-(near.y + near.h) // SIDE)
    return Rect(left, top, right - left, bottom - top).scaled(SIDE).clipped(whole)


def _with(layer: Layer, strokes: tuple[Stroke, ...], whole: Rect) -> Layer:
    return replace(layer, step=_step(strokes), scope=scope_of_strokes(strokes, whole))


def _step(strokes: tuple[Stroke, ...]) -> Step:
    params = {"wish": "scratches", "strokes": strokes_to_text(strokes)}
    return Step("scratches", params, MODELS)
