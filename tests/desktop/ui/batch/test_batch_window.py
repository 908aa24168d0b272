"""Tests of the batch window."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QProgressBar,
)
from pytestqt.qtbot import QtBot

from desktop.document.crop_transform import CropTransform
from desktop.restoration.batch_queue import BatchItem, BatchQueue, ItemState
from desktop.restoration.file_restorer import RestoreRequest
from desktop.session.batch.batch_runner import BatchRunner
from desktop.ui.batch.batch_options import INSTRUCTION, PHOTO_RECIPE
from desktop.ui.batch.batch_window import BatchWindow
from desktop.ui.dialogs.question_dialogs import Prompts
from tests.desktop.ui.application import Open


def _open_batch(opened: Open) -> BatchWindow:
    opened.window.menu_actions.batch.trigger()
    return opened.program.batch_controller.batch_window


def _batch_runner(opened: Open) -> BatchRunner:
    return opened.program.findChildren(BatchRunner)[0]


def _photos(folder: Path, count: int) -> tuple[Path, ...]:
    paths = tuple(folder / f"{number}.png" for number in range(count))
    for path in paths:
        Image.fromarray(np.full((20, 30, 3), 100, np.uint8)).save(path)
    return paths


def _visible_buttons(batch_window: BatchWindow) -> list[str]:
    return [
        b.text() for b in batch_window.findChildren(QAbstractButton) if b.isVisibleTo(batch_window)
    ]


def _start(qtbot: QtBot, opened: Open, count: int) -> None:
    """Click on Start when the queue has `count` photos, and wait for the end."""
    batch_runner, batch_window = _batch_runner(opened), opened.program.batch_controller.batch_window
    qtbot.waitUntil(lambda: len(batch_runner.queue.items) == count)
    with qtbot.waitSignal(batch_runner.finished):
        next(b for b in batch_window.findChildren(QAbstractButton) if b.text() == "Start").click()


def test_photos_wait_for_start_and_use_the_options_chosen_by_then(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    opened.window.files_dropped.emit(_photos(tmp_path, 2))
    batch_runner, batch_window = _batch_runner(opened), opened.program.batch_controller.batch_window
    qtbot.waitUntil(lambda: len(batch_runner.queue.items) == 2)
    assert "Start" in _visible_buttons(batch_window)
    assert not batch_window.findChildren(QProgressBar)[0].isVisibleTo(batch_window)
    assert {item.state for item in batch_runner.queue.items} == {ItemState.WAITING}
    batch_window.treatment.findChildren(QComboBox)[0].setCurrentIndex(INSTRUCTION)
    line = next(e for e in batch_window.treatment.findChildren(QLineEdit) if e.placeholderText())
    line.setText("too dark")
    _start(qtbot, opened, 2)
    assert {item.request.say for item in batch_runner.queue.items} == {"too dark"}


def test_stop_watching_ends_the_watched_folder(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    batch_window, batch_runner = _open_batch(opened), _batch_runner(opened)
    batch_runner.watch(tmp_path, RestoreRequest())
    qtbot.waitUntil(lambda: "Stop watching" in _visible_buttons(batch_window))
    next(
        b for b in batch_window.findChildren(QAbstractButton) if b.text() == "Stop watching"
    ).click()
    assert batch_runner.queue.watched == ()
    assert "Stop watching" not in _visible_buttons(batch_window)


@pytest.mark.parametrize("which", ["open", "waiting"])
def test_saving_a_recipe_over_a_photo_is_refused(
    which: str, qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (waiting,) = _photos(tmp_path, 1)
    opened.window.files_dropped.emit((waiting,))
    qtbot.waitUntil(lambda: len(_batch_runner(opened).queue.items) == 1)
    photo = {"open": tmp_path / "old.png", "waiting": waiting}[which]
    linked, before = tmp_path / "linked.toml", photo.read_bytes()
    linked.symlink_to(photo)
    monkeypatch.setattr(Prompts, "new_recipe", lambda *_: linked)
    opened.window.menu_actions.save_recipe.setEnabled(True)
    opened.window.menu_actions.save_recipe.trigger()
    banner = opened.window.message_banner
    qtbot.waitUntil(lambda: any("never written" in w.text() for w in banner.findChildren(QLabel)))
    assert photo.read_bytes() == before
    assert linked.is_symlink()


def test_a_note_names_the_edits_that_a_recipe_omits(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    batch_window = _open_batch(opened)
    batch_window.treatment.findChildren(QComboBox)[0].setCurrentIndex(PHOTO_RECIPE)
    notes = [note.text() for note in batch_window.treatment.findChildren(QLabel)]
    assert not any("not saved in the recipe" in note for note in notes)
    opened.session.apply(
        "Turn", lambda now: now.with_transform(CropTransform(now.photo.whole, turns=1))
    )
    notes = [note.text() for note in batch_window.treatment.findChildren(QLabel)]
    assert any("not saved in the recipe" in note for note in notes)


def test_several_dropped_files_become_a_batch(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    opened.window.files_dropped.emit(_photos(tmp_path, 2))
    _start(qtbot, opened, 2)
    states = [item.state for item in _batch_runner(opened).queue.items]
    assert states == [ItemState.DONE, ItemState.DONE]
    assert "Open folder" in _visible_buttons(opened.program.batch_controller.batch_window)


def test_the_instruction_is_part_of_the_request(qtbot: QtBot, opened: Open) -> None:
    batch_window = _open_batch(opened)
    batch_window.treatment.findChildren(QComboBox)[0].setCurrentIndex(INSTRUCTION)
    line = next(e for e in batch_window.treatment.findChildren(QLineEdit) if e.placeholderText())
    line.setText("too dark")
    assert batch_window.treatment.request == RestoreRequest(say="too dark")


def test_the_recipe_of_the_open_photo_is_part_of_the_request(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    batch_window = _open_batch(opened)
    batch_window.treatment.findChildren(QComboBox)[0].setCurrentIndex(PHOTO_RECIPE)
    recipe = batch_window.treatment.request.recipe
    assert recipe is not None
    assert [step.name for step in recipe.steps] == ["scratches", "noise"]


def test_a_failed_photo_offers_retry_and_report(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    paths = _photos(tmp_path, 2)
    paths[0].write_text("Dear grandmother")
    opened.window.files_dropped.emit(paths)
    _start(qtbot, opened, 2)
    shown = _visible_buttons(opened.program.batch_controller.batch_window)
    assert {"Try again", "Save report…", "Clear list"} <= set(shown)
    assert "Pause" not in shown


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_keys_close_the_batch_window(
    qtbot: QtBot, opened: Open, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    batch_window = _open_batch(opened)
    batch_window.activateWindow()
    qtbot.waitUntil(batch_window.isActiveWindow)
    qtbot.keyClick(batch_window, key, modifier)
    assert not batch_window.isVisible()


def _activate(batch_window: BatchWindow, row: int) -> None:
    views = batch_window.findChildren(QListView)
    rows = next(each for each in views if each.accessibleName() == "Photos of the batch")
    rows.activated.emit(rows.model().index(row, 0))


def test_a_restored_row_opens_its_photo_with_layers(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    opened.window.files_dropped.emit(_photos(tmp_path, 2))
    _start(qtbot, opened, 2)
    _activate(opened.program.batch_controller.batch_window, 1)
    qtbot.waitUntil(lambda: opened.document.photo.source == tmp_path / "1.png")
    qtbot.waitUntil(lambda: len(opened.document.layers) == 2)


def test_a_waiting_row_opens_its_photo_alone(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    opened.window.files_dropped.emit(_photos(tmp_path, 1))
    qtbot.waitUntil(lambda: len(_batch_runner(opened).queue.items) == 1)
    _activate(opened.program.batch_controller.batch_window, 0)
    qtbot.waitUntil(lambda: opened.document.photo.source == tmp_path / "0.png")
    assert opened.document.layers == ()


def test_photos_that_needed_nothing_are_not_counted_as_restored(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    batch_window = _open_batch(opened)
    items = (
        BatchItem("a", tmp_path / "a.png", RestoreRequest(), ItemState.DONE),
        BatchItem("b", tmp_path / "b.png", RestoreRequest(), ItemState.DONE, copied=True),
    )
    batch_window.show_queue(BatchQueue(items))
    texts = [each.text() for each in batch_window.findChildren(QLabel)]
    assert "1 of 2 restored · 1 needed nothing" in texts
