"""The languages of the window."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.app import TRANSLATIONS
from desktop.phrases import BLOCKS, CHOICES, CLUES, SEEN, TEMPLATES
from desktop.ui.actions import Actions

LANGUAGES = ("de", "es", "ko")
GAP = r"{\w+[^}]*}"


def _messages(language: str) -> Iterator[tuple[str, str, str]]:
    """Context, source, translation."""
    root = ET.parse(TRANSLATIONS / f"heirloom_{language}.ts").getroot()  # noqa: S314
    for context in root.iter("context"):
        for message in context.iter("message"):
            yield (
                context.findtext("name") or "",
                message.findtext("source") or "",
                message.findtext("translation") or "",
            )


def _sentences() -> set[str]:
    """What the panels say, as far as a simple look can find it."""
    said = {*TEMPLATES.values(), *CLUES.values(), *CHOICES.values(), SEEN, BLOCKS}
    for file in Path(TRANSLATIONS).parents[1].glob("desktop/ui/*.py"):
        said |= set(re.findall(r'self\.tr\("([^"\\]+)"\)', file.read_text(encoding="utf-8")))
    return said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_window_is_in_the_language_file(language: str) -> None:
    assert _sentences() <= {source for _, source, _ in _messages(language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    assert [source for _, source, text in _messages(language) if not text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_what_is_filled_in(language: str) -> None:
    for _, source, text in _messages(language):
        if text:
            assert sorted(re.findall(GAP, source)) == sorted(re.findall(GAP, text))


@pytest.mark.parametrize(
    ("language", "said"), [("de", "Öffnen…"), ("es", "Abrir…"), ("ko", "열기…")]
)
def test_the_window_speaks_the_language(
    qtbot: QtBot, qapp: QApplication, language: str, said: str
) -> None:
    translator = QTranslator()
    assert translator.load(str(TRANSLATIONS / f"heirloom_{language}.qm"))
    qapp.installTranslator(translator)
    try:
        window = QMainWindow()
        qtbot.addWidget(window)
        assert Actions(window).open.text() == said
    finally:
        qapp.removeTranslator(translator)
