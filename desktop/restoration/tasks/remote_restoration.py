"""Restoration of photos on servers: each is streamed here, restored, and streamed back."""

import itertools
import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desktop.files.errors import PhotoError
from desktop.files.export.exporter import numbered_path
from desktop.files.formats.formats import format_of_result
from desktop.files.storage.protected_inputs import Protected
from desktop.files.storage.remote_files import RemoteFile, Server
from desktop.restoration.file_restorer import FileRestorer, RestoreRequest
from desktop.restoration.output_plan import OutputPlan, Outputs, OutputSpec
from desktop.restoration.tasks.photo_task import Done, WrittenBefore
from models.core.progress import Progress


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

    `existing` are the names of the files in the folder.
    """
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


def restore_remote(
    restorer: FileRestorer, task: RemoteTask, server: Server, progress: Progress
) -> Done:
    """Restore a photo on a server, unless another attempt has stored its result.

    Raises: PhotoError; ModelError; Cancelled.
    """
    if server.exists(task.output.url):
        return WrittenBefore(task.output)
    with TemporaryDirectory(dir=restorer.folder, ignore_cleanup_errors=True) as name:
        photo, result = Path(name) / "photo" / task.source.name, Path(name) / task.output.name
        photo.parent.mkdir()
        server.download(task.source, photo)
        if task.source.changed:
            os.utime(photo, ns=(task.source.changed, task.source.changed))
        target = replace(task.request.target, out=result, into=False)
        outputs = OutputPlan({photo: Outputs(result)}, Protected.of((photo,)))
        try:
            report = restorer.restore(
                photo, replace(task.request, target=target), progress, outputs
            )
        except PhotoError as error:
            raise _with_urls(error, {photo: task.source, result: task.output}) from error
        server.upload(result, task.output.url)
    notices = tuple(
        _notice_with_urls(each, {photo: task.source, result: task.output})
        for each in report.notices
    )
    return replace(report, source=task.source, output=task.output, notices=notices)


def _with_urls(error: PhotoError, urls: dict[Path, RemoteFile]) -> PhotoError:
    """Return an error that names URLs instead of the local files."""
    make, values = error.__reduce__()
    return make(*(urls.get(value, value) if isinstance(value, Path) else value for value in values))


def _notice_with_urls(notice: Any, urls: dict[Path, RemoteFile]) -> Any:
    """Return a notice that names URLs instead of the local files."""
    with suppress(TypeError):
        found = {each: getattr(notice, each) for each in notice.__dataclass_fields__}
        paths = {each: urls[value] for each, value in found.items() if value in urls}
        return replace(notice, **paths)
    return notice
