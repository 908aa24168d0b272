"""The program as a person starts it: from outside, as a process.

`HEIRLOOM_PROGRAM` names an installed one to be tested in place of this checkout.
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
    """Somebody with folders of their own."""

    home: Path

    @property
    def world(self) -> dict[str, str]:
        """The environment in which the program runs; nothing of the checkout's Python is in it but
        what refuses the network."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        names = ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA")
        ours = dict.fromkeys(names, str(self.home))
        xdg = {f"XDG_{kind}_HOME": str(self.home / kind) for kind in ("CONFIG", "DATA", "CACHE")}
        state = {"XDG_STATE_HOME": str(self.home / "STATE"), "QT_QPA_PLATFORM": "offscreen"}
        return {**kept, **ours, **xdg, **state, "PYTHONPATH": OFFLINE}

    def run(self, *words: str | Path) -> "Ran":
        """Run the program to its end."""
        done = subprocess.run(
            [*COMMAND, *map(str, words)],
            env=self.world,
            cwd=self.home,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        out, told = (stream.decode("utf-8") for stream in (done.stdout, done.stderr))
        return Ran(done.returncode, out, told)

    def start(self, *words: str | Path) -> "subprocess.Popen[bytes]":
        """Start the program and do not wait."""
        flags = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
        return subprocess.Popen(
            [*COMMAND, *map(str, words)],
            env=self.world,
            cwd=self.home,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            creationflags=flags,
        )


@dataclass(frozen=True)
class Ran:
    """How a run ended."""

    code: int
    out: str
    told: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """What `--json` printed."""
        return [json.loads(line) for line in self.out.splitlines()]
