"""Disks that are full and folders that may no longer be written, in the middle of the work.

    python -m benchmarks.reliability.full_disk [times] [seed]

Projects are saved, photos exported, the journal kept, batches restored and files fetched (from a
server on this computer) onto a small disk (a tmpfs, where this may be mounted, otherwise a limit on
the size of files) with room for a random number of bytes, or into a folder that becomes read-only
at a random moment. Each time the older files must be what they were, nothing may be empty or half
written, and the sentence must name the space that is needed, or the place that cannot be written.
Ends with 1 otherwise.
"""

import codecs
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.reliability.kill_targets import Place, Turning, document_of, furnish, numbered
from benchmarks.reliability.small_disks import Disk, become_nobody
from desktop.document.document import Document
from desktop.document.recipe import Recipe, RecipeStep
from desktop.files.decoding.photo import decode_photo
from desktop.files.errors import DiskFull, NotFound, NotWritable, PhotoError
from desktop.files.export.encoders import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.formats.formats import WRITABLE
from desktop.files.project.project_file import load_project, save_project
from desktop.files.project.recovery import JOURNAL, Journal
from desktop.files.storage.scratch import Scratch
from desktop.i18n.formatting import format_message
from desktop.render.renderer import DocumentRenderer
from desktop.render.tile_cache import TileCache
from desktop.restoration.file_restorer import FileRestorer, RestoreRequest
from desktop.restoration.layer_runner import LayerContext
from desktop.restoration.output_plan import OutputSpec
from models.core.device import Device
from models.core.errors import ModelError, ModelFolderClosed, ModelFolderFull
from models.core.pixels import Pixels, Rect
from models.core.plan import Step
from models.core.progress import Progress
from models.http.connection_log import ConnectionLog
from models.http.downloads import Downloads, Source, free_on
from tests.http_server import Served, serving

DISK: Final = 48 << 20
NEEDS: Final = {"save": 4.5e6, "export": 8e5, "autosave": 1.7e6, "batch": 2.5e6, "download": 1.2e6}
"""Bytes that a success takes, about; as many and a little more are left at most."""

FETCHED: Final = 1_000_000
MODELS: Final = "models"
UNDER_WAY: Final = (".part", ".mark", ".jsonl")

SPACE: Final = re.compile(r"free \d+(\.\d)? (KB|MB|GB)")


@dataclass(frozen=True)
class Trial:
    """One piece of work onto the disk, which has been done before."""

    place: Place
    disk: Disk
    document: Document
    scratch: Scratch
    rows: Rows

    def save(self, number: int) -> None:
        path = self.disk.folder / "a.ora"
        save_project(numbered(self.document, number), path, self.rows, Progress())

    def export(self, number: int) -> None:
        format = WRITABLE[number % len(WRITABLE)]
        target = self.disk.folder / f"result{format.suffix}"
        options = ExportOptions(format, 16 if format.spec.supports_16_bit else 8, overwrite=True)
        export(numbered(self.document, number), target, options, self.rows, Progress())

    def autosave(self, number: int) -> None:
        Journal(self.scratch).keep(numbered(self.document, 7 * number), None)

    def batch(self, number: int) -> None:
        evaluator = _Watched(self.rows)
        bench = LayerContext(Turning(), evaluator, self.scratch)
        workshop = FileRestorer(bench, Device.CPU, self.scratch, decode_photo)
        recipe = Recipe((RecipeStep("turn", Step("turn", {"wish": "noise"})),))
        target = OutputSpec(self.disk.folder / "results", into=True, overwrite=True)
        request = RestoreRequest(recipe=recipe, strength=number % 9 / 9, target=target)
        for source in sorted(self.place.source.parent.iterdir()):
            workshop.restore(source, request, Progress())

    def download(self, number: int) -> None:
        """Every other time the disk seems to have room before it turns out to be full."""
        content = np.random.default_rng(number).bytes(FETCHED)
        served = Served(content, mark=f'"{number}"')
        folder = self.disk.folder / MODELS
        free = free_on if number // 10 % 2 else lambda _: DISK
        downloads = Downloads(folder, ConnectionLog(folder), free, patience=(0.0,))
        with serving(served):
            digest = hashlib.sha256(content).hexdigest()
            source = Source(served.url, "weights.bin", "a trial", FETCHED, digest)
            downloads.fetch(source, Progress())


class _Watched(DocumentRenderer):
    """Rows come from elsewhere."""

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


def contents(folder: Path) -> dict[Path, bytes]:
    """All files with the names that people see, and the journal. What has come of a download is
    kept on purpose, and so is the record of connections."""
    files = (file for file in folder.rglob("*") if file.is_file())
    seen = (file for file in files if not file.name.startswith((".", "lock")))
    return {file: file.read_bytes() for file in seen if not file.name.endswith(UNDER_WAY)}


