"""Log of finished photos, from which an interrupted run of the command line is resumed.

A log is a file with one line for each finished photo, beside one with a line for each that was
begun; both are deleted when all are done. A photo whose run was killed between its result and its
line in the first file counts as done, since its result is at the path of its line in the second.
"""

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Final

from desktop.files.metadata.own_output_detection import is_own_result
from desktop.files.storage.remote_files import RemoteFile, Source
from desktop.restoration.file_restorer import RestoreRequest
from models.file_io.bounded_files import read_small_file

Line = tuple[str, int, int, str]
"""Record of one photo: its path, size in bytes, time of change in nanoseconds, and result path."""

BEGUN: Final = ".begun"
"""Suffix of the file of the photos that were begun."""

STORED_NAMES: Final = {"RestoreRequest": "Request", "OutputSpec": "Target"}
"""Names of classes and fields as `_stored_text` writes them, by their present names.

The file name of a log is a hash of that text: without an entry here for a renamed class or field, a
run that was stopped is not continued after an update of the program.
"""


MOST_BYTES: Final = 1 << 30
"""Bytes of the largest log that is read: that of some million photos."""

NOT_STORED: Final = ("partial",)
"""Names of fields that are newer than version 0.1.0 and do not decide which log is used."""


@dataclass(frozen=True, slots=True)
class ResumeLog:
    """Log of the photos that one request has restored, in a file that need not exist."""

    file: Path

    @classmethod
    def of(cls, request: RestoreRequest, folder: Path) -> "ResumeLog":
        """Return the log of a request in a folder; equal requests have the same log.

        The photos do not count, nor whether very large and incomplete ones are allowed."""
        out = request.target.out
        target = replace(request.target, out=out and resolve_path(out))
        whole = replace(request, target=target, large=False)
        digest = hashlib.sha256(_stored_text(whole).encode("utf-8", "surrogatepass")).hexdigest()
        return cls(folder / f"{digest[:32]}.jsonl")

    def done(self) -> dict[Path, Path]:
        """Return results by photo, for photos unchanged since whose result exists."""
        return {
            Path(source): Path(output)
            for file, is_there in ((self._begun, is_own_result), (self.file, _exists))
            for source, size, changed, output in _lines(file)
            if _file_state(Path(source)) == (size, changed) and is_there(Path(output), Path(source))
        }

    def done_remotely(
        self, photos: Iterable[RemoteFile], results: Collection[str]
    ) -> dict[RemoteFile, RemoteFile]:
        """Return the results by photo, for photos on servers that are unchanged since then.

        `results` are the names of the files that are now in the folder of the results.
        """
        lines = (*_lines(self._begun), *_lines(self.file))
        recorded = {(url, size, changed): output for url, size, changed, output in lines}
        found = {photo: recorded.get(_identity(photo)) for photo in photos}
        outputs = {photo: RemoteFile(url) for photo, url in found.items() if url}
        return {photo: each for photo, each in outputs.items() if each.name in results}

    def begin(self, source: Source, output: Source) -> None:
        """Record that a photo is begun, whose result will appear at `output`, where nothing is."""
        _append(self._begun, source, output, flush=False)

    def keep(self, source: Source, output: Source) -> None:
        """Record a restored photo; write errors are ignored, as it would only be restored again."""
        _append(self.file, source, output, flush=True)

    def close(self) -> None:
        """Delete the log, as all photos are done."""
        for file in (self.file, self._begun):
            with suppress(OSError):
                file.unlink(missing_ok=True)

    @property
    def _begun(self) -> Path:
        return self.file.with_suffix(BEGUN)


def _append(file: Path, source: Source, output: Source, *, flush: bool) -> None:
    """Append the record of a photo, with `flush` so that it survives a power cut."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        line: Line = (*_identity(source), _identity(output)[0])
        with file.open("ab") as opened:
            opened.write(f"\n{json.dumps(line)}\n".encode("ascii"))
            opened.flush()
            if flush:
                os.fsync(opened.fileno())


def _lines(file: Path) -> Iterator[Line]:
    """Yield the valid lines; a torn line cannot merge with the next one."""
    try:
        content = read_small_file(file, MOST_BYTES)
    except OSError:
        return
    for each in content.splitlines():
        with suppress(ValueError, RecursionError):
            line = json.loads(each)
            if _is_line(line):
                yield line


def _exists(output: Path, _: Path) -> bool:
    return output.exists()


def _stored_text(value: object) -> str:
    """Write a request as `repr` does, with the class and field names of version 0.1.0."""
    if is_dataclass(value):
        stored = (each.name for each in fields(value) if each.name not in NOT_STORED)
        named = ((_stored_name(name), getattr(value, name)) for name in stored)
        parts = ", ".join(f"{name}={_stored_text(part)}" for name, part in named)
        return f"{_stored_name(type(value).__name__)}({parts})"
    if isinstance(value, tuple):
        parts = ", ".join(map(_stored_text, value))
        return f"({parts},)" if len(value) == 1 else f"({parts})"
    return repr(value)


def _stored_name(name: str) -> str:
    return STORED_NAMES.get(name, name)


def _is_line(value: Any) -> bool:
    kinds = [str, int, int, str]
    return isinstance(value, list) and [type(part) for part in value] == kinds


def _identity(file: Source) -> tuple[str, int, int]:
    """Return path or URL of a file, its size in bytes and its time of change in ns.

    The URL is that without a password, which may be another one the next time."""
    if isinstance(file, RemoteFile):
        return str(file), file.size, file.changed
    return str(resolve_path(file)), *_file_state(file)


def _file_state(file: Path) -> tuple[int, int]:
    """Return size and modification time (ns) of a file, (-1, -1) if it cannot be read."""
    try:
        state = file.stat()
    except (OSError, ValueError):
        return -1, -1
    return state.st_size, state.st_mtime_ns


def resolve_path(path: Path) -> Path:
    """Return the absolute path with links followed, as far as they can be."""
    return Path(os.path.realpath(path))
