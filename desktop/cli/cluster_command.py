"""Clusters on the command line: `restore` with a scheduler, and the verbs `worker`, `scheduler`.

This module needs the packages of the extra `cluster`.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Event
from typing import Final

import distributed
from rich.progress import Progress as Bar

from desktop.cli.argument_types import UsageError
from desktop.cli.keyboard_interrupt import interrupt_sets
from desktop.cli.parallel_photos import DONE, SOME_FAILED, Outcome, print_outcomes
from desktop.cli.restore_command import engine_settings
from desktop.cli.restore_job import LocalJob, RestoreJob, record_begin, record_done
from desktop.cluster.cluster_processes import (
    ServiceSpec,
    open_local_cluster,
    run_scheduler,
    run_worker,
)
from desktop.cluster.cluster_run import ClusterRun, make_connect
from desktop.cluster.errors import (
    ClusterError,
    InsecureAddress,
    SchedulerUnreachable,
    WorkersRefused,
)
from desktop.cluster.tls_certificates import (
    Certificates,
    configure_dask,
    full_address,
    make_security,
)
from desktop.cluster.worker import Needs, RestorerPlugin, Result, Task
from desktop.files.errors import PhotoError
from desktop.files.storage.input_protection import NOTHING
from desktop.files.storage.remote_files import Source
from desktop.restoration.file_restorer import RestoreReport
from desktop.restoration.tasks.photo_task import PhotoTask, WrittenBefore
from desktop.restoration.tasks.remote_restoration import StreamedResult, StreamedTask
from desktop.settings import Folders
from desktop.terminal_output import Terminal

INSECURE: Final = (
    "{address} is open to other computers, which needs certificates: --tls-ca, --tls-cert and "
    "--tls-key."
)

UNREACHABLE: Final = (
    "The scheduler at {address} does not answer. Start it with `heirloom scheduler` and repeat the "
    "command, which goes on where it stopped."
)

REFUSED: Final = "The worker {worker} restores nothing: {reason}."
JOINED: Final = "This worker has joined the scheduler at {address}; Ctrl+C ends it."
LISTENS: Final = "The scheduler listens at {address}; Ctrl+C ends it."


SENTENCES: Final[dict[type[ClusterError], str]] = {
    InsecureAddress: INSECURE,
    SchedulerUnreachable: UNREACHABLE,
    WorkersRefused: REFUSED,
}
"""Sentences about errors of a cluster, with gaps for their fields."""


def restore_on_cluster(
    arguments: argparse.Namespace, folders: Folders, job: RestoreJob, terminal: Terminal
) -> int:
    """Restore the photos of a job on workers; return the exit code. Raises: UsageError."""
    if arguments.scheduler and arguments.workers:
        raise UsageError("--workers starts a cluster on this computer, without --scheduler.")
    tasks = [job.task(source) for source in job.sources]
    sources = {task.source: source for task, source in zip(tasks, job.sources, strict=True)}
    stop = Event()

    def refuse(worker: str, reason: str) -> None:
        terminal.warn(REFUSED.format(worker=worker, reason=reason))

    def begin(task: Task) -> Task:
        record_begin(job, sources[task.source])
        if arguments.stream and isinstance(task, PhotoTask):
            return StreamedTask.of(task)
        return task

    with (
        _reported_errors() as failed,
        interrupt_sets(stop),
        terminal.bar() as bar,
        _open_cluster(arguments, folders) as (address, security),
    ):
        connect = make_connect(address, security)
        run = ClusterRun(address, connect, _needs(job, folders), stop, refuse, begin)
        found = run.outcomes(tasks)
        outcomes = (_outcome(job, sources[task.source], result) for task, result in found)
        return print_outcomes(_count_on_bar(outcomes, bar, len(tasks)), arguments.json, terminal)
    terminal.warn(f"heirloom: {failed[0]}")
    return SOME_FAILED


@contextmanager
def _reported_errors() -> Iterator[list[str]]:
    """Put an error of the cluster into words, in the list, and end the block there.

    Raises: UsageError for addresses that need certificates.
    """
    failed: list[str] = []
    try:
        yield failed
    except ClusterError as error:
        sentence = SENTENCES[type(error)].format(**vars(error))
        if isinstance(error, InsecureAddress):
            raise UsageError(sentence) from error
        failed.append(sentence)


@contextmanager
def _open_cluster(
    arguments: argparse.Namespace, folders: Folders
) -> Iterator[tuple[str, distributed.Security]]:
    """Yield address and security of the scheduler that the arguments name, or of a new one."""
    if arguments.scheduler is None:
        plugin = RestorerPlugin(engine_settings(arguments, folders), folders)
        with open_local_cluster(arguments.workers, plugin) as opened:
            yield opened
        return
    configure_dask()
    certificates = certificates_from_arguments(arguments)
    yield full_address(arguments.scheduler, certificates), make_security(certificates)


def _needs(job: RestoreJob, folders: Folders) -> Needs:
    """Return what workers need: the models of the recipe, or all that a plan may choose from."""
    recipe = job.request.recipe
    used = {model for each in recipe.steps for model in each.step.models} if recipe else None
    return Needs.of(folders.models, used)


def _outcome(job: RestoreJob, source: Source, result: Result) -> Outcome:
    """Record a photo that is done, and give its report the names of the command line."""
    output = job.output(source)
    try:
        if isinstance(result, StreamedResult):
            result = _write(job, replace(result.report, source=source, output=output), result)
    except PhotoError as error:
        result = error
    if isinstance(result, Exception):
        return source, result
    record_done(job, source)
    if isinstance(result, WrittenBefore):
        return source, WrittenBefore(output)
    return source, replace(result, source=source, output=output)


def _write(job: RestoreJob, report: RestoreReport, result: StreamedResult) -> RestoreReport:
    """Write a result that came from a worker, and return its report. Raises: PhotoError."""
    target = job.request.target
    protected = job.outputs.protected if isinstance(job, LocalJob) else NOTHING
    named = replace(result, report=report)
    named.write(protected, overwrite=target.overwrite, times=target.times)
    return report


def _count_on_bar(outcomes: Iterator[Outcome], bar: Bar, total: int) -> Iterator[Outcome]:
    """Yield the outcomes and advance a bar, from 0 to `total` photos, by each."""
    task = bar.add_task("photos", total=total)
    for outcome in outcomes:
        yield outcome
        bar.advance(task)


def serve_worker(arguments: argparse.Namespace, folders: Folders, terminal: Terminal) -> int:
    """Run a worker until Ctrl+C; return the exit code. Raises: UsageError."""
    settings, stop = engine_settings(arguments, folders), Event()
    plugin = RestorerPlugin(settings, folders, arguments.jobs or 1)
    spec = ServiceSpec(arguments.address, certificates_from_arguments(arguments))
    with _reported_errors(), interrupt_sets(stop):
        joined = JOINED.format(address=arguments.address)
        run_worker(spec, plugin, stop, lambda _: terminal.warn(joined))
    return DONE


def serve_scheduler(arguments: argparse.Namespace, _: Folders, terminal: Terminal) -> int:
    """Run a scheduler until Ctrl+C; return the exit code. Raises: UsageError; OSError."""
    stop = Event()
    spec = ServiceSpec(arguments.address, certificates_from_arguments(arguments))
    with _reported_errors(), interrupt_sets(stop):
        run_scheduler(spec, stop, lambda at: terminal.warn(LISTENS.format(address=at)))
    return DONE


def certificates_from_arguments(arguments: argparse.Namespace) -> Certificates | None:
    """Return the certificates that the arguments name, None without any.

    Raises: UsageError if some of the three files are missing.
    """
    files = (arguments.tls_ca, arguments.tls_cert, arguments.tls_key)
    if not any(files):
        return None
    if not all(file and file.is_file() for file in files):
        raise UsageError("--tls-ca, --tls-cert and --tls-key need one existing file each.")
    return Certificates(*files)
