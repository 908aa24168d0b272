"""Dark and light theme: palette and style sheet of the application.

Neutral greys with a single accent, so that the colours of the photo can be judged. Distances are
multiples of four pixels.
"""

from dataclasses import asdict, dataclass
from string import Template
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop.ui.common.icons import ICONS

SPACE: Final = 8
"""Default distance between widgets, in device-independent pixels."""

THEMED_ICONS: Final = ("tick", "arrow", "onward")
"""Names of icons that the style sheet refers to, with one file for each theme."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of a theme by their use, as hex strings; `surround` is the area around the photo."""

    name: str
    window: str
    panel: str
    raised: str
    hover: str
    border: str
    text: str
    dim: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    tint: str
    surround: str
    warning: str


DARK: Final = Theme(
    name="dark",
    window="#1d1e20",
    panel="#232427",
    raised="#2c2d31",
    hover="#37393e",
    border="#3a3b40",
    text="#ececee",
    dim="#a6a8ae",
    faint="#6c6e75",
    accent="#e3a857",
    accent_hover="#efb96d",
    on_accent="#221a0e",
    tint="#3a3022",
    surround="#161718",
    warning="#e58a72",
)
LIGHT: Final = Theme(
    name="light",
    window="#f2f2f1",
    panel="#fafaf9",
    raised="#ffffff",
    hover="#e9e9e7",
    border="#d6d6d3",
    text="#202124",
    dim="#5f6267",
    faint="#a1a3a7",
    accent="#98570c",
    accent_hover="#84490a",
    on_accent="#ffffff",
    tint="#f6ead9",
    surround="#d9d9d8",
    warning="#a8371c",
)


def theme_for(choice: str, scheme: Qt.ColorScheme) -> Theme:
    """Choose the theme for `choice` ("system", "light" or "dark") and the system scheme."""
    dark = choice == "dark" or (choice != "light" and scheme == Qt.ColorScheme.Dark)
    return DARK if dark else LIGHT


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Set palette and style sheet of the application by a theme."""
    app.setPalette(palette(theme))
    icon_files = {name: (ICONS / f"{name}-{theme.name}.svg").as_posix() for name in THEMED_ICONS}
    app.setStyleSheet(Template(STYLE_SHEET).substitute(asdict(theme), **icon_files))


def palette(theme: Theme) -> QPalette:
    """Build the palette of a theme; the role `Dark` is the surround of the photo."""
    colours = QPalette()
    role = QPalette.ColorRole
    uses = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.raised,
        role.AlternateBase: theme.panel,
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.dim,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.Mid: theme.border,
        role.Dark: theme.surround,
        role.BrightText: theme.warning,
        role.Accent: theme.accent,
    }
    for use, colour in uses.items():
        colours.setColor(use, QColor(colour))
    for use in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        colours.setColor(QPalette.ColorGroup.Disabled, use, QColor(theme.faint))
    return colours


STYLE_SHEET: Final = """
* { outline: none; }
QWidget { color: $text; }
QWidget:disabled { color: $faint; }
QMainWindow, QDialog, QWidget#batch { background: $window; }
QMessageBox QLabel { min-width: 320px; padding: 4px 8px 4px 0; }
QLabel { background: transparent; }
QLabel[tone="title"] { font-weight: 600; font-size: 15px; }
QLabel[tone="big"] { font-weight: 600; font-size: 22px; }
QLabel[tone="dim"] { color: $dim; }
QLabel[tone="small"] { color: $dim; font-size: 12px; }
QLabel[tone="warning"] { color: $warning; font-size: 12px; }
QLabel[tone="head-line"] { font-weight: 600; }
QLabel[tone="badge"] {
  color: $warning; border: 1px solid $warning; border-radius: 8px; padding: 1px 7px;
  font-size: 11px;
}
QLabel[tone="head"] { color: $dim; font-size: 12px; font-weight: 600; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 4px 6px; }

