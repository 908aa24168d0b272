"""Reliability test of full disks and of folders that become read-only during an operation.

    python -m benchmarks.reliability.full_disk [times] [seed]

Projects are saved, photos exported, journals written, batches restored and files downloaded (from a
server on this computer) to a small disk (a tmpfs if it can be mounted, otherwise a limit on the
size of files) with a random number of free bytes, or to a folder that becomes read-only at a random
time. Older files must stay unchanged, no file may be empty or partial, and the error message must
name the space that is needed or the path that cannot be written. The exit code is 1 otherwise.
"""

import codecs
import hashlib
import multiprocessing
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.reliability.kill_targets import (
    FlippingEngine,
    JobFolder,
    create_photos,
    decode_document,
    edited_document,
)
from desktop.document.document import Document
from desktop.document.recipe import Recipe, RecipeStep
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import DiskFull, NotFound, NotWritable, PhotoError
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.formats.format_table import WRITABLE
from desktop.files.project.crash_recovery import JOURNAL, Journal
from desktop.files.project.project_file import load_project, save_project
from desktop.files.storage.scratch_files import Scratch
from desktop.i18n.english_messages import format_message
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.restoration.file_restorer import FileRestorer, RestoreRequest
from desktop.restoration.layer_runner import LayerContext
from desktop.restoration.output_paths import OutputSpec
from models.core.device import Device
from models.core.errors import ModelError, ModelFolderClosed, ModelFolderFull
from models.core.pixels import Pixels, Rect
from models.core.plan import Step
from models.core.progress import Progress
from models.http.connection_log import ConnectionLog
from models.http.downloads import Downloads, Source, free_on
from tests.http_server import Served, serving

NOBODY: Final = 65534
"""User and group id of an unprivileged user."""

DISK: Final = 48 << 20
"""Size of the small disk in bytes."""

NEEDS: Final = {"save": 4.5e6, "export": 8e5, "autosave": 1.7e6, "batch": 2.5e6, "download": 1.2e6}
"""Approximate bytes that each operation writes; up to 1.2 times as many are left free."""

FETCHED: Final = 1_000_000
"""Size of the downloaded file in bytes."""

MODELS: Final = "models"
"""Name of the folder of the downloads."""

UNDER_WAY: Final = (".part", ".mark", ".jsonl")
"""Suffixes of partial downloads and of the connection log."""

SPACE: Final = re.compile(r"free \d+(\.\d)? (KB|MB|GB)")
"""Pattern of the size of the needed space in an error message."""


@dataclass(frozen=True)
class Disk:
    """Folder on a small disk; `mounted` if it is a file system of its own."""

    folder: Path
    mounted: bool

    @contextmanager
    def leaving(self, free_bytes: int) -> Iterator[None]:
        """Leave only `free_bytes` free, or limit file sizes to that if the disk is not mounted."""
        if not self.mounted:
            with _limit_file_size(free_bytes):
                yield
            return
        ballast = self.folder / "ballast"
        stats = os.statvfs(self.folder)
        size = max(stats.f_bavail * stats.f_frsize - free_bytes, 1)
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, size)
        try:
            yield
        finally:
            ballast.unlink()


@contextmanager
def _limit_file_size(limit: int) -> Iterator[None]:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def drop_privileges(*folders: Path) -> None:
    """Give the folders and this process to an unprivileged user, as root may write anywhere."""
    with suppress(PermissionError):
        for folder in folders:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
        os.setgid(NOBODY)
        os.setuid(NOBODY)


