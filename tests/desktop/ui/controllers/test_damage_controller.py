"""Damage controller: damage of the plan is tinted, corrected and repaired."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QSlider
from pytestqt.qtbot import QtBot

from desktop.document.mask import Mask
from desktop.session.document.mask_editor import Tool
from desktop.ui.canvas.viewport import ViewMode
from desktop.ui.panels.damage_row import DamageRow, position_of, sensitivity_at
from models.core.errors import HostDied
from models.core.wish_table import HIGH_SENSITIVITY, LOW_SENSITIVITY
from tests.desktop.ui.application import Open

FIRST, SECOND = (10, 10), (35, 20)
"""Points of the photo inside of the two damaged places."""


@pytest.fixture
def damaged(opened: Open) -> Open:
    """Program with a photo that has one certain and one doubtful damaged place."""
    damage = np.zeros((32, 48), np.float32)
    damage[8:12, 8:12] = 0.95
    damage[18:22, 33:37] = 0.6
    opened.engine.damage = damage
    return opened


def row_of(opened: Open) -> DamageRow:
    row = opened.window.side_panel.plan.damage_row
    assert row is not None
    return row


def count_text(opened: Open) -> str:
    return row_of(opened).findChildren(QLabel)[0].text()


def show_plan(qtbot: QtBot, opened: Open) -> None:
    """Ask for the plan and wait until its damage is marked."""
    opened.window.menu_actions.find_damage.trigger()
    qtbot.waitUntil(lambda: opened.window.canvas.takes_clicks)


def click(qtbot: QtBot, opened: Open, point: tuple[int, int]) -> None:
    qtbot.mouseClick(
        opened.window.canvas, Qt.MouseButton.LeftButton, pos=_on_canvas(opened, *point)
    )


def _on_canvas(opened: Open, x: float, y: float) -> QPoint:
    view = opened.window.canvas.navigation.viewport
    return QPointF(view.x + (x + 0.5) * view.scale, view.y + (y + 0.5) * view.scale).toPoint()


def drop(qtbot: QtBot, opened: Open, point: tuple[int, int]) -> None:
    before = opened.document.corrections
    click(qtbot, opened, point)
    qtbot.waitUntil(lambda: opened.document.corrections != before)


def wait_for_count(qtbot: QtBot, opened: Open, found: Callable[[str], bool]) -> None:
    qtbot.waitUntil(lambda: found(count_text(opened)))


def test_plan_tells_how_many_places_are_damaged(qtbot: QtBot, damaged: Open) -> None:
    show_plan(qtbot, damaged)
    assert "1" in count_text(damaged)


def test_slider_marks_more_without_a_new_search(qtbot: QtBot, damaged: Open) -> None:
    show_plan(qtbot, damaged)
    row_of(damaged).findChildren(QSlider)[0].setValue(90)
    wait_for_count(qtbot, damaged, lambda text: "2" in text)
    assert damaged.engine.searches == 1


def test_uncorrected_plan_runs_the_step_with_the_sensitivity(qtbot: QtBot, damaged: Open) -> None:
    show_plan(qtbot, damaged)
    row_of(damaged).findChildren(QSlider)[0].setValue(90)
    damaged.window.side_panel.plan.accept()
    (layer,) = damaged.document.layers
    assert (layer.mask, layer.step.masked, layer.step.sensitivity) == (None, False, 0.81)


def test_clicked_place_is_left_out_of_the_repair(qtbot: QtBot, damaged: Open) -> None:
    show_plan(qtbot, damaged)
    row_of(damaged).findChildren(QSlider)[0].setValue(90)
    wait_for_count(qtbot, damaged, lambda text: "2" in text)
    drop(qtbot, damaged, FIRST)
    damaged.window.side_panel.plan.accept()
    qtbot.waitUntil(lambda: bool(damaged.document.layers))
    (layer,) = damaged.document.layers
    assert layer.step.masked
    assert layer.mask is not None
    values = layer.mask.values
    assert (values[FIRST[1], FIRST[0]], values[SECOND[1], SECOND[0]]) == (0, 1)


def test_undo_takes_a_click_back(qtbot: QtBot, damaged: Open) -> None:
    show_plan(qtbot, damaged)
    drop(qtbot, damaged, FIRST)
    damaged.window.menu_actions.undo.trigger()
    assert not damaged.document.corrections.has_marks


def test_brush_adds_damage_and_no_selection(qtbot: QtBot, damaged: Open) -> None:
    show_plan(qtbot, damaged)
    tools = damaged.window.menu_actions.tools.actions()
    next(action for action in tools if action.data() is Tool.BRUSH).trigger()
    damaged.window.canvas.drawing_tool.set_radius(3)
    drop(qtbot, damaged, (24, 26))
    added = damaged.document.corrections.added
    assert added is not None
    assert added.values[26, 24] == 1
    assert damaged.document.selection is None


def test_corrections_are_applied_to_the_next_plan(qtbot: QtBot, damaged: Open) -> None:
    show_plan(qtbot, damaged)
    drop(qtbot, damaged, FIRST)
    damaged.window.side_panel.plan.dismissed.emit()
    assert not damaged.window.canvas.takes_clicks
    show_plan(qtbot, damaged)
    wait_for_count(qtbot, damaged, lambda text: text.startswith("No damage"))
    assert damaged.engine.searches == 1


def test_plan_accepted_before_it_is_marked_obeys_the_corrections(
    qtbot: QtBot, damaged: Open
) -> None:
    show_plan(qtbot, damaged)
    drop(qtbot, damaged, FIRST)
    damaged.window.side_panel.plan.dismissed.emit()
    damaged.session.apply("Select", lambda now: now.with_selection(Mask.constant(48, 32, 255)))
    damaged.window.menu_actions.find_damage.trigger()
    row_of(damaged).findChildren(QSlider)[0].setValue(90)
    damaged.window.side_panel.plan.accept()
    qtbot.waitUntil(lambda: bool(damaged.document.layers))
    (layer,) = damaged.document.layers
    assert layer.mask is not None
    values = layer.mask.values
    assert (values[FIRST[1], FIRST[0]], values[SECOND[1], SECOND[0]]) == (0, 1)


def test_corrections_are_no_unsaved_work(qtbot: QtBot, damaged: Open) -> None:
    show_plan(qtbot, damaged)
    drop(qtbot, damaged, FIRST)
    assert not damaged.session.unsaved


def test_reset_button_forgets_the_corrections(qtbot: QtBot, damaged: Open) -> None:
    show_plan(qtbot, damaged)
    drop(qtbot, damaged, FIRST)
    reset = next(b for b in row_of(damaged).findChildren(QAbstractButton) if "all" in b.text())
    reset.click()
    assert not damaged.document.corrections.has_marks


def test_escape_hides_the_tint_and_keeps_the_plan(qtbot: QtBot, damaged: Open) -> None:
    show_plan(qtbot, damaged)
    damaged.window.menu_actions.cancel.trigger()
    assert not damaged.window.canvas.takes_clicks
    assert damaged.window.side_panel.plan.isVisible()


def test_heal_brush_hides_the_tint_and_keeps_the_plan(qtbot: QtBot, damaged: Open) -> None:
    show_plan(qtbot, damaged)
    tools = damaged.window.menu_actions.tools.actions()
    next(each for each in tools if each.data() is Tool.HEAL).trigger()
    assert not damaged.window.side_panel.plan.is_marking
    assert damaged.window.side_panel.plan.isVisible()


def test_comparison_hides_the_tint(qtbot: QtBot, damaged: Open) -> None:
    show_plan(qtbot, damaged)
    damaged.window.canvas.set_view_mode(ViewMode.SPLIT)
    assert not damaged.window.side_panel.plan.is_marking
    row_of(damaged).findChildren(QCheckBox)[0].click()
    assert damaged.window.canvas.view_mode is ViewMode.SINGLE


def test_tint_leaves_the_repair_out_of_the_preview(qtbot: QtBot, damaged: Open) -> None:
    show_plan(qtbot, damaged)
    plan = damaged.window.side_panel.plan
    assert plan.previewed == ()
    row_of(damaged).set_shown(False)
    assert plan.previewed == plan.chosen


def test_dragging_pans_and_corrects_nothing(qtbot: QtBot, damaged: Open) -> None:
    show_plan(qtbot, damaged)
    canvas, left = damaged.window.canvas, Qt.MouseButton.LeftButton
    qtbot.mousePress(canvas, left, pos=_on_canvas(damaged, *FIRST))
    qtbot.mouseMove(canvas, _on_canvas(damaged, *SECOND))
    qtbot.mouseRelease(canvas, left, pos=_on_canvas(damaged, *SECOND))
    assert not damaged.document.corrections.has_marks


def test_failed_search_is_told_once_and_the_plan_still_runs(qtbot: QtBot, damaged: Open) -> None:
    damaged.engine.search_error = HostDied(-6)
    damaged.window.menu_actions.find_damage.trigger()
    wait_for_count(qtbot, damaged, lambda text: "cannot" in text)
    damaged.window.side_panel.plan.accept()
    damaged.finish(qtbot)
    assert damaged.engine.searches == 1


@pytest.mark.parametrize("sensitivity", [LOW_SENSITIVITY, HIGH_SENSITIVITY, 0.5, 0.9])
def test_slider_position_keeps_the_sensitivity(sensitivity: float) -> None:
    assert sensitivity_at(position_of(sensitivity)) == pytest.approx(sensitivity, abs=0.01)
