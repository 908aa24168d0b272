"""Restoration of photos that are elsewhere: on a server, or on the computer that asks.

A copy of each is restored among the temporary files, and the result goes back.
"""

import itertools
import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from desktop.files.errors import PhotoError
from desktop.files.export.exporter import copy_mtime, numbered_path
from desktop.files.formats.format_table import format_of_result
from desktop.files.storage.atomic_write import atomic_write, limit_mode
from desktop.files.storage.input_protection import Protected
from desktop.files.storage.path_errors import reading_error
from desktop.files.storage.remote_files import RemoteFile, Server, Source
from desktop.restoration.file_restorer import (
    FileRestorer,
    RestoreReport,
    RestoreRequest,
    make_folder,
)
from desktop.restoration.output_paths import OutputPlan, Outputs, OutputSpec
from desktop.restoration.tasks.photo_task import Done, PhotoTask, WrittenBefore
from models.core.progress import Progress
from models.file_io.bounded_files import read_small_file

MOST_STREAMED: Final = 1 << 28
"""Bytes of the largest photo that is sent to a worker: tasks are kept in memory."""


@dataclass(frozen=True, slots=True)
class RemoteTask:
    """A photo on a server, what to do to it, and the place of its result, at which nothing is."""

    source: RemoteFile
    request: RestoreRequest
    output: RemoteFile


def plan_remote_outputs(
    sources: Iterable[RemoteFile], folder: str, target: OutputSpec, existing: Collection[str]
) -> dict[RemoteFile, RemoteFile]:
    """Choose a free name in a folder for the result of each photo, as `plan_outputs` does.

    `existing` are the names of the files in the folder. `sources` are the photos."""
    photos = tuple(sources)
    taken = {name.casefold() for name in (*existing, *(photo.name for photo in photos))}
    chosen: dict[RemoteFile, RemoteFile] = {}
    for photo in photos:
        path = Path(photo.name)
        format, name = target.format or format_of_result(path), target.name(path)
        series = (numbered_path(Path(), name, format, number).name for number in itertools.count(1))
        free = next(each for each in series if each.casefold() not in taken)
        taken.add(free.casefold())
        chosen[photo] = RemoteFile(f"{folder.rstrip('/')}/{free}")
    return chosen


@dataclass(frozen=True, slots=True)
class StreamedTask:
    """A photo with its bytes, for a worker that does not see the folders of the computer that asks.

    `changed` is the file's time of change in nanoseconds. Paths are those of that computer.
    """

    source: Path
    request: RestoreRequest
    output: Path
    content: bytes = b""
    changed: int = 0
    error: PhotoError | None = None

    @classmethod
    def of(cls, task: PhotoTask) -> "StreamedTask":
        """Read the photo of a task; an error is kept, to be raised where it is restored."""
        source, content, changed = task.source, b"", 0
        error: PhotoError | None = None
        try:
            content = read_small_file(source, MOST_STREAMED)
            changed = source.stat().st_mtime_ns
        except OSError as failure:
            error = reading_error(failure, source)
        return cls(source, task.request, task.outputs.result, content, changed, error)


@dataclass(frozen=True, slots=True)
class StreamedResult:
    """The report about a photo, and the bytes of its result."""

    report: RestoreReport
    content: bytes

    def write(self, protected: Protected, *, overwrite: bool, times: bool) -> None:
        """Write the result where the report says.

        `overwrite` replaces earlier files; with `times` the file gets the photo's time. Raises:
        PhotoError."""
        source, target = Path(str(self.report.source)), Path(str(self.report.output))
        make_folder(target.parent)
        size = len(self.content)
        with atomic_write(target, overwrite=overwrite, needed=size, protected=protected) as file:
            limit_mode(file, source)
            file.write(self.content)
        if times:
            copy_mtime(source, target)


def restore_streamed(
    restorer: FileRestorer, task: StreamedTask, progress: Progress
) -> StreamedResult:
    """Restore a photo that came with its task. Raises: PhotoError; ModelError; Cancelled."""
    if task.error is not None:
        raise task.error
    with _Copy(restorer, task.source.name, task.output.name) as copy:
        copy.photo.write_bytes(task.content)
        report = copy.restore(task, task.changed, progress)
        return StreamedResult(report, copy.result.read_bytes())


def restore_remote(
    restorer: FileRestorer, task: RemoteTask, server: Server, progress: Progress
) -> Done:
    """Restore a photo on a server, unless another attempt has stored its result.

    Raises: PhotoError; ModelError; Cancelled.
    """
    if server.exists(task.output.url):
        return WrittenBefore(task.output)
    with _Copy(restorer, task.source.name, task.output.name) as copy:
        server.download(task.source, copy.photo)
        report = copy.restore(task, task.source.changed, progress)
        server.upload(copy.result, task.output.url)
        return report


class _Copy:
    """Temporary folder with the copy of a photo and its result, removed at the end of a `with`."""

    def __init__(self, restorer: FileRestorer, photo: str, result: str) -> None:
        self._restorer = restorer
        self._folder = TemporaryDirectory(dir=restorer.folder, ignore_cleanup_errors=True)
        self.photo = Path(self._folder.name) / "photo" / photo
        self.result = Path(self._folder.name) / result

    def __enter__(self) -> "_Copy":
        self.photo.parent.mkdir()
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def restore(
        self, task: RemoteTask | StreamedTask, changed: int, progress: Progress
    ) -> RestoreReport:
        """Restore the copy; report, notices and errors name the files of the task.

        `changed` is the photo's modification time in nanoseconds, 0 if unknown."""
        if changed:
            os.utime(self.photo, ns=(changed, changed))
        target = replace(task.request.target, out=self.result, into=False, overwrite=False)
        outputs = OutputPlan({self.photo: Outputs(self.result)}, Protected.of((self.photo,)))
        request = replace(task.request, target=target)
        names: dict[object, Source] = {self.photo: task.source, self.result: task.output}
        try:
            report = self._restorer.restore(self.photo, request, progress, outputs)
        except PhotoError as error:
            raise _with_names(error, names) from error
        notices = tuple(each.with_paths(lambda p: names.get(p, p)) for each in report.notices)
        return replace(report, source=task.source, output=task.output, notices=notices)


def _with_names(error: PhotoError, names: dict[object, Source]) -> PhotoError:
    """Return an error that names the files of a task instead of their copies."""
    make, values = error.__reduce__()
    return make(*(names.get(each, each) if isinstance(each, Path) else each for each in values))
