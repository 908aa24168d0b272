"""Removal of libraries in a frozen folder that nothing in it needs, on Linux.

PyInstaller collects what each file needs before it is known which files stay, so that dependencies
of removed files remain.
"""

import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

LIBRARY: Final = re.compile(r"lib[^/]*\.so[.\d]*")
"""Pattern of the file names of shared libraries."""
OPENED_BY_NAME: Final = ("libonnxruntime_providers", "libpython")
"""Prefixes of the names of libraries that are loaded by name and listed as needed nowhere."""

PLUGINS: Final = "plugins"
"""Folder of Qt's plugins, which Qt finds by searching."""

ELF: Final = b"\x7fELF"
"""First bytes of an ELF file: a program or library."""

_FILE: Final = re.compile(r"^File: (.+)$")
"""Pattern of the line of readelf's output with a file name."""
_NEEDED: Final = re.compile(r"\(NEEDED\).*\[(.+)\]")
"""Pattern of the line of readelf's output with the name of a needed library."""


def prune(folder: Path) -> tuple[str, ...]:
    """Remove unneeded libraries and links to them; return their names.

    Raises: CalledProcessError."""
    binaries = [file for file in _files(folder) if _is_binary(file)]
    needs = read_needed(binaries)
    optional = {file for file in binaries if _is_optional(file.relative_to(folder))}
    removed = find_unneeded(needs, optional)
    for file in removed:
        file.unlink()
    for link in folder.rglob("*"):
        if link.is_symlink() and not link.exists():
            link.unlink()
    return tuple(sorted(file.name for file in removed))


def find_unneeded(
    needs: Mapping[Path, frozenset[str]], optional: Iterable[Path]
) -> frozenset[Path]:
    """Return the optional files that no remaining file needs, directly or indirectly."""
    by_name = {file.name: file for file in optional}
    kept = set(needs) - set(by_name.values())
    pending = list(kept)
    while pending:
        dependencies = {by_name[name] for name in needs[pending.pop()] if name in by_name} - kept
        kept |= dependencies
        pending += dependencies
    return frozenset(set(needs) - kept)


def read_needed(binaries: Iterable[Path]) -> dict[Path, frozenset[str]]:
    """Read which libraries each binary needs directly. Raises: CalledProcessError."""
    files = [str(file) for file in binaries]
    output = subprocess.run(["readelf", "-dW", *files], capture_output=True, check=True, text=True)
    found: dict[Path, set[str]] = {Path(file): set() for file in files}
    current = Path(files[0])
    for line in output.stdout.splitlines():
        if file_line := _FILE.match(line):
            current = Path(file_line[1])
        elif needed_line := _NEEDED.search(line):
            found[current].add(needed_line[1])
    return {file: frozenset(names) for file, names in found.items()}


def _files(folder: Path) -> Iterable[Path]:
    return (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def _is_binary(file: Path) -> bool:
    with file.open("rb") as content:
        return content.read(len(ELF)) == ELF


def _is_optional(path: Path) -> bool:
    if PLUGINS in path.parts or path.name.startswith(OPENED_BY_NAME):
        return False
    return LIBRARY.fullmatch(path.name) is not None
