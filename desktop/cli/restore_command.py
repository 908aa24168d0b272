"""The verb `restore`, in this process or on a cluster."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from importlib.util import find_spec
from typing import Final

from desktop.cli.argument_types import UsageError
from desktop.cli.parallel_photos import DONE, SOME_FAILED, Report, process_all
from desktop.cli.restore_job import RestoreJob, plan_job, record_begin, record_done
from desktop.files.reading.reader_protocols import ReadOptions
from desktop.files.storage.remote_files import Source
from desktop.restoration.file_restorer import FileRestorer
from desktop.restoration.local_file_restorer import open_decoders, open_local_restorer
from desktop.restoration.photos_at_once import photos_at_once
from desktop.settings import Folders, Settings
from desktop.terminal_output import Terminal
from models.core.device import Device, EngineSettings
from models.core.progress import Progress
from models.imaging.reference_palette import has_colours, palette_of, palette_to_text

NO_CLUSTER: Final = (
    "clusters need packages that are missing: pip install 'heirloom[cluster]' in the program's "
    "environment."
)

OpenRestorer = Callable[[argparse.Namespace, Folders], AbstractContextManager[FileRestorer]]
"""Function that opens a file restorer for parsed arguments."""


def restore_photos(
    arguments: argparse.Namespace, folders: Folders, terminal: Terminal, open_restorer: OpenRestorer
) -> int:
    """Restore the photos that the arguments name; return the exit code.

    All output paths are planned and checked before `open_restorer` loads the engine.
    """
    if arguments.stream and not (arguments.scheduler or arguments.workers):
        raise UsageError("--stream needs --scheduler or --workers.")
    if arguments.reference:
        arguments.palette = _read_palette(arguments, folders)
    job = plan_job(arguments, folders, terminal)
    if job is None:
        return SOME_FAILED
    if arguments.scheduler or arguments.workers:
        check_cluster_packages(*(("cryptography",) if arguments.workers else ()))
        from desktop.cli.cluster_command import restore_on_cluster

        code = restore_on_cluster(arguments, folders, job, terminal)
    else:
        with open_restorer(arguments, folders) as restorer:
            code = _restore_here(job, restorer, arguments, terminal)
    if job.log and code == DONE:
        job.log.close()
    return code


def _read_palette(arguments: argparse.Namespace, folders: Folders) -> str:
    """Read the colours of the photo that `--colours-of` names, as the text of a palette.

    Raises: UsageError if it has none; PhotoError."""
    options = ReadOptions(0, arguments.large, arguments.partial)
    with open_decoders(folders) as (scratch, decoders):
        photo = decoders.read(arguments.reference, scratch, Progress(), options)
        palette = palette_of(photo.pixels)
    if not has_colours(palette):
        raise UsageError(f"{arguments.reference} has no colours.")
    return palette_to_text(palette)


def _restore_here(
    job: RestoreJob, restorer: FileRestorer, arguments: argparse.Namespace, terminal: Terminal
) -> int:
    restorer.check_instruction(job.request)

    def restore(source: Source, progress: Progress) -> Report:
        record_begin(job, source)
        report = job.restore(restorer, source, progress)
        record_done(job, source)
        return report

    return process_all(restore, job.sources, arguments.json, terminal, restorer.at_once)


def check_cluster_packages(*further: str) -> None:
    """Raise UsageError if packages of the extra `cluster` are missing: Dask, or `further` ones."""
    if not all(map(find_spec, ("distributed", *further))):
        raise UsageError(NO_CLUSTER)


def engine_settings(arguments: argparse.Namespace, folders: Folders) -> EngineSettings:
    """Return the user's engine settings with the device and tile size of the arguments."""
    chosen = Settings.read(folders.settings).engine(folders)
    return replace(chosen, device=Device(arguments.device), tile=arguments.tile)


@contextmanager
def open_restorer(arguments: argparse.Namespace, folders: Folders) -> Iterator[FileRestorer]:
    """Open a restorer with an engine in this process, for as many photos at once as asked for."""
    at_once = arguments.jobs or photos_at_once(Settings.read(folders.settings).batch)
    with open_local_restorer(engine_settings(arguments, folders), folders, at_once) as restorer:
        yield restorer
