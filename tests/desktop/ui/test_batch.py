"""The window for many photos."""

from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.headless import Request
from desktop.queue import State
from desktop.session.batching import Batching
from desktop.ui.batch import BatchWindow
from desktop.ui.treatment import PHOTO, WORDS
from tests.desktop.ui.programs import Open


def _batch(opened: Open) -> BatchWindow:
    opened.window.acts.batch.trigger()
    return opened.program.batches.batch


def _batching(opened: Open) -> Batching:
    return opened.program.findChildren(Batching)[0]


def _photos(folder: Path, count: int) -> tuple[Path, ...]:
    paths = tuple(folder / f"{number}.png" for number in range(count))
    for path in paths:
        Image.fromarray(np.full((20, 30, 3), 100, np.uint8)).save(path)
    return paths


def _shown(batch: BatchWindow) -> list[str]:
    return [b.text() for b in batch.findChildren(QAbstractButton) if b.isVisibleTo(batch)]


def test_several_dropped_files_become_a_batch(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    with qtbot.waitSignal(_batching(opened).finished):
        opened.window.dropped_many.emit(_photos(tmp_path, 2))
    states = [item.state for item in _batching(opened).queue.items]
    assert states == [State.DONE, State.DONE]
    assert "Open folder" in _shown(opened.program.batches.batch)


def test_the_instruction_is_part_of_the_request(qtbot: QtBot, opened: Open) -> None:
    batch = _batch(opened)
    batch.treatment.findChildren(QComboBox)[0].setCurrentIndex(WORDS)
    line = next(e for e in batch.treatment.findChildren(QLineEdit) if e.placeholderText())
    line.setText("too dark")
    assert batch.treatment.request == Request(say="too dark")


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
    with qtbot.waitSignal(_batching(opened).finished):
        opened.window.dropped_many.emit(paths)
    shown = _shown(opened.program.batches.batch)
    assert {"Try again", "Save report…", "Clear list"} <= set(shown)
    assert "Pause" not in shown
