"""Tests that file names that look like HTML are displayed literally and load nothing."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.common import small_widgets
from desktop.ui.common.actions_and_shortcuts import Actions
from desktop.ui.common.small_widgets import plain
from desktop.ui.main_window.header_bar import HeaderBar

UI = Path(small_widgets.__file__).parents[1]
HTML_NAME = '<img src="/some/probe.png">Oma & <b>Opa</b>.png'


def _tooltip_arguments() -> Iterator[tuple[str, ast.expr]]:
    """Yield location and argument of every `setToolTip` call in desktop/ui."""
    for file in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "setToolTip"
            ):
                yield f"{file.name}:{node.lineno}", node.args[0]


def _is_safe(argument: ast.expr) -> bool:
    """Test whether an argument is a translated literal, another tooltip or escaped by plain()."""
    if isinstance(argument, ast.IfExp):
        return _is_safe(argument.body) and _is_safe(argument.orelse)
    if not isinstance(argument, ast.Call):
        return False
    if isinstance(argument.func, ast.Name):
        return argument.func.id == "plain"
    assert isinstance(argument.func, ast.Attribute)
    return argument.func.attr in ("tr", "toolTip")


def test_every_tooltip_is_escaped_or_a_fixed_text() -> None:
    assert [location for location, argument in _tooltip_arguments() if not _is_safe(argument)] == []


@pytest.mark.parametrize("text", [HTML_NAME, "a < b", "Oma & Opa.png", "one\ntwo"])
def test_escaped_text_is_displayed_literally(text: str) -> None:
    shown = QTextDocument()
    shown.setHtml(plain(text)) if plain(text) != text else shown.setPlainText(text)
    assert shown.toPlainText() == text


def test_ordinary_path_is_not_escaped() -> None:
    assert plain("/home/me/Oma & Opa 1943 (Ö).png") == "/home/me/Oma & Opa 1943 (Ö).png"


def test_tooltip_of_the_file_name_contains_no_image(qtbot: QtBot, tmp_path: Path) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    header = HeaderBar(Actions(window))
    qtbot.addWidget(header)
    header.show_file(Path(HTML_NAME), False)
    assert "<img" not in header._title.toolTip()
