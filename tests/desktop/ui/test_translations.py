"""The languages of the window."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.app import TRANSLATIONS, _install_translations
from desktop.i18n.error_templates import CHOICES, TEMPLATES
from desktop.ui.common.actions_and_shortcuts import Actions
from desktop.ui.common.translator import Translator
from models.core.plan import Finding, PlannedStep, Step
from models.core.wish_table import Wish

LANGUAGES = ("de", "es", "fr", "ja", "ko", "pt", "zh")
WITHOUT_PLURAL = ("ja", "ko", "zh")
GAP = r"{\w+[^}]*}"


def _messages(language: str) -> Iterator[tuple[str, str, str]]:
    """Context, source, translation; each form of a number by itself."""
    root = ET.parse(TRANSLATIONS / f"heirloom_{language}.ts").getroot()  # noqa: S314
    for context in root.iter("context"):
        for message in context.iter("message"):
            name, source = context.findtext("name") or "", message.findtext("source") or ""
            forms = [form.text or "" for form in message.iter("numerusform")]
            for text in forms or [message.findtext("translation") or ""]:
                yield name, source, text


def _sentences() -> set[str]:
    """Collect the translatable sentences of templates and of literal `self.tr` calls."""
    said = {*TEMPLATES.values(), *CHOICES.values()}
    said |= {text for wish in Wish for text in wish.spec.translated_texts}
    for file in Path(TRANSLATIONS).parents[1].glob("desktop/ui/**/*.py"):
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


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_every_form_of_a_number_is_translated(language: str) -> None:
    root = ET.parse(TRANSLATIONS / f"heirloom_{language}.ts").getroot()  # noqa: S314
    counted = root.findall(".//message[@numerus='yes']")
    forms = [form.text for each in counted for form in each.iter("numerusform")]
    assert len(forms) == len(counted) * (1 if language in WITHOUT_PLURAL else 2)
    assert len(counted) == 4
    assert all(forms)


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "1 photo waits for the start", "2 photos wait for the start"),
        ("de", "1 Foto wartet auf den Start", "2 Fotos warten auf den Start"),
        ("es", "1 foto espera el inicio", "2 fotos esperan el inicio"),
        ("fr", "1 photo attend le démarrage", "2 photos attendent le démarrage"),
        ("ja", "1 枚の写真が開始を待っています", "2 枚の写真が開始を待っています"),
        ("ko", "사진 1장이 시작을 기다립니다", "사진 2장이 시작을 기다립니다"),
        ("pt", "1 foto aguarda o início", "2 fotos aguardam o início"),
        ("zh", "1 张照片等待开始", "2 张照片等待开始"),
    ],
)
def test_one_photo_is_told_as_one(language: str, one: str, two: str) -> None:
    translator = QTranslator()
    assert translator.load(str(TRANSLATIONS / f"heirloom_{language}.qm"))
    source = "%n photo(s) wait for the start"
    said = [translator.translate("BatchWindow", source, "", n) for n in (1, 2)]
    assert [text.replace("%n", str(n)) for n, text in enumerate(said, 1)] == [one, two]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Öffnen…"),
        ("es", "Abrir…"),
        ("fr", "Ouvrir…"),
        ("ja", "開く…"),
        ("ko", "열기…"),
        ("pt", "Abrir…"),
        ("zh", "打开…"),
    ],
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


@pytest.fixture
def in_french(qapp: QApplication) -> Iterator[None]:
    usual, before = QLocale(), {*qapp.findChildren(QTranslator)}
    _install_translations(qapp, "fr")
    yield
    for translator in {*qapp.findChildren(QTranslator)} - before:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(usual)


def test_names_of_keys_are_those_of_the_language(in_french: None) -> None:
    keys = QKeySequence("Ctrl+Shift+L").toString(QKeySequence.SequenceFormat.NativeText)
    assert keys == "Ctrl+Maj+L"


def test_measured_numbers_have_the_decimal_point_of_the_language(in_french: None) -> None:
    finding = Finding(Wish.SCRATCHES, 1.0, {"surely_marked": 0.0125})
    planned = PlannedStep(Wish.SCRATCHES, Step("scratches", {}), 1.0, 1.0, finding=finding)
    assert "1,2%" in Translator().reason(planned)


def test_quotation_marks_are_those_of_the_language(in_french: None) -> None:
    assert Translator().quoted("trop sombre") == "«\N{NO-BREAK SPACE}trop sombre\N{NO-BREAK SPACE}»"
