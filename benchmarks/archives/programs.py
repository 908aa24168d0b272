"""The program as processes with folders of their own, and comparison of their results."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, Final

import numpy as np
from PIL import Image

from desktop.document.recipe import Recipe, RecipeStep
from desktop.settings import NAME
from models.core.plan import Step

PROGRAM: Final = Path(__file__).parents[2] / "main.py"
"""Entry point of the program."""

RECIPE: Final = Recipe((RecipeStep("lift", Step("levels", {"wish": "fading", "gamma": 1.2})),))
"""An instant recipe: it needs no network."""

STARTED: Final = 300.0
"""Seconds in which a service must have started, long for a busy computer."""

_WHEN: Final = re.compile(rb'stEvt:when="[^"]*"')
"""Time in the history of a result, in which runs differ."""


@dataclass(frozen=True, slots=True)
class Home:
    """Folder in which the program keeps its files during a benchmark."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """Environment of the program, with its folders in this one and one thread for numpy."""
        kinds = ("CONFIG", "DATA", "CACHE", "STATE")
        xdg = {f"XDG_{kind}_HOME": str(self.folder / kind) for kind in kinds}
        here = {"HOME": str(self.folder), "TMPDIR": str(self.temporary)}
        return {**os.environ, **xdg, **here, "OMP_NUM_THREADS": "1"}

    @property
    def temporary(self) -> Path:
        """Folder for the temporary files of packages that the program uses."""
        return self.folder / "temporary"

    @property
    def scratch(self) -> Path:
        """Folder for the program's own temporary files."""
        return self.folder / "CACHE" / NAME / "scratch"

    def start(self, *argv: object, **environment: str) -> "subprocess.Popen[bytes]":
        """Start the program in a process group of its own, with its errors in a file.

        Its output goes to a file too, since nobody reads a pipe before the program has ended.
        """
        self.temporary.mkdir(parents=True, exist_ok=True)
        output = TemporaryFile()  # noqa: SIM115  read and closed by `finish`
        with (self.folder / f"{argv[0]}.err").open("ab") as errors:
            process = subprocess.Popen(
                [sys.executable, str(PROGRAM), *map(str, argv)],
                env={**self.environment, **environment},
                stdout=output,
                stderr=errors,
                process_group=0,
            )
        process.stdout = output
        return process

    def run(self, *argv: object, **environment: str) -> tuple[int, list[dict[str, Any]]]:
        """Run the program; return the exit code and the objects that it printed."""
        return finish(self.start(*argv, **environment))


def finish(process: "subprocess.Popen[bytes]") -> tuple[int, list[dict[str, Any]]]:
    """Wait for a run to end; return the exit code and the objects that it printed."""
    process.wait()
    assert process.stdout is not None
    with process.stdout as output:
        output.seek(0)
        return process.returncode, [json.loads(line) for line in output]


def write_recipe(folder: Path) -> Path:
    """Write the instant recipe and return its path."""
    file = folder / "recipe.toml"
    file.write_text(RECIPE.toml, encoding="utf-8")
    return file


def free_port() -> int:
    """Return the number of a port of this computer that nobody uses."""
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


def wait_for_port(port: int) -> None:
    """Wait until something listens at a port of this computer. Raises: TimeoutError."""
    until = time.monotonic() + STARTED
    while time.monotonic() < until:
        with socket.socket() as opened:
            if opened.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)


def results_of(folder: Path) -> dict[str, Path]:
    """Return the results in a folder by name, without hidden files."""
    return {each.name: each for each in sorted(folder.glob("[!.]*"))}


def is_same(first: Path, second: Path) -> bool:
    """Return whether two results have the same pixels and metadata but for the time of the run."""
    with Image.open(first) as one, Image.open(second) as other:
        if one.mode != other.mode or not np.array_equal(np.asarray(one), np.asarray(other)):
            return False
        return _without_time(one.info) == _without_time(other.info)


def _without_time(info: dict[Any, Any]) -> dict[str, bytes]:
    values = {str(key): str(value).encode() for key, value in info.items()}
    return {key: _WHEN.sub(b"", value) for key, value in values.items()}


def differing(found: dict[str, Path], expected: dict[str, Path]) -> Sequence[str]:
    """Return the names of results that are missing, additional or different from `expected`."""
    names = sorted({*found, *expected})
    return [
        name
        for name in names
        if name not in found or name not in expected or not is_same(found[name], expected[name])
    ]
