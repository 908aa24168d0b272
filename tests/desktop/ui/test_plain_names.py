"""Names that look like HTML are shown as they are, in every window of the program."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialog,
    QLabel,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.files.errors import DamagedPhoto
from desktop.i18n.batch_failure import Failure
from desktop.restoration.batch_queue import BatchItem, BatchQueue, ItemState
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.watched_folders import WatchedFolder
from desktop.session.library.model_manager import ModelAction, ModelTask
from desktop.settings import Folders, Settings
from desktop.support.telemetry_files import Deletion
from desktop.ui.common.small_widgets import set_plain_texts
from desktop.ui.controllers.library_controller import ModelLibraryController
from desktop.ui.dialogs.export_dialog import ExportDialog
from desktop.ui.dialogs.preferences_dialog import PreferencesDialog
from desktop.ui.dialogs.question_dialogs import Prompts
from desktop.ui.dialogs.start_failure_dialog import StartFailureDialog
from desktop.ui.dialogs.update_dialog import UpdateDialog
from desktop.ui.library.model_row import ModelRow
from models.catalog.model_cards import Catalog
from models.http.connection_log import ConnectionRecord
from tests.desktop.ui.application import Open

NAME = "<b>Oma & <img src=probe.png>"
FOLDER = "<i>album"
MARKS = ("<b>", "<i>", "<img")


@pytest.fixture
def named(qtbot: QtBot, opened: Open, tmp_path: Path) -> Open:
    """Window with a photo, layers and messages whose names look like HTML."""
    folder = tmp_path / FOLDER
    folder.mkdir()
    source = folder / f"{NAME}.png"
    Image.new("RGB", (40, 30), (90, 90, 90)).save(source)
    opened.program.file_controller.open(source)
    qtbot.waitUntil(lambda: opened.document.photo.source == source)
    opened.restore(qtbot)
    opened.finish(qtbot)
    layer = opened.document.layers[0]
    opened.session.apply("rename", lambda document: document.replaced(replace(layer, name=NAME)))
    for banner in (opened.window.message_banner, opened.window.decoder_banner):
        banner.show_message(NAME)
    opened.window.notice_banner.add_message(NAME)
    opened.window.status_bar.show_message(NAME)
    return opened


def _batch_window(named: Open) -> QWidget:
    """Batch window with a watched folder, a result and a failure whose names look like HTML."""
    source = named.document.photo.source
    error = DamagedPhoto(source, NAME)
    items = (
        BatchItem("1", source, RestoreRequest(), ItemState.DONE, output=source),
        BatchItem(
            "2", source, RestoreRequest(), ItemState.FAILED, failure=Failure.of(error, source)
        ),
    )
    watched = WatchedFolder(source.parent, RestoreRequest())
    window = named.program.batch_controller.batch_window
    window.show_queue(BatchQueue(items).with_watched_folder(watched))
    return window


def _library(qtbot: QtBot, named: Open, models: Path) -> QWidget:
    """Library with a model, a failure and a message whose names look like HTML."""
    models.mkdir()
    card = replace(Catalog.read()["bsrnet"], title=NAME, licence=NAME, source=NAME, published=None)
    (models / "own.toml").write_text(card.toml)
    named.window.menu_actions.library.trigger()
    library = named.window.findChildren(ModelLibraryController)[0].library
    qtbot.waitUntil(lambda: len(library.findChildren(ModelRow)) > 10)
    library.show_failure(ModelTask(ModelAction.VERIFY, "own"), NAME)
    library.tell(NAME)
    return library


def _dialogs(named: Open) -> Iterator[QDialog]:
    """Yield the dialogs, with paths, connections and errors whose names look like HTML."""
    source, window = named.document.photo.source, named.window
    folders = Folders.under(source.parent)
    preferences = PreferencesDialog(Settings(display=str(source)), folders, window)
    preferences.privacy.connections.show_records((ConnectionRecord("2026", NAME, NAME),))
    preferences.privacy.show_telemetry_files((source,))
    yield preferences
    gone = PreferencesDialog(Settings(), folders, window)
    gone.privacy.show_deletion(Deletion((source,), (source,)))
    yield gone
    yield ExportDialog(named.document, Prompts(window, window.file_memory), Settings())
    update = UpdateDialog("0.1.0", window)
    update.offer(f"https://example.org/{NAME}")
    update.show_trouble(NAME)
    yield update
    yield StartFailureDialog(OSError(13, NAME, str(source)))
    question = QMessageBox(window)
    set_plain_texts(question, NAME, NAME)
    yield question
    named.program.crash_guard.crashed.emit(source)
    yield next(each for each in window.findChildren(QMessageBox) if each.isVisible())


def test_ampersand_in_a_folders_name_is_shown_on_its_button(opened: Open, tmp_path: Path) -> None:
    photo = replace(opened.document.photo, source=tmp_path / "Oma & Opa" / "a.png")
    dialog = ExportDialog(
        Document(photo),
        Prompts(opened.window, opened.window.file_memory),
        Settings(),
    )
    texts = [each.text() for each in dialog.findChildren(QAbstractButton)]
    assert "Oma && Opa" in texts


@pytest.fixture
def windows(qtbot: QtBot, named: Open, tmp_path: Path) -> Iterator[list[QWidget]]:
    """All windows of the program, filled with names that look like HTML."""
    dialogs = list(_dialogs(named))
    yield [
        named.window,
        _batch_window(named),
        _library(qtbot, named, tmp_path / "models"),
        *dialogs,
    ]
    for dialog in dialogs:
        dialog.close()
        dialog.deleteLater()


def _shown(text: str) -> str:
    """Return what a widget shows that detects rich text."""
    document = QTextDocument()
    is_rich = QtGui.Qt.mightBeRichText(text)
    document.setHtml(text) if is_rich else document.setPlainText(text)
    return document.toPlainText()


def _is_interpreted(text: str) -> bool:
    """Return whether a mark in the text is not shown by a widget that detects rich text."""
    shown = _shown(text)
    return any(mark in text and mark not in shown for mark in MARKS)


def _tooltips(window: QWidget) -> Iterator[str]:
    """Yield the tooltips of a window, and of the rows of its lists."""
    for widget in (window, *window.findChildren(QWidget)):
        yield widget.toolTip()
        if isinstance(widget, QAbstractItemView | QComboBox) and widget.model():
            for row in range(widget.model().rowCount()):
                index = widget.model().index(row, 0)
                yield str(widget.model().data(index, Qt.ItemDataRole.ToolTipRole) or "")


def _read(label: QLabel) -> str:
    """Return the text that a label shows."""
    is_plain = label.textFormat() is Qt.TextFormat.PlainText
    return label.text() if is_plain else _shown(label.text())


def test_every_label_of_every_window_shows_names_as_they_are(windows: list[QWidget]) -> None:
    labels = [each for window in windows for each in window.findChildren(QLabel)]
    assert sum(any(mark in _read(each) for mark in MARKS) for each in labels) >= 15
    plain = Qt.TextFormat.PlainText
    rich = [each.text() for each in labels if each.textFormat() is not plain]
    assert [text for text in rich if _is_interpreted(text)] == []


def test_every_tooltip_of_every_window_shows_names_as_they_are(windows: list[QWidget]) -> None:
    tooltips = [tooltip for window in windows for tooltip in _tooltips(window)]
    assert sum(any(mark in _shown(each) for mark in MARKS) for each in tooltips) >= 6
    assert [each for each in tooltips if _is_interpreted(each)] == []


def test_every_window_has_a_name_that_looks_like_html(windows: list[QWidget]) -> None:
    for window in windows:
        texts = [_read(each) for each in window.findChildren(QLabel)]
        texts += [_shown(tooltip) for tooltip in _tooltips(window)]
        assert any(mark in text for text in texts for mark in MARKS), window
