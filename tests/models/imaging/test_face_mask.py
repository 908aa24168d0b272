"""Tests of the masks of places that follow from faces."""

from dataclasses import replace

import numpy as np
import pytest

from models.core.face import Face
from models.core.pixels import Rect
from models.core.place import FROM_FACES, Place
from models.imaging.face_mask import face_mask

POINTS = np.array([[88.0, 52.0], [112, 52], [100, 64], [90, 78], [110, 78]])
FACE = Face(Rect(80, 35, 40, 54), 0.99, POINTS)
HEIGHT, WIDTH = 400, 200


@pytest.mark.parametrize("place", sorted(FROM_FACES))
def test_mask_is_between_0_and_1_and_neither_empty_nor_full(place: Place) -> None:
    mask = face_mask(place, [FACE], HEIGHT, WIDTH)
    assert (mask.shape, mask.dtype) == ((HEIGHT, WIDTH), np.float32)
    assert (mask.min(), mask.max()) == (0, 1)


def test_face_is_an_ellipse_with_a_soft_edge() -> None:
    mask = face_mask(Place.FACE, [FACE], HEIGHT, WIDTH)
    assert mask[62, 100] == 1
    assert mask[36, 81] < 1
    assert ((mask > 0) & (mask < 1)).any()
    assert mask[150:].max() == 0


def test_eyes_are_around_their_landmarks_and_leave_the_mouth() -> None:
    mask = face_mask(Place.EYES, [FACE], HEIGHT, WIDTH)
    assert mask[52, 88] == mask[52, 112] == 1
    assert mask[78, 90:111].max() == 0


def test_mouth_is_around_its_corners_and_leaves_the_eyes() -> None:
    mask = face_mask(Place.MOUTH, [FACE], HEIGHT, WIDTH)
    assert (mask[78, 90:110] == 1).all()
    assert mask[52, 88] == mask[52, 112] == 0


def test_person_reaches_down_from_the_face_and_the_background_is_the_rest() -> None:
    person = face_mask(Place.PERSON, [FACE], HEIGHT, WIDTH)
    assert (person[30:390, 100] == 1).all()
    assert person[0, 0] == person[200, 0] == 0
    assert np.array_equal(face_mask(Place.BACKGROUND, [FACE], HEIGHT, WIDTH), 1 - person)


def test_person_of_a_photo_on_its_side_reaches_sideways() -> None:
    lying = Face(Rect(35, 80, 54, 40), 0.99, POINTS[:, ::-1])
    person = face_mask(Place.PERSON, [lying], 200, 400)
    assert (person[100, 30:390] == 1).all()
    assert person[0].max() == 0


def test_all_faces_are_in_the_mask() -> None:
    other = replace(FACE, rect=Rect(80, 235, 40, 54), points=POINTS + np.array([0, 200]))
    mask = face_mask(Place.FACE, [FACE, other], HEIGHT, WIDTH)
    assert mask[62, 100] == mask[262, 100] == 1


def test_face_beyond_the_edge_of_the_photo_is_cut_off() -> None:
    outside = replace(FACE, rect=Rect(-20, -20, 40, 54), points=POINTS - 100)
    assert face_mask(Place.FACE, [outside], 30, 40)[0, 0] == 1


def test_mask_without_faces_is_empty() -> None:
    assert not face_mask(Place.FACE, [], 5, 6).any()
