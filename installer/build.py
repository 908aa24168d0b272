"""One command from a checkout to what people double-click.

    python -m installer.build linux|windows|macos

Needs the Python that is frozen (see facts.PYTHON) with `venv`, and what docs/packaging.md names
for the system. Everything is written below `build` and `dist`.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from installer import linux, macos, sums, windows
from installer.environment import prepared
from installer.facts import NAME, ROOT

FROZEN: Final = ROOT / "dist" / NAME
PACKAGES: Final = ROOT / "dist" / "packages"

SYSTEMS: Final[dict[str, Callable[[Path, Path], None]]] = {
    "linux": linux.package,
    "windows": windows.package,
    "macos": macos.package,
}


def build(system: str, *, frozen: bool) -> None:
    """Freeze, unless that was done before, and package."""
    if not frozen:
        python = prepared("env", "base", "freeze", with_program=True)
        told = {**os.environ, "PYTHONPATH": str(ROOT)}
        words = [str(python), "-m", "installer.freeze"]
        subprocess.run(words, cwd=ROOT, env=told, check=True)
    PACKAGES.mkdir(parents=True, exist_ok=True)
    SYSTEMS[system](FROZEN, PACKAGES)
    sums.write(PACKAGES)


def main(words: Sequence[str] | None = None) -> int:
    """Build what the words name."""
    parser = argparse.ArgumentParser(prog="python -m installer.build", description=__doc__)
    parser.add_argument("system", choices=[*SYSTEMS])
    parser.add_argument("--frozen", action="store_true", help="package what was frozen before")
    wanted = parser.parse_args(words)
    build(wanted.system, frozen=wanted.frozen)
    return 0


if __name__ == "__main__":
    sys.exit(main())
