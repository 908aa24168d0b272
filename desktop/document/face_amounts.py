"""Amounts of single faces: how much of a restored face is shown, kept in the mask of its layer.

Around a face the patch of the layer is the photo itself, so the mask decides about the face alone.
"""

import numpy as np

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.mask import FULL, Mask, MaskMode, MaskPatch
from models.core.face import Face, FaceReport, FaceState
from models.core.pixels import MaskArray, Rect
from models.core.place import Place
from models.imaging.face_mask import face_mask


def face_layer(document: Document) -> Layer | None:
    """Return the topmost visible layer with restored faces, None without one."""
    visible = (each for each in reversed(document.layers) if each.visible and each.patch)
    return next((each for each in visible if each.patch and restored_faces(each)), None)


def restored_faces(layer: Layer) -> tuple[FaceReport, ...]:
    """Return the reports of the faces that a layer has restored, from left to right."""
    reports = layer.patch.faces if layer.patch else ()
    restored = (each for each in reports if each.state is FaceState.RESTORED)
    return tuple(sorted(restored, key=lambda each: each.face.rect.centre))


def face_amount(layer: Layer, face: Face) -> float:
    """Return how much of a restored face is shown, 0 to 1: the mask at its centre."""
    if layer.mask is None:
        return 1.0
    x, y = (int(each) for each in face.rect.centre)
    centre = Rect(x, y, 1, 1).clipped(layer.mask.whole)
    return float(layer.mask.mask(centre).max(initial=0.0))


def with_face_amount(document: Document, layer_id: str, index: int, amount: float) -> Document:
    """Return the document showing restored face `index` of a layer by `amount`, 0 to 1."""
    layer = document.layer(layer_id)
    faces = [each.face for each in restored_faces(layer)]
    whole = document.photo.whole
    rect = _rect_of(faces[index], whole)
    own = _coverage(faces[index], rect)
    others = [_coverage(each, rect) for each in faces if each is not faces[index]]
    inside = (own > 0) & np.all([own >= other for other in others] or [own >= 0], axis=0)
    hole = np.where(inside, FULL, 0).astype(np.uint8)
    level = np.where(inside, round(FULL * amount), 0).astype(np.uint8)
    mask = layer.mask or Mask.constant(whole.w, whole.h, FULL)
    mask = mask.combined(MaskPatch(rect, hole), MaskMode.SUBTRACT)
    mask = mask.combined(MaskPatch(rect, level), MaskMode.ADD)
    return document.replaced(layer.with_mask(mask))


def _rect_of(face: Face, whole: Rect) -> Rect:
    """Return a rect, inside the photo `whole`, around all that restoring a face changes."""
    return face.rect.grown(max(face.rect.w, face.rect.h), whole)


def _coverage(face: Face, rect: Rect) -> MaskArray:
    return face_mask(Place.FACE, [face.relative_to(rect)], rect.h, rect.w)
