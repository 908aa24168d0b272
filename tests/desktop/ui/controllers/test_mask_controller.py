"""Mask controller: selections, masks of layers, and tools."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from desktop.document.mask import Mask, MaskMode
from desktop.session.document.mask_editor import Tool
from tests.desktop.ui.application import Open


def _on_canvas(opened: Open, x: float, y: float) -> QPoint:
    view = opened.window.canvas.navigation.viewport
    return QPointF(view.x + x * view.scale, view.y + y * view.scale).toPoint()


def _drag(qtbot: QtBot, opened: Open, start: tuple[int, int], end: tuple[int, int]) -> None:
    canvas, left = opened.window.canvas, Qt.MouseButton.LeftButton
    qtbot.mousePress(canvas, left, pos=_on_canvas(opened, *start))
    qtbot.mouseMove(canvas, _on_canvas(opened, *end))
    qtbot.mouseRelease(canvas, left, pos=_on_canvas(opened, *end))


def _take(opened: Open, tool: Tool) -> None:
    actions = opened.window.menu_actions.tools.actions()
    next(action for action in actions if action.data() is tool).trigger()


def _selection(opened: Open) -> Mask:
    assert opened.document.selection is not None
    return opened.document.selection


def _select(qtbot: QtBot, opened: Open) -> Mask:
    _take(opened, Tool.RECTANGLE)
    _drag(qtbot, opened, (8, 4), (24, 20))
    qtbot.waitUntil(lambda: opened.document.selection is not None)
    return _selection(opened)


def test_drawn_rectangle_becomes_the_selection(qtbot: QtBot, opened: Open) -> None:
    _select(qtbot, opened)
    expected = np.zeros((32, 48), np.float32)
    expected[4:20, 8:24] = 1
    assert np.array_equal(_selection(opened).values, expected)


def test_selection_is_an_undo_step_but_not_unsaved(qtbot: QtBot, opened: Open) -> None:
    _select(qtbot, opened)
    assert not opened.session.unsaved
    opened.window.menu_actions.undo.trigger()
    assert opened.document.selection is None


def test_selection_becomes_the_mask_of_the_next_plan(qtbot: QtBot, opened: Open) -> None:
    _select(qtbot, opened)
    selection = _selection(opened)
    opened.restore(qtbot)
    opened.finish(qtbot)
    assert {layer.mask for layer in opened.document.layers} == {selection}
    assert opened.document.selection is None


def test_subtract_mode_removes_from_the_selection(qtbot: QtBot, opened: Open) -> None:
    _select(qtbot, opened)
    opened.window.menu_actions.swap.trigger()
    assert opened.window.canvas.drawing_tool.mode is MaskMode.SUBTRACT
    _drag(qtbot, opened, (0, 0), (48, 32))
    qtbot.waitUntil(lambda: opened.document.selection is None)


def test_painting_a_layer_mask_needs_no_run(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    top, runs = opened.document.layers[-1], len(opened.engine.steps)
    opened.window.side_panel.layers.mask_wanted.emit(top.id)
    opened.window.canvas.drawing_tool.set_radius(4)
    _drag(qtbot, opened, (10, 16), (40, 16))
    qtbot.waitUntil(lambda: opened.document.layer(top.id).mask is not None)
    region = opened.document.layer(top.id).mask
    assert region is not None
    assert region.values[16, 25] == 0
    assert region.values[2, 2] == 1
    assert not opened.document.is_stale(top.id)
    assert len(opened.engine.steps) == runs


def test_escape_clears_first_the_tool_and_then_the_selection(qtbot: QtBot, opened: Open) -> None:
    _select(qtbot, opened)
    opened.window.menu_actions.cancel.trigger()
    assert opened.window.canvas.drawing_tool.tool is Tool.HAND
    assert opened.document.selection is not None
    opened.window.menu_actions.cancel.trigger()
    assert opened.document.selection is None


def test_selection_bar_is_visible_while_something_is_selected(qtbot: QtBot, opened: Open) -> None:
    bar = opened.window.selection_bar
    assert bar.isHidden()
    _select(qtbot, opened)
    assert not bar.isHidden()
    buttons = bar.findChildren(QAbstractButton)
    next(each for each in buttons if each.accessibleName() == "Clear").click()
    qtbot.waitUntil(lambda: opened.document.selection is None)


def test_brush_size_actions_change_the_radius(qtbot: QtBot, opened: Open) -> None:
    before = opened.window.canvas.drawing_tool.brush.radius
    opened.window.menu_actions.larger.trigger()
    assert opened.window.canvas.drawing_tool.brush.radius > before
    opened.window.menu_actions.smaller.trigger()
    assert abs(opened.window.canvas.drawing_tool.brush.radius - before) < 0.01


def test_deleting_the_target_layer_returns_to_the_hand_tool(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    top = opened.document.layers[-1].id
    opened.window.side_panel.layers.mask_wanted.emit(top)
    opened.window.side_panel.layers.deleted.emit(top)
    assert opened.window.canvas.drawing_tool.tool is Tool.HAND
    assert opened.window.selection_bar.isHidden()


@pytest.mark.parametrize("tool", [Tool.HAND, Tool.HEAL, Tool.BRUSH])
def test_selection_is_filled_exactly_whatever_the_tool(
    qtbot: QtBot, opened: Open, tool: Tool
) -> None:
    selection = _select(qtbot, opened)
    _take(opened, tool)
    opened.window.menu_actions.fill.trigger()
    (layer,) = opened.document.layers
    assert (layer.mask, layer.step.masked) == (selection, True)
    assert opened.document.selection is None


def test_fill_is_disabled_without_a_selection(qtbot: QtBot, opened: Open) -> None:
    assert not opened.window.menu_actions.fill.isEnabled()
    _select(qtbot, opened)
    assert opened.window.menu_actions.fill.isEnabled()


def test_brush_keeps_its_size_on_the_screen_when_zoomed(opened: Open) -> None:
    canvas = opened.window.canvas
    canvas.drawing_tool.set_radius(10)
    before = 10 * canvas.navigation.viewport.scale
    canvas.navigation.zoom_in()
    assert canvas.navigation.viewport.scale != before / 10
    after = canvas.drawing_tool.brush.radius * canvas.navigation.viewport.scale
    assert after == pytest.approx(before)


def test_heal_tool_shows_a_label_for_its_size_slider(opened: Open) -> None:
    _take(opened, Tool.HEAL)
    bar = opened.window.selection_bar
    assert "Size" in [each.text() for each in bar.findChildren(QLabel) if each.isVisibleTo(bar)]
