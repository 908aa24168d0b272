"""Tests of the sheet on which the prints of scans are reviewed and saved."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QListWidget
from pytestqt.qtbot import QtBot

from desktop.session.engine.scan_splitting import ScanSplitting
from desktop.ui.controllers.split_controller import SplitController
from desktop.ui.splitting.split_dialog import SplitDialog
from models.core.intent import Intent
from models.core.plan import Note, NoteKind, Plan
from tests.desktop.ui.application import Open


def scan(folder: Path, name: str = "album.png") -> Path:
    """Save a scan with two prints on white."""
    levels = np.full((300, 400, 3), 250, np.uint8)
    for seed, (x, y, w, h) in enumerate(((40, 60, 120, 180), (220, 80, 130, 100))):
        blocks = np.random.default_rng(seed).integers(20, 190, (h // 10, w // 10, 3), np.uint8)
        levels[y : y + h, x : x + w] = blocks.repeat(10, 0).repeat(10, 1)
    path = folder / name
    Image.fromarray(levels).save(path)
    return path


def controller(opened: Open) -> SplitController:
    return opened.window.findChildren(SplitController)[0]


def press(dialog: SplitDialog, text: str) -> None:
    buttons = dialog.findChildren(QAbstractButton)
    next(each for each in buttons if each.text() == text).click()


@pytest.fixture
def sheet(qtbot: QtBot, opened: Open, tmp_path: Path) -> SplitDialog:
    """Show a scan with two prints on the sheet."""
    made = controller(opened)
    made.begin((scan(tmp_path),))
    qtbot.waitUntil(lambda: len(made.dialog.prints) == 2)
    return made.dialog


def test_prints_are_listed_with_thumbnails_and_doubts(sheet: SplitDialog) -> None:
    items = sheet.findChildren(QListWidget)[0]
    assert [items.item(i).text() for i in range(items.count())] == ["1 (up?)", "2 (up?)"]
    assert not items.item(0).icon().isNull()


def test_saved_prints_are_files_of_their_own(
    qtbot: QtBot, sheet: SplitDialog, tmp_path: Path
) -> None:
    press(sheet, "Save 2 prints")
    qtbot.waitUntil(lambda: not sheet.isVisible())
    assert {each.name for each in tmp_path.glob("album-*")} == {
        "album-print-01.png",
        "album-print-02.png",
    }


def test_corrections_are_undone_one_by_one(sheet: SplitDialog) -> None:
    found = sheet.prints
    sheet.choose(frozenset({0}))
    press(sheet, "Split in two")
    assert len(sheet.prints) == 3
    press(sheet, "Merge")
    assert len(sheet.prints) == 2
    press(sheet, "Remove")
    assert len(sheet.prints) == 1
    press(sheet, "Add")
    assert len(sheet.prints) == 2
    for _ in range(4):
        sheet.undo()
    assert sheet.prints == found
    sheet.redo()
    assert len(sheet.prints) == 3


def test_turned_prints_are_saved_turned(qtbot: QtBot, sheet: SplitDialog, tmp_path: Path) -> None:
    sheet.choose(frozenset({1}))
    press(sheet, "Turn right")
    press(sheet, "Save 2 prints")
    qtbot.waitUntil(lambda: not sheet.isVisible())
    with Image.open(tmp_path / "album-print-02.png") as turned:
        assert turned.height > turned.width


def test_delete_on_the_scan_removes_the_chosen_print(sheet: SplitDialog) -> None:
    sheet.choose(frozenset({0}))
    QTest.keyClick(sheet.view, Qt.Key.Key_Delete)
    assert len(sheet.prints) == 1


def test_several_scans_follow_one_another(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    made = controller(opened)
    made.begin((scan(tmp_path, "a.png"), scan(tmp_path, "b.png")))
    qtbot.waitUntil(lambda: len(made.dialog.prints) == 2)
    with qtbot.waitSignal(opened.program.findChildren(ScanSplitting)[0].found):
        press(made.dialog, "Save 2 prints")
    assert (tmp_path / "a-print-02.png").exists()
    press(made.dialog, "Save 2 prints")
    qtbot.waitUntil(lambda: not made.dialog.isVisible())
    assert (tmp_path / "b-print-02.png").exists()


def test_saved_prints_can_go_to_the_batch(
    qtbot: QtBot, opened: Open, sheet: SplitDialog, tmp_path: Path
) -> None:
    sheet.findChildren(QCheckBox)[0].setChecked(True)
    press(sheet, "Save 2 prints")
    batch = opened.program.batch_controller.batch_window
    qtbot.waitUntil(batch.isVisible)
    qtbot.waitUntil(lambda: len(opened.program._batch_runner.sources()) == 2)


def test_asking_to_split_opens_the_sheet(qtbot: QtBot, opened: Open) -> None:
    note = Note(NoteKind.TOOL, Intent.SPLIT, "split this page")
    opened.program.planning.planned.emit(Plan((), (), notes=(note,)))
    qtbot.waitUntil(controller(opened).dialog.isVisible)


def test_a_scan_that_cannot_be_read_is_told(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    made = controller(opened)
    made.begin((broken,))
    qtbot.waitUntil(lambda: "broken.png" in made.dialog._hint.text())
