"""OSEDiff in the window, with the real engine and tiny files in the official layout."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.composition_root import Application, EngineFactory
from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.export.encoders import ExportOptions
from desktop.files.formats.format_table import Format
from desktop.session.document.document_io import DocumentIO
from desktop.session.document.session import Session
from desktop.session.engine.engine_requests import plan_with_installed_models
from desktop.session.engine.layer_jobs import LayerJobs
from desktop.settings import Folders
from desktop.ui.common.tag_editor import TagEditor
from desktop.ui.controllers.library_controller import ModelLibraryController
from models.catalog.model_cards import Catalog
from models.core.device import Device, EngineSettings
from models.core.pixels import Pixels, Rect
from models.core.progress import Progress
from models.engine.local_engine import make_local_engine
from models.library.install_options import InstallOptions
from models.library.model_installer import ModelInstaller
from tests.desktop.ui.application import program_with_engine
from tests.models.library.in_process_converter import converted_here
from tests.parity.diffusion.official import osediff, taesd

PATIENCE = 80_000
"""Milliseconds that a run of a tiny network may take on a busy computer."""


@pytest.fixture(autouse=True)
def small_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep photos at their size, since seconds a run add up."""
    monkeypatch.setattr("models.diffusion.systems.diffbir_stage_one.MIN_SIDE", 64)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of models with OSEDiff and TAESD."""
    folder, official = tmp_path_factory.mktemp("models"), tmp_path_factory.mktemp("official")
    sources = (taesd(osediff(official)),)
    ModelInstaller(folder, converted_here).assemble(sources, InstallOptions(), Progress())
    return folder


@dataclass
class Running:
    """Program with a photo, its engine and what it shows of the running layer."""

    program: Application
    tiles: list[Pixels]

    @property
    def document(self) -> Document:
        document = self.program.findChildren(Session)[0].document
        assert document is not None
        return document

    @property
    def top(self) -> Layer:
        return self.document.layers[-1]

    def plan(self, qtbot: QtBot, instruction: str = "rebuild the detail") -> None:
        bar, panel = self.program.window.instruction_bar, self.program.window.side_panel.plan
        bar.findChildren(QLineEdit)[0].setText(instruction)
        bar.say()
        qtbot.waitUntil(panel.isVisible, timeout=PATIENCE)

    def accept(self) -> None:
        buttons = self.program.window.side_panel.plan.findChildren(QAbstractButton)
        next(each for each in buttons if each.text() == "Restore").click()

    def restore(self, qtbot: QtBot) -> None:
        self.plan(qtbot)
        self.accept()
        self.finish(qtbot)

    def finish(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(
            lambda: not any(self.document.is_stale(each.id) for each in self.document.layers),
            timeout=PATIENCE,
        )


@pytest.fixture
def running(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, imported: Path, photo: Pixels
) -> Iterator[Running]:
    source, models = tmp_path / "old.png", Folders.under(tmp_path).models
    Image.fromarray(np.round(photo * 255).astype(np.uint8)).save(source)
    copytree(imported, models)
    settings = EngineSettings(Device.CPU, models)
    engines = EngineFactory(
        lambda: make_local_engine(settings),
        partial(plan_with_installed_models, models),
        decode_photo,
    )
    with program_with_engine(qtbot, qapp, source, engines) as program:
        made = Running(program, [])
        jobs = program.findChildren(LayerJobs)[0]
        jobs.tile_ready.connect(lambda _, pixels: made.tiles.append(pixels))
        yield made


def test_dropped_checkpoint_is_imported(
    qtbot: QtBot, running: Running, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    models = Folders.under(tmp_path).models
    for file in models.glob("osediff*"):
        file.unlink()
    window = running.program.window
    window.menu_actions.library.trigger()
    library = window.findChildren(ModelLibraryController)[0].library
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(osediff(tmp_path_factory.mktemp("dropped"))))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    library.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, left, none))
    qtbot.waitUntil(lambda: bool(Catalog.read(models)["osediff"].files), timeout=PATIENCE)


def test_plan_names_the_imported_model_and_its_effort(qtbot: QtBot, running: Running) -> None:
    running.plan(qtbot)
    (planned,) = running.program.window.side_panel.plan.chosen
    assert planned.step.models[0] == "osediff"
    assert planned.effort is not None


def test_layer_shows_a_preview_and_keeps_tags_and_map(qtbot: QtBot, running: Running) -> None:
    running.restore(qtbot)
    assert len(running.tiles) == 2
    assert not np.array_equal(*running.tiles)
    patch = running.top.patch
    assert patch is not None
    assert patch.tags
    (invention,) = patch.evidence
    assert invention.rect == Rect(0, 0, 64, 64)
    actions = running.program.window.menu_actions
    assert actions.invented.isEnabled()


def test_tags_are_shown_as_chips(qtbot: QtBot, running: Running) -> None:
    running.restore(qtbot)
    qtbot.waitUntil(lambda: bool(running.program.window.findChildren(TagEditor)))


def test_cancelled_run_leaves_the_photo(qtbot: QtBot, running: Running) -> None:
    running.plan(qtbot)
    jobs = running.program.findChildren(LayerJobs)[0]
    with qtbot.waitSignal(jobs.stopped, timeout=PATIENCE):
        running.accept()
        running.program.window.menu_actions.cancel.trigger()
    assert running.top.patch is None


def test_amount_of_the_layer_runs_nothing(qtbot: QtBot, running: Running) -> None:
    running.restore(qtbot)
    shown = len(running.tiles)
    running.program.window.side_panel.layers.faded.emit(running.top.id, 0.3, False)
    assert running.top.opacity == 0.3
    assert not running.document.is_stale(running.top.id)
    assert len(running.tiles) == shown


def test_export_writes_the_restored_pixels(
    qtbot: QtBot, running: Running, tmp_path: Path, photo: Pixels
) -> None:
    running.restore(qtbot)
    document_io, target = running.program.findChildren(DocumentIO)[0], tmp_path / "new.png"
    with qtbot.waitSignal(document_io.exported):
        document_io.export(running.document, target, ExportOptions(Format.PNG))
    with Image.open(target) as exported:
        written = np.asarray(exported, np.float32) / 255
    expected = photo + running.top.opacity * (running.tiles[-1] - photo)
    assert float(abs(written - expected.clip(0, 1)).max()) <= 1.5 / 255
