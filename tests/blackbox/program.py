"""The program as a process that is started from outside.

`HEIRLOOM_PROGRAM` names an installed program to be tested instead of this checkout.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
OFFLINE: Final = str(ROOT / "tests/offline")
INSTALLED: Final = os.environ.get("HEIRLOOM_PROGRAM")
COMMAND: Final = (INSTALLED,) if INSTALLED else (sys.executable, str(ROOT / "main.py"))
HOST: Final = (*COMMAND, "--engine-host")
PATIENCE: Final = 110
"""Seconds after which a run counts as hanging."""


@dataclass(frozen=True)
class Person:
    """User with a home folder of their own."""

    home: Path

    @property
    def environment(self) -> dict[str, str]:
        """Environment of the program, in which only `tests/offline` is on Python's path."""
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
        }
        names = ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA")
        home_variables = dict.fromkeys(names, str(self.home))
        xdg = {f"XDG_{kind}_HOME": str(self.home / kind) for kind in ("CONFIG", "DATA", "CACHE")}
        state = {"XDG_STATE_HOME": str(self.home / "STATE"), "QT_QPA_PLATFORM": "offscreen"}
        return {**inherited, **home_variables, **xdg, **state, "PYTHONPATH": OFFLINE}

    def run(self, *argv: str | Path) -> "CompletedRun":
        """Run the program to its end."""
        completed = subprocess.run(
            [*COMMAND, *map(str, argv)],
            env=self.environment,
            cwd=self.home,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        stdout, stderr = (stream.decode("utf-8") for stream in (completed.stdout, completed.stderr))
        return CompletedRun(completed.returncode, stdout, stderr)

    def start(self, *argv: str | Path) -> "subprocess.Popen[bytes]":
        """Start the program without waiting for it."""
        flags = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
        return subprocess.Popen(
            [*COMMAND, *map(str, argv)],
            env=self.environment,
            cwd=self.home,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            creationflags=flags,
        )


@dataclass(frozen=True)
class CompletedRun:
    """Exit code and output of a run."""

    code: int
    stdout: str
    stderr: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """Objects that `--json` printed, one from each line."""
        return [json.loads(line) for line in self.stdout.splitlines()]
