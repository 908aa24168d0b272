"""Small widgets and factory functions that panels and dialogs are built from."""

import re
from pathlib import Path
from typing import TypeVar

from PySide6 import QtGui
from PySide6.QtCore import QMimeData, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QStyledItemDelegate,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.common.icons import icon
from desktop.ui.common.theme import SPACE

FIELD = 34
"""Height of an input field, in device-independent pixels."""

Number = TypeVar("Number", QSpinBox, QDoubleSpinBox)
"""Type variable that stands for a spin box of integers or of decimals."""


class Slider(QSlider):
    """Horizontal slider from 0 to 100 %, named `name`; a double click resets it to `usual`.

    `value` and `usual` are positions from 0 to 1."""

    def __init__(self, name: str, value: float, usual: float = 1.0) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._usual = round(100 * usual)
        set_up_slider(self, name, (0, 100), least_width=80)
        self.setPageStep(10)
        self.setValue(round(100 * value))

    @property
    def share(self) -> float:
        """Position of the slider, 0 to 1."""
        return self.value() / 100

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.setValue(self._usual)
        event.accept()


class PushButton(QPushButton):
    """Push button that Enter presses as Space does, while it has keyboard focus."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _press_by_enter(self, event):
            super().keyPressEvent(event)


class ToolButton(QToolButton):
    """Tool button that Enter presses as Space does, while it has keyboard focus."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _press_by_enter(self, event):
            super().keyPressEvent(event)


def _press_by_enter(pressed: QAbstractButton, event: QKeyEvent) -> bool:
    """Click a button if the key is Enter without a modifier; return whether it was."""
    is_plain = event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not is_plain:
        return False
    event.accept()
    if not event.isAutoRepeat():
        pressed.click()
    return True


class ElidedLabel(QLabel):
    """Label with plain text on one line, shortened with an ellipsis if it does not fit.

    The caller sets the full text as the tooltip."""

    def __init__(self, tone: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(40)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        alignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, alignment, text)


def label(text: str, tone: str = "", *, wraps: bool = False) -> QLabel:
    """Create a plain-text label; `tone` selects a style, `wraps` allows several lines."""
    widget = QLabel(text)
    widget.setTextFormat(Qt.TextFormat.PlainText)
    widget.setProperty("tone", tone)
    widget.setWordWrap(wraps)
    return widget


def choice() -> QComboBox:
    """Create a combo box whose list follows the style sheet, by a delegate of its own."""
    widget = QComboBox()
    widget.setItemDelegate(QStyledItemDelegate(widget))
    return widget


def without_frame(box: Number) -> Number:
    """Set the text margins of a spin box, which style sheets cannot set; return it."""
    box.lineEdit().setTextMargins(SPACE, 0, SPACE, 0)
    return box


def form_label(text: str) -> QLabel:
    """Create a label that is as high as the input field beside it."""
    widget = label(text)
    widget.setFixedHeight(FIELD)
    widget.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    return widget


def share_label() -> QLabel:
    """Create a right-aligned label for a slider's value, as wide as "100 %"."""
    widget = label("", "small")
    widget.setFixedWidth(44)
    widget.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return widget


def with_line_breaks(text: str) -> str:
    """Insert zero-width spaces into long words, so that file names wrap and widen no panel."""
    return re.sub(r"\S{20}(?=\S)", "\\g<0>\N{ZERO WIDTH SPACE}", text)


def plain(text: str) -> str:
    """Escape a text for widgets that interpret rich text, so that it is displayed literally."""
    return QtGui.Qt.convertFromPlainText(text) if QtGui.Qt.mightBeRichText(text) else text


def set_name(widget: QWidget, name: str) -> None:
    """Set the accessible name of a widget, which is its tooltip as well."""
    widget.setAccessibleName(name)
    widget.setToolTip(plain(name))


def set_up_slider(slider: QSlider, name: str, bounds: tuple[int, int], least_width: int) -> None:
    """Set name, range (lowest and highest value) and least width (in pixels) of a slider."""
    set_name(slider, name)
    slider.setRange(*bounds)
    slider.setMinimumWidth(least_width)


def set_silently(slider: QSlider, value: int) -> None:
    """Move a slider to a value without emitting `valueChanged`."""
    with QSignalBlocker(slider):
        slider.setValue(value)


def bring_to_front(window: QWidget) -> None:
    """Show a window in front of all others, with the keyboard focus."""
    window.show()
    window.raise_()
    window.activateWindow()


def set_plain_texts(box: QMessageBox, text: str, detail: str) -> None:
    """Set main text and `detail` of a message box, to be displayed literally."""
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(detail)
    for part in box.findChildren(QLabel):
        part.setTextFormat(Qt.TextFormat.PlainText)


def button_text(name: str) -> str:
    """Escape each `&` of a button's text, which would underline the next letter."""
    return name.replace("&", "&&")


def percent(share: float) -> str:
    """Format a share as a percentage with a no-break space: 0.5 gives "50 %"."""
    return f"{round(100 * share)}\N{NO-BREAK SPACE}%"


def button(text: str, look: str = "", icon_name: str = "") -> PushButton:
    """Create a push button; `look` selects a style of the style sheet, `icon_name` an icon."""
    widget = PushButton(text)
    widget.setProperty("look", look)
    widget.setAutoDefault(False)
    if icon_name:
        role = QPalette.ColorRole.WindowText
        if look == "main":
            role = QPalette.ColorRole.HighlightedText
        widget.setIcon(icon(icon_name, role))
        widget.setIconSize(QSize(18, 18))
    return widget


def small_button(icon_name: str, name: str) -> ToolButton:
    """Create a button with the icon `icon_name`; `name` is its tooltip and accessible name."""
    widget = ToolButton()
    widget.setIcon(icon(icon_name))
    widget.setIconSize(QSize(18, 18))
    set_name(widget, name)
    widget.setProperty("slim", True)
    return widget


def card(name: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """Create a rounded frame and its vertical layout; `name` is the frame's object name."""
    frame = QFrame()
    frame.setObjectName(name)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(12, 10, 12, 10)
    layout.setSpacing(4)
    return frame, layout


def row(*parts: QWidget | None, spacing: int = SPACE) -> QHBoxLayout:
    """Create a horizontal layout of widgets, `spacing` pixels apart; None adds a stretch."""
    layout = QHBoxLayout()
    fill(layout, *parts)
    layout.setSpacing(spacing)
    return layout


def fill(box: QBoxLayout, *parts: QWidget | None) -> None:
    """Add widgets to a box layout in order; None adds a stretch."""
    for part in parts:
        if part is None:
            box.addStretch(1)
        else:
            box.addWidget(part)


def line() -> QFrame:
    """Create a horizontal separator line."""
    widget = QFrame()
    widget.setObjectName("line")
    return widget


def scrolling(inside: QWidget) -> QScrollArea:
    """Wrap a widget in a scroll area that scrolls vertically only."""
    area = QScrollArea()
    inside.setObjectName("plain")
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    return area


def clear_layout(box: QLayout) -> None:
    """Remove and delete all widgets of a layout."""
    while (item := box.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            delete_widget(box, widget)


def delete_widget(box: QLayout, widget: QWidget) -> None:
    """Remove one widget from a layout and delete it."""
    box.removeWidget(widget)
    widget.hide()
    widget.deleteLater()


def local_files(data: QMimeData) -> tuple[Path, ...]:
    """Extract the paths of local files from dropped or pasted data."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
