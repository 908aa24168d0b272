"""The licences of everything that this copy consists of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final

from desktop.settings import NAME

GATHERED: Final = Path(__file__).parents[2] / "resources" / "licences"
"""Written when a package is built; a checkout has what its environment tells."""

FIRST: Final = ("notice", NAME)


@dataclass(frozen=True, slots=True)
class Licence:
    """`name` of a library, and the whole text."""

    name: str
    text: str


def collect_licences() -> tuple[Licence, ...]:
    """Ours first, then by name."""
    found = tuple(_gathered()) or tuple(_installed())
    return tuple(sorted(found, key=lambda each: (each.name not in FIRST, each.name)))


def _gathered() -> Iterator[Licence]:
    for file in GATHERED.glob("*.txt"):
        yield Licence(file.stem, file.read_text(encoding="utf-8"))


def _installed() -> Iterator[Licence]:
    """Of the packages that the program asks for by name."""
    names = {re.split(r"[^\w.-]", line)[0] for line in metadata.requires(NAME) or ()}
    for name in sorted({NAME, *names}):
        try:
            files = metadata.files(name) or []
        except metadata.PackageNotFoundError:
            continue
        texts = [file.read_text(encoding="utf-8") for file in files if _is_licence(file)]
        if texts:
            yield Licence(name, "\n\n".join(texts))


def _is_licence(file: metadata.PackagePath) -> bool:
    """In the folder that packages have for it, or beside the code of a checkout."""
    return "licenses" in file.parts or str(file) in ("LICENSE", "NOTICE")
