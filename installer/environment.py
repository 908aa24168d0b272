"""Virtual environments of the build with exactly the locked packages."""

import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Final

from installer.facts import PYTHON, ROOT

LOCKS: Final = Path(__file__).parent / "lock"
"""Folder of the files with locked requirements."""
PROGRAM_FOLDERS: Final = ("desktop", "models", "resources")
"""Folders of the program's own Python packages."""


class WrongPython(Exception):
    """Error that the running Python is not the version that is frozen."""


def create_environment(name: str, *locks: str, with_program: bool = False) -> Path:
    """Create a virtual environment in `build` and return its Python.

    It contains the packages of `locks` and, `with_program`, the program itself. Raises:
    WrongPython; CalledProcessError."""
    if sys.version_info[:2] != PYTHON:
        raise WrongPython(f"this needs Python {PYTHON[0]}.{PYTHON[1]}, not {sys.version}")
    folder = ROOT / "build" / name
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    files = [argument for lock in locks for argument in ("-r", str(LOCKS / f"{lock}.txt"))]
    _run(python, "-m", "pip", "install", "--quiet", "--require-hashes", *files)
    if with_program:
        _install_program(python)
    return python


def _install_program(python: Path) -> None:
    """Install the program from a copy, so that the checkout stays clean."""
    copy = ROOT / "build" / "source"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    for name in PROGRAM_FOLDERS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, copy / name, ignore=ignored)
    for name in ("main.py", "pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, copy)
    options = ("--quiet", "--no-deps", "--no-build-isolation")
    _run(python, "-m", "pip", "install", *options, str(copy))


def _run(*command: str | Path) -> None:
    subprocess.run([str(argument) for argument in command], check=True)
