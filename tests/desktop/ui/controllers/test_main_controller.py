"""Tests of where the keyboard focus goes with a plan, and of what the window says of the edits."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.document.layer import Layer, Patch
from desktop.session.engine.planning_service import PlanningService
from desktop.ui.panels.instruction_bar import EXAMPLES_SHOWN, example_instructions
from models.core.plan import Plan, Step
from models.core.wish_table import Wish
from tests.desktop.documents import a_plan, layer
from tests.desktop.ui.application import Open


def _line(opened: Open) -> QLineEdit:
    return opened.window.instruction_bar.findChildren(QLineEdit)[0]


def _say(opened: Open, text: str) -> None:
    opened.window.activateWindow()
    _line(opened).setFocus()
    _line(opened).setText(text)
    opened.window.instruction_bar.said.disconnect()
    opened.window.instruction_bar.say()


def _answer(opened: Open, plan: Plan) -> None:
    opened.program.findChildren(PlanningService)[0].planned.emit(plan)


def _enlarging(factor: int) -> Layer:
    step = Step("network", {"scale": factor, "wish": "larger"})
    pixels = np.zeros((32 * factor, 48 * factor, 3), np.uint16)
    return Layer("big", "larger", step, patch=Patch("key", pixels))


def test_enter_after_the_instruction_restores(qtbot: QtBot, opened: Open) -> None:
    _say(opened, "mend it")
    _answer(opened, a_plan(Wish.NOISE))
    focused = opened.window.focusWidget()
    assert isinstance(focused, QPushButton)
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert [each.name for each in opened.document.layers] == ["noise"]


def test_the_caret_stays_where_nothing_was_understood(opened: Open) -> None:
    _say(opened, "florble")
    _answer(opened, Plan((), ("florble",)))
    assert opened.window.focusWidget() is _line(opened)
    assert _line(opened).selectedText() == "florble"


@pytest.mark.parametrize("plan", [a_plan(Wish.NOISE), Plan((), ("florble",))])
def test_a_plan_does_not_take_the_caret_while_one_writes_on(opened: Open, plan: Plan) -> None:
    _say(opened, "mend it")
    _line(opened).setText("mend it and")
    _answer(opened, plan)
    assert opened.window.focusWidget() is _line(opened)
    assert _line(opened).selectedText() == ""


def test_undo_and_redo_name_their_edits(opened: Open) -> None:
    actions = opened.window.menu_actions
    opened.session.apply("Crop", lambda now: now.with_layer(layer("a")))
    assert (actions.undo.text(), actions.redo.text()) == ("Undo: Crop", "Redo")
    opened.session.undo()
    assert (actions.undo.text(), actions.redo.text()) == ("Undo", "Redo: Crop")


@pytest.mark.parametrize("factor", [2, 4])
def test_an_enlarged_photo_shows_its_new_size(opened: Open, factor: int) -> None:
    opened.session.apply("Enlarge", lambda now: now.with_layer(_enlarging(factor)))
    texts = [each.text() for each in opened.window.status_bar.findChildren(QLabel)]
    assert f"{48 * factor} × {32 * factor} · 8 bit" in texts


@pytest.mark.parametrize("factor", [1, 2, 4])
def test_one_hundred_percent_shows_each_pixel_of_the_result(opened: Open, factor: int) -> None:
    opened.session.apply("Enlarge", lambda now: now.with_layer(_enlarging(factor)))
    navigation = opened.window.canvas.navigation
    navigation.zoom_to_100()
    assert navigation.viewport.scale * navigation.pixel_ratio == pytest.approx(factor)


def test_a_recovered_photo_counts_as_unsaved_in_the_title(opened: Open) -> None:
    opened.session.mark_unsaved()
    texts = [each.text() for each in opened.window.header_bar.findChildren(QLabel)]
    assert "old.png •" in texts


def test_the_narrowest_window_fits_a_screen_of_1024_pixels(opened: Open) -> None:
    opened.window.menu_actions.crop.trigger()
    assert opened.window.minimumSizeHint().width() <= 1024
    assert opened.window.minimumSizeHint().height() <= 700


def test_tab_leads_from_the_buttons_to_the_examples(qtbot: QtBot, opened: Open) -> None:
    bar = opened.window.instruction_bar
    bar.show_findings(())
    suggest = next(each for each in bar.findChildren(QPushButton) if each.text() == "Suggest")
    names = []
    for _ in range(EXAMPLES_SHOWN):
        suggest = suggest.nextInFocusChain()
        names.append(suggest.text())
    assert names == list(example_instructions(()))


def test_repairs_in_the_menu_are_planned_without_a_sentence(qtbot: QtBot, opened: Open) -> None:
    actions = opened.window.menu_actions.repairs
    assert Wish.RED_EYE in [action.data() for action in actions]
    assert all(action.isEnabled() for action in actions)
    actions[0].trigger()
    qtbot.waitUntil(opened.window.side_panel.plan.isVisible)
