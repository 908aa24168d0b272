"""Freezes the program: run by the Python of the build's own environment."""

import os
import sys
from pathlib import Path
from typing import Final

import PyInstaller.__main__

from installer import icons, icu, libraries, licences, symbols
from installer.borrowed import borrowed
from installer.facts import NAME, ROOT

FROZEN: Final = ROOT / "dist" / NAME

INDEX: Final = "HEIRLOOM_ADDON_INDEX"
"""Holds the address of the package index that has the add-on's files."""

RELEASES: Final = "HEIRLOOM_RELEASES"
"""Holds the address where the newest version is announced, see desktop/support/updates.py."""


def freeze() -> None:
    """Write the program's folder into `dist`."""
    icons.draw(ROOT / "build" / "icons")
    licences.gather(ROOT / "build" / "licences")
    _note(INDEX, ROOT / "build" / "addon" / "index.txt")
    _note(RELEASES, ROOT / "build" / "releases" / "address.txt")
    words = ["--noconfirm", "--clean", "--log-level", "WARN"]
    folders = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build" / "freeze")]
    PyInstaller.__main__.run([*words, *folders, str(ROOT / "installer" / "heirloom.spec")])
    if sys.platform == "linux":
        _slim(FROZEN / "_internal")
        _add_licences(FROZEN / "_internal")


def _slim(folder: Path) -> None:
    """Leave out libraries that nothing needs any more, data for other languages, and symbols."""
    libraries.prune(folder)
    for library in (folder / icu.PLACE).glob("libicudata.so.*"):
        icu.reduce_library(library)
    symbols.strip_all(folder)


def _add_licences(folder: Path) -> None:
    """Of what was taken from the system."""
    for each in borrowed(folder):
        file = folder / "resources" / "licences" / f"{each.package}.txt"
        licences.write(file, f"{each.package} {each.version}", each.text)


def _note(variable: str, file: Path) -> None:
    """An address that this build shall know, if the owner says one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(os.environ.get(variable, ""), encoding="utf-8")


if __name__ == "__main__":
    freeze()
