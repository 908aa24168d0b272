"""Tests that the keyboard shortcuts in the documentation match the actions."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.common.actions_and_shortcuts import Actions

ROOT = Path(__file__).parents[3]
SHORTCUTS = {
    ("README.md", "Ctrl+K"): "Find a command…",
    ("README.md", "?"): "Keys…",
    ("README.md", "Ctrl+F"): "Find damage",
    ("README.md", "Ctrl+Shift+M"): "Model library…",
    ("README.md", "Ctrl+Shift+L"): "Levels and colour",
    ("README.md", "Ctrl+Shift+U"): "Curves",
    ("README.md", "C"): "Crop and straighten",
    ("README.md", "J"): "Heal spots",
    ("README.md", "W"): "Similar colours",
    ("docs/models.md", "Ctrl+Shift+M"): "Model library…",
}


@pytest.mark.parametrize(("shortcut", "name"), SHORTCUTS.items())
def test_documented_shortcut_belongs_to_its_action(
    qtbot: QtBot, shortcut: tuple[str, str], name: str
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    Actions(window)
    action = next(each for each in window.findChildren(QAction) if each.text() == name)
    assert f"`{shortcut[1]}`" in (ROOT / shortcut[0]).read_text(encoding="utf-8")
    assert shortcut[1] in [each.toString() for each in action.shortcuts()]


@pytest.mark.parametrize("document", sorted({document for document, _ in SHORTCUTS}))
def test_no_other_shortcuts_are_documented(document: str) -> None:
    documented = re.findall(
        r"`((?:Ctrl\+)(?:Shift\+)?\w)`", (ROOT / document).read_text(encoding="utf-8")
    )
    assert {(document, key) for key in documented} <= SHORTCUTS.keys()
