"""Laws of names that look like HTML: they are shown as they are, and fetch nothing."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.common import widgets
from desktop.ui.common.actions import Actions
from desktop.ui.common.widgets import plain
from desktop.ui.main_window.header_bar import HeaderBar

HOSTILE = '<img src="/some/probe.png">Oma & <b>Opa</b>.png'


def _tooltips() -> Iterator[tuple[str, ast.expr]]:
    """What is given to each `setToolTip` of the window, and where."""
    for file in sorted(Path(widgets.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "setToolTip"
            ):
                yield f"{file.name}:{node.lineno}", node.args[0]


def _is_safe(given: ast.expr) -> bool:
    """Whether it is a sentence of ours without gaps, another tooltip, or made plain."""
    if isinstance(given, ast.IfExp):
        return _is_safe(given.body) and _is_safe(given.orelse)
    if not isinstance(given, ast.Call):
        return False
    if isinstance(given.func, ast.Name):
        return given.func.id == "plain"
    assert isinstance(given.func, ast.Attribute)
    return given.func.attr in ("tr", "toolTip")


def test_no_tooltip_is_made_of_foreign_words_as_they_are() -> None:
    assert [place for place, given in _tooltips() if not _is_safe(given)] == []


@pytest.mark.parametrize("text", [HOSTILE, "a < b", "Oma & Opa.png", "one\ntwo"])
def test_what_is_made_plain_is_shown_letter_by_letter(text: str) -> None:
    shown = QTextDocument()
    shown.setHtml(plain(text)) if plain(text) != text else shown.setPlainText(text)
    assert shown.toPlainText() == text


def test_an_ordinary_name_stays_what_it_is() -> None:
    assert plain("/home/me/Oma & Opa 1943 (Ö).png") == "/home/me/Oma & Opa 1943 (Ö).png"


def test_the_tooltip_of_a_photo_holds_no_picture(qtbot: QtBot, tmp_path: Path) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    header = HeaderBar(Actions(window))
    qtbot.addWidget(header)
    header.show_file(Path(HOSTILE), False)
    assert "<img" not in header._title.toolTip()
