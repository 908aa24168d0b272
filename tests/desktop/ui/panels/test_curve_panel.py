"""Tests of the curve panel of a tone layer, in the window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox
from pytestqt.qtbot import QtBot

from desktop.document.curves import Curve, Curves
from desktop.ui.panels.curve_editor import MARGIN, CurveEditor
from desktop.ui.panels.curve_panel import CurvePanel
from tests.desktop.ui.application import Open

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(opened: Open) -> CurvePanel:
    opened.window.menu_actions.curves.trigger()
    return opened.window.side_panel.layers.findChildren(CurvePanel)[0]


def _curves(opened: Open) -> Curves:
    light = opened.document.layers[-1].light
    assert light
    return light.curves


def _place(box: CurveEditor, x: float, y: float) -> QPoint:
    wide, high = box.width() - 2 * MARGIN, box.height() - 2 * MARGIN
    return QPoint(round(MARGIN + x * wide), round(MARGIN + (1 - y) * high))


def _drag(qtbot: QtBot, box: CurveEditor, start: tuple[float, float], end: QPoint) -> None:
    qtbot.mousePress(box, LEFT, pos=_place(box, *start))
    qtbot.mouseMove(box, (_place(box, *start) + end) / 2)
    qtbot.mouseMove(box, end)
    qtbot.mouseRelease(box, LEFT, pos=end)


def test_a_point_that_is_drawn_is_one_step_to_undo(
    qtbot: QtBot, opened: Open, panel: CurvePanel
) -> None:
    before = _curves(opened)
    _drag(qtbot, panel.box, (0.5, 0.5), _place(panel.box, 0.4, 0.7))
    (_, (x, y), _) = _curves(opened).every.points
    assert (x, y) == pytest.approx((0.4, 0.7), abs=0.02)
    assert opened.engine.steps == []
    opened.window.menu_actions.undo.trigger()
    assert _curves(opened) == before


def test_a_point_that_is_pulled_out_goes(qtbot: QtBot, opened: Open, panel: CurvePanel) -> None:
    _drag(qtbot, panel.box, (0.5, 0.5), _place(panel.box, 0.4, 0.7))
    _drag(qtbot, panel.box, (0.4, 0.7), _place(panel.box, 0.4, 0.7) + QPoint(0, 300))
    assert _curves(opened).every == Curve()


def test_the_keys_draw_a_curve_too(qtbot: QtBot, opened: Open, panel: CurvePanel) -> None:
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_Insert, Qt.Key.Key_Up, Qt.Key.Key_Left):
        qtbot.keyClick(panel.box, key)
    assert _curves(opened).every.points[1] == (0.49, 0.51)
    described = QAccessible.queryAccessibleInterface(panel.box).text(QAccessible.Text.Description)
    assert "49.0%" in described
    qtbot.keyClick(panel.box, Qt.Key.Key_Delete)
    assert _curves(opened).every == Curve()


def test_each_channel_has_its_own(qtbot: QtBot, opened: Open, panel: CurvePanel) -> None:
    channel = panel.findChildren(QComboBox)[0]
    channel.setCurrentIndex(3)
    channel.activated.emit(3)
    before, after = panel.findChildren(QDoubleSpinBox)
    assert (before.value(), after.value()) == (100, 100)
    after.setValue(60)
    assert _curves(opened) == Curves(blue=Curve(((0, 0), (1, 0.6))))


def test_the_photo_shows_the_curve(qtbot: QtBot, opened: Open, panel: CurvePanel) -> None:
    after = panel.findChildren(QDoubleSpinBox)[1]
    after.setValue(50)
    canvas = opened.window.canvas
    qtbot.waitUntil(lambda: canvas.settled)
    middle = canvas.rect().center()
    qtbot.waitUntil(lambda: canvas.grab().toImage().pixelColor(middle).red() == 50)
