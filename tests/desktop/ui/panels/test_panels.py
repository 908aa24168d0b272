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
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QSlider,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.document.history import Entry, History
from desktop.files.export.print_layout import PrintSpec
from desktop.files.formats.format_table import Format
from desktop.session.engine.layer_jobs import JobProgress, JobState
from desktop.session.task_runner import TaskRunner
from desktop.settings import Settings
from desktop.ui.common.recent_files import FileMemory
from desktop.ui.common.small_widgets import button
from desktop.ui.common.translator import Translator
from desktop.ui.dialogs.export_dialog import ExportDialog
from desktop.ui.dialogs.question_dialogs import Prompts
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
from models.core.wish_table import Wish
from tests.desktop.documents import a_plan, document, patch, photo

PHOTO_RECT = Rect(0, 0, 48, 32)


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


def test_a_plan_shows_steps_reasons_and_the_parts_not_understood(plan_panel: PlanPanel) -> None:
    plan_panel.show_plan(a_plan(Wish.NOISE, unclear=("sing",)), PHOTO_RECT)
    shown = _texts(plan_panel)
    assert all(part in shown for part in ("Remove noise", "do noise", "Strength", "sing"))


def test_time_and_memory_of_a_heavy_step_are_shown_in_the_plan(plan_panel: PlanPanel) -> None:
    (planned,) = a_plan(Wish.FACES).steps
    heavy = replace(planned, effort=Effort("cuda", 5.2, 90.0, 256))
    plan_panel.show_plan(Plan((heavy,)), Rect(0, 0, 1024, 512))
    assert "about 4 min and 5.2 GB of memory (cuda)" in _texts(plan_panel)


def test_an_unticked_step_is_not_accepted(qtbot: QtBot, plan_panel: PlanPanel) -> None:
    plan = a_plan(Wish.SCRATCHES, Wish.NOISE)
    plan_panel.show_plan(plan, PHOTO_RECT)
    plan_panel.findChildren(QCheckBox)[0].click()
    with qtbot.waitSignal(plan_panel.accepted) as signal:
        _button(plan_panel, "Restore").click()
    assert signal.args == [plan.steps[1:]]


def test_an_accepted_step_has_the_strength_of_its_slider(
    qtbot: QtBot, plan_panel: PlanPanel
) -> None:
    plan = a_plan(Wish.NOISE)
    plan_panel.show_plan(plan, PHOTO_RECT)
    plan_panel.findChildren(QSlider)[0].setValue(35)
    with qtbot.waitSignal(plan_panel.accepted) as signal:
        _button(plan_panel, "Restore").click()
    assert signal.args == [(replace(plan.steps[0], strength=0.35),)]


def test_restore_is_disabled_when_no_step_is_ticked(plan_panel: PlanPanel) -> None:
    plan_panel.show_plan(a_plan(Wish.NOISE), PHOTO_RECT)
    plan_panel.findChildren(QCheckBox)[0].click()
    assert not _button(plan_panel, "Restore").isEnabled()


def _visible_text(panel: PlanPanel) -> str:
    return " ".join(each.text() for each in panel.findChildren(QLabel) if each.isVisibleTo(panel))


def test_a_location_in_words_is_shown_until_there_is_a_selection(plan_panel: PlanPanel) -> None:
    plan_panel.show_plan(replace(a_plan(Wish.NOISE), locations=("only in the sky",)), PHOTO_RECT)
    assert "only in the sky" in _visible_text(plan_panel)
    plan_panel.show_selected(True)
    assert "only in the sky" not in _visible_text(plan_panel)


@pytest.mark.parametrize(("score", "expected"), [(0.6, "perhaps"), (0.8, "probably"), (0.95, "")])
def test_low_confidence_is_shown_in_words(
    plan_panel: PlanPanel, score: float, expected: str
) -> None:
    made = a_plan(Wish.NOISE)
    plan_panel.show_plan(
        replace(made, steps=(replace(made.steps[0], confidence=score),)), PHOTO_RECT
    )
    assert ("meant" in _visible_text(plan_panel)) == bool(expected)
    assert expected in _visible_text(plan_panel)


