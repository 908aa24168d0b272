"""Libraries of a frozen folder without their symbols, which only debuggers need, on Linux."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from installer import icu

LOAD: Final = "import ctypes, sys; ctypes.CDLL(sys.argv[1])"


def strip_all(folder: Path) -> None:
    """What a build compiled loses its symbols, and what came in wheels where it can. Qt's libraries
    stay as they were published. Raises CalledProcessError."""
    for library in _compiled(folder):
        _strip(library, library)
    for library in _in_wheels(folder):
        strip_if_it_survives(library)


def strip_if_it_survives(library: Path) -> None:
    """Many libraries in wheels had their tables moved when the wheel was made, and cannot be loaded
    any more once symbols are gone; these stay as they were, and so do those that would not get
    smaller. Raises CalledProcessError."""
    bare = library.with_name(f"bare-{library.name}")
    _strip(library, bare)
    if bare.stat().st_size < library.stat().st_size and _loads(bare):
        bare.replace(library)
    else:
        bare.unlink()


def _loads(library: Path) -> bool:
    tried = subprocess.run([sys.executable, "-c", LOAD, library], check=False, capture_output=True)
    return tried.returncode == 0


def _strip(library: Path, target: Path) -> None:
    subprocess.run(["strip", "--strip-unneeded", "-o", target, library], check=True)


def _compiled(folder: Path) -> Iterator[Path]:
    """Python itself, extension modules and ICU."""
    yield from folder.glob("libpython*")
    yield from (folder / icu.PLACE).glob("libicu[iu]*.so.*")
    for file in folder.rglob("*.so"):
        if "PySide6" not in file.parts and (".cpython-" in file.name or ".abi3." in file.name):
            yield file


def _in_wheels(folder: Path) -> Iterator[Path]:
    """Libraries of others that wheels hold."""
    for pattern in ("*.libs/lib*.so*", "rawpy/libraw*.so*"):
        yield from (file for file in folder.glob(pattern) if not file.is_symlink())
