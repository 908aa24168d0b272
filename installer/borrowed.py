"""Libraries that the frozen program brings along from the Debian, or its kin, that it was built on:
whose they are, and their licences."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from installer.libraries import LIBRARY, OPENED_BY_NAME

DOCUMENTS: Final = Path("/usr/share/doc")


class NobodysLibrary(Exception):
    """A library that would be shipped without its licence."""


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A package of the system, its version there, and the text of its licences."""

    package: str
    version: str
    text: str


def borrowed(folder: Path, documents: Path = DOCUMENTS) -> Iterator[Borrowed]:
    """The packages of the libraries that stand in the folder itself, by name. Raises
    NobodysLibrary."""
    for package in sorted({_owner(name) for name in _names(folder)}):
        copyright = documents / package / "copyright"
        if not copyright.is_file():
            raise NobodysLibrary(package)
        version = _told("dpkg-query", "-W", "-f", "${Version}\n", package).splitlines()[0]
        yield Borrowed(package, version, copyright.read_text(encoding="utf-8"))


def _names(folder: Path) -> Iterator[str]:
    """Links lead to libraries of wheels, whose licences come with these; so does Python's."""
    for file in folder.iterdir():
        ours = file.is_symlink() or file.name.startswith(OPENED_BY_NAME)
        if LIBRARY.fullmatch(file.name) and not ours:
            yield file.name


def _owner(library: str) -> str:
    """The first package that dpkg names: `libz.so.1` is `zlib1g:amd64: /lib/...`."""
    told = _told("dpkg-query", "-S", f"*/{library}")
    if not told:
        raise NobodysLibrary(library)
    return told.partition(":")[0].partition(",")[0]


def _told(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout
