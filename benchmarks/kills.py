"""kill -9 at random moments while editing, autosaving, saving, exporting and working on a batch.

    python -m benchmarks.kills [kills] [seed]

Each time a process does one of these things over and over and is killed after a random time; then
the originals must be what they were, every file that has its final name must open whole, and what
a program starting anew is offered must not be older than ten seconds. Ends with 1 otherwise.
"""

import json
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from desktop.batch import Bench
from desktop.document.document import Document
from desktop.document.layer import Layer, Patch, Region
from desktop.document.recipe import Recipe, RecipeStep
from desktop.files.encoding import ExportOptions
from desktop.files.export import export
from desktop.files.formats import Format
from desktop.files.project import load_project, previous, save_project
from desktop.files.reading import read_photo, sha256_of
from desktop.files.recovery import Journal, leftovers, recovered
from desktop.files.scratch import Scratch
from desktop.headless import Request, Target, Workshop
from desktop.render.cache import TileCache
from desktop.render.evaluator import Evaluator
from models.device import Device
from models.pixels import Mask, Pixels, Raster, Rect, as_pixels
from models.planning.plan import Finding, Step
from models.progress import Progress
from models.restorer import Embeddings

SIDE: Final = (300, 400)
MOST_LOST: Final = 10.0
AT_ONCE: Final = 8
LONGEST: Final = {"edit": 25.0, "autosave": 0.8, "save": 1.5, "export": 1.0, "batch": 2.0}
"""Seconds after which the kill comes at the latest; it comes at any moment before."""

PRELOADED: Final = ["desktop.headless", "desktop.files.recovery", "PIL.Image", "PySide6.QtCore"]
"""So that a process starts in no time."""

PHOTOS: Final = 6
TOP: Final = 1_000_000
ROWS: Final = Evaluator(TileCache(1)).rows


class Turning:
    """An engine that turns each photo upside down."""

    def run(
        self,
        step: Step,  # noqa: ARG002
        image: Raster,
        focus: tuple[float, float],  # noqa: ARG002
        mask: Mask | None,  # noqa: ARG002
        progress: Progress,
    ) -> Iterator[tuple[Rect, Pixels]]:
        for rect in Rect.of(image).tiles(128):
            progress.report(rect.y / image.shape[0])
            yield rect, as_pixels(image[::-1][rect.slices])

    def embed(self, sentences: tuple[str, ...]) -> Embeddings:
        return np.zeros((len(sentences), 384), np.float32)

    def diagnose(self, image: Raster) -> tuple[Finding, ...]:  # noqa: ARG002
        return ()

    def probe(self) -> tuple[Device, ...]:
        return (Device.CPU,)

    def close(self) -> None:
        """Nothing to give back."""


@dataclass(frozen=True)
class Place:
    """Where one process works; its diary tells what it has begun and done, and when."""

    folder: Path

    @property
    def source(self) -> Path:
        return self.folder / "photos" / "0 Ömas 写真.png"

    @property
    def project(self) -> Path:
        return self.folder / "a.ora"

    @property
    def result(self) -> Path:
        return self.folder / "result.png"

    @property
    def results(self) -> Path:
        return self.folder / "results"

    @property
    def scratch(self) -> Path:
        return self.folder / "scratch"

    def tell(self, number: int) -> None:
        with (self.folder / "diary").open("a") as diary:
            diary.write(json.dumps([number, time.time()]) + "\n")

    def told(self) -> list[tuple[int, float]]:
        lines = []
        with suppress(OSError, ValueError):
            for line in (self.folder / "diary").read_text().splitlines():
                lines.append(tuple(json.loads(line)))
        return lines


def _document(place: Place, scratch: Scratch) -> Document:
    photo = read_photo(place.source, scratch, Progress())
    random = np.random.default_rng(os.getpid())
    pixels = random.integers(0, 65536, (*SIDE, 3), np.uint16)
    mask = Region.of(random.random(SIDE, np.float32))
    layers = (
        Layer("a", "a", Step("a", {}), opacity=0.0, patch=Patch("a", pixels)),
        Layer("b", "b", Step("b", {}), mask, patch=Patch("b", pixels[::-1].copy())),
    )
    return Document(photo, layers)


def numbered(document: Document, number: int) -> Document:
    """The edit of that number; now and then it has a new patch and a new mask."""
    layer = document.layer("b")
    if number % 7 == 0 and layer.patch and layer.region:
        patch = Patch(f"b{number}", np.roll(layer.patch.pixels, 1, 0))
        region = Region.of(np.roll(layer.region.values, 1, 0))
        document = document.replaced(Layer("b", "b", layer.step, region, patch=patch))
    return document.replaced(document.layer("a").faded(number / TOP))


def number_of(document: Document) -> int:
    return round(document.layer("a").opacity * TOP)


def edit(place: Place) -> None:
    """What the window does, with its own autosave and its own rhythm."""
    from PySide6.QtCore import QCoreApplication, QThreadPool, QTimer

    from desktop.session.autosave import Autosave
    from desktop.session.background import Background
    from desktop.session.session import Session

    app, session, numbers = QCoreApplication([]), Session(), iter(range(1, TOP))
    scratch = Scratch(place.scratch)
    session.begin("Open", _document(place, scratch))
    background = Background(QThreadPool(app), app)
    autosave = Autosave(session, Journal(scratch), background, lambda: None)
    timer = QTimer(app)

    def change() -> None:
        number = next(numbers)
        place.tell(number)
        session.apply(f"Edit {number}", lambda document: numbered(document, number))

    timer.timeout.connect(change)
    timer.start(50)
    app.exec()
    autosave.close()


