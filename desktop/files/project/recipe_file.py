"""Reading of recipe files, which users may have written by hand.

`Recipe` checks the fields itself: it names the faulty one, and msgspec has no TOML of its own.
"""

import errno
from pathlib import Path

from desktop.document.recipe import DamagedRecipe, Recipe
from desktop.files.errors import NotARegularFile
from desktop.files.storage.path_errors import reading_error
from models.file_io.bounded_files import read_small_file


def read_recipe(path: Path) -> Recipe:
    """Read a recipe (UTF-8). Raises: those of `reading_error`; NotARegularFile; DamagedRecipe."""
    try:
        return Recipe.from_text(read_small_file(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DamagedRecipe(path.name) from error
    except OSError as error:
        if error.errno in (errno.EINVAL, errno.EFBIG):
            raise NotARegularFile(path) from error
        raise reading_error(error, path) from error
    except ValueError as error:
        raise reading_error(error, path) from error
