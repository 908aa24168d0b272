"""Jobs that a process repeats until it is killed, and the folder in which it records them."""

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
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import export
from desktop.files.formats.format_table import Format
from desktop.files.project.crash_recovery import Journal
from desktop.files.project.project_file import save_project
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.restoration.file_restorer import FileRestorer, RestoreRequest
from desktop.restoration.layer_runner import LayerContext
from desktop.restoration.output_paths import OutputSpec
from desktop.settings import Folders
from models.core.device import Device
from models.core.engine_run import RestoredTile, RunRequest, RunResult
from models.core.face import Face
from models.core.pixels import Raster, Rect, as_pixels
from models.core.plan import Finding, Step
from models.core.progress import Progress
from models.core.protocols import Embeddings

SIZE: Final = (300, 400)
"""Height and width of the photos in pixels."""

PHOTOS: Final = 6
"""Number of photos in the batch."""

TOP: Final = 1_000_000
"""Number above that of any edit; the opacity of a layer is the edit's number divided by it."""

ROWS: Final = DocumentRenderer(TileCache(1)).rows
"""Function that renders the rows of a document."""


class FlippingEngine:
    """Engine that flips each photo upside down."""

    def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
        """Yield the tiles of the photo, flipped upside down."""
        image = request.image
        for rect in Rect.of(image).tiles(128):
            progress.report(rect.y / image.shape[0])
            yield RestoredTile(rect, as_pixels(image[::-1][rect.slices]))

    def embed(self, sentences: tuple[str, ...]) -> Embeddings:
        """Return zeros as sentence embeddings, N x 384."""
        return np.zeros((len(sentences), 384), np.float32)

    def diagnose(self, image: Raster) -> tuple[Finding, ...]:  # noqa: ARG002
        """Return no findings for any image."""
        return ()

    def find_faces(self, image: Raster, progress: Progress) -> tuple[Face, ...]:  # noqa: ARG002
        """Return no faces."""
        return ()

    def probe(self) -> tuple[Device, ...]:
        """Return the CPU as the only device."""
        return (Device.CPU,)

    def close(self) -> None:
        """Do nothing, as no resources are held."""


@dataclass(frozen=True)
class JobFolder:
    """Folder of a process that will be killed, with a log of its edits or results and times."""

    folder: Path

    @property
    def source(self) -> Path:
        """First photo; the others are beside it."""
        return self.folder / "photos" / "0 Ömas 写真.png"

    @property
    def project(self) -> Path:
        """Path of the project file."""
        return self.folder / "a.ora"

    @property
    def result(self) -> Path:
        """Path of the exported picture."""
        return self.folder / "result.png"

    @property
    def results(self) -> Path:
        """Path of the folder with the results of the batch."""
        return self.folder / "results"

    @property
    def scratch(self) -> Path:
        """Path of the scratch folder."""
        return self.folder / "scratch"

    @property
    def display(self) -> Path:
        """File with the name of the X display on which the window is shown."""
        return self.folder / "display"

    def log(self, number: int) -> None:
        """Append the number of an edit and the current time to the log."""
        with (self.folder / "log").open("a") as log:
            log.write(json.dumps([number, time.time()]) + "\n")

    def read_log(self) -> list[tuple[int, float]]:
        """Read the logged numbers and times; an incomplete last line is ignored."""
        lines = []
        with suppress(OSError, ValueError):
            for line in (self.folder / "log").read_text().splitlines():
                lines.append(tuple(json.loads(line)))
        return lines


def decode_document(job_folder: JobFolder, scratch: Scratch) -> Document:
    """Decode the first photo and add two layers to it."""
    return Document(decode_photo(job_folder.source, scratch, Progress()), create_layers())


def create_layers() -> tuple[Layer, Layer]:
    """Create two layers with noise patches, of which the first is transparent."""
    random = np.random.default_rng(os.getpid())
    pixels = random.integers(0, 65536, (*SIZE, 3), np.uint16)
    mask = Mask.of(random.random(SIZE, np.float32))
    return (
        Layer("a", "a", Step("a", {}), opacity=0.0, patch=Patch("a", pixels)),
        Layer("b", "b", Step("b", {}), mask, patch=Patch("b", pixels[::-1].copy())),
    )


def edited_document(document: Document, number: int) -> Document:
    """Return a document after the edit with a number; each seventh has a new patch and mask."""
    layer = document.layer("b")
    if number % 7 == 0 and layer.patch and layer.mask:
        patch = Patch(f"b{number}", np.roll(layer.patch.pixels, 1, 0))
        mask = Mask.of(np.roll(layer.mask.values, 1, 0))
        document = document.replaced(Layer("b", "b", layer.step, mask, patch=patch))
    return document.replaced(document.layer("a").faded(number / TOP))


