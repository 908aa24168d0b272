"""Tests of the tag editor: striking out, restoring and adding tags."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.ui.common.tag_editor import TagEditor
from desktop.ui.common.translator import Translator
from desktop.ui.panels.inspector_panel import InspectorPanel
from models.core.generation import tags_to_list, tags_to_text
from models.core.plan import Step
from tests.desktop.documents import document, photo

TAGS = ("hat", "woman", "garden")
STEP_WITH_TAGS = Step(
    "generate", {"wish": "faces", "clause": "faces", "model": "seesr"}, ("seesr",)
)


@given(st.lists(st.text("aä \t", min_size=1, max_size=5).map(str.strip), max_size=5))
def test_tags_survive_a_round_trip_through_text(tags: list[str]) -> None:
    nonempty = tuple(tag for tag in tags if tag)
    assert tags_to_list(tags_to_text(nonempty)) == nonempty


def test_blank_text_means_unset_and_a_comma_means_no_tags() -> None:
    assert tags_to_list(" ") is None
    assert tags_to_list(",") == ()


@pytest.fixture
def editor(qtbot: QtBot) -> TagEditor:
    widget = TagEditor("What the photo shows")
    qtbot.addWidget(widget)
    widget.show_tags("", TAGS)
    widget.show()
    return widget


def _active(editor: QWidget) -> dict[str, bool]:
    return {each.text(): each.isChecked() for each in editor.findChildren(QPushButton)}


def test_all_proposed_tags_are_active_without_a_text(editor: TagEditor) -> None:
    assert _active(editor) == dict.fromkeys(TAGS, True)


def test_space_key_strikes_out_a_tag(qtbot: QtBot, editor: TagEditor) -> None:
    (hat,) = (each for each in editor.findChildren(QPushButton) if each.text() == "hat")
    with qtbot.waitSignal(editor.changed) as emitted:
        qtbot.keyClick(hat, Qt.Key.Key_Space)
    assert emitted.args == ["woman, garden"]
    assert hat.font().strikeOut()
    assert hat.focusPolicy() & Qt.FocusPolicy.TabFocus
    accessible = QAccessible.queryAccessibleInterface(hat)
    assert accessible is not None
    assert accessible.text(QAccessible.Text.Name) == "hat"
    assert not accessible.state().checked  # type: ignore[attr-defined]


def test_striking_out_all_tags_gives_an_empty_list(editor: TagEditor) -> None:
    emitted = list[str]()
    editor.changed.connect(emitted.append)
    for each in editor.findChildren(QPushButton):
        each.click()
    assert tags_to_list(emitted[-1]) == ()


def test_struck_out_tags_stay_visible(editor: TagEditor) -> None:
    editor.show_tags("woman, cat", TAGS)
    assert _active(editor) == {"hat": False, "woman": True, "garden": False, "cat": True}


def test_typed_tags_are_added_to_the_active_ones(qtbot: QtBot, editor: TagEditor) -> None:
    editor.show_tags("woman", TAGS)
    (line,) = editor.findChildren(QLineEdit)
    line.setText("a cat,  dog,")
    with qtbot.waitSignal(editor.changed) as emitted:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert emitted.args == ["woman, a cat, dog"]
    assert line.text() == ""
    assert line.accessibleName()


@pytest.fixture
def inspector(qtbot: QtBot) -> InspectorPanel:
    widget = InspectorPanel(Translator())
    qtbot.addWidget(widget)
    widget.inspect("a")
    return widget


def _tagged_document(step: Step) -> Document:
    pixels = document("a").photo.pixels
    layer = Layer("a", "faces", step, patch=Patch("k", pixels, tags=TAGS))
    return Document(photo(), (layer,))


def test_struck_out_tag_changes_the_tags_parameter(qtbot: QtBot, inspector: InspectorPanel) -> None:
    inspector.show_document(_tagged_document(STEP_WITH_TAGS))
    (hat,) = (each for each in inspector.findChildren(QPushButton) if each.text() == "hat")
    with qtbot.waitSignal(inspector.changed) as emitted:
        hat.click()
    assert emitted.args is not None
    id, step = emitted.args
    assert (id, step.params["tags"]) == ("a", "woman, garden")


def test_chips_are_kept_while_the_document_changes(inspector: InspectorPanel) -> None:
    inspector.show_document(_tagged_document(STEP_WITH_TAGS))
    before = inspector.findChildren(QPushButton)
    fewer = replace(STEP_WITH_TAGS, params={**STEP_WITH_TAGS.params, "tags": "woman"})
    inspector.show_document(_tagged_document(fewer))
    assert inspector.findChildren(QPushButton) == before


def test_model_without_tags_has_no_tag_editor(inspector: InspectorPanel) -> None:
    inspector.show_document(_tagged_document(replace(STEP_WITH_TAGS, models=("diffbir-v2.1",))))
    assert inspector.findChildren(TagEditor) == []
