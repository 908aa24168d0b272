"""The colours of the themes can be told apart."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from desktop.app import TRANSLATIONS
from desktop.document.tone import ToneAdjustment
from desktop.ui.common.theme import DARK, LIGHT, Theme, apply_theme, palette
from desktop.ui.common.translator import Translator
from desktop.ui.common.widgets import FIELD, button, choice
from desktop.ui.main_window.side_panel import WIDTH
from desktop.ui.panels.layer_row import LayerRow, RowAppearance
from desktop.ui.panels.plan_panel import PlannedCard
from desktop.ui.panels.thumbnails import frame_thumbnail
from desktop.ui.panels.tone_panel import TonePanel
from models.core.pixels import Rect
from models.core.plan import PlannedStep, Step
from models.core.wish import Wish

LEAST = 4.5
"""Contrast of text to its ground (WCAG 2.2, success criterion 1.4.3)."""

LEAST_OF_LINES = 1.3
"""Of what parts a surface and need not be read."""

ROOM = WIDTH - 35
"""Pixels beside the photo, less margins and the scroll bar."""

TEXTS = ("text", "dim", "warning", "accent")
GROUNDS = ("window", "panel", "raised", "hover", "tint")


@pytest.fixture
def dressed(qapp: QApplication) -> None:
    """It stays so: a program puts one sheet in the place of another and never takes it away, which
    windows of earlier tests do not survive."""
    apply_theme(qapp, LIGHT)


def luminance(colour: str) -> float:
    """Relative, 0 to 1, as WCAG defines it."""
    parts = QColor(colour).getRgbF()[:3]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lower, upper = sorted((luminance(one), luminance(other)))
    return (upper + 0.05) / (lower + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read_on_every_ground(theme: Theme, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= LEAST


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["accent", "accent_hover"])
def test_the_words_on_a_main_button_can_be_read(theme: Theme, ground: str) -> None:
    assert contrast(theme.on_accent, getattr(theme, ground)) >= LEAST


def test_a_framed_picture_fills_its_frame(qapp: QApplication) -> None:
    picture = QImage(88, 68, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    picture.setDevicePixelRatio(2)
    made = frame_thumbnail(picture, palette(LIGHT)).toImage()
    assert [made.pixelColor(*at).name() for at in ((34, 10), (60, 34), (12, 54))] == ["#ff0000"] * 3


def test_a_drawn_thumbnail_follows_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    card = LayerRow()
    qtbot.addWidget(card)
    apply_theme(qapp, DARK)
    card.update_appearance(
        RowAppearance("Levels", 1, True, False, False, None, drawn="levels"), 0, 1
    )
    apply_theme(qapp, LIGHT)
    image = card.findChildren(QLabel)[0].pixmap().toImage()
    seen = [image.pixelColor(x, y) for x in range(20) for y in range(20)]
    assert min(colour.lightness() for colour in seen if colour.alpha() == 255) < 128


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("line", "ground"), [("border", "panel"), ("faint", "surround")])
def test_lines_can_be_told_from_their_ground(theme: Theme, line: str, ground: str) -> None:
    assert contrast(getattr(theme, line), getattr(theme, ground)) >= LEAST_OF_LINES


def test_what_stands_in_one_row_is_equally_high(qtbot: QtBot, dressed: None) -> None:
    parts = button("Cancel"), button("Export", "main", "export"), QLineEdit(), choice(), QSpinBox()
    for part in parts:
        qtbot.addWidget(part)
        part.ensurePolished()
    assert {part.sizeHint().height() for part in parts} == {FIELD}


@pytest.fixture(params=["en", "de", "es", "ko"])
def spoken(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    translator = QTranslator()
    translator.load(f"heirloom_{request.param}", str(TRANSLATIONS))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_levels_and_curves_fit_beside_the_photo(qtbot: QtBot, dressed: None, spoken: None) -> None:
    card = LayerRow()
    qtbot.addWidget(card)
    card.update_appearance(
        RowAppearance("Levels", 1, True, False, False, None, light=ToneAdjustment()), 0, 1
    )
    card.findChildren(TonePanel)[0].show_curves()
    assert card.minimumSizeHint().width() <= ROOM


def test_a_layer_that_is_out_of_date_fits_beside_the_photo(
    qtbot: QtBot, dressed: None, spoken: None
) -> None:
    card = LayerRow()
    qtbot.addWidget(card)
    card.update_appearance(RowAppearance("Levels", 1, True, True, False, None), 0, 1)
    assert card.minimumSizeHint().width() <= ROOM


@pytest.mark.parametrize("wish", Wish)
def test_a_planned_step_with_its_time_fits_beside_the_photo(
    qtbot: QtBot, dressed: None, spoken: None, wish: Wish
) -> None:
    words = Translator()
    planned = PlannedStep(wish, Step("denoise", {}), 1.0, 0.8, clause="remove the grain")
    card = PlannedCard(planned, Rect(0, 0, 100, 100), words)
    qtbot.addWidget(card)
    card.show_time(words.duration(52))
    assert card.minimumSizeHint().width() <= ROOM
