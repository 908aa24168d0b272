"""Tests of the model library window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.session.library.model_manager import ModelAction, ModelManager, ModelTask
from desktop.ui.controllers.library_controller import ModelLibraryController
from desktop.ui.library.library_window import LibraryWindow
from desktop.ui.library.model_row import ModelRow
from models.core.errors import LicenceNotAccepted
from tests.desktop.ui.application import Open
from tests.fakes import enlarging_network


@pytest.fixture
def library(qtbot: QtBot, opened: Open) -> LibraryWindow:
    opened.window.menu_actions.library.trigger()
    window = opened.window.findChildren(ModelLibraryController)[0].library
    qtbot.waitUntil(lambda: len(_titles(window)) > 10)
    return window


def _titles(library: LibraryWindow) -> set[str]:
    cards = [c for c in library.findChildren(ModelRow) if c.isVisibleTo(library)]
    return {card.findChildren(QLabel)[0].text() for card in cards}


def test_a_dropped_file_is_imported(qtbot: QtBot, library: LibraryWindow, tmp_path: Path) -> None:
    file, mime = enlarging_network(tmp_path / "Twice.onnx", 2), QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    library.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, left, none))
    qtbot.waitUntil(lambda: "Twice" in _titles(library), timeout=60_000)


def test_search_finds_models_by_title_and_purpose(library: LibraryWindow) -> None:
    library.findChildren(QLineEdit)[0].setText("rain mprnet")
    assert _titles(library) == {"MPRNet for rain"}


def test_opening_the_library_starts_no_download(library: LibraryWindow) -> None:
    buttons = library.findChildren(QPushButton)
    assert any(each.accessibleName().startswith("Download: ") for each in buttons)
    assert not (library._folder / "downloads").exists()


def test_accepting_the_licence_repeats_the_task(
    opened: Open, library: LibraryWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    controller = opened.window.findChildren(ModelLibraryController)[0]
    submitted = list[ModelTask]()
    model_manager = opened.program.findChildren(ModelManager)[0]
    monkeypatch.setattr(controller.prompts, "agreeing", lambda *_: True)
    monkeypatch.setattr(model_manager, "submit", submitted.append)
    task = ModelTask(ModelAction.DOWNLOAD, "scunet-color-real-psnr")
    model_manager.failed.emit(task, LicenceNotAccepted(task.model, "non-commercial", "somewhere"))
    assert submitted == [task]
