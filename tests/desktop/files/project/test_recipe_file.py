"""Tests of recipe files."""

import os
import sys
from pathlib import Path

import pytest

from desktop.document.recipe import DamagedRecipe, Recipe, RecipeStep
from desktop.files.errors import NotAFile, NotARegularFile, NotFound
from desktop.files.project.recipe_file import read_recipe
from models.core.plan import Step

RECIPE = Recipe((RecipeStep("körnig", Step("tone", {"wish": "fading"})),))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("text", [RECIPE.toml, RECIPE.json])
def test_recipe_is_equal_after_writing_and_reading(
    tmp_path: Path, text: str, encoding: str
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text, encoding=encoding)
    assert read_recipe(path) == RECIPE


def test_file_that_is_not_utf_8_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(DamagedRecipe) as error:
        read_recipe(path)
    assert error.value.detail == "photo.jpg"


def test_missing_recipe_raises_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_recipe(tmp_path / "none.toml")


def test_folder_raises_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(NotAFile):
        read_recipe(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="devices in folders")
@pytest.mark.parametrize("kind", ["pipe", "device", "large"])
def test_pipe_device_and_giant_are_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.toml"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        with path.open("wb") as file:
            file.truncate(1 << 40)
    with pytest.raises(NotARegularFile):
        read_recipe(path)
