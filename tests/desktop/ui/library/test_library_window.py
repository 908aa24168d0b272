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
    shown = opened.window.findChildren(ModelLibraryController)[0].library
    qtbot.waitUntil(lambda: len(_titles(shown)) > 10)
    return shown


def _titles(library: LibraryWindow) -> set[str]:
    cards = [c for c in library.findChildren(ModelRow) if c.isVisibleTo(library)]
    return {card.findChildren(QLabel)[0].text() for card in cards}


def test_a_dropped_file_becomes_a_model(
    qtbot: QtBot, library: LibraryWindow, tmp_path: Path
) -> None:
    file, mime = enlarging_network(tmp_path / "Twice.onnx", 2), QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    library.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, left, none))
    qtbot.waitUntil(lambda: "Twice" in _titles(library), timeout=60_000)


def test_words_find_models_by_what_they_are_for(library: LibraryWindow) -> None:
    library.findChildren(QLineEdit)[0].setText("rain mprnet")
    assert _titles(library) == {"MPRNet for rain"}


def test_opening_the_library_asks_for_no_download(library: LibraryWindow) -> None:
    buttons = library.findChildren(QPushButton)
    assert any(each.accessibleName().startswith("Download: ") for each in buttons)
    assert not (library._folder / "downloads").exists()


def test_a_licence_is_asked_for_and_the_yes_repeats_the_task(
    opened: Open, library: LibraryWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    librarian = opened.window.findChildren(ModelLibraryController)[0]
    done = list[ModelTask]()
    collection = opened.program.findChildren(ModelManager)[0]
    monkeypatch.setattr(librarian.prompts, "agreeing", lambda *_: True)
    monkeypatch.setattr(collection, "submit", done.append)
    task = ModelTask(ModelAction.DOWNLOAD, "scunet-color-real-psnr")
    collection.failed.emit(task, LicenceNotAccepted(task.model, "non-commercial", "somewhere"))
    assert done == [task]