def test_a_very_long_word_does_not_widen_the_panel(plan_panel: PlanPanel) -> None:
    plan_panel.show_plan(Plan((), ("remove" * 40,)), PHOTO_RECT)
    assert plan_panel.minimumSizeHint().width() < WIDTH


def test_an_empty_plan_says_so(plan_panel: PlanPanel) -> None:
    plan_panel.show_plan(Plan(()), PHOTO_RECT)
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


def _document_with_patch() -> Document:
    plain = document("a")
    return plain.replaced(plain.layer("a").with_patch(patch(plain, "a")))


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_thumbnails_are_turned_by_the_crop_transform(
    qtbot: QtBot, thumbnails: Thumbnails, turns: int
) -> None:
    plain = _document_with_patch()
    photo = plain.photo.whole
    made = patch(plain, "a")
    pixels = np.zeros((photo.h, photo.w, 3), np.uint16)
    pixels[: photo.h // 2] = 65535
    framed = plain.with_transform(CropTransform(photo).turned(photo, turns))
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


def _rows(layers: LayersPanel) -> list[LayerRow]:
    return [row for row in layers.findChildren(LayerRow) if row.isVisibleTo(layers)]


def test_rows_of_remaining_layers_are_reused(qtbot: QtBot, layers: LayersPanel) -> None:
    layers.show_document(document("a", "b", "c"))
    qtbot.waitUntil(lambda: len(_rows(layers)) == 3)
    before = _rows(layers)
    layers.show_document(document("b", "a"))
    qtbot.waitUntil(lambda: len(_rows(layers)) == 2)
    assert all(row in before for row in _rows(layers))


def test_a_layer_that_never_ran_offers_to_run(qtbot: QtBot, layers: LayersPanel) -> None:
    layers.show_document(document("a"))
    with qtbot.waitSignal(layers.run_wanted) as signal:
        _button(layers, "Run").click()
    assert signal.args == ["a"]


def test_a_layer_with_a_current_patch_has_no_run_button(layers: LayersPanel) -> None:
    layers.show_document(_document_with_patch())
    assert "Run" not in _texts(layers)


def test_a_stale_layer_offers_to_run_again(layers: LayersPanel) -> None:
    stale = document("a")
    stale = stale.replaced(stale.layer("a").with_patch(replace(patch(stale, "a"), key="old")))
    layers.show_document(stale)
    assert "Run again" in _texts(layers)


def test_a_running_layer_says_so(layers: LayersPanel) -> None:
    layers.show_document(document("a"))
    layers.show_states({"a": JobState.RUNNING})
    assert "Restoring…" in _texts(layers)


def test_the_opacity_slider_emits_user_changes_only(qtbot: QtBot, layers: LayersPanel) -> None:
    requests: list[tuple[str, float, bool]] = []
    layers.faded.connect(lambda *wish: requests.append(wish))
    layers.show_document(_document_with_patch())
    layers.findChildren(QSlider)[0].setValue(40)
    layers.show_document(document("a"))
    assert requests == [("a", 0.4, False)]


def test_opacity_changes_of_one_drag_continue_after_the_first(layers: LayersPanel) -> None:
    requests: list[bool] = []
    layers.faded.connect(lambda _, to, goes_on: requests.append(goes_on))
    layers.show_document(_document_with_patch())
    slider = layers.findChildren(QSlider)[0]
    slider.setSliderDown(True)
    for value in (80, 60, 40):
        slider.setValue(value)
    slider.setSliderDown(False)
    slider.setValue(20)
    assert requests == [False, True, True, False]


def test_move_up_requests_the_next_higher_index(qtbot: QtBot, layers: LayersPanel) -> None:
    layers.show_document(document("a", "b"))
    up = [a for a in layers.findChildren(QAction) if a.text() == "Move up"]
    with qtbot.waitSignal(layers.moved) as signal:
        next(each for each in up if each.isEnabled()).trigger()
    assert signal.args == ["a", 1]


def test_a_double_click_on_the_name_renames(qtbot: QtBot, layers: LayersPanel) -> None:
    layers.show_document(_document_with_patch())
    name = next(each for each in layers.findChildren(QLabel) if each.text() == "a")
    qtbot.mouseDClick(name, Qt.MouseButton.LeftButton)
    edit = layers.findChildren(QLineEdit)[0]
    edit.setText("Sky")
    with qtbot.waitSignal(layers.renamed) as signal:
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert signal.args == ["a", "Sky"]


@pytest.fixture
def instruction_bar(qtbot: QtBot, tmp_path: Path) -> InstructionBar:
    memory = QSettings(str(tmp_path / "memory.ini"), QSettings.Format.IniFormat)
    panel = InstructionBar(memory)
    qtbot.addWidget(panel)
    return panel


def test_enter_emits_the_stripped_text(qtbot: QtBot, instruction_bar: InstructionBar) -> None:
    line = instruction_bar.findChildren(QLineEdit)[0]
    qtbot.keyClicks(line, " less noise ")
    with qtbot.waitSignal(instruction_bar.said) as signal:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert signal.args == ["less noise"]


def test_up_and_down_recall_earlier_instructions(
    qtbot: QtBot, instruction_bar: InstructionBar
) -> None:
    line = instruction_bar.findChildren(QLineEdit)[0]
    for text in ("first", "second"):
        line.setText(text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    seen = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(line, key)
        seen.append(line.text())
    assert seen == ["second", "first", "second", ""]


def test_an_example_is_put_into_the_line(instruction_bar: InstructionBar) -> None:
    _button(instruction_bar, "too dark").click()
    assert instruction_bar.findChildren(QLineEdit)[0].text() == "too dark"


def test_typing_offers_the_sentences_that_contain_the_text(
    instruction_bar: InstructionBar,
) -> None:
    completer = instruction_bar.findChildren(QLineEdit)[0].completer()
    completer.setCompletionPrefix("GRAIN")
    model = completer.completionModel()
    offered = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert offered == ["less grain, a bit sharper", "remove the noise but keep the film grain"]


def test_the_sheet_of_sentences_is_asked_for(qtbot: QtBot, instruction_bar: InstructionBar) -> None:
    with qtbot.waitSignal(instruction_bar.sentences_wanted):
        _button(instruction_bar, "What you can say").click()


def test_the_history_emits_the_index_of_the_chosen_entry(qtbot: QtBot) -> None:
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.show_history(History((Entry("Open", document()), Entry("Noise", document("a"))), 1))
    with qtbot.waitSignal(panel.chosen) as signal:
        panel.findChildren(QListWidget)[0].setCurrentRow(0)
    assert signal.args == [0]


def test_progress_shows_the_time_left(qtbot: QtBot) -> None:
    bar = JobBar(Translator())
    qtbot.addWidget(bar)
    bar.show_job("Remove noise")
    bar.show_progress(JobProgress(0.5, 42.0))
    assert "about 40 s left" in _texts(bar)


@pytest.mark.parametrize(
    "notice", [FallbackToCpu("cuda"), TileShrunk(64), TileLeftUnchanged(Rect(0, 0, 1, 1), "nan")]
)
def test_every_notice_has_a_sentence_without_placeholders(notice: object) -> None:
    sentence = Translator().message(notice)
    assert re.match(r"[A-Z].*\.$", sentence)
    assert "{" not in sentence


@pytest.mark.parametrize("wish", Wish)
def test_every_wish_has_a_label_and_a_defect_name(wish: Wish) -> None:
    assert Translator().wish(wish) != wish.value
    assert Translator().defect(wish)


@pytest.fixture
def export_dialog(qtbot: QtBot, tmp_path: Path) -> ExportDialog:
    (tmp_path / "old-restored.jpg").touch()
    parent = QWidget()
    qtbot.addWidget(parent)
    source = replace(photo(), source=tmp_path / "old.tif")
    memory = FileMemory(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    return ExportDialog(Document(source), Prompts(parent, memory), Settings(format="jpeg"))


def test_export_proposes_an_unused_name(export_dialog: ExportDialog) -> None:
    assert export_dialog.target.name == "old-restored-2.jpg"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("out.png", "out.jpg"),
        ("out.HEIC", "out.jpg"),
        ("out.jpeg", "out.jpeg"),
        ("OUT.JPG", "OUT.JPG"),
        ("1956.07", "1956.07.jpg"),
        ("", "old.jpg"),
    ],
)
def test_exported_file_has_a_suffix_of_its_format(
    typed: str, name: str, export_dialog: ExportDialog
) -> None:
    _line(export_dialog, "File name").setText(typed)
    assert export_dialog.target.name == name


def test_export_does_not_overwrite_by_default(export_dialog: ExportDialog) -> None:
    assert not export_dialog.options.overwrite


def test_export_as_jpeg_has_8_bits(export_dialog: ExportDialog) -> None:
    assert export_dialog.options.bits == 8


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("look", ["", "main", "chip", "link"])
def test_enter_and_space_press_the_focused_button(qtbot: QtBot, key: Qt.Key, look: str) -> None:
    pressed = button("Go", look)
    qtbot.addWidget(pressed)
    with qtbot.waitSignal(pressed.clicked):
        qtbot.keyClick(pressed, key)


def test_enter_on_cancel_does_not_press_the_default_button_of_a_dialog(
    qtbot: QtBot, export_dialog: ExportDialog
) -> None:
    export_dialog.show()
    with qtbot.waitSignal(export_dialog.rejected):
        qtbot.keyClick(_button(export_dialog, "Cancel"), Qt.Key.Key_Return)


def test_a_step_that_enlarges_shows_the_size_before_and_after(plan_panel: PlanPanel) -> None:
    (planned,) = a_plan(Wish.LOW_RESOLUTION).steps
    larger = replace(planned, step=replace(planned.step, params={"scale": 2}))
    plan_panel.show_picture_size(Rect(0, 0, 300, 419))
    plan_panel.show_plan(Plan((larger,)), PHOTO_RECT)
    assert "2×: from 300 × 419 to 600 × 838 pixels" in _visible_text(plan_panel)


def _line(dialog: ExportDialog, name: str) -> QLineEdit:
    return next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name)


