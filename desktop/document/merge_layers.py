"""Merging of a layer with the one below into a single patch that is never computed again."""

import hashlib
from dataclasses import replace
from uuid import uuid4

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.layer_content import MERGED, MergedPixels
from desktop.document.mask import Mask
from desktop.document.recipe import Recipe
from models.core.pixels import Raster


def can_merge(document: Document, id: str) -> bool:
    """Return whether the layer `id` can be merged with the one below it.

    Both must be visible with up-to-date patches, and neither may enlarge the picture."""
    index = document.index_of(id)
    pair = document.layers[max(index - 1, 0) : index + 1]
    return len(pair) == 2 and all(
        layer.is_effective and layer.scale == 1 and not document.is_stale(layer.id)
        for layer in pair
    )


def merge_layers(document: Document, id: str, picture: Raster) -> Document:
    """Return the document with a layer and the one below replaced by one of merged pixels.

    `picture` is the document rendered up to the layer, uint16, height x width x 3. Recipes of the
    new document still list the steps of both layers."""
    index = document.index_of(id)
    lower, upper = document.layers[index - 1 : index + 1]
    content = _merged_content(document, lower, upper)
    merged = Layer(uuid4().hex, MERGED, content, _union_mask(lower, upper))
    layers = (*document.layers[: index - 1], merged, *document.layers[index + 1 :])
    after = replace(document, layers=layers)
    return after.replaced(merged.with_patch(Patch(after.key(merged.id), picture)))


def _merged_content(document: Document, lower: Layer, upper: Layer) -> MergedPixels:
    seal = hashlib.sha256()
    for layer in (lower, upper):
        mask = layer.mask.key if layer.mask else ""
        text = f"{document.key(layer.id)} {layer.opacity!r} {mask}"
        seal.update(text.encode())
    recipe = Recipe.with_heal_layers(replace(document, layers=(lower, upper))).json
    return MergedPixels(recipe, seal.hexdigest())


def _union_mask(lower: Layer, upper: Layer) -> Mask | None:
    if lower.mask is None or upper.mask is None:
        return None
    return lower.mask.joined(upper.mask)
