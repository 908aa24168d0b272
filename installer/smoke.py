"""What a frozen program must be able to do before it goes anywhere.

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
SAY: Final = "remove the specks, bring the faded tones back"
PATIENCE: Final = 300


def check(program: str) -> None:
    """Tell its version, restore the sample, open and close its window. Raises AssertionError and
    CalledProcessError."""
    _expect(_ran(program, "--version").strip() == version(), "the version is another")
    _expect("LESSER GENERAL PUBLIC" in _ran(program, "doctor", "--licences"), "licences lack")
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "restored.jpg"
        words = ("restore", str(SAMPLE), "--say", SAY, "-o", str(result), "--json")
        report = json.loads(_ran(program, *words))
        _expect(Path(report["output"]).stat().st_size > 10_000, "the result is too small")
        _expect(len(report["plan"]) == 2, "the plan is another")
    _ran(program, "--check-window")


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise AssertionError(otherwise)


def _ran(program: str, *words: str) -> str:
    began = time.monotonic()
    told = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    done = subprocess.run(
        [program, *words], env=told, stdout=subprocess.PIPE, timeout=PATIENCE, check=True
    )
    sys.stdout.write(f"{time.monotonic() - began:6.1f} s  {' '.join(words)[:60]}\n")
    return done.stdout.decode("utf-8")


def main(words: Sequence[str] | None = None) -> int:
    """Check the program that the first word names."""
    (program,) = sys.argv[1:] if words is None else words
    check(str(Path(program).resolve()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