@dataclass(frozen=True)
class Trial:
    """Operations that write to the disk, each tried once with enough space."""

    job_folder: JobFolder
    disk: Disk
    document: Document
    scratch: Scratch
    rows: Rows

    def save(self, number: int) -> None:
        """Save the edited document as a project; `number` chooses the edit."""
        path = self.disk.folder / "a.ora"
        save_project(edited_document(self.document, number), path, self.rows, Progress())

    def export(self, number: int) -> None:
        """Export the edited document; `number` chooses the edit and the format."""
        format = WRITABLE[number % len(WRITABLE)]
        target = self.disk.folder / f"result{format.suffix}"
        options = ExportOptions(format, 16 if format.spec.supports_16_bit else 8, overwrite=True)
        export(edited_document(self.document, number), target, options, self.rows, Progress())

    def autosave(self, number: int) -> None:
        """Write the journal of the edited document; `number` chooses the edit."""
        Journal(self.scratch).keep(edited_document(self.document, 7 * number), None)

    def batch(self, number: int) -> None:
        """Restore all photos into the results folder; `number` chooses the strength."""
        renderer = _RowsRenderer(self.rows)
        context = LayerContext(FlippingEngine(), renderer, self.scratch)
        restorer = FileRestorer(context, Device.CPU, self.scratch, decode_photo)
        recipe = Recipe((RecipeStep("turn", Step("turn", {"wish": "noise"})),))
        target = OutputSpec(self.disk.folder / "results", into=True, overwrite=True)
        request = RestoreRequest(recipe=recipe, strength=number % 9 / 9, target=target)
        for source in sorted(self.job_folder.source.parent.iterdir()):
            restorer.restore(source, request, Progress())

    def download(self, number: int) -> None:
        """Download a file; half of the numbers report enough free space."""
        content = np.random.default_rng(number).bytes(FETCHED)
        served = Served(content, mark=f'"{number}"')
        folder = self.disk.folder / MODELS
        free = free_on if number // 10 % 2 else lambda _: DISK
        downloads = Downloads(folder, ConnectionLog(folder), free, patience=(0.0,))
        with serving(served):
            digest = hashlib.sha256(content).hexdigest()
            source = Source(served.url, "weights.bin", "a trial", FETCHED, digest)
            downloads.fetch(source, Progress())


class _RowsRenderer(DocumentRenderer):
    """Renderer that returns rows from a given function."""

    def __init__(self, rows: Rows) -> None:
        super().__init__(TileCache(0))
        self._rows = rows

    def rows(self, document: Document) -> Iterator[tuple[Rect, Pixels]]:
        return self._rows(document)


JOBS: Final[dict[str, Callable[[Trial, int], None]]] = {
    "save": Trial.save,
    "export": Trial.export,
    "autosave": Trial.autosave,
    "batch": Trial.batch,
    "download": Trial.download,
}


def read_files(folder: Path) -> dict[Path, bytes]:
    """Read all visible files and the journal, except partial downloads and the connection log."""
    files = (file for file in folder.rglob("*") if file.is_file())
    shown = (file for file in files if not file.name.startswith((".", "lock")))
    return {file: file.read_bytes() for file in shown if not file.name.endswith(UNDER_WAY)}


def find_fault(trial: Trial, before: dict[Path, bytes], job: str) -> str:
    """Describe what is wrong with the files (before: `before`) after `job`; "" if nothing is."""
    after = read_files(trial.disk.folder)
    if empty := [file.name for file, content in after.items() if not content]:
        return f"empty: {empty}"
    if missing := [file.name for file in before if file not in after]:
        return f"gone: {missing}"
    with Scratch(trial.job_folder.folder) as scratch:
        for file in (file for file in after if after[file] != before.get(file)):
            if job not in ("batch", "autosave"):
                return f"changed: {file.name}"
            if job == "batch":
                decode_photo(file, scratch, Progress())
    return "" if job != "autosave" or after[_journal(trial)] == before[_journal(trial)] else JOURNAL


def _journal(trial: Trial) -> Path:
    return trial.scratch.folder / JOURNAL


def full(trial: Trial, job: str, number: int, random: np.random.Generator) -> str:
    """Run a job on an almost full disk; describe the fault, "" if none; `number`: the edit."""
    before = read_files(trial.disk.folder)
    try:
        with trial.disk.leaving(int(random.uniform(0, 1.2 * NEEDS[job]))):
            JOBS[job](trial, number)
    except (DiskFull, ModelFolderFull) as error:
        message = format_message(error)
        return find_fault(trial, before, job) or ("" if SPACE.search(message) else message)
    except (PhotoError, ModelError) as error:
        return repr(error)
    return "" if job != "save" or _opens(trial) else "does not open"


