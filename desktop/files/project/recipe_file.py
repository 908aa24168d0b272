"""Recipes from files, which people may have written by hand."""

from pathlib import Path

from desktop.document.recipe import DamagedRecipe, Recipe
from desktop.files.errors import NotFound, NotReadable


def read_recipe(path: Path) -> Recipe:
    """UTF-8, also as Windows writes it. Raises NotFound, NotReadable, DamagedRecipe."""
    try:
        return Recipe.from_text(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise NotFound(path) from error
    except OSError as error:
        raise NotReadable(path) from error
    except UnicodeDecodeError as error:
        raise DamagedRecipe(path.name) from error
