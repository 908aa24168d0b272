"""Small pieces that panels are built from."""

import re
from pathlib import Path
from typing import TypeVar

from PySide6 import QtGui
from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
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
"""Height of a field."""

Number = TypeVar("Number", QSpinBox, QDoubleSpinBox)


class Slider(QSlider):
    """From 0 to 100 %; a click goes there, a double click goes back to 100 %."""

    def __init__(self, name: str, value: float) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, 100)
        self.setPageStep(10)
        self.setValue(round(100 * value))
        self.setAccessibleName(name)
        self.setToolTip(plain(name))
        self.setMinimumWidth(80)

    @property
    def share(self) -> float:
        return self.value() / 100

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.setValue(100)
        event.accept()


class ElidedLabel(QLabel):
    """Text on one line that ends in dots where there is no room; the tooltip has all of it."""

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
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, side, text)


def label(text: str, tone: str = "", *, wraps: bool = False) -> QLabel:
    """`tone` is a word that the style sheet knows; `wraps` lets it take several lines."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("tone", tone)
    made.setWordWrap(wraps)
    return made


def choice() -> QComboBox:
    """Its list is drawn as the style sheet says, which needs a delegate of its own."""
    made = QComboBox()
    made.setItemDelegate(QStyledItemDelegate(made))
    return made


def without_frame(box: Number) -> Number:
    """What is written in it keeps a distance, for which style sheets have no word."""
    box.lineEdit().setTextMargins(SPACE, 0, SPACE, 0)
    return box


def form_label(text: str) -> QLabel:
    """As high as the field beside it, so that both stand on one line."""
    made = label(text)
    made.setFixedHeight(FIELD)
    made.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    return made


def share_label() -> QLabel:
    """Room for up to 100 %, to the right of a slider."""
    made = label("", "small")
    made.setFixedWidth(44)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made


def with_line_breaks(text: str) -> str:
    """What nobody broke into words may go on in the next line, so that it widens no panel."""
    return re.sub(r"\S{20}(?=\S)", "\\g<0>\N{ZERO WIDTH SPACE}", text)


def plain(text: str) -> str:
    """The text for a place where Qt takes for HTML what looks like it: names of files and words of
    people are shown there as they are, and fetch no picture."""
    return QtGui.Qt.convertFromPlainText(text) if QtGui.Qt.mightBeRichText(text) else text


def percent(share: float) -> str:
    """0.5 as 50 %, with a space that does not break."""
    return f"{round(100 * share)}\N{NO-BREAK SPACE}%"


def button(text: str, look: str = "", drawn: str = "") -> QPushButton:
    """`look` is a word that the style sheet knows, `drawn` one of our icons."""
    made = QPushButton(text)
    made.setProperty("look", look)
    made.setAutoDefault(False)
    if drawn:
        role = QPalette.ColorRole.WindowText
        if look == "main":
            role = QPalette.ColorRole.HighlightedText
        made.setIcon(icon(drawn, role))
        made.setIconSize(QSize(18, 18))
    return made


def small_button(drawn: str, name: str) -> QToolButton:
    """An icon whose name is told by tooltip and screen reader."""
    made = QToolButton()
    made.setIcon(icon(drawn))
    made.setIconSize(QSize(18, 18))
    made.setToolTip(plain(name))
    made.setAccessibleName(name)
    made.setProperty("slim", True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def card(name: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """A rounded frame and the column in it."""
    frame = QFrame()
    frame.setObjectName(name)
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(12, 10, 12, 10)
    inside.setSpacing(4)
    return frame, inside


def row(*parts: QWidget | None, spacing: int = SPACE) -> QHBoxLayout:
    """Side by side; None takes the room that is left."""
    made = QHBoxLayout()
    fill(made, *parts)
    made.setSpacing(spacing)
    return made


def fill(box: QBoxLayout, *parts: QWidget | None) -> None:
    """Put the parts into the box one after the other; None takes the room that is left."""
    for part in parts:
        if part is None:
            box.addStretch(1)
        else:
            box.addWidget(part)


def line() -> QFrame:
    made = QFrame()
    made.setObjectName("line")
    return made


def scrolling(inside: QWidget) -> QScrollArea:
    """Lets a tall widget be moved up and down behind a window as wide as itself."""
    area = QScrollArea()
    inside.setObjectName("plain")
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    return area


def clear_layout(box: QLayout) -> None:
    """Take everything out of a box, for good."""
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            delete_widget(box, widget)


def delete_widget(box: QLayout, widget: QWidget) -> None:
    """Take one widget out of a box, for good."""
    box.removeWidget(widget)
    widget.hide()
    widget.deleteLater()


def local_files(carried: QMimeData) -> tuple[Path, ...]:
    """What was dropped or pasted, as far as it lies on this computer."""
    return tuple(Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile())
