"""Tests of the inspector panel and its parameter widgets."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.restoration.step_parameters import parameters_of
from desktop.ui.common.small_widgets import Slider
from desktop.ui.common.translator import Translator
from desktop.ui.panels.inspector_panel import InspectorPanel
from models.core.plan import Step
from models.core.wish_table import Wish
from models.restorers import RESTORERS
from tests.desktop.documents import photo
from tests.desktop.ui.application import Open

REPAIR = Step("scratches", {"wish": "scratches", "sensitivity": 0.2})


def _document(step: Step) -> Document:
    return Document(photo(), (Layer("a", "scratches", step),))


@pytest.fixture
def inspector(qtbot: QtBot) -> InspectorPanel:
    made = InspectorPanel(Translator())
    qtbot.addWidget(made)
    made.inspect("a")
    made.show_document(_document(REPAIR))
    return made


def _find(inspector: QWidget, name: str) -> QWidget:
    return next(w for w in inspector.findChildren(QWidget) if w.accessibleName() == name)


@pytest.mark.parametrize("restorer", sorted(RESTORERS))
def test_every_parameter_has_a_range_and_a_supported_type(restorer: str) -> None:
    for parameter in parameters_of(Step(restorer, {})):
        assert parameter.low < parameter.high
        assert parameter.kind in (float, int, bool, str)


def test_the_slider_shows_the_value_of_the_step(inspector: InspectorPanel) -> None:
    slider = _find(inspector, "Sensitivity")
    assert isinstance(slider, Slider)
    assert slider.share == pytest.approx(0.2)


def test_double_click_on_a_slider_brings_the_usual_value_back(
    qtbot: QtBot, inspector: InspectorPanel
) -> None:
    step = Step.for_wish(Wish.NEGATIVE).with_params({"exposure": 1.5})
    inspector.inspect("a")
    inspector.show_document(_document(step))
    slider = _find(inspector, "Exposure (stops)")
    with qtbot.waitSignal(inspector.changed) as signal:
        qtbot.mouseDClick(slider, Qt.MouseButton.LeftButton)
    assert signal.args is not None
    assert signal.args[1].params["exposure"] == 0


def test_all_settings_of_a_negative_are_offered(inspector: InspectorPanel) -> None:
    inspector.inspect("a")
    inspector.show_document(_document(Step.for_wish(Wish.NEGATIVE)))
    for name in ("Film base (#rrggbb)", "Exposure (stops)", "Contrast", "Warmth", "Tint"):
        assert isinstance(_find(inspector, name), Slider | QLineEdit)


def test_moving_a_slider_emits_a_step_with_that_value(
    qtbot: QtBot, inspector: InspectorPanel
) -> None:
    slider = _find(inspector, "Sensitivity")
    assert isinstance(slider, Slider)
    with qtbot.waitSignal(inspector.changed) as signal:
        slider.setValue(70)
    assert signal.args is not None
    id, step = signal.args
    assert (id, step.params["sensitivity"]) == ("a", pytest.approx(0.7))
    assert step.params["wish"] == "scratches"


def test_checkboxes_and_line_edits_emit_steps_with_their_values(
    qtbot: QtBot, inspector: InspectorPanel
) -> None:
    with qtbot.waitSignal(inspector.changed) as signal:
        inspector.findChildren(QCheckBox)[0].click()
    assert signal.args is not None
    assert signal.args[1].params["masked"] is True
    inspector.show_document(_document(Step("tone", {"wish": "fading", "clause": "too dark"})))
    line = inspector.findChildren(QLineEdit)[-1]
    assert line.text() == "too dark"
    line.setText("warmer")
    with qtbot.waitSignal(inspector.changed) as signal:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert signal.args is not None
    assert signal.args[1].params["clause"] == "warmer"


def test_the_panel_is_hidden_when_its_layer_is_removed(inspector: InspectorPanel) -> None:
    inspector.show_document(Document(photo()))
    assert inspector.isHidden()


def test_another_value_makes_the_layer_stale_until_it_is_run_again(
    qtbot: QtBot, opened: Open
) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    layer = opened.document.layers[0]
    opened.window.side_panel.layers.adjust_wanted.emit(layer.id)
    step = layer.step.with_sensitivity(0.9)
    opened.window.side_panel.inspector.changed.emit(layer.id, step)
    assert opened.document.is_stale(layer.id)
    layers = opened.window.side_panel.layers
    runs = (b for b in layers.findChildren(QPushButton) if b.text() == "Run again")
    next(run for run in runs if run.isVisible()).click()
    qtbot.waitUntil(lambda: not opened.document.is_stale(layer.id))
    opened.window.menu_actions.undo.trigger()
    assert opened.document.layer(layer.id).step == layer.step
