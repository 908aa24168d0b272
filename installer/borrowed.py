"""Debian packages of the system libraries in the frozen program, with their licences."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from installer.libraries import LIBRARY, OPENED_BY_NAME

COPYRIGHT_FOLDER: Final = Path("/usr/share/doc")
"""Folder in which Debian stores each package's copyright file."""


class UnlicensedLibrary(Exception):
    """Error that a library would be shipped without its licence."""


@dataclass(frozen=True, slots=True)
class SystemPackage:
    """Debian package, its version on this system, and the text of its licences."""

    package: str
    version: str
    text: str


def system_packages(folder: Path, documents: Path = COPYRIGHT_FOLDER) -> Iterator[SystemPackage]:
    """Yield the packages, by name, of the libraries in the folder itself.

    Raises: UnlicensedLibrary."""
    for package in sorted({_owning_package(name) for name in _library_names(folder)}):
        copyright = documents / package / "copyright"
        if not copyright.is_file():
            raise UnlicensedLibrary(package)
        version = _output_of("dpkg-query", "-W", "-f", "${Version}\n", package).splitlines()[0]
        yield SystemPackage(package, version, copyright.read_text(encoding="utf-8"))


def _library_names(folder: Path) -> Iterator[str]:
    """Yield the names of the system libraries in the frozen program.

    Links point to libraries of wheels; those and Python's ship with their own licences."""
    for file in folder.iterdir():
        ours = file.is_symlink() or file.name.startswith(OPENED_BY_NAME)
        if LIBRARY.fullmatch(file.name) and not ours:
            yield file.name


def _owning_package(library: str) -> str:
    """Return the first package that dpkg names as the owner of a library."""
    output = _output_of("dpkg-query", "-S", f"*/{library}")
    if not output:
        raise UnlicensedLibrary(library)
    return output.partition(":")[0].partition(",")[0]


def _output_of(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
