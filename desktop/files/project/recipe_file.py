"""Reading of recipe files, which users may have written by hand.

`Recipe` checks the fields itself: it names the faulty one, and msgspec has no TOML of its own.
"""

from pathlib import Path

from desktop.document.recipe import DamagedRecipe, Recipe
from desktop.files.errors import NotFound, NotReadable


def read_recipe(path: Path) -> Recipe:
    """Read a recipe in UTF-8, with or without a byte order mark.

    Raises: NotFound; NotReadable; DamagedRecipe.
    """
    try:
        return Recipe.from_text(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise NotFound(path) from error
    except OSError as error:
        raise NotReadable(path) from error
    except UnicodeDecodeError as error:
        raise DamagedRecipe(path.name) from error
