"""Removal of debug symbols from libraries in a frozen folder, on Linux."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from installer import icu

LOAD_LIBRARY: Final = "import ctypes, sys; ctypes.CDLL(sys.argv[1])"
"""Python code that loads a library, to test whether it still works."""


def strip_all(folder: Path) -> None:
    """Strip compiled files, and those libraries of wheels that still load then.

    Qt's libraries stay as published. Raises: CalledProcessError."""
    for library in _find_compiled(folder):
        _strip(library, library)
    for library in _find_in_wheels(folder):
        strip_if_loadable(library)


def strip_if_loadable(library: Path) -> None:
    """Strip a library if it becomes smaller and still loads. Raises: CalledProcessError.

    Many libraries in wheels had their tables moved when the wheel was made, and cannot be loaded
    without symbols."""
    stripped = library.with_name(f"bare-{library.name}")
    _strip(library, stripped)
    if stripped.stat().st_size < library.stat().st_size and _loads(stripped):
        stripped.replace(library)
    else:
        stripped.unlink()


def _loads(library: Path) -> bool:
    completed = subprocess.run(
        [sys.executable, "-c", LOAD_LIBRARY, library], check=False, capture_output=True
    )
    return completed.returncode == 0


def _strip(library: Path, target: Path) -> None:
    subprocess.run(["strip", "--strip-unneeded", "-o", target, library], check=True)


def _find_compiled(folder: Path) -> Iterator[Path]:
    """Yield Python itself, its extension modules and ICU."""
    yield from folder.glob("libpython*")
    yield from (folder / icu.ICU_FOLDER).glob("libicu[iu]*.so.*")
    modules = (*folder.rglob("*.cpython-*.so"), *folder.rglob("*.abi3.*so"))
    yield from (each for each in modules if "PySide6" not in each.parts)


def _find_in_wheels(folder: Path) -> Iterator[Path]:
    """Yield third-party libraries that wheels contain."""
    for pattern in ("*.libs/lib*.so*", "rawpy/libraw*.so*"):
        yield from (file for file in folder.glob(pattern) if not file.is_symlink())