def sound(trial: Trial, before: dict[Path, bytes], job: str) -> str:
    """What is wrong with the files; empty where nothing is."""
    after = contents(trial.disk.folder)
    if empty := [file.name for file, content in after.items() if not content]:
        return f"empty: {empty}"
    if missing := [file.name for file in before if file not in after]:
        return f"gone: {missing}"
    with Scratch(trial.place.folder) as scratch:
        for file in (file for file in after if after[file] != before.get(file)):
            if job not in ("batch", "autosave"):
                return f"changed: {file.name}"
            if job == "batch":
                decode_photo(file, scratch, Progress())
    return "" if job != "autosave" or after[_journal(trial)] == before[_journal(trial)] else JOURNAL


def _journal(trial: Trial) -> Path:
    return trial.scratch.folder / JOURNAL


def full(trial: Trial, job: str, number: int, random: np.random.Generator) -> str:
    before = contents(trial.disk.folder)
    try:
        with trial.disk.leaving(int(random.uniform(0, 1.2 * NEEDS[job]))):
            JOBS[job](trial, number)
    except (DiskFull, ModelFolderFull) as error:
        told = format_message(error)
        return sound(trial, before, job) or ("" if SPACE.search(told) else told)
    except (PhotoError, ModelError) as error:
        return repr(error)
    return "" if job != "save" or _opens(trial) else "does not open"


def forbidden(trial: Trial, job: str, number: int, random: np.random.Generator) -> str:
    """The folder is closed before the work or while the picture is rendered."""
    disk = trial.disk.folder
    folders = [disk, disk / "results", disk / MODELS, trial.scratch.folder]
    before, left = contents(trial.disk.folder), int(random.integers(0, 3))

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
        told = format_message(error)
        return sound(trial, before, job) or ("" if "cannot be written" in told else told)
    except (PhotoError, ModelError) as error:
        return repr(error)
    finally:
        _allow(folders, allowed=True)
    return "was written all the same"


def _allow(folders: list[Path], *, allowed: bool) -> None:
    for folder in folders:
        folder.chmod(0o755 if allowed else 0o555)


def _opens(trial: Trial) -> bool:
    with Scratch(trial.place.folder) as scratch:
        return bool(
            load_project(trial.disk.folder / "a.ora", scratch, Progress(), decode_photo).layers
        )


def trials(times: int, seed: int, disk: Disk, place: Place) -> int:
    """All of them, after each job has been done once with all rights."""
    random, faults, told = np.random.default_rng(seed), 0, Counter[str]()
    furnish(place)
    codecs.lookup("cp437")  # what zipfile looks up late, when nobody may read it any more
    for folder in ("results", MODELS):
        (disk.folder / folder).mkdir()
    with Scratch(disk.folder) as scratch:
        rows = DocumentRenderer(TileCache(1)).rows
        trial = Trial(place, disk, document_of(place, scratch), scratch, rows)
        for work in JOBS.values():
            for number in range(1, len(WRITABLE) + 1):
                work(trial, number)
        become_nobody(disk.folder, place.folder)
        for number in range(times):
            job = list(JOBS)[number % len(JOBS)]
            injected = full if number // len(JOBS) % 2 else forbidden
            try:
                found = injected(trial, job, number + 8, random)
            except Exception as error:  # noqa: BLE001  whatever it is, it is a fault
                found = repr(error)
            told[f"{injected.__name__} {job}"] += not found
            if found:
                faults += 1
                print(f"{number}: {job}, {injected.__name__}: {found}", flush=True)
    print(f"{times} times, seed {seed}: {told.total()} as it should be {dict(told)}")
    return faults


def main(times: int, seed: int) -> int:
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="full-") as name:
        disk, place = Path(name) / "disk", Place(Path(name) / "place")
        for folder in (disk, place.folder):
            folder.mkdir()
        Path(name).chmod(0o755)
        mount = ("mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(disk))
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
        try:
            code = _apart(times, seed, Disk(disk, mounted), place)
        finally:
            if mounted:
                subprocess.run(("umount", str(disk)), check=True)  # noqa: S607
    how = "a tmpfs" if mounted else "limits of file size"
    print(f"by {how}, {time.monotonic() - began:.0f} s")
    return code


def _apart(times: int, seed: int, disk: Disk, place: Place) -> int:
    """In a fork, which may give its rights away."""
    child = os.fork()
    if child == 0:
        code = 2
        try:
            code = int(trials(times, seed, disk, place) > 0)
        except BaseException:  # noqa: BLE001  nothing may leave the fork
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*words, *(200, 1)[len(words) :]))
