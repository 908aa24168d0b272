"""Build the packages of a system from a checkout.

    python -m installer.build linux|windows|macos

Needs the Python version that is frozen (see facts.PYTHON) with `venv`, and the tools that
docs/packaging.md names for the system. Everything is written below `build` and `dist`.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from installer import linux, macos, sums, windows
from installer.environment import create_environment
from installer.facts import NAME, ROOT

FROZEN: Final = ROOT / "dist" / NAME
"""Folder that PyInstaller writes the frozen program to."""
PACKAGES: Final = ROOT / "dist" / "packages"
"""Folder of the finished packages."""

SYSTEMS: Final[dict[str, Callable[[Path, Path], None]]] = {
    "linux": linux.package,
    "windows": windows.package,
    "macos": macos.package,
}
"""Functions that make packages of the frozen program, by system."""


def build(system: str, *, frozen: bool) -> None:
    """Freeze the program, unless it is `frozen`, and make the packages of a system."""
    if not frozen:
        python = create_environment("env", "base", "freeze", with_program=True)
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        arguments = [str(python), "-m", "installer.freeze"]
        subprocess.run(arguments, cwd=ROOT, env=environment, check=True)
    PACKAGES.mkdir(parents=True, exist_ok=True)
    SYSTEMS[system](FROZEN, PACKAGES)
    sums.write_checksums(PACKAGES)


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse the command line and build."""
    parser = argparse.ArgumentParser(prog="python -m installer.build", description=__doc__)
    parser.add_argument("system", choices=[*SYSTEMS])
    parser.add_argument("--frozen", action="store_true", help="package what was frozen before")
    options = parser.parse_args(arguments)
    build(options.system, frozen=options.frozen)
    return 0


if __name__ == "__main__":
    sys.exit(main())
