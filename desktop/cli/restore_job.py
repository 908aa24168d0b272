"""The photos of a `restore` command that remain, where results go, and the log to resume from."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from desktop.cli.argument_types import UsageError
from desktop.cli.parallel_photos import report_earlier, report_failure
from desktop.cli.parser import request_from_arguments
from desktop.cli.resume_log import ResumeLog, resolve_path
from desktop.files.errors import PhotoError
from desktop.files.notices import UnreadPictures
from desktop.files.storage.remote_files import RemoteFile, Server, Source, has_fsspec, is_url
from desktop.i18n.english_messages import format_message
from desktop.restoration.file_restorer import FileRestorer, RestoreRequest
from desktop.restoration.input_files import find_photos, without_results
from desktop.restoration.output_paths import OutputPlan, Outputs
from desktop.restoration.tasks.photo_task import Done, PhotoTask
from desktop.restoration.tasks.remote_restoration import (
    RemoteTask,
    plan_remote_outputs,
    restore_remote,
)
from desktop.settings import Folders
from desktop.terminal_output import Terminal
from models.core.progress import Progress
from models.http.hidden_credentials import hide_credentials

RESUMED: Final = (
    "Going on where an earlier run stopped: {done} of {all} photos are done; --overwrite does them "
    "again."
)

REPEATED: Final = "Given more than once, and restored once: {names}."
MOST_NAMED: Final = 5
"""Number of photos that are named in a message about several."""

NOT_ON_SERVERS: Final = ("overwrite", "project", "evidence", "mask", "stream")
"""Names of arguments that need files on this computer."""

Task = PhotoTask | RemoteTask
"""A photo for a worker on this or another computer."""


class RestoreJob(Protocol):
    """Photos to restore, in this process by `restore`, or on workers as tasks."""

    @property
    def sources(self) -> Sequence[Source]:
        """Photos that remain."""

    @property
    def request(self) -> RestoreRequest:
        """Request that is carried out for each photo: steps, strengths and output format."""

    def output(self, source: Source) -> Source:
        """Return the place of the result of a photo."""

    def task(self, source: Source) -> Task:
        """Return the task for a worker, which may have another current folder."""

    def restore(self, restorer: FileRestorer, source: Source, progress: Progress) -> Done:
        """Restore a photo in this process. Raises: PhotoError; ModelError; Cancelled."""

    @property
    def log(self) -> ResumeLog | None:
        """Log to resume the job from; None for one photo, and where results are replaced."""


@dataclass(frozen=True, slots=True)
class LocalJob:
    """Photos and results in folders of this computer, or in folders that it shares with workers."""

    sources: Sequence[Path]
    request: RestoreRequest
    outputs: OutputPlan
    log: ResumeLog | None

    def output(self, source: Source) -> Path:
        """Return the path of the result of a photo."""
        return self.outputs.outputs_of(Path(str(source))).result

    def task(self, source: Source) -> PhotoTask:
        """Return the task of a photo, with absolute paths."""
        path = Path(str(source))
        files, mask = self.outputs.outputs_of(path), self.request.mask
        others = (files.project, files.evidence, files.wanted)
        outputs = Outputs(files.result.absolute(), *(each and each.absolute() for each in others))
        request = replace(self.request, mask=mask and mask.absolute())
        return PhotoTask(path.absolute(), request, outputs)

    def restore(self, restorer: FileRestorer, source: Source, progress: Progress) -> Done:
        """Restore a photo in this process. Raises: PhotoError; ModelError; Cancelled."""
        return restorer.restore(Path(str(source)), self.request, progress, self.outputs)


@dataclass(frozen=True, slots=True)
class RemoteJob:
    """Photos and results of which at least one kind is on a server."""

    request: RestoreRequest
    outputs: dict[RemoteFile, RemoteFile]
    log: ResumeLog | None

    @property
    def sources(self) -> Sequence[RemoteFile]:
        """Photos that remain."""
        return tuple(self.outputs)

    def output(self, source: Source) -> RemoteFile:
        """Return the place of the result of a photo. Raises: KeyError."""
        return self.outputs[_remote(source)]

    def task(self, source: Source) -> RemoteTask:
        """Return the task of a photo."""
        return RemoteTask(_remote(source), self.request, self.output(source))

    def restore(self, restorer: FileRestorer, source: Source, progress: Progress) -> Done:
        """Restore a photo in this process. Raises: PhotoError; ModelError; Cancelled."""
        server = Server(progress.stop, on_silence=progress.notice)
        return restore_remote(restorer, self.task(source), server, progress)


def record_begin(job: RestoreJob, source: Source) -> None:
    """Record in the log of a job, if it has one, that a photo is begun."""
    if job.log:
        job.log.begin(source, job.output(source))


def record_done(job: RestoreJob, source: Source) -> None:
    """Record in the log of a job, if it has one, that the result of a photo is written."""
    if job.log:
        job.log.keep(source, job.output(source))


def _remote(source: Source) -> RemoteFile:
    return source if isinstance(source, RemoteFile) else RemoteFile(str(source))


def plan_job(
    arguments: argparse.Namespace, folders: Folders, terminal: Terminal
) -> RestoreJob | None:
    """Find the photos, and choose and check all outputs before anything is written.

    None if the only photo cannot be restored, which is reported.
    Raises: UsageError; PhotoError; DamagedRecipe.
    """
    if any(map(is_url, (*map(str, arguments.photos), arguments.out or ""))):
        return _plan_remote_job(arguments, folders, terminal)
    return _plan_local_job(arguments, folders, terminal)


def _plan_local_job(
    arguments: argparse.Namespace, folders: Folders, terminal: Terminal
) -> LocalJob | None:
    out = Path(arguments.out) if arguments.out else None
    sources = find_sources(arguments.photos, (), out, arguments.mask, terminal)
    request = request_from_arguments(arguments, sources)
    log = _log_of(request, folders, sources, arguments)
    done = log.done() if log else {}
    earlier = {each: done[resolve_path(each)] for each in sources if resolve_path(each) in done}
    _report_earlier(earlier, len(sources), arguments, terminal)
    left_out = {*done, *done.values()}
    remaining = [each for each in sources if resolve_path(each) not in left_out]
    recipe = (arguments.recipe,) if arguments.recipe else ()
    try:
        outputs = request.outputs_of_run(remaining, (*sources, *recipe))
    except PhotoError as error:
        if len(sources) > 1:
            raise
        report_failure(sources[0], error, arguments.json, terminal)
        return None
    return LocalJob(remaining, request, outputs, log)


def _plan_remote_job(
    arguments: argparse.Namespace, folders: Folders, terminal: Terminal
) -> RemoteJob:
    """Find photos on servers; results get free names in one folder, which must be given."""
    _check_remote_arguments(arguments)
    server = Server(on_silence=lambda notice: terminal.warn(format_message(notice)))
    found = [each for photo in arguments.photos for each in server.find_photos(str(photo))]
    sources = without_results(list(dict.fromkeys(found)))
    request = request_from_arguments(arguments, sources)
    anywhere = Path("/", hide_credentials(arguments.out))
    request = replace(request, target=replace(request.target, out=anywhere, into=True))
    existing = server.names(arguments.out)
    log = _log_of(request, folders, sources, arguments)
    done = log.done_remotely(sources, existing) if log else {}
    _report_earlier(done, len(sources), arguments, terminal)
    remaining = [each for each in sources if each not in done]
    outputs = plan_remote_outputs(remaining, arguments.out, request.target, existing)
    return RemoteJob(request, outputs, log)


def _check_remote_arguments(arguments: argparse.Namespace) -> None:
    """Refuse what only files on this computer can have. Raises: UsageError."""
    if not has_fsspec():
        raise UsageError("URLs need packages that are missing: pip install 'heirloom[storage]'.")
    if not arguments.out:
        raise UsageError("photos on a server need -o with the folder or URL for the results.")
    given = next((each for each in NOT_ON_SERVERS if getattr(arguments, each)), None)
    if given:
        raise UsageError(f"this option cannot be used with URLs: {given}.")


def _log_of(
    request: RestoreRequest,
    folders: Folders,
    sources: Sequence[Source],
    arguments: argparse.Namespace,
) -> ResumeLog | None:
    if len(sources) < 2 or arguments.overwrite:
        return None
    return ResumeLog.of(request, folders.state / "runs")


def _report_earlier(
    done: dict[Path, Path] | dict[RemoteFile, RemoteFile],
    count: int,
    arguments: argparse.Namespace,
    terminal: Terminal,
) -> None:
    """Report the photos that an earlier run of the same command has done."""
    if done:
        terminal.warn(RESUMED.format(done=len(done), all=count))
    for source, output in done.items() if arguments.json else ():
        report_earlier(source, output, json_output=True, terminal=terminal)


def find_sources(
    named: Sequence[Path],
    patterns: Sequence[str],
    out: Path | None,
    mask: Path | None,
    terminal: Terminal,
) -> list[Path]:
    """Find the photos that the arguments name; report repeated ones and pictures left out.

    `named` are files and folders, `patterns` limit the file names of folders, `out` and `mask` are
    not taken for photos. Raises: NotReadable."""
    repeated, unread = list[Path](), list[Path]()
    found = find_photos(named, patterns, out, mask, repeated.append, unread.append)
    sources = list(found)
    _report_repeated(repeated, terminal)
    if unread:
        terminal.warn(format_message(UnreadPictures.of(unread)))
    return sources


def _report_repeated(repeated: Sequence[Path], terminal: Terminal) -> None:
    """Name the photos, `repeated`, that the arguments contain more than once."""
    named = list(dict.fromkeys(map(str, repeated)))
    if named:
        rest = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
        terminal.warn(REPEATED.format(names=", ".join(named[:MOST_NAMED]) + rest))
