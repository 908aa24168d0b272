"""Heal layers: layers that hold the brush strokes painted over damaged spots.

The strokes are part of the layer's content and so of its patch key. A further stroke is therefore
run by itself, while the rest of the patch is kept.
"""

from dataclasses import replace
from typing import Final
from uuid import uuid4

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.layer_content import HealStrokes
from desktop.document.mask import SIDE, Mask, MaskMode, MaskPatch, union_rect
from models.core.pixels import Rect
from models.core.strokes import Stroke, strokes_from_text, strokes_to_text

HEAL: Final = "heal"
"""Default name of a heal layer."""


def current_heal_layer(document: Document) -> Layer | None:
    """Return the layer that takes the next heal stroke, None if a new one is needed.

    It is the topmost layer that does not enlarge, if it is a visible heal layer whose mask was not
    painted beyond its strokes."""
    top = next((each for each in reversed(document.layers) if each.scale == 1), None)
    if top is None or not top.strokes or not top.visible:
        return None
    fits = top.scope == scope_of_strokes(top.strokes, document.photo.whole)
    return top if fits else None


def with_heal_stroke(document: Document, stroke: Stroke, coverage: MaskPatch) -> Layer:
    """Return the document's current heal layer, or a new one, with a stroke added.

    `coverage` is the area of the photo in which the stroke becomes visible."""
    whole = document.photo.whole
    layer = current_heal_layer(document)
    rounded = strokes_from_text(strokes_to_text((stroke,)))
    strokes = (*(layer.strokes if layer else ()), *rounded)
    base = layer.mask if layer and layer.mask else Mask.constant(whole.w, whole.h, 0)
    mask = base.combined(coverage, MaskMode.ADD)
    layer = layer or Layer(uuid4().hex, HEAL, HealStrokes(()))
    return replace(_with_strokes(layer, strokes, whole), mask=mask)


def completed_strokes(document: Document, layer: Layer) -> tuple[Stroke, ...]:
    """Return the first strokes of a heal layer that its patch shows already.

    None are returned without a patch, or if the picture below has changed since."""
    if layer.patch is None:
        return ()
    strokes, whole = layer.strokes, document.photo.whole
    for count in range(len(strokes) - 1, 0, -1):
        earlier = document.replaced(_with_strokes(layer, strokes[:count], whole))
        if earlier.key(layer.id) == layer.patch.key:
            return strokes[:count]
    return ()


def scope_of_strokes(strokes: tuple[Stroke, ...], whole: Rect) -> Rect:
    """Return the rect to run for strokes: their bounds, widened to whole tiles of a mask."""
    near = union_rect([stroke.bounds(whole) for stroke in strokes])
    left, top = near.x // SIDE, near.y // SIDE
    right, bottom = -(-(near.x + near.w) // SIDE), -(-(near.y + near.h) // SIDE)
    return Rect(left, top, right - left, bottom - top).scaled(SIDE).clipped(whole)


def _with_strokes(layer: Layer, strokes: tuple[Stroke, ...], whole: Rect) -> Layer:
    healed = layer.with_content(HealStrokes(strokes))
    return replace(healed, scope=scope_of_strokes(strokes, whole))
