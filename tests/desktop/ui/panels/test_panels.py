"""Tests of the panels: they show the values that they are given and emit the user's requests."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.history import Entry, History
from desktop.document.transform import CropTransform
from desktop.files.formats.formats import Format
from desktop.session.engine.layer_jobs import JobProgress, JobState
from desktop.session.task_runner import TaskRunner
from desktop.ui.common.translator import Translator
from desktop.ui.dialogs.export_dialog import ExportDialog
from desktop.ui.dialogs.prompts import Prompts
from desktop.ui.main_window.job_progress import JobBar
from desktop.ui.main_window.side_panel import WIDTH
from desktop.ui.panels.history_panel import HistoryPanel
from desktop.ui.panels.instruction_bar import InstructionBar
from desktop.ui.panels.layer_row import LayerRow
from desktop.ui.panels.layers_panel import LayersPanel
from desktop.ui.panels.plan_panel import PlanPanel
from desktop.ui.panels.thumbnails import Thumbnails
from models.core.pixels import Rect
from models.core.plan import Effort, Plan
from models.core.progress import FallbackToCpu, TileLeftUnchanged, TileShrunk
from models.core.wish import Wish
from tests.desktop.documents import a_plan, document, patch, photo

PLACE = Rect(0, 0, 48, 32)


def _texts(widget: QWidget) -> str:
    parts = [*widget.findChildren(QLabel), *widget.findChildren(QAbstractButton)]
    return "\n".join(part.text() for part in parts if not part.isHidden())


def _button(widget: QWidget, name: str) -> QAbstractButton:
    buttons = widget.findChildren(QAbstractButton)
    return next(b for b in buttons if name in (b.accessibleName(), b.text()))


@pytest.fixture
def plan_panel(qtbot: QtBot) -> PlanPanel:
    panel = PlanPanel(Translator())
    qtbot.addWidget(panel)
    return panel


def test_a_plan_shows_what_why_and_what_was_not_understood(plan_panel: PlanPanel) -> None:
    plan_panel.show_plan(a_plan(Wish.NOISE, unclear=("sing",)), PLACE)
    shown = _texts(plan_panel)
    assert all(part in shown for part in ("Remove noise", "do noise", "Strength", "sing"))


def test_what_a_heavy_step_takes_is_told_before_it_runs(plan_panel: PlanPanel) -> None:
    (planned,) = a_plan(Wish.FACES).steps
    heavy = replace(planned, effort=Effort("cuda", 5.2, 90.0, 256))
    plan_panel.show_plan(Plan((heavy,)), Rect(0, 0, 1024, 512))
    assert "about 4 min and 5.2 GB of memory (cuda)" in _texts(plan_panel)


def test_a_step_that_was_struck_out_is_not_accepted(qtbot: QtBot, plan_panel: PlanPanel) -> None:
    plan = a_plan(Wish.SCRATCHES, Wish.NOISE)
    plan_panel.show_plan(plan, PLACE)
    plan_panel.findChildren(QCheckBox)[0].click()
    with qtbot.waitSignal(plan_panel.accepted) as told:
        _button(plan_panel, "Restore").click()
    assert told.args == [plan.steps[1:]]


def test_the_strength_that_was_set_is_accepted(qtbot: QtBot, plan_panel: PlanPanel) -> None:
    plan = a_plan(Wish.NOISE)
    plan_panel.show_plan(plan, PLACE)
    plan_panel.findChildren(QSlider)[0].setValue(35)
    with qtbot.waitSignal(plan_panel.accepted) as told:
        _button(plan_panel, "Restore").click()
    assert told.args == [(replace(plan.steps[0], strength=0.35),)]


def test_a_plan_with_nothing_ticked_cannot_run(plan_panel: PlanPanel) -> None:
    plan_panel.show_plan(a_plan(Wish.NOISE), PLACE)
    plan_panel.findChildren(QCheckBox)[0].click()
    assert not _button(plan_panel, "Restore").isEnabled()


def _said(panel: PlanPanel) -> str:
    return " ".join(each.text() for each in panel.findChildren(QLabel) if each.isVisibleTo(panel))


def test_a_place_in_words_is_answered_until_a_place_is_selected(plan_panel: PlanPanel) -> None:
    plan_panel.show_plan(replace(a_plan(Wish.NOISE), places=("only in the sky",)), PLACE)
    assert "only in the sky" in _said(plan_panel)
    plan_panel.show_selected(True)
    assert "only in the sky" not in _said(plan_panel)


@pytest.mark.parametrize(("sure", "said"), [(0.6, "perhaps"), (0.8, "probably"), (0.95, "")])
def test_doubt_about_a_wish_is_told_in_words(plan_panel: PlanPanel, sure: float, said: str) -> None:
    made = a_plan(Wish.NOISE)
    plan_panel.show_plan(replace(made, steps=(replace(made.steps[0], confidence=sure),)), PLACE)
    assert ("meant" in _said(plan_panel)) == bool(said)
    assert said in _said(plan_panel)


def test_a_word_without_end_widens_no_panel(plan_panel: PlanPanel) -> None:
    plan_panel.show_plan(Plan((), ("remove" * 40,)), PLACE)
    assert plan_panel.minimumSizeHint().width() < WIDTH


def test_an_empty_plan_says_so(plan_panel: PlanPanel) -> None:
    plan_panel.show_plan(Plan(()), PLACE)
    assert "There is nothing to do." in _texts(plan_panel)


@pytest.fixture
def thumbnails() -> Iterator[Thumbnails]:
    runner = TaskRunner()
    yield Thumbnails(runner)
    runner.wait()


@pytest.fixture
def layers(qtbot: QtBot, thumbnails: Thumbnails) -> LayersPanel:
    panel = LayersPanel(Translator(), thumbnails)
    qtbot.addWidget(panel)
    panel.resize(320, 600)
    panel.show()
    return panel


def _fresh() -> Document:
    plain = document("a")
    return plain.replaced(plain.layer("a").restored(patch(plain, "a")))


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_thumbnails_show_what_the_frame_shows(
    qtbot: QtBot, thumbnails: Thumbnails, turns: int
) -> None:
    plain = _fresh()
    photo = plain.photo.whole
    made = patch(plain, "a")
    pixels = np.zeros((photo.h, photo.w, 3), np.uint16)
    pixels[: photo.h // 2] = 65535
    framed = plain.framed(CropTransform(photo).turned(photo, turns))
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.patch(replace(made, pixels=pixels), framed)
    image = thumbnails.patch(made, framed)
    assert image
    middle = image.width() // 2, image.height() // 2
    top, left = image.pixelColor(middle[0], 3).red(), image.pixelColor(3, middle[1]).red()
    bottom, right = (
        image.pixelColor(middle[0], image.height() - 4).red(),
        image.pixelColor(image.width() - 4, middle[1]).red(),
    )
    assert [top, right, bottom, left][turns] > 250
    assert [top, right, bottom, left][(turns + 2) % 4] < 5


def _cards(layers: LayersPanel) -> list[LayerRow]:
    return [card for card in layers.findChildren(LayerRow) if card.isVisibleTo(layers)]


def test_cards_of_layers_that_stay_are_kept(qtbot: QtBot, layers: LayersPanel) -> None:
    layers.show_document(document("a", "b", "c"))
    qtbot.waitUntil(lambda: len(_cards(layers)) == 3)
    before = _cards(layers)
    layers.show_document(document("b", "a"))
    qtbot.waitUntil(lambda: len(_cards(layers)) == 2)
    assert all(card in before for card in _cards(layers))


def test_a_layer_that_never_ran_offers_to_run(qtbot: QtBot, layers: LayersPanel) -> None:
    layers.show_document(document("a"))
    with qtbot.waitSignal(layers.run_wanted) as told:
        _button(layers, "Run").click()
    assert told.args == ["a"]


def test_a_fresh_layer_offers_nothing_to_run(layers: LayersPanel) -> None:
    layers.show_document(_fresh())
    assert "Run" not in _texts(layers)


def test_a_stale_layer_offers_to_run_again(layers: LayersPanel) -> None:
    stale = document("a")
    stale = stale.replaced(stale.layer("a").restored(replace(patch(stale, "a"), key="old")))
    layers.show_document(stale)
    assert "Run again" in _texts(layers)


def test_a_running_layer_says_so(layers: LayersPanel) -> None:
    layers.show_document(document("a"))
    layers.show_states({"a": JobState.RUNNING})
    assert "Restoring…" in _texts(layers)


def test_the_opacity_slider_wishes_and_does_not_echo(qtbot: QtBot, layers: LayersPanel) -> None:
    wishes: list[tuple[str, float, bool]] = []
    layers.faded.connect(lambda *wish: wishes.append(wish))
    layers.show_document(_fresh())
    layers.findChildren(QSlider)[0].setValue(40)
    layers.show_document(document("a"))
    assert wishes == [("a", 0.4, False)]


def test_a_drag_of_the_opacity_slider_goes_on_after_its_first_move(layers: LayersPanel) -> None:
    wishes: list[bool] = []
    layers.faded.connect(lambda _, to, goes_on: wishes.append(goes_on))
    layers.show_document(_fresh())
    slider = layers.findChildren(QSlider)[0]
    slider.setSliderDown(True)
    for value in (80, 60, 40):
        slider.setValue(value)
    slider.setSliderDown(False)
    slider.setValue(20)
    assert wishes == [False, True, True, False]


def test_moving_up_asks_for_one_place_higher(qtbot: QtBot, layers: LayersPanel) -> None:
    layers.show_document(document("a", "b"))
    up = [a for a in layers.findChildren(QAction) if a.text() == "Move up"]
    with qtbot.waitSignal(layers.moved) as told:
        next(each for each in up if each.isEnabled()).trigger()
    assert told.args == ["a", 1]


def test_a_double_click_on_the_name_renames(qtbot: QtBot, layers: LayersPanel) -> None:
    layers.show_document(_fresh())
    name = next(each for each in layers.findChildren(QLabel) if each.text() == "a")
    qtbot.mouseDClick(name, Qt.MouseButton.LeftButton)
    edit = layers.findChildren(QLineEdit)[0]
    edit.setText("Sky")
    with qtbot.waitSignal(layers.renamed) as told:
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert told.args == ["a", "Sky"]


@pytest.fixture
def instruct(qtbot: QtBot, tmp_path: Path) -> InstructionBar:
    memory = QSettings(str(tmp_path / "memory.ini"), QSettings.Format.IniFormat)
    panel = InstructionBar(memory)
    qtbot.addWidget(panel)
    return panel


def test_enter_says_what_is_written(qtbot: QtBot, instruct: InstructionBar) -> None:
    line = instruct.findChildren(QLineEdit)[0]
    qtbot.keyClicks(line, " less noise ")
    with qtbot.waitSignal(instruct.said) as told:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == ["less noise"]


def test_up_and_down_walk_through_what_was_said(qtbot: QtBot, instruct: InstructionBar) -> None:
    line = instruct.findChildren(QLineEdit)[0]
    for text in ("first", "second"):
        line.setText(text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    seen = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(line, key)
        seen.append(line.text())
    assert seen == ["second", "first", "second", ""]


def test_an_example_is_put_into_the_line(instruct: InstructionBar) -> None:
    _button(instruct, "too dark").click()
    assert instruct.findChildren(QLineEdit)[0].text() == "too dark"


def test_the_history_says_which_entry_was_chosen(qtbot: QtBot) -> None:
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.show_history(History((Entry("Open", document()), Entry("Noise", document("a"))), 1))
    with qtbot.waitSignal(panel.chosen) as told:
        panel.findChildren(QListWidget)[0].setCurrentRow(0)
    assert told.args == [0]


def test_progress_tells_the_time_left(qtbot: QtBot) -> None:
    bar = JobBar(Translator())
    qtbot.addWidget(bar)
    bar.begin("Remove noise")
    bar.show_progress(JobProgress(0.5, 42.0))
    assert "about 40 s left" in _texts(bar)


@pytest.mark.parametrize(
    "notice", [FallbackToCpu("cuda"), TileShrunk(64), TileLeftUnchanged(Rect(0, 0, 1, 1), "nan")]
)
def test_every_notice_has_words(notice: object) -> None:
    words = Translator().message(notice)
    assert re.match(r"[A-Z].*\.$", words)
    assert "{" not in words


@pytest.mark.parametrize("wish", Wish)
def test_every_wish_has_words(wish: Wish) -> None:
    assert Translator().wish(wish) != wish.value
    assert Translator().defect(wish)


@pytest.fixture
def export_dialog(qtbot: QtBot, tmp_path: Path) -> ExportDialog:
    (tmp_path / "old-restored.jpg").touch()
    parent = QWidget()
    qtbot.addWidget(parent)
    source = replace(photo(), source=tmp_path / "old.tif")
    return ExportDialog(source, Prompts(parent), Format.JPEG, 92)


def test_export_proposes_a_name_that_nobody_has(export_dialog: ExportDialog) -> None:
    assert export_dialog.target.name == "old-restored-2.jpg"


def test_export_does_not_overwrite_unless_told(export_dialog: ExportDialog) -> None:
    assert not export_dialog.options.overwrite


def test_export_as_jpeg_has_8_bits(export_dialog: ExportDialog) -> None:
    assert export_dialog.options.bits == 8
