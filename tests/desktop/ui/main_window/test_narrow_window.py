"""Nothing is cut off in a window of 1024 x 700 pixels, in every language of the window."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import _install_translations
from desktop.document.mask import Mask
from desktop.session.document.mask_editor import Tool
from desktop.ui.common.small_widgets import ElidedLabel
from desktop.ui.panels.crop_bar import CropBar
from models.core.wish_table import Wish
from tests.desktop.documents import a_plan
from tests.desktop.ui.application import Open, program_with_photo

LANGUAGES = ("en", "de", "es", "fr", "ja", "ko", "pt", "zh")
ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly
WIDTH, HEIGHT = 1024, 700


@pytest.fixture(params=LANGUAGES)
def narrow(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Open]:
    usual, before = QLocale(), {*qapp.findChildren(QTranslator)}
    _install_translations(qapp, request.param)
    with program_with_photo(qtbot, qapp, tmp_path) as opened:
        opened.window.resize(WIDTH, HEIGHT)
        yield opened
    for translator in {*qapp.findChildren(QTranslator)} - before:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(usual)


def cut_off(window: QWidget) -> list[str]:
    """List the texts of visible labels and buttons without enough room, and a wider window.

    Layouts are given a second to settle."""
    end = time.monotonic() + 1
    while (found := _cut_off_now(window)) and time.monotonic() < end:
        QTest.qWait(20)
    return found


def _cut_off_now(window: QWidget) -> list[str]:
    QApplication.processEvents()
    labels = (each for each in window.findChildren(QLabel) if each.isVisibleTo(window))
    buttons = (each for each in window.findChildren(QAbstractButton) if each.isVisibleTo(window))
    found = [each.text() for each in labels if is_label_cut(each)]
    found += [f"window of {window.width()} pixels"] * (window.width() > WIDTH)
    return [*found, *(each.text() for each in buttons if is_button_cut(each))]


def is_button_cut(button: QAbstractButton) -> bool:
    is_icon = isinstance(button, QToolButton) and button.toolButtonStyle() is ICON_ONLY
    return not is_icon and button.sizeHint().width() > button.width()


def is_label_cut(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height()
    if isinstance(label, ElidedLabel):
        return label.fontMetrics().horizontalAdvance(label.text()) > label.contentsRect().width()
    return label.sizeHint().width() > label.width()


def test_bars_and_panels_fit(narrow: Open) -> None:
    window, cut = narrow.window, dict[str, list[str]]()
    for tool in Tool:
        window.canvas.drawing_tool.set_tool(tool)
        cut[tool.name] = cut_off(window)
    window.canvas.drawing_tool.set_tool(Tool.BRUSH)
    mask = Mask.constant(48, 32, 255)
    narrow.session.apply("Select", lambda now: now.with_selection(mask))
    cut["selection"] = cut_off(window)
    window.canvas.drawing_tool.set_tool(Tool.HAND)
    window.side_panel.plan.show_plan(
        a_plan(*Wish, unclear=("something else",)), narrow.document.photo.whole
    )
    cut["plan"] = cut_off(window)
    window.menu_actions.crop.trigger()
    assert window.findChildren(CropBar)[0].isVisible()
    cut["crop"] = cut_off(window)
    assert {name: texts for name, texts in cut.items() if texts} == {}
