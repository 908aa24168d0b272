"""Small photos, and command line runs with a recipe that changes nothing."""

import hashlib
from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.reliability.outputs import run
from desktop.document.recipe import Recipe, RecipeStep
from desktop.restoration.file_restorer import FileRestorer
from desktop.settings import Folders
from models.core.plan import Step

KEEP = Recipe((RecipeStep("keep", Step("tone", {"wish": "fading", "clause": "restore"})),))


def picture(path: Path, level: int = 90, kind: str | None = None) -> Path:
    path.parent.mkdir(exist_ok=True)
    Image.new("RGB", (12, 8), (level,) * 3).save(path, kind)
    return path


def level(path: Path | str) -> int:
    with Image.open(path) as shown:
        return round(float(np.asarray(shown.convert("L")).mean()))


def digests(*paths: Path) -> list[str]:
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]


class Person:
    """User of the command line with a recipe, in `home`, that changes nothing."""

    def __init__(self, restorer: FileRestorer, home: Path) -> None:
        self._shop, self._recipe = restorer, home / "keep.toml"
        self._folders = Folders.under(home)
        home.mkdir()
        self._recipe.write_text(KEEP.toml, encoding="utf-8")

    def restores(self, *options: str | Path) -> tuple[int, list[Path], str]:
        """Run the command; return exit code, results, and warnings with standard error."""
        arguments = ["restore", *map(str, options), "--json", "--recipe", str(self._recipe)]
        ran = run(arguments, self._folders, self._shop)
        warnings = [text for each in ran.reports for text in each.get("warnings", ())]
        outputs = [Path(each["output"]) for each in ran.reports if each["output"]]
        return ran.code, outputs, "\n".join([*warnings, ran.error])
