"""Collection of the licence texts of everything that is shipped, one file per library."""

import platform
import re
import shutil
import sysconfig
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path, PurePath
from typing import Final

from installer.facts import ROOT
from installer.shipped import normalise_name, shipped_distributions

TEXTS: Final = Path(__file__).parent / "texts"
"""Folder of licence texts that are added to those in the distributions."""

LICENCE_NAME_PARTS: Final = ("licen", "copying", "notice", "authors", "thirdparty")
"""Parts of the names of files that contain licences."""
LICENCE_SUFFIXES: Final = ("", ".txt", ".md", ".rst", ".apache", ".bsd")
"""Suffixes, in lower case, of files that contain licences."""

ADDED_TEXTS: Final = {
    "pyside6-essentials": ("LGPL-3.txt", "GPL-3.txt", "ICU.txt"),
    "shiboken6": ("LGPL-3.txt", "GPL-3.txt"),
    "tokenizers": ("Apache-2.0",),
}
"""Licence texts of distributions that name their licence and do not contain its text."""

EXTRA_TEXTS: Final = {
    "pi-heif": ("LGPL-3.txt", "GPL-3.txt"),
    "rawpy": ("rawpy.txt", "LGPL-2.1.txt"),
    "pyvips-binary": ("libvips.txt", "LGPL-2.1.txt", "LGPL-3.txt", "GPL-3.txt"),
}
"""Licence texts of distributions that contain libraries with other licences than their own."""

LIBRARY: Final = re.compile(r"lib([A-Za-z]+).*\.so")
"""Pattern of the file names of libraries in wheels."""
LIBRARY_FAMILIES: Final = ("brotli", "webp")
"""Names of projects whose libraries come in several files, by the start of the file names."""
OTHER_NAMES: Final = {"sharpyuv": "webp", "openjp": "openjpeg"}
"""Names by which licences call a library, where they differ from its own."""


class NoLicence(Exception):
    """Error that a distribution, or a library in it, would be shipped without its licence."""


def gather(folder: Path) -> None:
    """Write a licence file for each component that is shipped. Raises: NoLicence."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(TEXTS / "notice.txt", folder / "notice.txt")
    for distribution in shipped_distributions():
        name = normalise_name(distribution.name)
        text = "\n\n".join(_texts(name, distribution))
        missing = find_unlisted_libraries(distribution.files or (), text)
        if missing or not text:
            raise NoLicence(name, *missing)
        heading = f"{distribution.name} {distribution.version}\n{_declared_licence(distribution)}"
        write(folder / f"{name}.txt", heading, text)
    python = (Path(sysconfig.get_path("stdlib")) / "LICENSE.txt").read_text(encoding="utf-8")
    write(folder / "python.txt", f"Python {platform.python_version()}\nPSF-2.0", python)


def find_unlisted_libraries(files: Iterable[PurePath], text: str) -> tuple[str, ...]:
    """Return third-party libraries (`NAME.libs`) among a wheel's files that `text` lacks."""
    found = (LIBRARY.match(file.name) for file in files if file.parts[0].endswith(".libs"))
    names = {_family(match[1].lower()) for match in found if match}
    return tuple(sorted(name for name in names if name not in text.lower()))


def _family(library: str) -> str:
    families = (name for name in LIBRARY_FAMILIES if library.startswith(name))
    return next(families, OTHER_NAMES.get(library, library))


def _texts(name: str, distribution: metadata.Distribution) -> Iterator[str]:
    for file in sorted(distribution.files or (), key=str):
        if is_licence_file(file):
            path = Path(str(distribution.locate_file(file)))
            yield path.read_text(encoding="utf-8", errors="replace")
    for text in (*ADDED_TEXTS.get(name, ()), *EXTRA_TEXTS.get(name, ())):
        own = ROOT / "LICENSE" if text == "Apache-2.0" else TEXTS / text
        yield own.read_text(encoding="utf-8")


def is_licence_file(file: PurePath) -> bool:
    """Return whether a file of a distribution is a licence or a notice."""
    is_named = any(part in file.name.lower() for part in LICENCE_NAME_PARTS)
    return (is_named or "licenses" in file.parts) and file.suffix.lower() in LICENCE_SUFFIXES


def _declared_licence(distribution: metadata.Distribution) -> str:
    """Return the licence that a distribution declares, as one line, empty if none."""
    fields = distribution.metadata
    declared = [fields[name] for name in ("License-Expression", "License") if name in fields]
    return declared[0].partition("\n")[0] if declared else ""


def write(file: Path, heading: str, text: str) -> None:
    """Write a licence with its heading as `heirloom doctor --licences` and the window show it."""
    file.write_text(f"{heading.rstrip()}\n\n{text.strip()}\n", encoding="utf-8")
