"""What a process does over and over until it is killed, and where it says what it has done."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.mask import Mask
from desktop.document.recipe import Recipe, RecipeStep
from desktop.files.decoding.photo import decode_photo
from desktop.files.export.encoders import ExportOptions
from desktop.files.export.exporter import export
from desktop.files.formats.formats import Format
from desktop.files.project.project_file import save_project
from desktop.files.project.recovery import Journal
from desktop.files.storage.scratch import Scratch
from desktop.render.renderer import DocumentRenderer
from desktop.render.tile_cache import TileCache
from desktop.restoration.file_restorer import FileRestorer, RestoreRequest
from desktop.restoration.layer_runner import LayerContext
from desktop.restoration.output_plan import OutputSpec
from desktop.settings import Folders
from models.core.device import Device
from models.core.engine_run import RestoredTile, RunRequest, RunResult
from models.core.pixels import Raster, Rect, as_pixels
from models.core.plan import Finding, Step
from models.core.progress import Progress
from models.core.protocols import Embeddings

SIDE: Final = (300, 400)
PHOTOS: Final = 6
TOP: Final = 1_000_000
ROWS: Final = DocumentRenderer(TileCache(1)).rows


class Turning:
    """An engine that turns each photo upside down."""

    def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
        image = request.image
        for rect in Rect.of(image).tiles(128):
            progress.report(rect.y / image.shape[0])
            yield RestoredTile(rect, as_pixels(image[::-1][rect.slices]))

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

    @property
    def display(self) -> Path:
        """Where the name of the X display is written on which a window is to be shown."""
        return self.folder / "display"

    def tell(self, number: int) -> None:
        with (self.folder / "diary").open("a") as diary:
            diary.write(json.dumps([number, time.time()]) + "\n")

    def told(self) -> list[tuple[int, float]]:
        lines = []
        with suppress(OSError, ValueError):
            for line in (self.folder / "diary").read_text().splitlines():
                lines.append(tuple(json.loads(line)))
        return lines


def document_of(place: Place, scratch: Scratch) -> Document:
    return Document(decode_photo(place.source, scratch, Progress()), layers_of_photo())


def layers_of_photo() -> tuple[Layer, Layer]:
    """Two with noise in their patches, of which the first is transparent."""
    random = np.random.default_rng(os.getpid())
    pixels = random.integers(0, 65536, (*SIDE, 3), np.uint16)
    mask = Mask.of(random.random(SIDE, np.float32))
    return (
        Layer("a", "a", Step("a", {}), opacity=0.0, patch=Patch("a", pixels)),
        Layer("b", "b", Step("b", {}), mask, patch=Patch("b", pixels[::-1].copy())),
    )


def numbered(document: Document, number: int) -> Document:
    """The edit of that number; now and then it has a new patch and a new mask."""
    layer = document.layer("b")
    if number % 7 == 0 and layer.patch and layer.mask:
        patch = Patch(f"b{number}", np.roll(layer.patch.pixels, 1, 0))
        region = Mask.of(np.roll(layer.mask.values, 1, 0))
        document = document.replaced(Layer("b", "b", layer.step, region, patch=patch))
    return document.replaced(document.layer("a").faded(number / TOP))


def number_of(document: Document) -> int:
    return round(document.layer("a").opacity * TOP)


def edit(place: Place) -> None:
    """What the window does, with its own autosave and its own rhythm."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from desktop.session.document.autosave import Autosave
    from desktop.session.document.session import Session
    from desktop.session.task_runner import TaskRunner

    app, session, numbers = QCoreApplication([]), Session(), iter(range(1, TOP))
    scratch = Scratch(place.scratch)
    session.begin("Open", document_of(place, scratch))
    background = TaskRunner(app)
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


def window(place: Place) -> None:
    """The whole program in its window on a display, with edits twenty times a second."""
    os.environ |= {"DISPLAY": place.display.read_text(), "QT_QPA_PLATFORM": "xcb"}
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from desktop.app import run_application
    from desktop.session.document.session import Session

    app, numbers = QApplication(["heirloom"]), iter(range(1, TOP))
    folders = replace(Folders.under(place.folder / "home"), scratch=place.scratch)
    with run_application(app, folders) as program:
        session = program.findChild(Session)
        assert session is not None
        layers = layers_of_photo()
        timer = QTimer(app)

        def change() -> None:
            document = session.document
            if document is None:
                return
            if not document.layers:
                session.apply("Begin", lambda opened: replace(opened, layers=layers))
            number = next(numbers)
            place.tell(number)
            session.apply(f"Edit {number}", lambda edited: numbered(edited, number))

        timer.timeout.connect(change)
        program.file_controller.open(place.source)
        timer.start(50)
        code = app.exec()
    sys.exit(code)


def autosave(place: Place) -> None:
    """Nothing but keeping the journal, so that the kill falls into it."""
    scratch = Scratch(place.scratch)
    document, journal = document_of(place, scratch), Journal(scratch)
    for number in range(1, TOP):
        document = numbered(document, number)
        journal.keep(document, None)
        place.tell(number)


def save(place: Place) -> None:
    document = document_of(place, Scratch(place.scratch))
    for number in range(1, TOP):
        document = numbered(document, number)
        save_project(document, place.project, ROWS, Progress())
        place.tell(number)


def export_again(place: Place) -> None:
    document = document_of(place, Scratch(place.scratch))
    for number in range(1, TOP):
        options = ExportOptions(Format.PNG, overwrite=True)
        export(numbered(document, number), place.result, options, ROWS, Progress())
        place.tell(number)


def batch(place: Place) -> None:
    scratch = Scratch(place.scratch)
    bench = LayerContext(Turning(), DocumentRenderer(TileCache(0)), scratch)
    workshop = FileRestorer(bench, Device.CPU, scratch, decode_photo)
    recipe = Recipe((RecipeStep("turn", Step("turn", {"wish": "noise"})),))
    request = RestoreRequest(recipe=recipe, target=OutputSpec(place.results, into=True))
    for number in range(1, TOP):
        for source in sorted(place.source.parent.iterdir()):
            workshop.restore(source, request, Progress())
            place.tell(number)


DISPLAY: Final = "display"
"""The job whose display is killed, and not its process."""

JOBS: Final[dict[str, Callable[[Place], None]]] = {
    "edit": edit,
    "autosave": autosave,
    "save": save,
    "export": export_again,
    "batch": batch,
    DISPLAY: window,
}


def furnish(place: Place) -> None:
    for folder in (place.source.parent, place.scratch):
        folder.mkdir()
    random = np.random.default_rng(7)
    for number in range(PHOTOS):
        levels = random.integers(0, 256, (*SIDE, 3), np.uint8)
        name = place.source.name.replace("0", str(number))
        Image.fromarray(levels).save(place.source.with_name(name))
