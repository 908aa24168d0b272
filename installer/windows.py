"""Setup program for Windows, compiled by Inno Setup."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from installer.facts import NAME, ROOT, version

SCRIPT: Final = Path(__file__).parent / "for_windows" / "heirloom.iss"
"""Inno Setup script of the setup program."""
COMPILER: Final = "ISCC"
"""Environment variable with the path of Inno Setup's compiler, if it is not on the path."""


def package(frozen: Path, packages: Path) -> None:
    """Write the Windows setup program."""
    subprocess.run(compiler_command(frozen, packages), check=True)


def compiler_command(frozen: Path, packages: Path) -> list[str]:
    """Return the command line of Inno Setup's compiler, with all values of the script."""
    compiler = os.environ.get(COMPILER) or shutil.which("iscc") or "iscc"
    definitions = {
        "Version": version(),
        "Frozen": str(frozen),
        "Packages": str(packages),
        "Name": f"{NAME}-{version()}-setup",
        "Icon": str(ROOT / "build" / "icons" / f"{NAME}.ico"),
        "Licence": str(ROOT / "LICENSE"),
    }
    return [compiler, *(f"/D{name}={value}" for name, value in definitions.items()), str(SCRIPT)]
