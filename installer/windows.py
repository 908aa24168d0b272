"""The setup program for Windows, compiled by Inno Setup."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from installer.facts import NAME, ROOT, version

SCRIPT: Final = Path(__file__).parent / "for_windows" / "heirloom.iss"
COMPILER: Final = "ISCC"
"""Names Inno Setup's compiler where it is not found by itself."""


def package(frozen: Path, packages: Path) -> None:
    """Write the setup program."""
    subprocess.run(command(frozen, packages), check=True)


def command(frozen: Path, packages: Path) -> list[str]:
    """How the compiler is called. The script takes all it does not know from here."""
    compiler = os.environ.get(COMPILER) or shutil.which("iscc") or "iscc"
    defined = {
        "Version": version(),
        "Frozen": str(frozen),
        "Packages": str(packages),
        "Name": f"{NAME}-{version()}-setup",
        "Icon": str(ROOT / "build" / "icons" / f"{NAME}.ico"),
        "Licence": str(ROOT / "LICENSE"),
    }
    return [compiler, *(f"/D{name}={value}" for name, value in defined.items()), str(SCRIPT)]
