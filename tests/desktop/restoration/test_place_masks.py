"""Tests of masks of places and of the layers that get them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from desktop.restoration.place_masks import layers_from_steps, mask_of_place
from models.core.face import Face
from models.core.pixels import Rect
from models.core.place import Place
from models.core.plan import PlannedStep, Step, hole_step
from models.core.wish_table import Wish

PHOTO = Photo(Path("a.png"), "png", np.zeros((40, 60, 3), np.uint8))

FACE = Face(Rect(10, 5, 12, 14), 0.99, np.array([[13, 9], [19, 9], [16, 12], [14, 15], [18, 15]]))


def planned(place: Place | None) -> PlannedStep:
    return PlannedStep(Wish.NOISE, Step("instruct", {}), 1.0, 1.0, place=place)


def test_step_without_a_place_has_no_mask() -> None:
    (layer,) = layers_from_steps(Document(PHOTO), [planned(None)])
    assert layer.mask is None


def test_step_in_a_place_is_masked_there_alone() -> None:
    (layer,) = layers_from_steps(Document(PHOTO), [planned(Place.LEFT)])
    assert layer.mask is not None
    values = layer.mask.values
    assert (values[:, :30] == 1).all()
    assert (values[:, 30:] == 0).all()


def test_step_that_leaves_out_a_place_is_masked_everywhere_else() -> None:
    step = replace(planned(Place.CENTER), is_outside=True)
    (layer,) = layers_from_steps(Document(PHOTO), [step])
    assert layer.mask is not None
    values = layer.mask.values
    assert (values[10:30, 15:45] == 0).all()
    assert values.sum() == 40 * 60 - 20 * 30


def test_hole_in_a_place_is_looked_for_and_the_place_is_not_filled_whole() -> None:
    (layer,) = layers_from_steps(Document(PHOTO), [replace(hole_step(), place=Place.LEFT)])
    assert layer.mask is not None
    assert not layer.step.masked


def test_hole_in_a_selection_is_all_of_it() -> None:
    selected = Document(PHOTO, selection=Mask.constant(60, 40, 255))
    (layer,) = layers_from_steps(selected, [replace(hole_step(), place=Place.LEFT)])
    assert layer.step.masked


def test_step_in_the_face_is_masked_around_the_faces_that_were_found() -> None:
    (layer,) = layers_from_steps(Document(PHOTO), [replace(planned(Place.FACE), faces=(FACE,))])
    assert layer.mask is not None
    assert layer.mask.values[12, 16] == 1
    assert not layer.mask.values[:, 40:].any()


def test_step_that_leaves_out_the_face_is_masked_around_no_face() -> None:
    step = replace(planned(Place.FACE), is_outside=True, faces=(FACE,))
    (layer,) = layers_from_steps(Document(PHOTO), [step])
    assert layer.mask is not None
    assert layer.mask.values[12, 16] == 0
    assert (layer.mask.values[:, 40:] == 1).all()


def test_step_in_the_face_acts_nowhere_without_a_face() -> None:
    (layer,) = layers_from_steps(Document(PHOTO), [planned(Place.FACE)])
    assert layer.mask is not None
    assert layer.mask.is_empty


def test_selection_counts_more_than_a_place() -> None:
    selection = Mask.constant(60, 40, 255)
    (layer,) = layers_from_steps(Document(PHOTO, selection=selection), [planned(Place.LEFT)])
    assert layer.mask == selection


@pytest.mark.parametrize(
    ("turns", "place"),
    [(0, Place.LEFT), (1, Place.BOTTOM), (2, Place.RIGHT), (3, Place.TOP)],
)
def test_left_half_of_a_turned_photo_is_what_is_seen_on_the_left(turns: int, place: Place) -> None:
    upright = Rect(0, 0, 40, 60) if turns % 2 else Rect(0, 0, 60, 40)
    turned = Document(PHOTO, transform=CropTransform(upright, turns=turns))
    assert mask_of_place(turned, Place.LEFT) == mask_of_place(Document(PHOTO), place)


def test_left_half_of_a_cropped_photo_is_half_of_the_crop() -> None:
    cropped = Document(PHOTO, transform=CropTransform(Rect(20, 10, 20, 20)))
    values = mask_of_place(cropped, Place.LEFT).values
    assert values.sum() == 10 * 20
    assert (values[10:30, 20:30] == 1).all()


def test_step_after_a_crop_is_judged_by_what_the_crop_shows() -> None:
    cropped = Document(PHOTO).with_transform(CropTransform(Rect(10, 5, 30, 20)))
    (layer,) = layers_from_steps(cropped, [planned(None)])
    assert layer.frame == Rect(10, 5, 30, 20)


@pytest.mark.parametrize("transform", [None, CropTransform(Rect(0, 0, 40, 60), turns=1)])
def test_step_is_judged_by_the_whole_photo_where_nothing_is_cropped(
    transform: CropTransform | None,
) -> None:
    document = Document(PHOTO).with_transform(transform)
    (layer,) = layers_from_steps(document, [planned(None)])
    assert layer.frame is None


def test_crop_makes_no_earlier_layer_stale() -> None:
    (layer,) = layers_from_steps(Document(PHOTO), [planned(None)])
    document = Document(PHOTO, (layer,))
    cropped = document.with_transform(CropTransform(Rect(10, 5, 30, 20)))
    assert cropped.key(layer.id) == document.key(layer.id)


def test_patch_keys_of_different_crops_differ() -> None:
    keys = set()
    for x in (0, 5, 10):
        cropped = Document(PHOTO).with_transform(CropTransform(Rect(x, 5, 30, 20)))
        (layer,) = layers_from_steps(cropped, [planned(None)])
        keys.add(Document(PHOTO, (replace(layer, id="a"),)).key("a"))
    assert len(keys) == 3
