"""Smoke test of a frozen program.

python -m installer.smoke dist/heirloom/heirloom
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from installer.facts import ROOT, version

SAMPLE: Final = ROOT / "resources" / "samples" / "nagasaki-boats.jpg"
"""Photo that the smoke test restores."""
INSTRUCTION: Final = "remove the specks, bring the faded tones back"
"""Instruction that must lead to a plan of two steps."""
TIMEOUT: Final = 300
"""Seconds that a command of the smoke test may take."""


def check(program: str) -> None:
    """Run version, licences, a restoration and the window of a packaged program.

    Raises: AssertionError; CalledProcessError."""
    _expect(_run(program, "--version").strip() == version(), "the version is another")
    _expect("LESSER GENERAL PUBLIC" in _run(program, "doctor", "--licences"), "licences lack")
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "restored.jpg"
        arguments = ("restore", str(SAMPLE), "--say", INSTRUCTION, "-o", str(result), "--json")
        report = json.loads(_run(program, *arguments))
        _expect(Path(report["output"]).stat().st_size > 10_000, "the result is too small")
        _expect(len(report["plan"]) == 2, "the plan is another")
    _run(program, "--check-window")


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise AssertionError(otherwise)


def _run(program: str, *arguments: str) -> str:
    start = time.monotonic()
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    completed = subprocess.run(
        [program, *arguments], env=environment, stdout=subprocess.PIPE, timeout=TIMEOUT, check=True
    )
    sys.stdout.write(f"{time.monotonic() - start:6.1f} s  {' '.join(arguments)[:60]}\n")
    return completed.stdout.decode("utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the program named on the command line."""
    (program,) = sys.argv[1:] if arguments is None else arguments
    check(str(Path(program).resolve()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
