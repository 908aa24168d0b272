"""Tests of the curve panel of a tone layer, in the window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox
from pytestqt.qtbot import QtBot

from desktop.document.tone_curves import Curve, Curves
from desktop.ui.panels.curve_editor import MARGIN, CurveEditor
from desktop.ui.panels.curve_panel import CurvePanel
from tests.desktop.ui.application import Open

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(opened: Open) -> CurvePanel:
    opened.window.menu_actions.curves.trigger()
    return opened.window.side_panel.layers.findChildren(CurvePanel)[0]


def _curves_of(opened: Open) -> Curves:
    light = opened.document.layers[-1].tone
    assert light
    return light.curves


def _position(editor: CurveEditor, x: float, y: float) -> QPoint:
    wide, high = editor.width() - 2 * MARGIN, editor.height() - 2 * MARGIN
    return QPoint(round(MARGIN + x * wide), round(MARGIN + (1 - y) * high))


def _drag(qtbot: QtBot, editor: CurveEditor, start: tuple[float, float], end: QPoint) -> None:
    qtbot.mousePress(editor, LEFT, pos=_position(editor, *start))
    qtbot.mouseMove(editor, (_position(editor, *start) + end) / 2)
    qtbot.mouseMove(editor, end)
    qtbot.mouseRelease(editor, LEFT, pos=end)


def test_dragging_a_new_point_is_one_undo_step(
    qtbot: QtBot, opened: Open, panel: CurvePanel
) -> None:
    before = _curves_of(opened)
    _drag(qtbot, panel.editor, (0.5, 0.5), _position(panel.editor, 0.4, 0.7))
    (_, (x, y), _) = _curves_of(opened).every.points
    assert (x, y) == pytest.approx((0.4, 0.7), abs=0.02)
    assert opened.engine.steps == []
    opened.window.menu_actions.undo.trigger()
    assert _curves_of(opened) == before


def test_a_point_dragged_out_of_the_plot_is_removed(
    qtbot: QtBot, opened: Open, panel: CurvePanel
) -> None:
    _drag(qtbot, panel.editor, (0.5, 0.5), _position(panel.editor, 0.4, 0.7))
    _drag(qtbot, panel.editor, (0.4, 0.7), _position(panel.editor, 0.4, 0.7) + QPoint(0, 300))
    assert _curves_of(opened).every == Curve()


def test_keys_insert_move_and_delete_points(qtbot: QtBot, opened: Open, panel: CurvePanel) -> None:
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_Insert, Qt.Key.Key_Up, Qt.Key.Key_Left):
        qtbot.keyClick(panel.editor, key)
    assert _curves_of(opened).every.points[1] == (0.49, 0.51)
    described = QAccessible.queryAccessibleInterface(panel.editor).text(
        QAccessible.Text.Description
    )
    assert "49.0%" in described
    qtbot.keyClick(panel.editor, Qt.Key.Key_Delete)
    assert _curves_of(opened).every == Curve()


def test_a_channel_curve_leaves_the_other_channels_unchanged(
    qtbot: QtBot, opened: Open, panel: CurvePanel
) -> None:
    channel = panel.findChildren(QComboBox)[0]
    channel.setCurrentIndex(3)
    channel.activated.emit(3)
    before, after = panel.findChildren(QDoubleSpinBox)
    assert (before.value(), after.value()) == (100, 100)
    after.setValue(60)
    assert _curves_of(opened) == Curves(blue=Curve(((0, 0), (1, 0.6))))


def test_the_canvas_shows_the_effect_of_the_curve(
    qtbot: QtBot, opened: Open, panel: CurvePanel
) -> None:
    after = panel.findChildren(QDoubleSpinBox)[1]
    after.setValue(50)
    canvas = opened.window.canvas
    qtbot.waitUntil(lambda: canvas.is_complete)
    middle = canvas.rect().center()
    qtbot.waitUntil(lambda: canvas.grab().toImage().pixelColor(middle).red() == 50)
