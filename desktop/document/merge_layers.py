"""Two layers made one: what both show becomes a patch that nothing below it changes any more."""

import hashlib
from dataclasses import replace
from uuid import uuid4

from desktop.document.document import Document
from desktop.document.layer import MERGED, Layer, Patch
from desktop.document.mask import Mask
from desktop.document.recipe import Recipe
from models.core.pixels import Raster
from models.core.plan import Step


def can_merge(document: Document, id: str) -> bool:
    """Whether this layer can become one with the one below: both are to be seen as they are, and
    neither enlarges."""
    place = document.index_of(id)
    pair = document.layers[max(place - 1, 0) : place + 1]
    return len(pair) == 2 and all(
        layer.is_effective and layer.step.scale == 1 and not document.is_stale(layer.id)
        for layer in pair
    )


def merge_layers(document: Document, id: str, picture: Raster) -> Document:
    """The layer and the one below as one; `picture` is what the document shows up to it, at 16
    bits. The steps go on in recipes."""
    place = document.index_of(id)
    lower, upper = document.layers[place - 1 : place + 1]
    one = replace(
        Layer(uuid4().hex, MERGED, _step(document, lower, upper)), mask=_joined(lower, upper)
    )
    layers = (*document.layers[: place - 1], one, *document.layers[place + 1 :])
    after = replace(document, layers=layers)
    return after.replaced(one.with_patch(Patch(after.key(one.id), picture)))


def _step(document: Document, lower: Layer, upper: Layer) -> Step:
    """Its seal is that of all that the picture depends on."""
    seal = hashlib.sha256()
    for layer in (lower, upper):
        region = layer.mask.key if layer.mask else ""
        text = f"{document.key(layer.id)} {layer.opacity!r} {region}"
        seal.update(text.encode())
    recipe = Recipe.with_heal_layers(replace(document, layers=(lower, upper))).json
    return Step(MERGED, {"recipe": recipe, "seal": seal.hexdigest()})


def _joined(lower: Layer, upper: Layer) -> Mask | None:
    if lower.mask is None or upper.mask is None:
        return None
    return lower.mask.joined(upper.mask)
