"""Which of the libraries in a frozen folder nothing in it needs, on Linux.

PyInstaller collects what each file needs before it is known which files stay; what the files that
went have needed stays behind. Here it goes too.
"""

import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

LIBRARY: Final = re.compile(r"lib[^/]*\.so[.\d]*")
OPENED_BY_NAME: Final = ("libonnxruntime_providers", "libpython")
"""Beginnings of the names of libraries that are loaded without being named in any file's list."""

PLUGINS: Final = "plugins"
"""The folder whose libraries Qt finds by looking."""

ELF: Final = b"\x7fELF"
"""How a program or a library begins."""

_FILE: Final = re.compile(r"^File: (.+)$")
_NEEDED: Final = re.compile(r"\(NEEDED\).*\[(.+)\]")


def prune(folder: Path) -> tuple[str, ...]:
    """Remove them, and the links to them; answers with their names. Raises CalledProcessError."""
    binaries = [file for file in _files(folder) if _is_binary(file)]
    needs = needed(binaries)
    optional = {file for file in binaries if _can_go(file.relative_to(folder))}
    gone = unneeded(needs, optional)
    for file in gone:
        file.unlink()
    for link in folder.rglob("*"):
        if link.is_symlink() and not link.exists():
            link.unlink()
    return tuple(sorted(file.name for file in gone))


def unneeded(needs: Mapping[Path, frozenset[str]], optional: Iterable[Path]) -> frozenset[Path]:
    """Of the optional ones those that no other that stays names, however long the chain."""
    named = {file.name: file for file in optional}
    kept = set(needs) - set(named.values())
    waiting = list(kept)
    while waiting:
        asked = {named[name] for name in needs[waiting.pop()] if name in named} - kept
        kept |= asked
        waiting += asked
    return frozenset(set(needs) - kept)


def needed(binaries: Iterable[Path]) -> dict[Path, frozenset[str]]:
    """The names of the libraries that each of them asks for itself. Raises CalledProcessError."""
    files = [str(file) for file in binaries]
    told = subprocess.run(["readelf", "-dW", *files], capture_output=True, check=True, text=True)
    found: dict[Path, set[str]] = {Path(file): set() for file in files}
    of = Path(files[0])
    for line in told.stdout.splitlines():
        if named := _FILE.match(line):
            of = Path(named[1])
        elif asked := _NEEDED.search(line):
            found[of].add(asked[1])
    return {file: frozenset(names) for file, names in found.items()}


def _files(folder: Path) -> Iterable[Path]:
    return (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def _is_binary(file: Path) -> bool:
    with file.open("rb") as content:
        return content.read(len(ELF)) == ELF


def _can_go(place: Path) -> bool:
    if PLUGINS in place.parts or place.name.startswith(OPENED_BY_NAME):
        return False
    return LIBRARY.fullmatch(place.name) is not None
