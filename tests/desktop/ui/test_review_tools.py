"""Tests of isolated layers, the order of a plan, touch gestures and the focus."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop.ui.common.translator import Translator
from desktop.ui.panels.plan_panel import PlanPanel
from models.core.pixels import Rect
from models.core.wish_table import Wish
from tests.desktop.documents import a_plan, document
from tests.desktop.ui.application import Open


def test_isolated_document_has_only_that_layer_made_visible() -> None:
    whole = document("a", "b")
    hidden = whole.replaced(whole.layer("b").with_visible(False))
    assert [(layer.id, layer.visible) for layer in hidden.isolated("b").layers] == [("b", True)]
    assert whole.isolated("gone") == whole


def test_isolating_a_layer_leaves_the_document_unchanged(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    before, layers, canvas = opened.document, opened.window.side_panel.layers, opened.window.canvas
    lower = before.layers[0].id
    layers.alone_wanted.emit(lower)
    assert canvas.isolated_layer == lower
    assert opened.document == before
    layers.alone_wanted.emit(lower)
    assert canvas.isolated_layer == ""
    layers.alone_wanted.emit(lower)
    opened.window.menu_actions.undo.trigger()
    assert canvas.isolated_layer == ""


def test_moving_a_planned_step_changes_the_chosen_order(qtbot: QtBot) -> None:
    panel = PlanPanel(Translator())
    qtbot.addWidget(panel)
    panel.show_plan(a_plan(Wish.SCRATCHES, Wish.NOISE), Rect(0, 0, 640, 480))
    later = [b for b in panel.findChildren(QToolButton) if b.accessibleName().startswith("Later")]
    assert [b.isEnabled() for b in later] == [True, False]
    later[0].click()
    assert [planned.wish for planned in panel.chosen] == [Wish.NOISE, Wish.SCRATCHES]


def _hover(x: float, y: float) -> QMouseEvent:
    """Make a mouse move without a button, at a position of the widget.

    It is sent to the widget itself, as windows of earlier tests may lie above it.
    """
    none, at = Qt.MouseButton.NoButton, QPointF(x, y)
    return QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)


def test_focus_is_under_the_pointer_or_at_the_centre_without_one(
    qtbot: QtBot, opened: Open
) -> None:
    canvas = opened.window.canvas
    positions: list[tuple[float, float]] = []
    canvas.navigation.focus_changed.connect(lambda x, y: positions.append((x, y)))
    view = canvas.navigation.viewport
    QApplication.sendEvent(canvas, _hover(view.x + 9 * view.scale, view.y + 5 * view.scale))
    assert positions[-1] == pytest.approx((9, 5), abs=0.6)
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert positions[-1] == pytest.approx((24, 16), abs=0.6)


def test_touchpad_pinch_zooms_around_the_fingers(qtbot: QtBot, opened: Open) -> None:
    canvas = opened.window.canvas
    canvas.navigation.zoom_to(20, canvas.navigation.centre)
    before = canvas.navigation.viewport
    at = QPointF(before.x + 20 * before.scale, before.y + 14 * before.scale)
    photo_point = before.to_photo(at.x(), at.y())
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        at,
        0.5,
        QPointF(),
    )
    QApplication.sendEvent(canvas, event)
    after = canvas.navigation.viewport
    assert after.scale == pytest.approx(before.scale * 1.5)
    assert after.to_photo(at.x(), at.y()) == pytest.approx(photo_point, abs=0.5)


def test_touch_screen_pinch_zooms_in(qtbot: QtBot, opened: Open) -> None:
    canvas = opened.window.canvas
    screen = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    before, middle = canvas.navigation.viewport.scale, canvas.rect().center()
    touch = QTest.touchEvent(canvas, screen)
    touch.press(0, middle - QPoint(40, 0)).press(1, middle + QPoint(40, 0)).commit()
    for spread in np.linspace(50, 120, 8):
        offset = QPoint(int(spread), 0)
        touch = QTest.touchEvent(canvas, screen)
        touch.move(0, middle - offset).move(1, middle + offset).commit()
    touch = QTest.touchEvent(canvas, screen)
    touch.release(0, middle - offset).release(1, middle + offset).commit()
    assert canvas.navigation.viewport.scale > 1.5 * before


def test_plan_shows_the_time_that_its_steps_took_before(qtbot: QtBot, opened: Open) -> None:
    plan = opened.window.side_panel.plan
    opened.restore(qtbot)
    assert not [text.text() for text in plan.findChildren(QLabel) if " s" in text.text()[-2:]]
    opened.finish(qtbot)
    opened.window.instruction_bar.say()
    qtbot.waitUntil(plan.isVisible)
    texts = [text.text() for text in plan.findChildren(QLabel) if text.isVisibleTo(plan)]
    assert texts.count("less than 1 s") + texts.count("about 1 s") == 2
