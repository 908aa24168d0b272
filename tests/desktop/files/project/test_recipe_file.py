"""Laws of recipes in files."""

from pathlib import Path

import pytest

from desktop.document.recipe import DamagedRecipe, Recipe, RecipeStep
from desktop.files.errors import NotFound, NotReadable
from desktop.files.project.recipe_file import read_recipe
from models.core.plan import Step

RECIPE = Recipe((RecipeStep("körnig", Step("tone", {"wish": "fading"})),))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("text", [RECIPE.toml, RECIPE.json])
def test_a_recipe_is_read_as_it_was_written(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text, encoding=encoding)
    assert read_recipe(path) == RECIPE


def test_a_file_that_holds_no_text_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(DamagedRecipe) as told:
        read_recipe(path)
    assert told.value.detail == "photo.jpg"


def test_a_recipe_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_recipe(tmp_path / "none.toml")


def test_a_folder_is_no_recipe(tmp_path: Path) -> None:
    with pytest.raises(NotReadable):
        read_recipe(tmp_path)
