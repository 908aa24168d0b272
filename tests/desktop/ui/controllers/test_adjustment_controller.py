"""Adjustment controller: levels, white point, healing, polygons and merging."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QSlider
from pytestqt.qtbot import QtBot

from desktop.document.tone_adjustment import ToneAdjustment
from desktop.session.document.histograms import HistogramService
from desktop.session.document.mask_editor import Tool
from desktop.ui.controllers.colour_controller import FIRST
from desktop.ui.panels.tone_panel import TonePanel, slider_positions, tone_from_sliders
from models.imaging.colour_hints import hints_from_text
from tests.desktop.ui.application import Open
from tests.desktop.ui.controllers.test_mask_controller import _drag, _on_canvas, _select, _take


def _panel(opened: Open) -> TonePanel:
    return opened.window.side_panel.layers.findChildren(TonePanel)[0]


def _click(qtbot: QtBot, opened: Open, x: float, y: float) -> None:
    canvas, left = opened.window.canvas, Qt.MouseButton.LeftButton
    qtbot.mouseClick(canvas, left, pos=_on_canvas(opened, x, y))


def test_levels_are_a_layer_that_needs_no_engine(qtbot: QtBot, opened: Open) -> None:
    opened.window.menu_actions.levels.trigger()
    slider = _panel(opened).findChildren(QSlider)[0]
    slider.setValue(20)
    (layer,) = opened.document.layers
    assert layer.tone == ToneAdjustment(black=0.2)
    assert opened.engine.steps == []
    opened.window.menu_actions.undo.trigger()
    assert opened.document.layers[0].tone == ToneAdjustment()


def test_levels_are_masked_by_the_selection(qtbot: QtBot, opened: Open) -> None:
    _select(qtbot, opened)
    selection = opened.document.selection
    opened.window.menu_actions.levels.trigger()
    assert opened.document.layers[0].mask == selection
    assert opened.document.selection is None


def test_white_picker_sets_white_to_the_clicked_colour(qtbot: QtBot, opened: Open) -> None:
    opened.window.menu_actions.levels.trigger()
    buttons = _panel(opened).findChildren(QAbstractButton)
    next(each for each in buttons if each.text() == "Pick white").click()
    _click(qtbot, opened, 20, 10)
    light = opened.document.layers[0].tone
    assert light
    assert light.white == pytest.approx(100 / 255)
    assert opened.window.canvas.drawing_tool.tool is Tool.HAND


def test_grey_picker_takes_the_colour_of_the_clicked_point(qtbot: QtBot, opened: Open) -> None:
    opened.window.menu_actions.levels.trigger()
    opened.session.apply(
        "Warm",
        lambda now: now.replaced(now.layers[0].with_content(ToneAdjustment(red=1.5, blue=0.6))),
    )
    buttons = _panel(opened).findChildren(QAbstractButton)
    next(each for each in buttons if each.text() == "Pick grey").click()
    _click(qtbot, opened, 20, 10)
    tone = opened.document.layers[0].tone
    assert tone
    assert (tone.red, tone.green, tone.blue) == pytest.approx((1, 1, 1))
    assert opened.window.menu_actions.undo.text() == "Undo: Pick grey"


def test_the_histogram_follows_the_sliders(qtbot: QtBot, opened: Open) -> None:
    counted = opened.program.findChildren(HistogramService)[0].computed
    with qtbot.waitSignal(counted) as first:
        opened.window.menu_actions.levels.trigger()
    with qtbot.waitSignal(counted) as second:
        _panel(opened).findChildren(QSlider)[0].setValue(20)
    assert [int(counts[0].argmax()) for counts in (first.args[0], second.args[0])] == [25, 15]


@pytest.mark.parametrize(
    "light", [ToneAdjustment(), ToneAdjustment(0.123, 0.77, 1.37, -0.2, 0.11, red=1.2)]
)
def test_unmoved_sliders_return_the_same_tone_adjustment(light: ToneAdjustment) -> None:
    assert tone_from_sliders(light, slider_positions(light)) == light


def test_black_stays_below_white() -> None:
    light = tone_from_sliders(ToneAdjustment(white=0.3), (90, 30, *[0] * 8))
    assert light.black < light.white


def test_heal_strokes_extend_one_layer_and_run_it(qtbot: QtBot, opened: Open) -> None:
    _take(opened, Tool.HEAL)
    opened.window.canvas.drawing_tool.set_radius(2)
    _click(qtbot, opened, 10, 10)
    qtbot.waitUntil(lambda: len(opened.document.layers) == 1)
    opened.finish(qtbot)
    _drag(qtbot, opened, (30, 20), (34, 20))
    qtbot.waitUntil(lambda: len(opened.document.layers[0].strokes) == 2)
    opened.finish(qtbot)
    assert opened.engine.steps == ["scratches", "scratches"]
    region = opened.document.layers[0].mask
    assert region
    assert region.values[10, 10] > 0.5
    assert opened.document.selection is None
    opened.window.menu_actions.undo.trigger()
    assert len(opened.document.layers[0].strokes) == 1


def test_strokes_drawn_faster_than_they_run_are_all_kept(qtbot: QtBot, opened: Open) -> None:
    _take(opened, Tool.HEAL)
    opened.window.canvas.drawing_tool.set_radius(2)
    for x in (6, 16, 26, 36):
        _click(qtbot, opened, x, 12)
    qtbot.waitUntil(
        lambda: len(opened.document.layers) == 1 and len(opened.document.layers[0].strokes) == 4
    )
    opened.finish(qtbot)


def test_polygon_corners_and_enter_make_a_selection(qtbot: QtBot, opened: Open) -> None:
    _take(opened, Tool.POLYGON)
    for corner in ((4, 4), (40, 4), (40, 28), (20, 16)):
        _click(qtbot, opened, *corner)
    qtbot.keyClick(opened.window.canvas, Qt.Key.Key_Backspace)
    _click(qtbot, opened, 4, 28)
    qtbot.keyClick(opened.window.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.document.selection is not None)
    assert opened.document.selection
    values = opened.document.selection.values
    assert values[16, 20] == 1
    assert values[2, 2] == 0
    assert values.sum() == pytest.approx(36 * 24, rel=0.1)


def test_escape_cancels_the_polygon_and_keeps_the_tool(qtbot: QtBot, opened: Open) -> None:
    _take(opened, Tool.POLYGON)
    _click(qtbot, opened, 4, 4)
    opened.window.menu_actions.cancel.trigger()
    assert not opened.window.canvas.drawing_tool.is_drawing
    assert opened.window.canvas.drawing_tool.tool is Tool.POLYGON


def test_merge_joins_two_layers_and_undo_restores_them(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    runs = len(opened.engine.steps)
    assert opened.window.menu_actions.merge.isEnabled()
    opened.window.menu_actions.merge.trigger()
    qtbot.waitUntil(lambda: len(opened.document.layers) == 1)
    patch = opened.document.layers[0].patch
    assert patch
    first = 100 + 0.8 * (155 - 100)
    expected = first + 0.8 * (255 - 2 * first)
    assert np.abs(patch.pixels / 257 - expected).max() < 0.01
    opened.window.menu_actions.undo.trigger()
    assert len(opened.document.layers) == 2
    assert len(opened.engine.steps) == runs


def test_painted_colour_becomes_a_hint_of_a_colour_layer_that_runs(
    qtbot: QtBot, opened: Open
) -> None:
    _take(opened, Tool.COLOUR)
    _drag(qtbot, opened, (4, 4), (20, 10))
    (layer,) = opened.document.layers
    (hint,) = hints_from_text(str(layer.step.params["hints"]))
    assert hint.colour == FIRST.getRgb()[:3]
    qtbot.waitUntil(lambda: opened.document.layers[0].patch is not None)
    opened.window.canvas.drawing_tool.tool = Tool.HAND
