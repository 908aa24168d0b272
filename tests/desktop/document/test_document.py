"""Documents: effect of edits on layers and patch keys."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from models.core.plan import Step

PIXELS = np.zeros((2, 3, 3), np.uint8)
PHOTO = Photo(Path("a.png"), "abc", PIXELS)


def document(*ids: str) -> Document:
    layers = tuple(Layer(id, id, Step(f"restorer {id}", {"strength": 0.5})) for id in ids)
    return Document(PHOTO, layers)


def order(of: Document) -> list[str]:
    return [layer.id for layer in of.layers]


def test_new_layer_is_the_topmost() -> None:
    added = document("a").with_layer(document("b").layers[0])
    assert order(added) == ["a", "b"]


@pytest.mark.parametrize(("to", "expected"), [(0, "cab"), (1, "acb"), (2, "abc"), (9, "abc")])
def test_moved_layer_has_the_requested_index(to: int, expected: str) -> None:
    assert order(document("a", "b", "c").moved("c", to)) == list(expected)


def test_removing_a_layer_keeps_the_others() -> None:
    assert order(document("a", "b", "c").without("b")) == ["a", "c"]


def test_edit_does_not_change_the_earlier_document() -> None:
    before = document("a", "b")
    before.replaced(before.layer("a").faded(0.2))
    assert before == document("a", "b")


def test_unknown_layer_id_raises_key_error() -> None:
    with pytest.raises(KeyError):
        document("a").layer("z")


def test_opacity_is_limited_to_0_and_1() -> None:
    layer = document("a").layers[0]
    assert (layer.faded(-1).opacity, layer.faded(7).opacity) == (0.0, 1.0)


def test_fading_a_layer_does_not_make_its_own_patch_stale() -> None:
    shown = document("a")
    done = shown.replaced(shown.layer("a").with_patch(Patch(shown.key("a"), PIXELS)))
    assert not done.replaced(done.layer("a").faded(0.3)).is_stale("a")


@pytest.mark.parametrize(
    "change",
    [
        lambda layer: layer.faded(0.3),
        lambda layer: layer.with_visible(False),
        lambda layer: replace(layer, mask=Mask.of(np.ones((2, 3), np.float32))),
        lambda layer: layer.with_step(Step("other", {})),
    ],
)
def test_change_of_a_layer_below_changes_the_patch_key(change) -> None:
    shown = document("a", "b")
    assert shown.replaced(change(shown.layer("a"))).key("b") != shown.key("b")


def test_renaming_a_layer_changes_no_patch_key() -> None:
    shown = document("a", "b")
    assert shown.replaced(shown.layer("a").named("other")).key("b") == shown.key("b")


def test_hidden_layer_has_no_part_in_patch_keys() -> None:
    shown = document("a", "b")
    hidden = shown.replaced(shown.layer("a").with_visible(False))
    assert hidden.key("b") == shown.without("a").key("b")


def test_layer_without_a_patch_is_stale() -> None:
    assert document("a").is_stale("a")


def test_patch_key_is_the_same_in_every_version() -> None:
    expected = "1e7a390a"
    assert document("a", "b").key("b")[:8] == expected


def test_photos_of_equal_files_are_equal_whatever_their_pixels() -> None:
    assert replace(PHOTO, pixels=PIXELS + 1) == PHOTO
