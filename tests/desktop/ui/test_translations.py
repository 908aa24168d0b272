"""Tests of the translation files of the window."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.app import TRANSLATIONS
from desktop.i18n.templates import BLOCKS, CHOICES, CLUES, SEEN, TEMPLATES
from desktop.ui.common.actions import Actions

LANGUAGES = ("de", "es", "ko")
PLACEHOLDER = r"{\w+[^}]*}"


def _messages(language: str) -> Iterator[tuple[str, str, str]]:
    """Yield (context, source, translation) of each message; plural forms are separate."""
    root = ET.parse(TRANSLATIONS / f"heirloom_{language}.ts").getroot()  # noqa: S314
    for context in root.iter("context"):
        for message in context.iter("message"):
            name, source = context.findtext("name") or "", message.findtext("source") or ""
            forms = [form.text or "" for form in message.iter("numerusform")]
            for text in forms or [message.findtext("translation") or ""]:
                yield name, source, text


def _sentences() -> set[str]:
    """Collect the translatable sentences of templates and of literal `self.tr` calls."""
    sentences = {*TEMPLATES.values(), *CLUES.values(), *CHOICES.values(), SEEN, BLOCKS}
    for file in Path(TRANSLATIONS).parents[1].glob("desktop/ui/**/*.py"):
        sentences |= set(re.findall(r'self\.tr\("([^"\\]+)"\)', file.read_text(encoding="utf-8")))
    return sentences


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_in_the_translation_file(language: str) -> None:
    assert _sentences() <= {source for _, source, _ in _messages(language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    assert [source for _, source, text in _messages(language) if not text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_placeholders(language: str) -> None:
    for _, source, text in _messages(language):
        if text:
            assert sorted(re.findall(PLACEHOLDER, source)) == sorted(re.findall(PLACEHOLDER, text))


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_every_plural_form_is_translated(language: str) -> None:
    root = ET.parse(TRANSLATIONS / f"heirloom_{language}.ts").getroot()  # noqa: S314
    numbered = root.findall(".//message[@numerus='yes']")
    forms = [form.text for each in numbered for form in each.iter("numerusform")]
    assert len(forms) == len(numbered) * (1 if language == "ko" else 2)
    assert len(numbered) == 3
    assert all(forms)


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "1 photo waits for the start", "2 photos wait for the start"),
        ("de", "1 Foto wartet auf den Start", "2 Fotos warten auf den Start"),
        ("es", "1 foto espera el inicio", "2 fotos esperan el inicio"),
        ("ko", "사진 1장이 시작을 기다립니다", "사진 2장이 시작을 기다립니다"),
    ],
)
def test_singular_form_is_used_for_one_photo(language: str, one: str, two: str) -> None:
    translator = QTranslator()
    assert translator.load(str(TRANSLATIONS / f"heirloom_{language}.qm"))
    source = "%n photo(s) wait for the start"
    texts = [translator.translate("BatchWindow", source, "", n) for n in (1, 2)]
    assert [text.replace("%n", str(n)) for n, text in enumerate(texts, 1)] == [one, two]


@pytest.mark.parametrize(
    ("language", "label"), [("de", "Öffnen…"), ("es", "Abrir…"), ("ko", "열기…")]
)
def test_actions_are_translated(
    qtbot: QtBot, qapp: QApplication, language: str, label: str
) -> None:
    translator = QTranslator()
    assert translator.load(str(TRANSLATIONS / f"heirloom_{language}.qm"))
    qapp.installTranslator(translator)
    try:
        window = QMainWindow()
        qtbot.addWidget(window)
        assert Actions(window).open.text() == label
    finally:
        qapp.removeTranslator(translator)