def autosave(place: Place) -> None:
    """Nothing but keeping the journal, so that the kill falls into it."""
    scratch = Scratch(place.scratch)
    document, journal = _document(place, scratch), Journal(scratch)
    for number in range(1, TOP):
        document = numbered(document, number)
        journal.keep(document, None)
        place.tell(number)


def save(place: Place) -> None:
    document = _document(place, Scratch(place.scratch))
    for number in range(1, TOP):
        document = numbered(document, number)
        save_project(document, place.project, ROWS, Progress())
        place.tell(number)


def export_again(place: Place) -> None:
    document = _document(place, Scratch(place.scratch))
    for number in range(1, TOP):
        options = ExportOptions(Format.PNG, overwrite=True)
        export(numbered(document, number), place.result, options, ROWS, Progress())
        place.tell(number)


def batch(place: Place) -> None:
    scratch = Scratch(place.scratch)
    workshop = Workshop(Bench(Turning(), Evaluator(TileCache(0)), scratch), Device.CPU, scratch)
    recipe = Recipe((RecipeStep("turn", Step("turn", {"wish": "noise"})),))
    request = Request(recipe=recipe, target=Target(place.results, into=True))
    for number in range(1, TOP):
        for source in sorted(place.source.parent.iterdir()):
            workshop.restore(source, request, Progress())
            place.tell(number)


JOBS: Final[dict[str, Callable[[Place], None]]] = {
    "edit": edit,
    "autosave": autosave,
    "save": save,
    "export": export_again,
    "batch": batch,
}


def fault(place: Place, job: str, killed: float, before: dict[str, str]) -> str:
    """What is wrong after the kill; empty where nothing is."""
    if before != seals(place):
        return "an original has changed"
    with Scratch(place.folder) as scratch:
        done = place.told()
        try:
            if job in ("edit", "autosave"):
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
    for leftover in leftovers(place.scratch):
        document = recovered(leftover, scratch, Progress(), read_photo)
        if any(layer.patch is None or not layer.visible for layer in document.layers):
            return "a patch is lost"
        kept = number_of(document)
        leftover.discard()
    if job == "autosave":
        last = max((number for number, _ in place.told()), default=0)
        return "" if kept >= last else f"{last} was kept, {kept} came back"
    lost = [when for number, when in place.told() if number > kept]
    seconds = killed - min(lost, default=killed)
    return "" if seconds <= MOST_LOST else f"{seconds:.1f} s of work lost"


def _saved(place: Place, done: list[tuple[int, float]], scratch: Scratch) -> str:
    last = max((number for number, _ in done), default=0)
    for path, least in ((place.project, last), (previous(place.project), last - 1)):
        if least > 0 or path.exists():
            number = number_of(load_project(path, scratch, Progress()))
            if number < least:
                return f"{path.name} is number {number}, not {least}"
    return ""


def _whole(place: Place, job: str, done: int, scratch: Scratch) -> str:
    found = list(place.results.glob("[!.]*")) if job == "batch" else [place.result]
    found = [path for path in found if path.exists()]
    for path in found:
        read_photo(path, scratch, Progress())
    return "" if len(found) >= (done if job == "batch" else min(done, 1)) else "a result is gone"


def tried(task: tuple[int, str, int]) -> tuple[str, str, float]:
    """One kill: the job, what is wrong, and when the kill came."""
    number, job, seed = task
    patience = float(np.random.default_rng([seed, number]).uniform(0, LONGEST[job]))
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        place = Place(Path(name))
        _furnish(place)
        before = seals(place)
        spawning = multiprocessing.get_context("forkserver")
        process = spawning.Process(target=JOBS[job], args=(place,))
        process.start()
        until = time.monotonic() + 60
        while job != "edit" and not place.told() and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(patience)
        killed = time.time()
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        if process.exitcode in (0, 1):
            return job, f"ended by itself with {process.exitcode}", patience
        found = fault(place, job, killed, before)
        if found:
            shutil.copytree(place.folder, Path("kill-faults") / f"{number}-{job}")
        return job, found, patience


def _furnish(place: Place) -> None:
    for folder in (place.source.parent, place.scratch):
        folder.mkdir()
    random = np.random.default_rng(7)
    for number in range(PHOTOS):
        levels = random.integers(0, 256, (*SIDE, 3), np.uint8)
        name = place.source.name.replace("0", str(number))
        Image.fromarray(levels).save(place.source.with_name(name))


def main(kills: int, seed: int) -> int:
    multiprocessing.get_context("forkserver").set_forkserver_preload(PRELOADED)
    jobs = list(JOBS)
    tasks = [(number, jobs[number % len(jobs)], seed) for number in range(kills)]
    survived, faults, began = Counter[str](), 0, time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for task, (job, found, patience) in zip(tasks, pool.map(tried, tasks), strict=True):
            survived[job] += not found
            if found:
                faults += 1
                print(f"{task[0]}: {job}, killed after {patience:.2f} s: {found}", flush=True)
    took = time.monotonic() - began
    print(f"{kills} kills, seed {seed}: {survived.total()} survived {dict(survived)}, {took:.0f} s")
    return int(faults > 0)


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*words, *(500, 1)[len(words) :]))