def _chosen(dialog: ExportDialog, name: str) -> QComboBox:
    return next(each for each in dialog.findChildren(QComboBox) if each.accessibleName() == name)


def test_export_shows_the_size_of_the_file(export_dialog: ExportDialog) -> None:
    assert "48 × 32 pixels" in _texts(export_dialog)


def test_export_for_a_print_shows_its_pixels_and_the_enlargement(
    export_dialog: ExportDialog,
) -> None:
    _chosen(export_dialog, "Size").setCurrentIndex(1)
    assert "1772 × 1181 pixels" in _texts(export_dialog)
    assert "enlarged 37 times" in _texts(export_dialog)


def test_export_has_no_print_before_one_is_wanted(export_dialog: ExportDialog) -> None:
    assert export_dialog.options.print_spec is None
    _chosen(export_dialog, "Size").setCurrentIndex(1)
    assert export_dialog.options.print_spec == PrintSpec(150, 100, 300)


def test_export_remembers_format_depth_and_paper(export_dialog: ExportDialog) -> None:
    _chosen(export_dialog, "Format").setCurrentText("TIFF")
    _chosen(export_dialog, "Bit depth").setCurrentText("16 bit")
    _chosen(export_dialog, "Size").setCurrentIndex(1)
    spin = next(each for each in export_dialog.findChildren(QSpinBox))
    spin.setValue(600)
    kept = export_dialog.remembered
    assert (kept.format, kept.bits, kept.print_dpi) == ("tiff", 16, 600)
    again = ExportDialog(Document(photo()), export_dialog._prompts, kept)
    assert (again.options.format, again.options.bits) == (Format.TIFF, 16)


def test_export_keeps_the_format_of_the_original_until_another_is_chosen(
    export_dialog: ExportDialog,
) -> None:
    dialog = ExportDialog(Document(photo()), export_dialog._prompts, Settings())
    assert dialog.options.format is Format.PNG
    assert dialog.remembered == Settings()
