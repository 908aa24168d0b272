"""Freezing of the program; run by the Python of the build's environment."""

import os
import sys
from pathlib import Path
from typing import Final

import PyInstaller.__main__

from installer import icons, icu, libraries, licences, symbols
from installer.borrowed import system_packages
from installer.facts import NAME, ROOT

FROZEN: Final = ROOT / "dist" / NAME
"""Folder that PyInstaller writes the frozen program to."""

INDEX_VARIABLE: Final = "HEIRLOOM_ADDON_INDEX"
"""Environment variable with the address of the package index that has the add-on's files."""

RELEASES_VARIABLE: Final = "HEIRLOOM_RELEASES"
"""Environment variable with the address that announces the newest version.

See desktop/support/update_check.py.
"""


def freeze() -> None:
    """Write the frozen program's folder into `dist`."""
    icons.draw(ROOT / "build" / "icons")
    licences.gather(ROOT / "build" / "licences")
    _write_address(INDEX_VARIABLE, ROOT / "build" / "addon" / "index.txt")
    _write_address(RELEASES_VARIABLE, ROOT / "build" / "releases" / "address.txt")
    options = ["--noconfirm", "--clean", "--log-level", "WARN"]
    folders = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build" / "freeze")]
    PyInstaller.__main__.run([*options, *folders, str(ROOT / "installer" / "heirloom.spec")])
    if sys.platform == "linux":
        _slim(FROZEN / "_internal")
        _add_licences(FROZEN / "_internal")


def _slim(folder: Path) -> None:
    """Remove unneeded libraries, data for other languages, and debug symbols."""
    libraries.prune(folder)
    for library in (folder / icu.ICU_FOLDER).glob("libicudata.so.*"):
        icu.reduce_library(library)
    symbols.strip_all(folder)


def _add_licences(folder: Path) -> None:
    """Write the licences of the libraries that were copied from the system."""
    for each in system_packages(folder):
        file = folder / "resources" / "licences" / f"{each.package}.txt"
        licences.write(file, f"{each.package} {each.version}", each.text)


def _write_address(variable: str, file: Path) -> None:
    """Write the address in an environment variable to a file, empty if it is not set."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(os.environ.get(variable, ""), encoding="utf-8")


if __name__ == "__main__":
    freeze()
