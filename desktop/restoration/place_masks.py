"""Masks of the places that an instruction names, seen through the crop transform of a document."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from desktop.document.document import Document, in_order
from desktop.document.layer import Layer
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from desktop.restoration.layer_runner import layer_from_step
from models.core.pixels import MaskArray
from models.core.place import Place, place_mask
from models.core.plan import Plan, PlannedStep
from models.imaging.face_mask import face_mask

STRIP: Final = 256
"""Rows of the photo whose points are mapped at a time."""


def document_from_plan(photo: Photo, plan: Plan, mask: Mask | None) -> Document:
    """Make a document with a layer, not yet run, for each step of a plan; `mask` limits all."""
    layers = layers_from_steps(Document(photo, selection=mask), plan.steps)
    return Document(photo, in_order(layers))


def layers_from_steps(document: Document, steps: Sequence[PlannedStep]) -> tuple[Layer, ...]:
    """Make layers, not yet run, for steps, within the selection or the place of a step."""
    layers = (_layer_from_step(document, planned) for planned in steps)
    return tuple(replace(layer, frame=document.frame) for layer in layers)


def _layer_from_step(document: Document, planned: PlannedStep) -> Layer:
    """Make a layer, not yet run, masked by the selection or by the step's place."""
    place = planned.place
    if document.selection is not None or place is None:
        return layer_from_step(planned, document.selection, damage=document.damage)
    if planned.step.masked:
        planned = replace(planned, step=planned.step.with_params({"masked": False}))
    if place.needs_faces:
        whole = document.photo.whole
        mask = face_mask(place, planned.faces, whole.h, whole.w)
        return layer_from_step(planned, Mask.of(1 - mask if planned.is_outside else mask))
    mask_there = mask_of_place(document, place, is_outside=planned.is_outside)
    return layer_from_step(planned, mask_there)


def mask_of_place(document: Document, place: Place, *, is_outside: bool = False) -> Mask:
    """Return the mask, in pixels of the photo, of a geometric place of the cropped picture.

    With `is_outside` it is that of the rest of the cropped picture."""
    seen = document.visible_rect
    visible = place_mask(place, seen.h, seen.w)
    visible = 1 - visible if is_outside else visible
    return Mask.of(visible if document.transform is None else _on_photo(document, visible))


def _on_photo(document: Document, visible: MaskArray) -> MaskArray:
    """Map a mask of the cropped picture to the photo, with nearest-pixel sampling."""
    whole, transform = document.photo.whole, document.transform
    mask = np.zeros((whole.h, whole.w), np.float32)
    if transform is None:
        return mask
    inverse = np.linalg.inv(transform.to_photo(whole))
    for top in range(0, whole.h, STRIP):
        rows, columns = np.mgrid[top : min(top + STRIP, whole.h), 0 : whole.w] + 0.5
        x, y, w = np.tensordot(inverse, np.stack([columns, rows, np.ones_like(rows)]), 1)
        column, row = (np.floor(each / w).astype(np.int64) for each in (x, y))
        inside = (row >= 0) & (row < visible.shape[0]) & (column >= 0) & (column < visible.shape[1])
        part = np.zeros(inside.shape, np.float32)
        part[inside] = visible[row[inside], column[inside]]
        mask[top : top + STRIP] = part
    return mask