def read_only(trial: Trial, job: str, number: int, random: np.random.Generator) -> str:
    """Run a job in folders that become read-only before or during it; describe the fault.

    `number` chooses the edit."""
    disk = trial.disk.folder
    folders = [disk, disk / "results", disk / MODELS, trial.scratch.folder]
    before, left = read_files(trial.disk.folder), int(random.integers(0, 3))

    rows, midway = trial.rows, bool(left) and job not in ("autosave", "download")

    def closing(document: Document) -> Iterator[tuple[Rect, Pixels]]:
        yield from rows(document)
        _allow(folders, allowed=False)

    trial = replace(trial, rows=closing) if midway else trial
    _allow(folders, allowed=midway)
    try:
        JOBS[job](trial, number)
    except (NotWritable, NotFound, ModelFolderClosed) as error:
        _allow(folders, allowed=True)
        message = format_message(error)
        return find_fault(trial, before, job) or ("" if "cannot be written" in message else message)
    except (PhotoError, ModelError) as error:
        return repr(error)
    finally:
        _allow(folders, allowed=True)
    return "was written in spite of the read-only folder"


def _allow(folders: list[Path], *, allowed: bool) -> None:
    for folder in folders:
        folder.chmod(0o755 if allowed else 0o555)


def _opens(trial: Trial) -> bool:
    """Return whether the saved project opens and has layers."""
    project = trial.disk.folder / "a.ora"
    with Scratch(trial.job_folder.folder) as scratch:
        return bool(load_project(project, scratch, Progress(), decode_photo).layers)


def trials(times: int, seed: int, disk: Disk, job_folder: JobFolder) -> int:
    """Run each job once with all permissions, then `times` trials; return the faults' number."""
    random, faults, passed = np.random.default_rng(seed), 0, Counter[str]()
    create_photos(job_folder)
    codecs.lookup("cp437")  # what zipfile looks up late, when the process may no longer read it
    for folder in ("results", MODELS):
        (disk.folder / folder).mkdir()
    with Scratch(disk.folder) as scratch:
        rows = DocumentRenderer(TileCache(1)).rows
        trial = Trial(job_folder, disk, decode_document(job_folder, scratch), scratch, rows)
        for operation in JOBS.values():
            for number in range(1, len(WRITABLE) + 1):
                operation(trial, number)
        drop_privileges(disk.folder, job_folder.folder)
        for number in range(times):
            job = list(JOBS)[number % len(JOBS)]
            test = full if number // len(JOBS) % 2 else read_only
            try:
                fault = test(trial, job, number + 8, random)
            except Exception as error:  # noqa: BLE001  any exception is a fault
                fault = repr(error)
            passed[f"{test.__name__} {job}"] += not fault
            if fault:
                faults += 1
                print(f"{number}: {job}, {test.__name__}: {fault}", flush=True)
    print(f"{times} times, seed {seed}: {passed.total()} passed {dict(passed)}")
    return faults


def main(times: int, seed: int) -> int:
    """Run the trials `times` times on a small disk; return 1 if there was a fault, else 0."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="full-") as name:
        disk, job_folder = Path(name) / "disk", JobFolder(Path(name) / "job_folder")
        for folder in (disk, job_folder.folder):
            folder.mkdir()
        Path(name).chmod(0o755)
        mount = ("mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(disk))
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
        try:
            code = _run_apart(times, seed, Disk(disk, mounted), job_folder)
        finally:
            if mounted:
                subprocess.run(("umount", str(disk)), check=True)  # noqa: S607
    method = "a tmpfs" if mounted else "limits of file size"
    print(f"by {method}, {time.monotonic() - began:.0f} s")
    return code


def _run_apart(times: int, seed: int, disk: Disk, job_folder: JobFolder) -> int:
    """Run the trials (see `trials`) in a process of their own, which drops its privileges."""
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_try_all, args=(times, seed, disk, job_folder))
    process.start()
    process.join()
    return int(process.exitcode != 0)


def _try_all(times: int, seed: int, disk: Disk, job_folder: JobFolder) -> None:
    sys.exit(trials(times, seed, disk, job_folder) > 0)


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*arguments, *(200, 1)[len(arguments) :]))
