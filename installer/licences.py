"""Gathers the licence texts of everything that is shipped, one file for each library."""

import platform
import re
import shutil
import sysconfig
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path, PurePath
from typing import Final

from installer.facts import ROOT
from installer.shipped import normal, shipped

TEXTS: Final = Path(__file__).parent / "texts"

SIGNS: Final = ("licen", "copying", "notice", "authors", "thirdparty")
"""Parts of the names of files that hold licences."""

WITHOUT_TEXT: Final = {
    "pyside6-essentials": ("LGPL-3.txt", "GPL-3.txt", "ICU.txt"),
    "shiboken6": ("LGPL-3.txt", "GPL-3.txt"),
    "tokenizers": ("Apache-2.0",),
}
"""Distributions that name their licence and do not bring its text."""

BESIDE: Final = {
    "pi-heif": ("LGPL-3.txt", "GPL-3.txt"),
    "rawpy": ("rawpy.txt", "LGPL-2.1.txt"),
    "pyvips-binary": ("libvips.txt", "LGPL-2.1.txt", "LGPL-3.txt", "GPL-3.txt"),
}
"""Distributions that hold libraries of other licences than their own."""

LIBRARY: Final = re.compile(r"lib([A-Za-z]+).*\.so")
PARTS_OF: Final = ("brotli", "webp")
PART_OF: Final = {"sharpyuv": "webp", "openjp": "openjpeg"}
"""Libraries that come in several files, and those that licences call by another name."""


class NoLicence(Exception):
    """A distribution, or a library inside of one, that would be shipped without its licence."""


def gather(folder: Path) -> None:
    """Write a text for each thing that is shipped. Raises NoLicence."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(TEXTS / "notice.txt", folder / "notice.txt")
    for distribution in shipped():
        name = normal(distribution.name)
        text = "\n\n".join(_texts(name, distribution))
        lacking = unnamed(distribution.files or (), text)
        if lacking or not text:
            raise NoLicence(name, *lacking)
        heading = f"{distribution.name} {distribution.version}\n{_declared(distribution)}"
        write(folder / f"{name}.txt", heading, text)
    python = (Path(sysconfig.get_path("stdlib")) / "LICENSE.txt").read_text(encoding="utf-8")
    write(folder / "python.txt", f"Python {platform.python_version()}\nPSF-2.0", python)


def unnamed(files: Iterable[PurePath], text: str) -> tuple[str, ...]:
    """Libraries of others that a wheel for Linux holds (`NAME.libs`) and its licences pass over."""
    found = (LIBRARY.match(file.name) for file in files if file.parts[0].endswith(".libs"))
    names = {_family(named[1].lower()) for named in found if named}
    said = text.lower()
    return tuple(sorted(name for name in names if name not in said))


def _family(library: str) -> str:
    whole = (name for name in PARTS_OF if library.startswith(name))
    return next(whole, PART_OF.get(library, library))


def _texts(name: str, distribution: metadata.Distribution) -> Iterator[str]:
    for file in sorted(distribution.files or (), key=str):
        if holds_licence(file):
            place = Path(str(distribution.locate_file(file)))
            yield place.read_text(encoding="utf-8", errors="replace")
    for text in (*WITHOUT_TEXT.get(name, ()), *BESIDE.get(name, ())):
        own = ROOT / "LICENSE" if text == "Apache-2.0" else TEXTS / text
        yield own.read_text(encoding="utf-8")


def holds_licence(file: PurePath) -> bool:
    """Whether a file of a distribution is a licence or a notice."""
    inside = "licenses" in file.parts or any(sign in file.name.lower() for sign in SIGNS)
    return inside and file.suffix.lower() in ("", ".txt", ".md", ".rst", ".apache", ".bsd")


def _declared(distribution: metadata.Distribution) -> str:
    """One line, as the distribution itself names it; empty where it does not."""
    told = distribution.metadata
    named = [told[name] for name in ("License-Expression", "License") if name in told]
    return named[0].partition("\n")[0] if named else ""


def write(file: Path, heading: str, text: str) -> None:
    """As `heirloom doctor --licences` and the window show it."""
    file.write_text(f"{heading.rstrip()}\n\n{text.strip()}\n", encoding="utf-8")
