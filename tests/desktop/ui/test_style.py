"""The colours of the themes can be told apart."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.layer_card import LayerCard, Look
from desktop.ui.style import DARK, LIGHT, Theme, dress, palette
from desktop.ui.thumbnails import framed

LEAST = 4.5
"""Contrast of text to its ground (WCAG 2.2, success criterion 1.4.3)."""

TEXTS = ("text", "dim", "warning", "accent")
GROUNDS = ("window", "panel", "raised", "hover", "tint")


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
    made = framed(picture, palette(LIGHT)).toImage()
    assert [made.pixelColor(*at).name() for at in ((34, 10), (60, 34), (12, 54))] == ["#ff0000"] * 3


def test_a_drawn_thumbnail_follows_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    card = LayerCard()
    qtbot.addWidget(card)
    dress(qapp, DARK)
    card.show_look(Look("Levels", 1, True, False, False, None, drawn="levels"), 0, 1)
    dress(qapp, LIGHT)
    image = card.findChildren(QLabel)[0].pixmap().toImage()
    seen = [image.pixelColor(x, y) for x in range(20) for y in range(20)]
    assert min(colour.lightness() for colour in seen if colour.alpha() == 255) < 128
