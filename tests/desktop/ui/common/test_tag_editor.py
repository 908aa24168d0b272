"""What a network took the photo to show: struck out, counted again, added to."""

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
from models.core.generation import as_text, tags_to_list
from models.core.plan import Step
from tests.desktop.documents import document, photo

TAGS = ("hat", "woman", "garden")
SEEING = Step("generate", {"wish": "faces", "clause": "faces", "model": "seesr"}, ("seesr",))


@given(st.lists(st.text("aä \t", min_size=1, max_size=5).map(str.strip), max_size=5))
def test_a_list_comes_back_from_its_text(words: list[str]) -> None:
    meant = tuple(word for word in words if word)
    assert tags_to_list(as_text(meant)) == meant


def test_no_text_says_nothing_and_a_comma_says_none() -> None:
    assert tags_to_list(" ") is None
    assert tags_to_list(",") == ()


@pytest.fixture
def chips(qtbot: QtBot) -> TagEditor:
    made = TagEditor("What the photo shows")
    qtbot.addWidget(made)
    made.show_tags("", TAGS)
    made.show()
    return made


def _on(chips: QWidget) -> dict[str, bool]:
    return {each.text(): each.isChecked() for each in chips.findChildren(QPushButton)}


def test_all_that_was_seen_counts_at_first(chips: TagEditor) -> None:
    assert _on(chips) == dict.fromkeys(TAGS, True)


def test_a_chip_is_struck_out_with_the_keyboard(qtbot: QtBot, chips: TagEditor) -> None:
    (hat,) = (each for each in chips.findChildren(QPushButton) if each.text() == "hat")
    with qtbot.waitSignal(chips.changed) as told:
        qtbot.keyClick(hat, Qt.Key.Key_Space)
    assert told.args == ["woman, garden"]
    assert hat.font().strikeOut()
    assert hat.focusPolicy() & Qt.FocusPolicy.TabFocus
    spoken = QAccessible.queryAccessibleInterface(hat)
    assert spoken is not None
    assert spoken.text(QAccessible.Text.Name) == "hat"
    assert not spoken.state().checked  # type: ignore[attr-defined]


def test_all_struck_out_is_nothing_and_not_all_that_was_seen(chips: TagEditor) -> None:
    told = list[str]()
    chips.changed.connect(told.append)
    for each in chips.findChildren(QPushButton):
        each.click()
    assert tags_to_list(told[-1]) == ()


def test_what_was_struck_out_stays_to_be_counted_again(chips: TagEditor) -> None:
    chips.show_tags("woman, cat", TAGS)
    assert _on(chips) == {"hat": False, "woman": True, "garden": False, "cat": True}


def test_words_are_added_to_those_that_count(qtbot: QtBot, chips: TagEditor) -> None:
    chips.show_tags("woman", TAGS)
    (line,) = chips.findChildren(QLineEdit)
    line.setText("a cat,  dog,")
    with qtbot.waitSignal(chips.changed) as told:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == ["woman, a cat, dog"]
    assert line.text() == ""
    assert line.accessibleName()


@pytest.fixture
def inspector(qtbot: QtBot) -> InspectorPanel:
    made = InspectorPanel(Translator())
    qtbot.addWidget(made)
    made.inspect("a")
    return made


def _seen(step: Step) -> Document:
    pixels = document("a").photo.pixels
    layer = Layer("a", "faces", step, patch=Patch("k", pixels, tags=TAGS))
    return Document(photo(), (layer,))


def test_a_struck_tag_becomes_a_parameter_of_the_step(
    qtbot: QtBot, inspector: InspectorPanel
) -> None:
    inspector.show_document(_seen(SEEING))
    (hat,) = (each for each in inspector.findChildren(QPushButton) if each.text() == "hat")
    with qtbot.waitSignal(inspector.changed) as told:
        hat.click()
    assert told.args is not None
    id, step = told.args
    assert (id, step.params["tags"]) == ("a", "woman, garden")


def test_the_focus_stays_while_the_document_changes(inspector: InspectorPanel) -> None:
    inspector.show_document(_seen(SEEING))
    before = inspector.findChildren(QPushButton)
    fewer = replace(SEEING, params={**SEEING.params, "tags": "woman"})
    inspector.show_document(_seen(fewer))
    assert inspector.findChildren(QPushButton) == before


def test_a_model_that_names_nothing_has_no_chips(inspector: InspectorPanel) -> None:
    inspector.show_document(_seen(replace(SEEING, models=("diffbir-v2.1",))))
    assert inspector.findChildren(TagEditor) == []
