"""Tests of the strip of restored faces."""

from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.face_amounts import with_face_amount
from desktop.ui.common.small_widgets import Slider
from desktop.ui.panels.face_strip import FaceStrip
from tests.desktop.document.test_face_amounts import document

__all__ = ["document"]


def test_strip_shows_each_restored_face_with_its_amount(qtbot: QtBot, document: Document) -> None:
    strip = FaceStrip()
    qtbot.addWidget(strip)
    strip.show_document(with_face_amount(document, "a", 1, 0.5))
    assert [each.text() for each in strip.findChildren(QCheckBox)] == ["Face 1", "Face 2"]
    assert [each.value() for each in strip.findChildren(Slider)] == [100, 50]


def test_box_and_slider_ask_for_an_amount(qtbot: QtBot, document: Document) -> None:
    strip, asked = FaceStrip(), list[tuple[str, int, float]]()
    qtbot.addWidget(strip)
    strip.amount_changed.connect(lambda *change: asked.append(change))
    strip.show_document(document)
    strip.findChildren(QCheckBox)[1].click()
    strip.findChildren(Slider)[0].setValue(40)
    assert asked == [("a", 1, 0.0), ("a", 0, 0.4)]


def test_strip_is_hidden_without_faces(qtbot: QtBot, document: Document) -> None:
    strip = FaceStrip()
    qtbot.addWidget(strip)
    strip.show_document(document)
    assert not strip.isHidden()
    strip.show_document(document.without("a"))
    assert strip.isHidden()
