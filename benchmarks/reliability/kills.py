"""kill -9 at random moments while editing, autosaving, saving, exporting and working on a batch.

    python -m benchmarks.reliability.kills [kills] [seed] [job]

Each time a process does one of these things over and over and is killed after a random time; then
the originals must be what they were, every file that has its final name must open whole, and what
a program starting anew is offered must not be older than ten seconds. Ends with 1 otherwise.
Without a job it is each of them in turn; `display` shows the window on an Xvfb and kills that,
after which no edit at all may be lost, and is taken in turn only where there is one.
"""

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

from benchmarks.reliability.kill_targets import DISPLAY, JOBS, Place, furnish, number_of
from desktop.files.decoding.photo import decode_photo
from desktop.files.project.project_file import backup_path, load_project
from desktop.files.project.recovery import find_recoverable, recover_document
from desktop.files.storage.scratch import Scratch
from models.core.hashing import sha256_of
from models.core.progress import Progress

MOST_LOST: Final = 10.0
GONE: Final = 30.0
"""Seconds in which a program must end whose display has gone."""

AT_ONCE: Final = 8
LONGEST: Final = {
    "edit": 25.0,
    "autosave": 0.8,
    "save": 1.5,
    "export": 1.0,
    "batch": 2.0,
    DISPLAY: 5.0,
}
"""Seconds after which the kill comes at the latest; it comes at any moment before."""

PRELOADED: Final = [
    "desktop.restoration.file_restorer",
    "desktop.files.project.recovery",
    "PIL.Image",
    "PySide6.QtCore",
]
"""So that a process starts in no time."""


def fault(place: Place, job: str, killed: float, before: dict[str, str]) -> str:
    """What is wrong after the kill; empty where nothing is."""
    if before != seals(place):
        return "an original has changed"
    with Scratch(place.folder) as scratch:
        done = place.told()
        try:
            if job in ("edit", "autosave", DISPLAY):
                return _lost(place, job, killed, scratch)
            if job == "save":
                return _saved(place, done, scratch)
            return _whole(place, job, len(done), scratch)
        except Exception as error:  # noqa: BLE001  whatever it is, it is a fault
            return repr(error)


def seals(place: Place) -> dict[str, str]:
    return {file.name: sha256_of(file) for file in sorted(place.source.parent.iterdir())}


def _lost(place: Place, job: str, killed: float, scratch: Scratch) -> str:
    kept = 0
    for leftover in find_recoverable(place.scratch):
        document = recover_document(leftover, scratch, Progress(), decode_photo)
        if any(layer.patch is None or not layer.visible for layer in document.layers):
            return "a patch is lost"
        kept = number_of(document)
        leftover.discard()
    if job in ("autosave", DISPLAY):
        last = max((number for number, _ in place.told()), default=0)
        return "" if kept >= last else f"{last} was kept, {kept} came back"
    lost = [when for number, when in place.told() if number > kept]
    seconds = killed - min(lost, default=killed)
    return "" if seconds <= MOST_LOST else f"{seconds:.1f} s of work lost"


def _saved(place: Place, done: list[tuple[int, float]], scratch: Scratch) -> str:
    last = max((number for number, _ in done), default=0)
    for path, least in ((place.project, last), (backup_path(place.project), last - 1)):
        if least > 0 or path.exists():
            number = number_of(load_project(path, scratch, Progress(), decode_photo))
            if number < least:
                return f"{path.name} is number {number}, not {least}"
    return ""


def _whole(place: Place, job: str, done: int, scratch: Scratch) -> str:
    found = list(place.results.glob("[!.]*")) if job == "batch" else [place.result]
    found = [path for path in found if path.exists()]
    for path in found:
        decode_photo(path, scratch, Progress())
    return "" if len(found) >= (done if job == "batch" else min(done, 1)) else "a result is gone"


def tried(task: tuple[int, str, int]) -> tuple[str, str, float]:
    """One kill: the job, what is wrong, and when the kill came."""
    number, job, seed = task
    patience = float(np.random.default_rng([seed, number]).uniform(0, LONGEST[job]))
    with tempfile.TemporaryDirectory(prefix="kills-") as name, ExitStack() as closing:
        place = Place(Path(name))
        furnish(place)
        before = seals(place)
        screen = closing.enter_context(xvfb(place.display)) if job == DISPLAY else None
        spawning = multiprocessing.get_context("forkserver")
        process = spawning.Process(target=JOBS[job], args=(place,))
        process.start()
        until = time.monotonic() + 60
        while job != "edit" and not place.told() and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(patience)
        killed = time.time()
        found = _killed(process) if screen is None else _display_lost(screen, process)
        found = found or fault(place, job, killed, before)
        if found:
            shutil.copytree(place.folder, Path("kill-faults") / f"{number}-{job}")
        return job, found, patience


def _killed(process: BaseProcess) -> str:
    """What is wrong with a process before it is killed."""
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    return f"ended by itself with {process.exitcode}" if process.exitcode in (0, 1) else ""


def _display_lost(screen: "subprocess.Popen[str]", process: BaseProcess) -> str:
    """Kill the display; what is wrong with how the process takes it."""
    if process.exitcode is not None:
        return f"ended by itself with {process.exitcode}"
    screen.kill()
    process.join(GONE)
    if process.exitcode is None:
        process.kill()
        process.join()
        return f"runs on {GONE:.0f} s after its display has gone"
    return "ended as if nothing were wrong" if process.exitcode == 0 else ""


@contextmanager
def xvfb(named: Path) -> Iterator["subprocess.Popen[str]"]:
    """An X server of its own, whose name is written into a file."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as screen:
        try:
            assert screen.stdout is not None
            named.write_text(f":{screen.stdout.readline().strip()}")
            yield screen
        finally:
            screen.kill()


def main(kills: int, seed: int, job: str = "") -> int:
    """Try so many kills, and say how many were survived; 1 where some were not."""
    multiprocessing.get_context("forkserver").set_forkserver_preload(PRELOADED)
    here = [each for each in JOBS if each != DISPLAY or shutil.which("Xvfb")]
    jobs = [job] if job else here
    tasks = [(number, jobs[number % len(jobs)], seed) for number in range(kills)]
    survived, faults, began = Counter[str](), 0, time.monotonic()
    with ThreadPoolExecutor(2 if job == DISPLAY else AT_ONCE) as pool:
        for task, (done, found, patience) in zip(tasks, pool.map(tried, tasks), strict=True):
            survived[done] += not found
            if found:
                faults += 1
                print(f"{task[0]}: {done}, killed after {patience:.2f} s: {found}", flush=True)
    took = time.monotonic() - began
    print(f"{kills} kills, seed {seed}: {survived.total()} survived {dict(survived)}, {took:.0f} s")
    return int(faults > 0)


if __name__ == "__main__":
    words = (*sys.argv[1:], *("500", "1", "")[len(sys.argv) - 1 :])
    sys.exit(main(int(words[0]), int(words[1]), words[2]))
