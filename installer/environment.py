"""An environment of the build's own, with exactly the locked packages."""

import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Final

from installer.facts import PYTHON, ROOT

LOCKS: Final = Path(__file__).parent / "lock"
SOURCES: Final = ("desktop", "models", "resources")


class WrongPython(Exception):
    """Another version of Python than the one that is frozen."""


def prepared(name: str, *locks: str, with_program: bool = False) -> Path:
    """The Python of a new environment in `build`, holding what the locks name and, where asked
    for, the program itself. Raises WrongPython and CalledProcessError."""
    if sys.version_info[:2] != PYTHON:
        raise WrongPython(f"this needs Python {PYTHON[0]}.{PYTHON[1]}, not {sys.version}")
    folder = ROOT / "build" / name
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    files = [word for lock in locks for word in ("-r", str(LOCKS / f"{lock}.txt"))]
    _run(python, "-m", "pip", "install", "--quiet", "--require-hashes", *files)
    if with_program:
        _install_program(python)
    return python


def _install_program(python: Path) -> None:
    """From a copy, so that nothing is built inside of the checkout."""
    copy = ROOT / "build" / "source"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    for name in SOURCES:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, copy / name, ignore=ignored)
    for name in ("main.py", "pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, copy)
    only = ("--quiet", "--no-deps", "--no-build-isolation")
    _run(python, "-m", "pip", "install", *only, str(copy))


def _run(*words: str | Path) -> None:
    subprocess.run([str(word) for word in words], check=True)
