"""Small photos, and a person at a command line whose recipe changes nothing."""

import hashlib
from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.reliability.outputs import run
from desktop.document.recipe import Recipe, RecipeStep
from desktop.restoration.file_restorer import FileRestorer
from desktop.settings import Folders
from models.core.plan import Step

KEEP = Recipe((RecipeStep("keep", Step("keep", {"wish": "noise"})),))


def picture(path: Path, level: int = 90, kind: str | None = None) -> Path:
    path.parent.mkdir(exist_ok=True)
    Image.new("RGB", (12, 8), (level,) * 3).save(path, kind)
    return path


def level(path: Path | str) -> int:
    with Image.open(path) as shown:
        return round(float(np.asarray(shown.convert("L")).mean()))


def seals(*paths: Path) -> list[str]:
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]


class Person:
    """Somebody whose recipe changes nothing; it lies in a folder of their own."""

    def __init__(self, shop: FileRestorer, home: Path) -> None:
        self._shop, self._recipe = shop, home / "keep.toml"
        self._folders = Folders.under(home)
        home.mkdir()
        self._recipe.write_text(KEEP.toml, encoding="utf-8")

    def restores(self, *words: str | Path) -> tuple[int, list[Path], str]:
        """The exit code, the results, and what was told."""
        said = ["restore", *map(str, words), "--json", "--recipe", str(self._recipe)]
        ran = run(said, self._folders, self._shop)
        warnings = [text for each in ran.told for text in each.get("warnings", ())]
        outputs = [Path(each["output"]) for each in ran.told if each["output"]]
        return ran.code, outputs, "\n".join([*warnings, ran.error])
