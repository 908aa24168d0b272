"""Freezes the program: run by the Python of the build's own environment."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import PyInstaller.__main__

from installer import icons, licences
from installer.facts import NAME, ROOT

FROZEN: Final = ROOT / "dist" / NAME

INDEX: Final = "HEIRLOOM_ADDON_INDEX"
"""Holds the address of the package index that has the add-on's files."""


def freeze() -> None:
    """Write the program's folder into `dist`."""
    icons.draw(ROOT / "build" / "icons")
    licences.gather(ROOT / "build" / "licences")
    _note_index(ROOT / "build" / "addon")
    words = ["--noconfirm", "--clean", "--log-level", "WARN"]
    folders = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build" / "freeze")]
    PyInstaller.__main__.run([*words, *folders, str(ROOT / "installer" / "heirloom.spec")])
    if sys.platform == "linux":
        for library in _with_symbols(FROZEN / "_internal"):
            subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)


def _note_index(folder: Path) -> None:
    """Where this build's add-on is to be had, if the owner says so."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.txt").write_text(os.environ.get(INDEX, ""), encoding="utf-8")


def _with_symbols(folder: Path) -> Iterator[Path]:
    """Python itself and extension modules, which often come with symbols for debuggers. Qt's and
    other libraries stay as they were published."""
    yield from folder.glob("libpython*")
    for file in folder.rglob("*.so"):
        if "PySide6" not in file.parts and (".cpython-" in file.name or ".abi3." in file.name):
            yield file


if __name__ == "__main__":
    freeze()
