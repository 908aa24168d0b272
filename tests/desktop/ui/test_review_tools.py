"""What helps to judge: one layer alone, the order of a plan, fingers, and what is looked at."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop.ui.common.translator import Translator
from desktop.ui.panels.plan_panel import PlanPanel
from models.core.pixels import Rect
from models.core.wish import Wish
from tests.desktop.documents import a_plan, document
from tests.desktop.ui.application import Open


def test_one_layer_alone_is_the_photo_under_it() -> None:
    whole = document("a", "b")
    hidden = whole.replaced(whole.layer("b").with_visible(False))
    assert [(layer.id, layer.visible) for layer in hidden.isolated("b").layers] == [("b", True)]
    assert whole.isolated("gone") == whole


def test_a_layer_is_shown_alone_and_nothing_is_changed(qtbot: QtBot, opened: Open) -> None:
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


def test_steps_of_a_plan_are_done_in_the_order_in_which_they_stand(qtbot: QtBot) -> None:
    panel = PlanPanel(Translator())
    qtbot.addWidget(panel)
    panel.show_plan(a_plan(Wish.SCRATCHES, Wish.NOISE), Rect(0, 0, 640, 480))
    later = [b for b in panel.findChildren(QToolButton) if b.accessibleName().startswith("Later")]
    assert [b.isEnabled() for b in later] == [True, False]
    later[0].click()
    assert [planned.wish for planned in panel.chosen] == [Wish.NOISE, Wish.SCRATCHES]


def test_what_is_under_the_pointer_is_looked_at_and_without_one_the_middle(
    qtbot: QtBot, opened: Open
) -> None:
    canvas = opened.window.canvas
    places: list[tuple[float, float]] = []
    canvas.navigation.focus_changed.connect(lambda x, y: places.append((x, y)))
    view = canvas.navigation.viewport
    qtbot.mouseMove(canvas, QPoint(round(view.x + 9 * view.scale), round(view.y + 5 * view.scale)))
    assert places[-1] == pytest.approx((9, 5), abs=0.6)
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert places[-1] == pytest.approx((24, 16), abs=0.6)


def test_a_pinch_on_the_touchpad_zooms_where_the_fingers_are(qtbot: QtBot, opened: Open) -> None:
    canvas = opened.window.canvas
    canvas.navigation.zoom_to(20, canvas.navigation.centre)
    before = canvas.navigation.viewport
    at = QPointF(before.x + 20 * before.scale, before.y + 14 * before.scale)
    under = before.to_photo(at.x(), at.y())
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
    assert after.to_photo(at.x(), at.y()) == pytest.approx(under, abs=0.5)


def test_two_fingers_on_the_screen_zoom(qtbot: QtBot, opened: Open) -> None:
    canvas = opened.window.canvas
    screen = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    before, middle = canvas.navigation.viewport.scale, canvas.rect().center()
    touch = QTest.touchEvent(canvas, screen)
    touch.press(0, middle - QPoint(40, 0)).press(1, middle + QPoint(40, 0)).commit()
    for spread in np.linspace(50, 120, 8):
        way = QPoint(int(spread), 0)
        touch = QTest.touchEvent(canvas, screen)
        touch.move(0, middle - way).move(1, middle + way).commit()
    touch = QTest.touchEvent(canvas, screen)
    touch.release(0, middle - way).release(1, middle + way).commit()
    assert canvas.navigation.viewport.scale > 1.5 * before


def test_a_plan_says_how_long_its_steps_took_before(qtbot: QtBot, opened: Open) -> None:
    plan = opened.window.side_panel.plan
    opened.restore(qtbot)
    assert not [text.text() for text in plan.findChildren(QLabel) if " s" in text.text()[-2:]]
    opened.finish(qtbot)
    opened.window.instruction_bar.say()
    qtbot.waitUntil(plan.isVisible)
    told = [text.text() for text in plan.findChildren(QLabel) if text.isVisibleTo(plan)]
    assert told.count("about 1 s") == 2
