"""Tests of the contrast of the themes and of widget sizes under the style sheet."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from desktop.app import TRANSLATIONS
from desktop.document.tone_adjustment import ToneAdjustment
from desktop.ui.common.small_widgets import FIELD, button, choice
from desktop.ui.common.theme import DARK, LIGHT, Theme, apply_theme, palette
from desktop.ui.common.translator import Translator
from desktop.ui.main_window.side_panel import WIDTH
from desktop.ui.panels.layer_row import LayerRow, RowAppearance
from desktop.ui.panels.plan_panel import PlannedCard
from desktop.ui.panels.thumbnails import frame_thumbnail
from desktop.ui.panels.tone_panel import TonePanel
from models.core.pixels import Rect
from models.core.plan import PlannedStep, Step
from models.core.wish_table import Wish

MIN_TEXT_CONTRAST = 4.5
"""Least contrast of text to its background (WCAG 2.2, success criterion 1.4.3)."""

MIN_LINE_CONTRAST = 1.3
"""Least contrast of lines, which need not be read."""

AVAILABLE_WIDTH = WIDTH - 35
"""Width of the side panel without margins and scroll bar, in device-independent pixels."""

TEXTS = ("text", "dim", "warning", "accent")
BACKGROUNDS = ("window", "panel", "raised", "hover", "tint")


@pytest.fixture
def light_theme(qapp: QApplication) -> None:
    """Apply the light theme and leave it applied.

    Removing a style sheet would break windows of earlier tests.
    """
    apply_theme(qapp, LIGHT)


def luminance(colour: str) -> float:
    """Compute the relative luminance of a colour, 0 to 1, as defined by WCAG."""
    parts = QColor(colour).getRgbF()[:3]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lower, upper = sorted((luminance(one), luminance(other)))
    return (upper + 0.05) / (lower + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("background", BACKGROUNDS)
def test_text_has_enough_contrast_on_every_background(
    theme: Theme, text: str, background: str
) -> None:
    assert contrast(getattr(theme, text), getattr(theme, background)) >= MIN_TEXT_CONTRAST


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("background", ["accent", "accent_hover"])
def test_text_of_a_main_button_has_enough_contrast(theme: Theme, background: str) -> None:
    assert contrast(theme.on_accent, getattr(theme, background)) >= MIN_TEXT_CONTRAST


def test_framed_thumbnail_fills_its_frame(qapp: QApplication) -> None:
    picture = QImage(88, 68, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    picture.setDevicePixelRatio(2)
    framed = frame_thumbnail(picture, palette(LIGHT)).toImage()
    assert [framed.pixelColor(*at).name() for at in ((34, 10), (60, 34), (12, 54))] == [
        "#ff0000"
    ] * 3


def test_icon_thumbnail_follows_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    card = LayerRow()
    qtbot.addWidget(card)
    apply_theme(qapp, DARK)
    card.update_appearance(
        RowAppearance("Levels", 1, True, False, False, None, drawn="levels"), 0, 1
    )
    apply_theme(qapp, LIGHT)
    image = card.findChildren(QLabel)[0].pixmap().toImage()
    colours = [image.pixelColor(x, y) for x in range(20) for y in range(20)]
    assert min(colour.lightness() for colour in colours if colour.alpha() == 255) < 128


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("line", "background"), [("border", "panel"), ("faint", "surround")])
def test_lines_have_enough_contrast(theme: Theme, line: str, background: str) -> None:
    assert contrast(getattr(theme, line), getattr(theme, background)) >= MIN_LINE_CONTRAST


def test_controls_in_a_row_have_equal_heights(qtbot: QtBot, light_theme: None) -> None:
    parts = button("Cancel"), button("Export", "main", "export"), QLineEdit(), choice(), QSpinBox()
    for part in parts:
        qtbot.addWidget(part)
        part.ensurePolished()
    assert {part.sizeHint().height() for part in parts} == {FIELD}


@pytest.fixture(params=["en", "de", "es", "fr", "ja", "ko", "pt", "zh"])
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    translator = QTranslator()
    translator.load(f"heirloom_{request.param}", str(TRANSLATIONS))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_levels_and_curves_fit_the_side_panel(
    qtbot: QtBot, light_theme: None, language: None
) -> None:
    card = LayerRow()
    qtbot.addWidget(card)
    card.update_appearance(
        RowAppearance("Levels", 1, True, False, False, None, light=ToneAdjustment()), 0, 1
    )
    card.findChildren(TonePanel)[0].show_curves()
    assert card.minimumSizeHint().width() <= AVAILABLE_WIDTH


def test_stale_layer_fits_the_side_panel(qtbot: QtBot, light_theme: None, language: None) -> None:
    card = LayerRow()
    qtbot.addWidget(card)
    card.update_appearance(RowAppearance("Levels", 1, True, True, False, None), 0, 1)
    assert card.minimumSizeHint().width() <= AVAILABLE_WIDTH


@pytest.mark.parametrize("wish", Wish)
def test_planned_step_with_its_time_fits_the_side_panel(
    qtbot: QtBot, light_theme: None, language: None, wish: Wish
) -> None:
    translator = Translator()
    planned = PlannedStep(wish, Step("denoise", {}), 1.0, 0.8, clause="remove the grain")
    card = PlannedCard(planned, Rect(0, 0, 100, 100), translator)
    qtbot.addWidget(card)
    card.show_time(translator.duration(52))
    assert card.minimumSizeHint().width() <= AVAILABLE_WIDTH
