"""What the documents say of the window is true."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.common.actions import Actions

ROOT = Path(__file__).parents[3]
KEYS = {
    ("README.md", "Ctrl+K"): "Find a command…",
    ("README.md", "?"): "Keys…",
    ("README.md", "Ctrl+F"): "Find damage",
    ("README.md", "Ctrl+Shift+M"): "Model library…",
    ("README.md", "Ctrl+Shift+L"): "Levels",
    ("README.md", "Ctrl+Shift+U"): "Curves",
    ("README.md", "C"): "Crop and straighten",
    ("README.md", "J"): "Heal spots",
    ("README.md", "W"): "Similar colours",
    ("docs/models.md", "Ctrl+Shift+M"): "Model library…",
}


@pytest.mark.parametrize(("place", "name"), KEYS.items())
def test_a_key_that_is_told_does_what_is_told(
    qtbot: QtBot, place: tuple[str, str], name: str
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    Actions(window)
    named = next(each for each in window.findChildren(QAction) if each.text() == name)
    assert f"`{place[1]}`" in (ROOT / place[0]).read_text(encoding="utf-8")
    assert place[1] in [each.toString() for each in named.shortcuts()]


@pytest.mark.parametrize("document", sorted({document for document, _ in KEYS}))
def test_no_other_keys_are_told(document: str) -> None:
    told = re.findall(
        r"`((?:Ctrl\+)(?:Shift\+)?\w)`", (ROOT / document).read_text(encoding="utf-8")
    )
    assert {(document, key) for key in told} <= KEYS.keys()