def number_of(document: Document) -> int:
    """Return the number of the last edit that a document contains."""
    return round(document.layer("a").opacity * TOP)


def edit(job_folder: JobFolder) -> None:
    """Edit a session 20 times a second with the window's autosave, but without a window."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from desktop.session.document.autosave import Autosave
    from desktop.session.document.session import Session
    from desktop.session.task_runner import TaskRunner

    app, session, numbers = QCoreApplication([]), Session(), iter(range(1, TOP))
    scratch = Scratch(job_folder.scratch)
    session.begin("Open", decode_document(job_folder, scratch))
    background = TaskRunner(app)
    autosave = Autosave(session, Journal(scratch), background, lambda: None)
    timer = QTimer(app)

    def change() -> None:
        number = next(numbers)
        job_folder.log(number)
        session.apply(f"Edit {number}", lambda document: edited_document(document, number))

    timer.timeout.connect(change)
    timer.start(50)
    app.exec()
    autosave.close()


def window(job_folder: JobFolder) -> None:
    """Run the program in its window with 20 edits a second; offscreen without a display."""
    if job_folder.display.exists():
        os.environ |= {"DISPLAY": job_folder.display.read_text(), "QT_QPA_PLATFORM": "xcb"}
    else:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from desktop.app import run_application
    from desktop.session.document.session import Session

    app, numbers = QApplication(["heirloom"]), iter(range(1, TOP))
    folders = replace(Folders.under(job_folder.folder / "home"), scratch=job_folder.scratch)
    with run_application(app, folders) as program:
        session = program.findChild(Session)
        assert session is not None
        layers = create_layers()
        timer = QTimer(app)

        def change() -> None:
            document = session.document
            if document is None:
                return
            if not document.layers:
                session.apply("Begin", lambda opened: replace(opened, layers=layers))
            number = next(numbers)
            job_folder.log(number)
            session.apply(f"Edit {number}", lambda edited: edited_document(edited, number))

        timer.timeout.connect(change)
        program.file_controller.open(job_folder.source)
        timer.start(50)
        code = app.exec()
    sys.exit(code)


def autosave(job_folder: JobFolder) -> None:
    """Write the journal without pauses, so that a kill happens during a write."""
    scratch = Scratch(job_folder.scratch)
    document, journal = decode_document(job_folder, scratch), Journal(scratch)
    for number in range(1, TOP):
        document = edited_document(document, number)
        journal.keep(document, None)
        job_folder.log(number)


def save(job_folder: JobFolder) -> None:
    """Save the project after each edit."""
    document = decode_document(job_folder, Scratch(job_folder.scratch))
    for number in range(1, TOP):
        document = edited_document(document, number)
        save_project(document, job_folder.project, ROWS, Progress())
        job_folder.log(number)


def export_repeatedly(job_folder: JobFolder) -> None:
    """Export the picture after each edit."""
    document = decode_document(job_folder, Scratch(job_folder.scratch))
    for number in range(1, TOP):
        options = ExportOptions(Format.PNG, overwrite=True)
        export(edited_document(document, number), job_folder.result, options, ROWS, Progress())
        job_folder.log(number)


def batch(job_folder: JobFolder) -> None:
    """Restore all photos repeatedly."""
    scratch = Scratch(job_folder.scratch)
    context = LayerContext(FlippingEngine(), DocumentRenderer(TileCache(0)), scratch)
    restorer = FileRestorer(context, Device.CPU, scratch, decode_photo)
    recipe = Recipe((RecipeStep("turn", Step("turn", {"wish": "noise"})),))
    request = RestoreRequest(recipe=recipe, target=OutputSpec(job_folder.results, into=True))
    for number in range(1, TOP):
        for source in sorted(job_folder.source.parent.iterdir()):
            restorer.restore(source, request, Progress())
            job_folder.log(number)


WINDOW: Final = "window"
"""Name of the job that runs the whole program without a display."""

DISPLAY: Final = "display"
"""Name of the job whose X display is killed, and not its process."""

JOBS: Final[dict[str, Callable[[JobFolder], None]]] = {
    "edit": edit,
    "autosave": autosave,
    "save": save,
    "export": export_repeatedly,
    "batch": batch,
    WINDOW: window,
    DISPLAY: window,
}
"""Jobs by name; each runs until it is killed."""


def create_photos(job_folder: JobFolder) -> None:
    """Create the folders and `PHOTOS` photos of noise."""
    for folder in (job_folder.source.parent, job_folder.scratch):
        folder.mkdir()
    random = np.random.default_rng(7)
    for number in range(PHOTOS):
        levels = random.integers(0, 256, (*SIZE, 3), np.uint8)
        name = job_folder.source.name.replace("0", str(number))
        Image.fromarray(levels).save(job_folder.source.with_name(name))
