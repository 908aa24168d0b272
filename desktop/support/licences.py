"""Licence texts of the program and of the packages that it is distributed with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final

from desktop.settings import NAME

GATHERED: Final = Path(__file__).parents[2] / "resources" / "licences"
"""Folder with licence texts, written when a package is built; a checkout has none."""

FIRST: Final = ("notice", NAME)
"""Components whose licences are listed before all others."""


@dataclass(frozen=True, slots=True)
class Licence:
    """Name of a component, and the full text of its licence."""

    name: str
    text: str


def collect_licences() -> tuple[Licence, ...]:
    """Return all licences, the program's own first, the others sorted by name."""
    found = tuple(_read_gathered()) or tuple(_read_installed())
    return tuple(sorted(found, key=lambda each: (each.name not in FIRST, each.name)))


def _read_gathered() -> Iterator[Licence]:
    for file in GATHERED.glob("*.txt"):
        yield Licence(file.stem, file.read_text(encoding="utf-8"))


def _read_installed() -> Iterator[Licence]:
    """Yield the licences of the program and its direct dependencies from package metadata."""
    names = {re.split(r"[^\w.-]", line)[0] for line in metadata.requires(NAME) or ()}
    for name in sorted({NAME, *names}):
        try:
            files = metadata.files(name) or []
        except metadata.PackageNotFoundError:
            continue
        texts = [file.read_text(encoding="utf-8-sig") for file in files if _is_licence(file)]
        if texts:
            yield Licence(name, "\n\n".join(texts))


def _is_licence(file: metadata.PackagePath) -> bool:
    """Return whether a package's file is a licence text."""
    return "licenses" in file.parts or str(file) in ("LICENSE", "NOTICE")
