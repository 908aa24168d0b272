"""What a run of the command line over many photos has done, so that the same run, begun again after
a kill or a cancel, goes on where it stood.

A ledger is a file of lines, one for each photo that is done, and goes when all are. What was killed
between a result and its line is done again, under a free name.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Final

from desktop.restoration.file_restorer import RestoreRequest

Line = tuple[str, int, int, str]
"""Of a photo: where it is, its bytes, when it was changed (nanoseconds), and its result."""

STORED_NAMES: Final = {"RestoreRequest": "Request", "OutputSpec": "Target"}
"""Names of classes and fields that were renamed, and the names that `_stored_text` writes for them.
The file name of a log is a hash of that text: without an entry here, a run that was stopped is not
continued after an update of the program."""


@dataclass(frozen=True, slots=True)
class ResumeLog:
    """The file, which need not exist."""

    file: Path

    @classmethod
    def of(cls, request: RestoreRequest, folder: Path) -> "ResumeLog":
        """The same request has the same ledger, whatever the photos, and whether or not they may
        be large."""
        out = request.target.out
        target = replace(request.target, out=out and resolve_path(out))
        whole = replace(request, target=target, large=False)
        digest = hashlib.sha256(_stored_text(whole).encode("utf-8", "surrogatepass")).hexdigest()
        return cls(folder / f"{digest[:32]}.jsonl")

    def done(self) -> dict[Path, Path]:
        """Results by photos, where the photo is what it was and the result is still there."""
        return {
            Path(source): Path(output)
            for source, size, changed, output in self._lines()
            if Path(output).exists() and _seal(Path(source)) == (size, changed)
        }

    def keep(self, source: Path, output: Path) -> None:
        """Where the disk does not take the line, the photo would be done again. No more is lost."""
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            source = resolve_path(source)
            line: Line = (str(source), *_seal(source), str(resolve_path(output)))
            with self.file.open("ab") as file:
                file.write(f"\n{json.dumps(line)}\n".encode("ascii"))
                file.flush()
                os.fsync(file.fileno())

    def close(self) -> None:
        """Nothing is left to go on with."""
        with suppress(OSError):
            self.file.unlink(missing_ok=True)

    def _lines(self) -> Iterator[Line]:
        """Those that are whole: none continues one that a kill has torn."""
        try:
            content = self.file.read_bytes()
        except OSError:
            return
        for each in content.splitlines():
            with suppress(ValueError):
                line = json.loads(each)
                if _is_line(line):
                    yield line


def _stored_text(value: object) -> str:
    """Write a request as `repr` does, with the names of classes and fields of version 0.1.0."""
    if is_dataclass(value):
        named = ((_stored_name(each.name), getattr(value, each.name)) for each in fields(value))
        parts = ", ".join(f"{name}={_stored_text(part)}" for name, part in named)
        return f"{_stored_name(type(value).__name__)}({parts})"
    if isinstance(value, tuple):
        parts = ", ".join(map(_stored_text, value))
        return f"({parts},)" if len(value) == 1 else f"({parts})"
    return repr(value)


def _stored_name(name: str) -> str:
    return STORED_NAMES.get(name, name)


def _is_line(told: Any) -> bool:
    kinds = [str, int, int, str]
    return isinstance(told, list) and [type(part) for part in told] == kinds


def _seal(file: Path) -> tuple[int, int]:
    """Nothing has (-1, -1) but what is not there."""
    try:
        state = file.stat()
    except (OSError, ValueError):
        return -1, -1
    return state.st_size, state.st_mtime_ns


def resolve_path(path: Path) -> Path:
    """Where it is, links followed; a link that leads nowhere or in a circle stays one."""
    return Path(os.path.realpath(path))
