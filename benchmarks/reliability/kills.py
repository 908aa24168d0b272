"""Reliability test of kill -9 and other signals during edits, saves, exports and batches.

    python -m benchmarks.reliability.kills [kills] [seed] [job] [signal]

A process repeats one of these jobs and gets a signal after a random time. Then the originals must
be unchanged, every file with its final name must open, and recovery must lose at most the edits of
the last ten seconds. The exit code is 1 otherwise. Without a job, or with `all`, all of them are
run in turn. `window` is the whole program without a display. `display` shows it on an Xvfb and
kills that, after which no edit may be lost; it is left out of the turns if Xvfb is not installed.
The signal is KILL, TERM or HUP; with `TERM,HUP` both are sent in turn.
"""

import argparse
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.reliability.kill_targets import (
    DISPLAY,
    JOBS,
    WINDOW,
    JobFolder,
    create_photos,
    number_of,
)
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.project.crash_recovery import find_recoverable, recover_document
from desktop.files.project.project_file import backup_path, load_project
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Progress
from models.file_io.sha256 import sha256_of

MOST_LOST: Final = 10.0
"""Largest number of seconds of edits that a kill may lose."""

GONE: Final = 300.0
"""Seconds within which a program must end after its display was killed; long for a busy computer,
on which the program waits for the processor."""

AT_ONCE: Final = 4
"""Number of processes that run at once."""

LONGEST: Final = {
    "edit": 25.0,
    "autosave": 0.8,
    "save": 1.5,
    "export": 1.0,
    "batch": 2.0,
    WINDOW: 8.0,
    DISPLAY: 5.0,
}
"""Largest number of seconds before the kill, by job; the actual number is random."""

PRELOADED: Final = ["models.planning.planner", "PIL.Image", "PySide6.QtCore"]
"""Modules that the fork server imports in advance, so that processes start quickly.

None loads libvips, whose threads a fork does not copy."""


def find_fault(job_folder: JobFolder, job: str, killed: float, before: dict[str, str]) -> str:
    """Describe what is wrong after a `job` was killed at the time `killed`; "" if nothing is.

    `before` are the digests of files before the kill."""
    if before != hash_photos(job_folder):
        return "an original has changed"
    with Scratch(job_folder.folder) as scratch:
        done = job_folder.read_log()
        try:
            if job in ("edit", "autosave", WINDOW, DISPLAY):
                return _find_lost_edits(job_folder, job, killed, scratch)
            if job == "save":
                return _check_projects(job_folder, done, scratch)
            return _check_results(job_folder, job, len(done), scratch)
        except Exception as error:  # noqa: BLE001  any exception is a fault
            return repr(error)


def hash_photos(job_folder: JobFolder) -> dict[str, str]:
    """Compute the SHA-256 of each original by its file name."""
    return {file.name: sha256_of(file) for file in sorted(job_folder.source.parent.iterdir())}


def _find_lost_edits(job_folder: JobFolder, job: str, killed: float, scratch: Scratch) -> str:
    """Recover a killed job's document; describe edits lost before the time `killed`, else ""."""
    kept = 0
    for leftover in find_recoverable(job_folder.scratch):
        document = recover_document(leftover, scratch, Progress(), decode_photo)
        if any(layer.patch is None or not layer.visible for layer in document.layers):
            return "a patch is lost"
        kept = number_of(document)
        leftover.discard()
    if job in ("autosave", DISPLAY):
        last = max((number for number, _ in job_folder.read_log()), default=0)
        return "" if kept >= last else f"edit {last} was written, edit {kept} was recovered"
    lost = [when for number, when in job_folder.read_log() if number > kept]
    seconds = killed - min(lost, default=killed)
    return "" if seconds <= MOST_LOST else f"{seconds:.1f} s of edits lost"


def _check_projects(job_folder: JobFolder, done: list[tuple[int, float]], scratch: Scratch) -> str:
    """Describe what is wrong with the project and its backup: damaged or too old; else "".

    `done` are number and time of each save."""
    last = max((number for number, _ in done), default=0)
    for path, least in ((job_folder.project, last), (backup_path(job_folder.project), last - 1)):
        if least > 0 or path.exists():
            number = number_of(load_project(path, scratch, Progress(), decode_photo))
            if number < least:
                return f"{path.name} is number {number}, not {least}"
    return ""


