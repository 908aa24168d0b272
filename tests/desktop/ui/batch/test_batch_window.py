"""Tests of the batch window."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QProgressBar
from pytestqt.qtbot import QtBot

from desktop.document.transform import CropTransform
from desktop.restoration.batch_queue import ItemState
from desktop.restoration.file_restorer import RestoreRequest
from desktop.session.batch.batch_runner import BatchRunner
from desktop.ui.batch.batch_options import PHOTO, WORDS
from desktop.ui.batch.batch_window import BatchWindow
from desktop.ui.dialogs.prompts import Prompts
from tests.desktop.ui.application import Open


def _batch(opened: Open) -> BatchWindow:
    opened.window.menu_actions.batch.trigger()
    return opened.program.batch_controller.batch_window


def _batching(opened: Open) -> BatchRunner:
    return opened.program.findChildren(BatchRunner)[0]


def _photos(folder: Path, count: int) -> tuple[Path, ...]:
    paths = tuple(folder / f"{number}.png" for number in range(count))
    for path in paths:
        Image.fromarray(np.full((20, 30, 3), 100, np.uint8)).save(path)
    return paths


def _shown(batch: BatchWindow) -> list[str]:
    return [b.text() for b in batch.findChildren(QAbstractButton) if b.isVisibleTo(batch)]


def _start(qtbot: QtBot, opened: Open, count: int) -> None:
    """Click on Start when the queue has `count` photos, and wait for the end."""
    batching, batch = _batching(opened), opened.program.batch_controller.batch_window
    qtbot.waitUntil(lambda: len(batching.queue.items) == count)
    with qtbot.waitSignal(batching.finished):
        next(b for b in batch.findChildren(QAbstractButton) if b.text() == "Start").click()


def test_nothing_begins_before_start_and_then_as_it_is_chosen_then(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    opened.window.dropped_many.emit(_photos(tmp_path, 2))
    batching, batch = _batching(opened), opened.program.batch_controller.batch_window
    qtbot.waitUntil(lambda: len(batching.queue.items) == 2)
    assert "Start" in _shown(batch)
    assert not batch.findChildren(QProgressBar)[0].isVisibleTo(batch)
    assert {item.state for item in batching.queue.items} == {ItemState.WAITING}
    batch.treatment.findChildren(QComboBox)[0].setCurrentIndex(WORDS)
    line = next(e for e in batch.treatment.findChildren(QLineEdit) if e.placeholderText())
    line.setText("too dark")
    _start(qtbot, opened, 2)
    assert {item.request.say for item in batching.queue.items} == {"too dark"}


def test_a_folder_is_watched_until_it_is_not_any_more(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    batch, batching = _batch(opened), _batching(opened)
    batching.watch(tmp_path, RestoreRequest())
    qtbot.waitUntil(lambda: "Stop watching" in _shown(batch))
    next(b for b in batch.findChildren(QAbstractButton) if b.text() == "Stop watching").click()
    assert batching.queue.watched == ()
    assert "Stop watching" not in _shown(batch)


@pytest.mark.parametrize("which", ["open", "waiting"])
def test_a_recipe_is_never_written_into_a_photo(
    which: str, qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (waiting,) = _photos(tmp_path, 1)
    opened.window.dropped_many.emit((waiting,))
    qtbot.waitUntil(lambda: len(_batching(opened).queue.items) == 1)
    photo = {"open": tmp_path / "old.png", "waiting": waiting}[which]
    linked, before = tmp_path / "linked.toml", photo.read_bytes()
    linked.symlink_to(photo)
    monkeypatch.setattr(Prompts, "new_recipe", lambda *_: linked)
    opened.window.menu_actions.save_recipe.setEnabled(True)
    opened.window.menu_actions.save_recipe.trigger()
    banner = opened.window.banner
    qtbot.waitUntil(lambda: any("never written" in w.text() for w in banner.findChildren(QLabel)))
    assert photo.read_bytes() == before
    assert linked.is_symlink()


def test_what_a_recipe_leaves_behind_is_said(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    batch = _batch(opened)
    batch.treatment.findChildren(QComboBox)[0].setCurrentIndex(PHOTO)
    notes = [note.text() for note in batch.treatment.findChildren(QLabel)]
    assert not any("stays with this photo" in note for note in notes)
    opened.session.apply("Turn", lambda now: now.framed(CropTransform(now.photo.whole, turns=1)))
    notes = [note.text() for note in batch.treatment.findChildren(QLabel)]
    assert any("stays with this photo" in note for note in notes)


def test_several_dropped_files_become_a_batch(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    opened.window.dropped_many.emit(_photos(tmp_path, 2))
    _start(qtbot, opened, 2)
    states = [item.state for item in _batching(opened).queue.items]
    assert states == [ItemState.DONE, ItemState.DONE]
    assert "Open folder" in _shown(opened.program.batch_controller.batch_window)


def test_the_instruction_is_part_of_the_request(qtbot: QtBot, opened: Open) -> None:
    batch = _batch(opened)
    batch.treatment.findChildren(QComboBox)[0].setCurrentIndex(WORDS)
    line = next(e for e in batch.treatment.findChildren(QLineEdit) if e.placeholderText())
    line.setText("too dark")
    assert batch.treatment.request == RestoreRequest(say="too dark")


def test_what_was_done_to_the_open_photo_is_offered(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    batch = _batch(opened)
    batch.treatment.findChildren(QComboBox)[0].setCurrentIndex(PHOTO)
    recipe = batch.treatment.request.recipe
    assert recipe is not None
    assert [step.name for step in recipe.steps] == ["scratches", "noise"]


def test_a_bad_file_is_named_and_can_be_tried_again(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    paths = _photos(tmp_path, 2)
    paths[0].write_text("Dear grandmother")
    opened.window.dropped_many.emit(paths)
    _start(qtbot, opened, 2)
    shown = _shown(opened.program.batch_controller.batch_window)
    assert {"Try again", "Save report…", "Clear list"} <= set(shown)
    assert "Pause" not in shown