QWidget#header { background: $panel; border-bottom: 1px solid $border; }
QWidget#rail { background: $panel; border-right: 1px solid $border; }
QWidget#bar { background: $panel; border-bottom: 1px solid $border; }
QWidget#side { background: $panel; border-left: 1px solid $border; }
QWidget#foot { background: $panel; border-top: 1px solid $border; }
QFrame#card { background: $raised; border: 1px solid $border; border-radius: 10px; }
QFrame#card[running="true"] { border-color: $accent; background: $tint; }
QFrame#notice { background: $tint; border: none; border-radius: 10px; }
QFrame#line { background: $border; border: none; max-height: 1px; min-height: 1px; }

QToolButton, QPushButton {
  background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 6px 8px;
}
QPushButton {
  background: $raised; border-color: $border; padding: 7px 14px; min-height: 18px;
}
QToolButton:hover, QPushButton:hover { background: $hover; }
QToolButton:pressed, QPushButton:pressed { background: $border; }
QToolButton:checked { background: $tint; border-color: $accent; }
QToolButton[look="sample"] { padding: 3px; border: 1px solid $faint; border-radius: 6px; }
QToolButton[look="sample"]:hover { border-color: $accent; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[slim="true"] { padding: 3px; border-radius: 6px; }
QPushButton[look="main"] {
  background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[look="main"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="main"]:disabled { background: $hover; border-color: $hover; color: $faint; }
QPushButton[look="chip"] {
  border-radius: 12px; min-height: 22px; max-height: 22px; padding: 0 12px;
  background: $raised; color: $dim; font-size: 12px;
}
QPushButton[look="chip"]:hover { color: $text; border-color: $faint; }
QPushButton[look="chip"]:checked { background: $tint; color: $text; }
QPushButton[look="chip"]:focus { color: $text; }
QPushButton[look="chip-done"] {
  border-radius: 12px; min-height: 22px; max-height: 22px; padding: 0 14px;
  background: $raised; border-color: $accent; color: $text; font-size: 12px; font-weight: 600;
}
QPushButton[look="chip-done"]:hover { background: $tint; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QWidget#bar QComboBox, QWidget#bar QDoubleSpinBox { padding: 2px 8px; min-height: 20px; }
QPushButton[look="chip-main"] {
  border-radius: 12px; min-height: 22px; max-height: 22px; padding: 0 14px;
  background: $accent; border-color: $accent; color: $on_accent; font-size: 12px; font-weight: 600;
}
QPushButton[look="chip-main"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="link"] {
  background: transparent; border-color: transparent; color: $accent; padding: 4px 8px;
  min-height: 0;
}
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="tab"] {
  background: transparent; border: none; border-bottom: 2px solid transparent;
  border-radius: 0; padding: 8px 4px; min-height: 0; color: $dim; font-weight: 600;
}
QPushButton[look="tab"]:hover, QPushButton[look="tab"]:focus { color: $text; }
QPushButton[look="tab"]:checked { color: $text; border-bottom-color: $accent; }

QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox {
  background: $raised; border: 1px solid $border; border-radius: 8px; padding: 6px 10px;
  min-height: 20px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QSpinBox, QDoubleSpinBox { min-height: 17px; }
QLineEdit { placeholder-text-color: $dim; }
QLineEdit#instruction {
  border-radius: 18px; min-height: 34px; max-height: 34px; padding: 0 16px; font-size: 14px;
}
QComboBox[slim="true"] { padding: 2px 8px; min-height: 0; border-radius: 6px; font-size: 12px; }
QLineEdit#rename { padding: 1px 6px; min-height: 0; border-radius: 6px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$arrow"); width: 14px; height: 14px; }
QComboBox { combobox-popup: 0; }
QComboBox:on { border-color: $accent; }
QComboBox QAbstractItemView {
  background: $raised; border: 1px solid $border; padding: 4px;
}
QComboBox QAbstractItemView::item {
  min-height: 30px; padding: 0 10px; border-radius: 6px; color: $text;
}
QComboBox QAbstractItemView::item:hover, QComboBox QAbstractItemView::item:selected {
  background: $tint; color: $text;
}

QSlider { min-height: 20px; background: transparent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $border; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::sub-page:horizontal:disabled { background: $faint; }
QSlider#centred::sub-page:horizontal { background: $border; }
QSlider::handle:horizontal {
  width: 12px; height: 12px; margin: -5px 0; border-radius: 7px;
  background: $text; border: 1px solid $panel;
}
QSlider::handle:horizontal:hover { background: $accent; }
QSlider::handle:horizontal:focus { background: $accent; border-color: $text; }
QSlider::handle:horizontal:disabled { background: $faint; }

QCheckBox { spacing: 8px; background: transparent; }
QCheckBox::indicator {
  width: 16px; height: 16px; border: 1px solid $faint; border-radius: 5px; background: $window;
}
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QCheckBox::indicator:checked:disabled { background: $faint; border-color: $faint; }

QProgressBar { border: none; border-radius: 3px; background: $border; max-height: 6px; }
QProgressBar::chunk { border-radius: 3px; background: $accent; }

QScrollArea, QScrollArea > QWidget > QWidget#plain { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: $border; border-radius: 3px; min-height: 32px; }
QScrollBar::handle:vertical:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QPushButton[look="drop"] {
  background: transparent; border: 2px dashed $faint; border-radius: 16px; color: $dim;
}
QPushButton[look="drop"]:hover, QPushButton[look="drop"]:focus {
  border-color: $accent; color: $text;
}
QDialog#palette { background: $raised; border: 1px solid $border; }
QDialog#palette QLineEdit { font-size: 15px; border: none; padding: 8px; }
QLabel[tone="key"] { color: $accent; font-weight: 600; font-size: 12px; }
QPlainTextEdit {
  background: $raised; border: 1px solid $border; border-radius: 8px; padding: 6px;
  font-size: 12px;
}
QListView, QListWidget {
  background: transparent; border: 2px solid transparent; border-radius: 8px;
}
QListWidget::item { padding: 8px; border-radius: 8px; }
QListWidget::item:hover { background: $hover; }
QListWidget::item:selected { background: $tint; color: $text; }

QMenu { background: $raised; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 7px 28px 7px 12px; border-radius: 6px; }
QMenu::icon { padding-left: 10px; }
QMenu::right-arrow { image: url("$onward"); width: 14px; height: 14px; padding-right: 8px; }
QMenu::item:selected { background: $tint; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }

QToolButton:focus { border: 2px solid $accent; padding: 5px 7px; }
QToolButton[slim="true"]:focus, QToolButton[look="sample"]:focus {
  border: 2px solid $accent; padding: 2px;
}
QPushButton:focus { border: 2px solid $accent; padding: 6px 13px; }
QPushButton[look="main"]:focus, QPushButton[look="chip-main"]:focus,
QPushButton[look="chip-done"]:focus { border-color: $text; }
QPushButton[look="chip"]:focus { padding: 0 11px; min-height: 20px; max-height: 20px; }
QPushButton[look="chip-main"]:focus, QPushButton[look="chip-done"]:focus {
  padding: 0 13px; min-height: 20px; max-height: 20px;
}
QPushButton[look="link"]:focus { padding: 3px 7px; }
QPushButton[look="tab"]:focus {
  border: 2px solid $accent; border-radius: 6px; padding: 6px 2px 8px;
}
QPushButton[look="drop"]:focus { border-style: solid; }
QLineEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 5px 9px; }
QSpinBox:focus, QDoubleSpinBox:focus { border: 2px solid $accent; padding: 5px 9px; }
QLineEdit#instruction:focus { padding: 0 15px; min-height: 32px; max-height: 32px; }
QLineEdit#rename:focus, QComboBox[slim="true"]:focus { padding: 0 5px; }
QComboBox[slim="true"]:focus { padding: 1px 7px; }
QWidget#bar QComboBox:focus, QWidget#bar QDoubleSpinBox:focus { padding: 1px 7px; }
QAbstractSpinBox QLineEdit:focus, QDialog#palette QLineEdit:focus { border: none; }
QAbstractSpinBox QLineEdit:focus { padding: 0; }
QDialog#palette QLineEdit:focus { padding: 8px; }
QCheckBox::indicator:focus { width: 14px; height: 14px; border: 2px solid $accent; }
QCheckBox::indicator:checked:focus { border-color: $text; }
QListView:focus, QListWidget:focus { border-color: $accent; }
"""