def _check_results(job_folder: JobFolder, job: str, done: int, scratch: Scratch) -> str:
    """Describe results of the `done` first photos that are missing or damaged, "" if none."""
    files = list(job_folder.results.glob("[!.]*")) if job == "batch" else [job_folder.result]
    files = [path for path in files if path.exists()]
    for path in files:
        decode_photo(path, scratch, Progress())
    return "" if len(files) >= (done if job == "batch" else min(done, 1)) else "a result is missing"


def try_kill(
    task: tuple[int, str, int], signal_number: signal.Signals = signal.SIGKILL
) -> tuple[str, str, float]:
    """Run a job and kill it; return the job, the fault ("" if none) and the seconds before.

    `task` is its number, its name and a seed."""
    number, job, seed = task
    delay = float(np.random.default_rng([seed, number]).uniform(0, LONGEST[job]))
    with tempfile.TemporaryDirectory(prefix="kills-") as name, ExitStack() as closing:
        job_folder = JobFolder(Path(name))
        create_photos(job_folder)
        before = hash_photos(job_folder)
        screen = closing.enter_context(xvfb(job_folder.display)) if job == DISPLAY else None
        context = multiprocessing.get_context("forkserver")
        process = context.Process(target=run_job, args=(job, job_folder))
        process.start()
        until = time.monotonic() + GONE
        while job != "edit" and not job_folder.read_log() and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(delay)
        killed = time.time()
        fault = _kill_display(screen, process) if screen else _kill(process, signal_number)
        fault = fault or find_fault(job_folder, job, killed, before)
        if fault:
            shutil.copytree(job_folder.folder, Path("kill-faults") / f"{number}-{job}")
        return job, fault, delay


def run_job(job: str, job_folder: JobFolder) -> None:
    """Run a job in a process that signals end, even if this one ignores them (`nohup`)."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    JOBS[job](job_folder)


def _kill(process: BaseProcess, signal_number: signal.Signals) -> str:
    """Send a signal to a process; describe the fault if it had ended before or goes on."""
    os.kill(process.pid or 0, signal_number)
    process.join(GONE)
    if process.exitcode is None:
        process.kill()
        process.join()
        return f"still runs {GONE:.0f} s after {signal_number.name}"
    return f"ended by itself with {process.exitcode}" if process.exitcode in (0, 1) else ""


def _kill_display(screen: "subprocess.Popen[str]", process: BaseProcess) -> str:
    """Kill the X display; describe the fault unless the process ends with an error."""
    if process.exitcode is not None:
        return f"ended by itself with {process.exitcode}"
    screen.kill()
    process.join(GONE)
    if process.exitcode is None:
        process.kill()
        process.join()
        return f"still runs {GONE:.0f} s after its display was killed"
    return "ended with exit code 0" if process.exitcode == 0 else ""


@contextmanager
def xvfb(name_file: Path) -> Iterator["subprocess.Popen[str]"]:
    """Run an X server and write its display name to a file; kill it at the end of the block."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as screen:
        try:
            assert screen.stdout is not None
            name_file.write_text(f":{screen.stdout.readline().strip()}")
            yield screen
        finally:
            screen.kill()


def main(kills: int, seed: int, job: str, names: str) -> int:
    """Try a number of kills and print how many were survived; return 1 if any was not.

    `job` and `names` select what is killed; `seed` decides the moments."""
    numbers = [signal.Signals[f"SIG{name}"] for name in names.split(",")]
    multiprocessing.get_context("forkserver").set_forkserver_preload(PRELOADED)
    available = [name for name in JOBS if name != DISPLAY or shutil.which("Xvfb")]
    jobs = available if job in ("", "all") else [job]
    tasks = [(number, jobs[number % len(jobs)], seed) for number in range(kills)]
    signals = [numbers[number // len(jobs) % len(numbers)] for number in range(kills)]
    survived, faults, began = Counter[str](), 0, time.monotonic()
    with ThreadPoolExecutor(2 if job in (WINDOW, DISPLAY) else AT_ONCE) as pool:
        results = pool.map(try_kill, tasks, signals)
        for task, (done, fault, delay) in zip(tasks, results, strict=True):
            survived[done] += not fault
            if fault:
                faults += 1
                print(f"{task[0]}: {done}, killed after {delay:.2f} s: {fault}", flush=True)
    took = time.monotonic() - began
    counts = f"{survived.total()} survived {dict(survived)}"
    print(f"{kills} times {names}, seed {seed}: {counts}, {took:.0f} s")
    return int(faults > 0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kills", type=int, nargs="?", default=500)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument("job", nargs="?", default="")
    parser.add_argument("signal", nargs="?", default="KILL")
    options = parser.parse_args()
    sys.exit(main(options.kills, options.seed, options.job, options.signal))
