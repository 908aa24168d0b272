"""Tests of the amounts of single faces."""

from dataclasses import replace

import numpy as np
import pytest

from desktop.document.document import Document
from desktop.document.face_amounts import (
    face_amount,
    face_layer,
    restored_faces,
    with_face_amount,
)
from desktop.document.layer import Layer, Patch
from models.core.face import Face, FaceReport, FaceState
from models.core.pixels import Rect
from models.core.plan import Step
from tests.desktop.documents import photo

SHARES = np.array([[0.3, 0.4], [0.7, 0.4], [0.5, 0.6], [0.35, 0.8], [0.65, 0.8]])


def report(x: int, y: int, side: int, state: FaceState = FaceState.RESTORED) -> FaceReport:
    return FaceReport(Face(Rect(x, y, side, side), 0.9, SHARES * side + (x, y)), state, 1.0)


RIGHT, LEFT = report(150, 20, 60), report(30, 20, 60)
SMALL = report(100, 5, 10, FaceState.SMALL)


@pytest.fixture
def document() -> Document:
    layer = Layer.from_step("a", "faces", Step("faces", {"wish": "faces"}))
    pixels = np.zeros((120, 260, 3), np.uint16)
    patch = Patch("key", pixels, faces=(RIGHT, SMALL, LEFT))
    return Document(photo(260, 120), (layer.with_patch(patch),))


def test_restored_faces_stand_from_left_to_right(document: Document) -> None:
    assert restored_faces(document.layers[0]) == (LEFT, RIGHT)


def test_amount_changes_one_face_only(document: Document) -> None:
    changed = with_face_amount(document, "a", 0, 0.25).layers[0]
    assert face_amount(changed, LEFT.face) == pytest.approx(0.25, abs=1 / 255)
    assert face_amount(changed, RIGHT.face) == 1


def test_face_can_be_switched_off_and_on_again(document: Document) -> None:
    off = with_face_amount(document, "a", 1, 0.0)
    assert face_amount(off.layers[0], RIGHT.face) == 0
    assert face_amount(with_face_amount(off, "a", 1, 1.0).layers[0], RIGHT.face) == 1


def test_amount_makes_no_patch_stale(document: Document) -> None:
    key = document.key("a")
    assert with_face_amount(document, "a", 0, 0.5).key("a") == key


def test_neighbours_keep_their_share_of_an_overlap(document: Document) -> None:
    near = report(80, 20, 60)
    layer = document.layers[0]
    patch = replace(layer.patch, faces=(LEFT, near)) if layer.patch else None
    assert patch is not None
    changed = with_face_amount(document.replaced(layer.with_patch(patch)), "a", 0, 0.0).layers[0]
    assert face_amount(changed, near.face) == 1
    assert face_amount(changed, LEFT.face) == 0


def test_layer_without_restored_faces_is_not_shown(document: Document) -> None:
    hidden = document.replaced(document.layers[0].with_visible(False))
    assert face_layer(document) is not None
    assert face_layer(hidden) is None
