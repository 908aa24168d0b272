"""Projects and unsaved work of version 0.1.0 open with everything that was in them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest
from PIL import Image

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.recipe import Recipe
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.project.crash_recovery import (
    RecoverableSession,
    find_recoverable,
    recover_document,
)
from desktop.files.project.project_file import load_project
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from models.core.pixels import as_levels
from models.core.progress import Progress
from tests.desktop.older_files.facts import FILES, Facts, expected, recipe_facts, sha256, step_facts

PROJECTS: Final = {"project": "Grandmother.ora", "second page": "album.ora"}
"""The files of projects by the name of their expected facts."""

RECOVERED: Final = "recovered"
DOCUMENTS: Final = (*PROJECTS, RECOVERED)
KINDS: Final = ("picture", "unframed", "not enlarged")


@pytest.fixture
def leftover(files: Path) -> Iterator[RecoverableSession]:
    (found,) = find_recoverable(files / "recovery")
    yield found
    found.release()


@pytest.fixture(params=DOCUMENTS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def opened(name: str, files: Path, scratch: Scratch, request: pytest.FixtureRequest) -> Document:
    if name == RECOVERED:
        leftover = request.getfixturevalue("leftover")
        return recover_document(leftover, scratch, Progress(), decode_photo)
    return load_project(files / "project" / PROJECTS[name], scratch, Progress(), decode_photo)


def wanted(name: str, fact: str) -> list[Any]:
    """Return the expected fact of each layer."""
    return [layer[fact] for layer in expected(name)["layers"]]


def wanted_patches(name: str, fact: str) -> list[Any]:
    """Return the expected fact of each patch."""
    return [layer["patch"][fact] for layer in expected(name)["layers"] if layer["patch"]]


def patches(document: Document) -> list[Patch]:
    return [layer.patch for layer in document.layers if layer.patch]


def test_the_photo_has_the_same_hash(opened: Document, name: str) -> None:
    assert opened.photo.sha256 == expected(name)["sha256"]


def test_the_photo_is_the_same_page_of_its_file(opened: Document, name: str) -> None:
    assert opened.photo.page == expected(name)["page"]


def test_the_photo_has_the_same_file_name(opened: Document, name: str) -> None:
    assert opened.photo.source.name == expected(name)["photo"]


def test_the_photo_has_the_same_pixels(opened: Document, name: str) -> None:
    assert sha256(opened.photo.pixels) == expected(name)["pixels"]


def test_layers_keep_ids_and_order(opened: Document, name: str) -> None:
    assert [layer.id for layer in opened.layers] == wanted(name, "id")


def test_layers_keep_names(opened: Document, name: str) -> None:
    assert [layer.name for layer in opened.layers] == wanted(name, "name")


def test_layers_keep_opacities(opened: Document, name: str) -> None:
    assert [layer.opacity for layer in opened.layers] == wanted(name, "opacity")


def test_layers_keep_visibility(opened: Document, name: str) -> None:
    assert [layer.visible for layer in opened.layers] == wanted(name, "visible")


def test_layers_keep_steps(opened: Document, name: str) -> None:
    assert [step_facts(layer.step) for layer in opened.layers] == wanted(name, "step")


def test_layers_keep_scopes(opened: Document, name: str) -> None:
    scopes = [layer.scope for layer in opened.layers]
    assert [each and [each.x, each.y, each.w, each.h] for each in scopes] == wanted(name, "scope")


def test_layers_keep_patch_keys_that_would_fit(opened: Document, name: str) -> None:
    assert [opened.key(layer.id) for layer in opened.layers] == wanted(name, "key")


def test_the_same_layers_are_stale(opened: Document, name: str) -> None:
    assert [opened.is_stale(layer.id) for layer in opened.layers] == wanted(name, "stale")


def mask_facts(layer: Layer) -> Facts | None:
    mask = layer.mask
    if mask is None:
        return None
    return {"key": mask.key, "sum": int(mask.levels(mask.whole).sum(dtype=np.int64))}


def test_layers_keep_masks(opened: Document, name: str) -> None:
    assert [mask_facts(layer) for layer in opened.layers] == wanted(name, "mask")


def test_patches_keep_keys(opened: Document, name: str) -> None:
    assert [patch.key for patch in patches(opened)] == wanted_patches(name, "key")


def test_patches_keep_sizes(opened: Document, name: str) -> None:
    assert [list(patch.pixels.shape) for patch in patches(opened)] == wanted_patches(name, "shape")


def test_patches_keep_pixels(opened: Document, name: str) -> None:
    found = [sha256(np.asarray(patch.pixels, "<u2")) for patch in patches(opened)]
    assert found == wanted_patches(name, "pixels")


def test_patches_keep_tags(opened: Document, name: str) -> None:
    assert [list(patch.tags) for patch in patches(opened)] == wanted_patches(name, "tags")


def map_facts(patch: Patch) -> list[Facts]:
    return [
        {
            "rect": [each.rect.x, each.rect.y, each.rect.w, each.rect.h],
            "share": each.share,
            "shape": list(each.heat.shape),
            "heat": sha256(each.heat),
        }
        for each in patch.evidence
    ]


def test_patches_keep_invention_maps(opened: Document, name: str) -> None:
    assert [map_facts(patch) for patch in patches(opened)] == wanted_patches(name, "evidence")


def test_the_crop_transform_is_kept(opened: Document, name: str) -> None:
    frame = opened.transform
    assert frame is not None
    found = {
        "crop": [frame.crop.x, frame.crop.y, frame.crop.w, frame.crop.h],
        "turns": frame.turns,
        "angle": frame.angle,
        "across": frame.across,
        "down": frame.down,
    }
    assert found == expected(name)["frame"]


def shown_as(document: Document, kind: str) -> Document:
    """Return the document as it is, without its crop transform, or without what enlarges it too."""
    if kind == "unframed":
        return replace(document, transform=None)
    if kind == "not enlarged":
        layers = tuple(layer for layer in document.layers if layer.step.scale == 1)
        return Document(document.photo, layers)
    return document


@pytest.mark.parametrize("kind", KINDS)
def test_the_picture_differs_by_one_level_of_255_at_most(
    opened: Document, name: str, kind: str
) -> None:
    """Processors round differently, so that the picture need not be equal."""
    rows = DocumentRenderer(TileCache(0)).rows(shown_as(opened, kind))
    found = as_levels(np.concatenate([strip for _, strip in rows]), np.dtype(np.uint8))
    with Image.open(FILES / "expected" / f"{name}, {kind}.png") as picture:
        before = np.asarray(picture)
    assert np.abs(found.astype(int) - before).max() <= 1


@pytest.mark.parametrize("name", ["project"], indirect=True)
def test_the_layers_of_a_project_make_the_same_recipe(opened: Document) -> None:
    assert recipe_facts(Recipe.of(opened).steps) == expected("recipe")


def test_unsaved_work_is_offered_by_the_name_of_its_photo(leftover: RecoverableSession) -> None:
    assert leftover.name == expected(RECOVERED)["name"]


def test_unsaved_work_names_its_project(leftover: RecoverableSession, files: Path) -> None:
    assert leftover.project == files / "recovery" / expected(RECOVERED)["project"]
