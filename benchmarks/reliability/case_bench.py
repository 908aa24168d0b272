"""Bench of the developers' case files: copies, generated inputs, runs of the real program, tags."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

MAIN: Final = Path(__file__).parents[2] / "main.py"
PATIENCE: Final = 1800
"""Seconds that a run of the program may take."""

NOT_GIVEN: Final = (".py", ".json", ".md")
"""Endings of files among the cases that are no inputs."""


class Wrong(AssertionError):
    """Error that a row's result is wrong; the text says what was found."""


def expect(condition: object, found: object) -> None:
    """Raise Wrong, with `found` as text, unless the condition holds."""
    if not condition:
        raise Wrong(str(found)[:300])


@dataclass(frozen=True, slots=True)
class Run:
    """Finished run of the program: exit code, objects of `--json`, and standard error."""

    code: int
    objects: tuple[dict[str, Any], ...]
    stderr: str

    @property
    def outputs(self) -> list[Path]:
        """Paths of the results that the run wrote."""
        return [Path(each["output"]) for each in self.objects if each.get("output")]

    @property
    def said(self) -> str:
        """All warnings, errors and lines of standard error."""
        texts = [
            str(each.get("warnings", "")) + str(each.get("error", "")) for each in self.objects
        ]
        return " ".join((*texts, self.stderr))


@dataclass(frozen=True, slots=True)
class Result:
    """Outcome of restoring one file: the result, if there is one, and the printed text."""

    output: Path | None
    told: str

    @property
    def path(self) -> Path:
        """Path of the result. Raises: Wrong."""
        if self.output is None:
            raise Wrong(f"refused: {self.told[:200]}")
        return self.output

    @property
    def pixels(self) -> NDArray[np.int64]:
        """Levels of the result as 64-bit integers, H x W (x bands). Raises: Wrong."""
        with Image.open(self.path) as image:
            return np.asarray(image).astype(np.int64)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the result. Raises: Wrong."""
        with Image.open(self.path) as image:
            return image.size


class Bench:
    """Copy of the case files in a folder, in which the program runs."""

    def __init__(self, cases: Path, folder: Path) -> None:
        """Copy the case files, and run the generators that make files which are not stored."""
        self.folder, self.files = folder, folder / "files"
        self.reliability = folder / "reliability"
        shutil.copytree(cases / "files", self.files)
        shutil.copytree(cases / "reliability", self.reliability)
        self.failed_generators = [
            script.name
            for script in sorted(self.files.glob("make_*.py"))
            if subprocess.run(
                (sys.executable, script.name), cwd=self.files, capture_output=True, check=False
            ).returncode
        ]
        if self.failed_generators:  # which may have left files half written
            shutil.copytree(cases / "files", self.files, dirs_exist_ok=True)
        (folder / "home").mkdir()

    def run(self, *words: str | Path, environment: Mapping[str, str] | None = None) -> Run:
        """Run the program in the folder of the files; add `--json` if it restores.

        `environment` are further variables."""
        argv = [str(word) for word in words]
        json_words = ["--json"] if argv[0] in ("restore", "plan") else []
        home = {
            f"XDG_{kind}_HOME": str(self.folder / "home")
            for kind in ("CONFIG", "DATA", "CACHE", "STATE")
        }
        done = subprocess.run(
            (sys.executable, str(MAIN), *argv, *json_words),
            cwd=self.files,
            env={**os.environ, "HOME": str(self.folder / "home"), **home, **(environment or {})},
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        lines = done.stdout.decode(errors="surrogateescape").splitlines() if json_words else []
        objects = tuple(json.loads(line) for line in lines if line.startswith("{"))
        return Run(done.returncode, objects, done.stderr.decode(errors="replace"))

    @cached_property
    def plain(self) -> dict[str, Result]:
        """Results by name of all files restored with an instruction without effect."""
        given = [
            file.name
            for file in sorted(self.files.iterdir())
            if file.is_file() and file.suffix not in NOT_GIVEN
        ]
        return self.restore(given, "-o", "plain/")

    def restore(self, names: list[str], *options: str | Path) -> dict[str, Result]:
        """Restore files with an instruction without effect; return the results by name."""
        run = self.run("restore", *names, "--say", "no changes", *options)
        results = {}
        for each in run.objects:
            output = each.get("output")
            told = f"{each.get('warnings', '')} {each.get('error', '')}"
            place = self.files / output if output else None
            results[Path(each["input"]).name] = Result(place, told)
        expect(len(results) == len(names), f"{len(results)} of {len(names)} answers: {run.stderr}")
        return results

    def tags(self, path: Path) -> dict[str, Any]:
        """Read all tags of a file by ExifTool, named with their groups, as numbers if possible."""
        command = ("exiftool", "-j", "-G1", "-a", "-n", "-m", str(path))
        done = subprocess.run(command, capture_output=True, check=True)
        tags: dict[str, Any] = json.loads(done.stdout)[0]
        return tags

    def tag(self, path: Path, name: str) -> Any:
        """Return a tag by its name without group; None if the file lacks it."""
        tags = self.tags(path)
        return next((value for key, value in tags.items() if key.split(":")[-1] == name), None)


Row = Callable[[Bench], None]
"""Function that runs the cases of a row. Raises: Wrong."""
