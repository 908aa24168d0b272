"""Tests of gestures on a scan with prints."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.restoration.print_review import Prints
from desktop.restoration.scan_splitter import PlacedPrint
from desktop.ui.splitting.prints_view import MARGIN, PrintsView
from models.splitting.print_orientation import UNKNOWN
from models.splitting.rotated_rect import RotatedRect

PLACE = RotatedRect(100, 100, 80, 60)


class _Sheet:
    """View of a scan of 400 x 400 pixels, reduced by 2, on 200 x 200 widget units."""

    def __init__(self, qtbot: QtBot) -> None:
        self.view, self.edits, self.choices = PrintsView(), list[Prints](), list[frozenset[int]]()
        qtbot.addWidget(self.view)
        self.view.setMinimumSize(10, 10)
        self.view.resize(200 + 2 * MARGIN, 200 + 2 * MARGIN)
        self.view.show_scan(QImage(200, 200, QImage.Format.Format_RGB32), 2)
        self.view.edited.connect(self._take)
        self.view.chosen.connect(self._choose)
        self.prints: Prints = (PlacedPrint(PLACE, 1.0, UNKNOWN),)
        self.view.show_prints(self.prints, frozenset())
        self.view.show()

    def _take(self, prints: Prints, finished: bool) -> None:
        self.edits.append(prints)
        self.prints = prints
        self.view.show_prints(prints, self.choices[-1] if self.choices else frozenset())

    def _choose(self, chosen: frozenset[int]) -> None:
        self.choices.append(chosen)
        self.view.show_prints(self.prints, chosen)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag from one point of the scan to another."""
        points = [QPointF(MARGIN + x / 2, MARGIN + y / 2).toPoint() for x, y in (start, end)]
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(self.view, button, none, points[0])
        QTest.mouseMove(self.view, points[1])
        QTest.mouseRelease(self.view, button, none, points[1])


@pytest.fixture
def sheet(qtbot: QtBot) -> _Sheet:
    return _Sheet(qtbot)


def test_dragging_inside_a_print_chooses_and_moves_it(sheet: _Sheet) -> None:
    sheet.drag((100, 100), (140, 120))
    assert sheet.choices == [frozenset({0})]
    assert sheet.prints[0].place == RotatedRect(140, 120, 80, 60)


def test_dragging_beside_all_prints_draws_one(sheet: _Sheet) -> None:
    sheet.drag((200, 200), (300, 280))
    assert sheet.prints[1].place == RotatedRect(250, 240, 100, 80)


def test_dragging_a_corner_resizes_the_chosen_print(sheet: _Sheet) -> None:
    sheet.drag((100, 100), (100, 100))
    sheet.drag((140, 130), (180, 170))
    assert sheet.prints[0].place == RotatedRect(120, 120, 120, 100)


def test_dragging_the_handle_above_rotates_the_chosen_print(sheet: _Sheet) -> None:
    sheet.drag((100, 100), (100, 100))
    sheet.drag((100, 22), (178, 100))
    assert sheet.prints[0].place.angle == pytest.approx(90, abs=2)


def test_a_click_changes_nothing(sheet: _Sheet) -> None:
    sheet.drag((100, 100), (100, 100))
    assert sheet.edits == []


def test_arrow_keys_move_the_chosen_print(sheet: _Sheet) -> None:
    sheet.drag((100, 100), (100, 100))
    QTest.keyClick(sheet.view, Qt.Key.Key_Right)
    assert sheet.prints[0].place.x == PLACE.x + 2
