"""Names that look like HTML are shown as they are everywhere in the window."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.ui.application import Open

NAME = "<b>Oma & <img src=probe.png>"


@pytest.fixture
def named(qtbot: QtBot, opened: Open, tmp_path: Path) -> Open:
    """Window with a photo, layers and messages whose names look like HTML."""
    folder = tmp_path / "<i>album"
    folder.mkdir()
    source = folder / f"{NAME}.png"
    Image.new("RGB", (40, 30), (90, 90, 90)).save(source)
    opened.program.file_controller.open(source)
    qtbot.waitUntil(lambda: opened.document.photo.source == source)
    opened.restore(qtbot)
    opened.finish(qtbot)
    layer = opened.document.layers[0]
    opened.session.apply("rename", lambda document: document.replaced(replace(layer, name=NAME)))
    opened.window.message_banner.show_message(NAME)
    opened.window.notice_banner.add_message(NAME)
    opened.window.status_bar.show_message(NAME)
    return opened


def test_every_label_of_the_window_is_plain_text(named: Open) -> None:
    labels = [each for each in QApplication.allWidgets() if isinstance(each, QLabel)]
    rich = [
        each.text()
        for each in labels
        if each.textFormat() is not Qt.TextFormat.PlainText
        and QtGui.Qt.mightBeRichText(each.text())
    ]
    assert any("<b>" in each.text() for each in labels)
    assert rich == []


def test_no_tooltip_of_the_window_is_rendered_as_html(named: Open) -> None:
    shown = [each.toolTip() for each in named.window.findChildren(QWidget) if each.toolTip()]
    literal = []
    for tooltip in shown:
        document = QTextDocument()
        document.setHtml(tooltip) if QtGui.Qt.mightBeRichText(tooltip) else document.setPlainText(
            tooltip
        )
        literal.append(document.toPlainText())
    assert any("<img" in each for each in literal)
    assert not [each for each in shown if "<img" in each or "<b>" in each]
