"""The verb `restore`: which photos remain, where results go, and what restores them."""

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from desktop.cli.parser import request_from_arguments
from desktop.cli.photo_run import DONE, SOME_FAILED, process_all, report_failure
from desktop.cli.resume_log import ResumeLog, resolve_path
from desktop.files.errors import PhotoError
from desktop.restoration.file_restorer import FileRestorer, RestoreReport
from desktop.restoration.input_files import find_photos
from desktop.restoration.local_restorer import open_local_restorer
from desktop.settings import Folders, Settings
from desktop.terminal import Terminal
from models.core.device import Device, EngineSettings
from models.core.progress import Progress

RESUMED: Final = (
    "Going on where an earlier run stopped: {done} of {all} photos are done; --overwrite does them "
    "again."
)

REPEATED: Final = "Given more than once, and restored once: {names}."
MOST_NAMED: Final = 5
"""Number of photos that are named in a message about several."""

MOST_AT_ONCE: Final = 4
"""Most photos that are restored at once by default: steps of two photos run one after another."""

OpenRestorer = Callable[[argparse.Namespace, Folders], AbstractContextManager[FileRestorer]]
"""Function that opens a file restorer for parsed arguments."""


def restore_photos(
    arguments: argparse.Namespace, folders: Folders, terminal: Terminal, open_restorer: OpenRestorer
) -> int:
    """Restore the photos that the arguments name; return the exit code.

    All output paths are planned and checked before `open_restorer` loads the engine.
    """
    out = Path(arguments.out) if arguments.out else None
    repeated: list[Path] = []
    found = find_photos(arguments.photos, out=out, mask=arguments.mask, on_repeated=repeated.append)
    sources = list(found)
    report_repeated(repeated, terminal)
    request = request_from_arguments(arguments, sources)
    resume_log = ResumeLog.of(request, folders.state / "runs")
    is_resumable = len(sources) > 1 and not arguments.overwrite
    remaining = (
        list(_unfinished(sources, resume_log, arguments.json, terminal))
        if is_resumable
        else sources
    )
    recipe = (arguments.recipe,) if arguments.recipe else ()
    try:
        outputs = request.outputs_of_run(remaining, (*sources, *recipe))
    except PhotoError as error:
        if len(sources) > 1:
            raise
        report_failure(sources[0], error, arguments.json, terminal)
        return SOME_FAILED

    def restore(restorer: FileRestorer, source: Path, progress: Progress) -> RestoreReport:
        if is_resumable:
            resume_log.begin(source, outputs.outputs_of(source).result)
        report = restorer.restore(source, request, progress, outputs)
        if is_resumable and report.output:
            resume_log.keep(source, report.output)
        return report

    with open_restorer(arguments, folders) as restorer:
        process = partial(restore, restorer)
        code = process_all(process, remaining, arguments.json, terminal, restorer.at_once)
    if is_resumable and code == DONE:
        resume_log.close()
    return code


def report_repeated(repeated: Sequence[Path], terminal: Terminal) -> None:
    """Name the photos that the arguments contain more than once."""
    named = list(dict.fromkeys(map(str, repeated)))
    if named:
        rest = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
        terminal.warn(REPEATED.format(names=", ".join(named[:MOST_NAMED]) + rest))


def _unfinished(
    sources: Sequence[Path], resume_log: ResumeLog, json_output: bool, terminal: Terminal
) -> Iterator[Path]:
    """Yield the photos that an earlier run of the same command has not done.

    Results of that run among the sources are left out too. Photos that are done are reported.
    """
    done = resume_log.done()
    results = set(done.values())
    earlier = [source for source in sources if resolve_path(source) in done]
    if earlier:
        terminal.warn(RESUMED.format(done=len(earlier), all=len(sources)))
    for source in earlier if json_output else ():
        output = str(done[resolve_path(source)])
        terminal.say_object({"input": str(source), "output": output, "earlier": True})
    yield from (each for each in sources if resolve_path(each) not in {*done, *results})


def engine_settings(arguments: argparse.Namespace, folders: Folders) -> EngineSettings:
    """Return the user's engine settings with the device and tile size of the arguments."""
    chosen = Settings.read(folders.settings).engine(folders)
    return replace(chosen, device=Device(arguments.device), tile=arguments.tile)


@contextmanager
def open_restorer(arguments: argparse.Namespace, folders: Folders) -> Iterator[FileRestorer]:
    """Open a restorer with an engine in this process, for as many photos at once as asked for."""
    at_once = arguments.jobs or min(usable_cores(), MOST_AT_ONCE)
    with open_local_restorer(engine_settings(arguments, folders), folders, at_once) as restorer:
        yield restorer


def usable_cores() -> int:
    """Return the number of processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
