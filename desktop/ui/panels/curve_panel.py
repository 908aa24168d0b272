"""Panel with the curves of a tone layer: one for all channels and one for each."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QVBoxLayout, QWidget

from desktop.document.curves import CHANNELS, STRAIGHT, Curve, Curves
from desktop.ui.common.widgets import button, label, plain, row, without_frame
from desktop.ui.panels.curve_editor import CurveEditor

COLOURS: Final = (None, QColor(214, 92, 80), QColor(92, 168, 88), QColor(92, 132, 214))
"""Colours of the channels in the order of `CHANNELS`, visible in both themes; None is text."""


class CurvePanel(QWidget):
    """Editor of the four curves of a tone layer, with the chosen point in numbers.

    `changed` carries the new curves and whether they continue the same drag.
    """

    changed = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self._curves = STRAIGHT
        self._channel = QComboBox()
        names = (self.tr("All channels"), self.tr("Red"), self.tr("Green"), self.tr("Blue"))
        self._channel.addItems(names)
        self._channel.setAccessibleName(self.tr("Channel"))
        self._channel.setToolTip(self.tr("Which channel the curve changes"))
        self._channel.activated.connect(self._show_channel)
        self.box = CurveEditor()
        self.box.changed.connect(self._change)
        self.box.chosen.connect(self._show_point)
        before, after = self.tr("Tone before"), self.tr("Tone after")
        self._before, self._after = _percent(before), _percent(after)
        for each in (self._before, self._after):
            each.valueChanged.connect(self._place_point)
        reset = button(self.tr("Straight"), "chip")
        reset.setToolTip(self.tr("Make this curve straight again"))
        reset.clicked.connect(lambda: self._change(Curve(), False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row(self._channel, None, reset))
        column.addWidget(self.box)
        column.addLayout(_tones((before, self._before), (after, self._after)))

    def show_curves(self, curves: Curves) -> None:
        self._curves = curves
        self._show_channel()

    @property
    def _name(self) -> str:
        return CHANNELS[self._channel.currentIndex()]

    @Slot()
    def _show_channel(self) -> None:
        self.box.show_curve(self._curves.of(self._name), COLOURS[self._channel.currentIndex()])

    @Slot(int)
    def _show_point(self, at: int) -> None:
        for field, tone in zip(
            (self._before, self._after), self._curves.of(self._name).points[at], strict=True
        ):
            field.blockSignals(True)
            field.setValue(100 * tone)
            field.blockSignals(False)

    @Slot()
    def _place_point(self) -> None:
        self.box.move_to((self._before.value() / 100, self._after.value() / 100))

    @Slot(object, bool)
    def _change(self, curve: Curve, goes_on: bool) -> None:
        curves = self._curves.changed(self._name, curve)
        if curves != self._curves:
            self.show_curves(curves)
            self.changed.emit(curves, goes_on)


def _tones(*fields: tuple[str, QWidget]) -> QGridLayout:
    """Lay out labelled fields side by side, each below its label, since labels may be long."""
    made = QGridLayout()
    made.setHorizontalSpacing(8)
    made.setVerticalSpacing(2)
    for at, (name, field) in enumerate(fields):
        made.addWidget(label(name, "small"), 0, at)
        made.addWidget(field, 1, at)
        made.setColumnStretch(at, 1)
    return made


def _percent(name: str) -> QDoubleSpinBox:
    made = without_frame(QDoubleSpinBox())
    made.setRange(0, 100)
    made.setDecimals(1)
    made.setSuffix("\N{NO-BREAK SPACE}%")
    made.setKeyboardTracking(False)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setAccessibleName(name)
    made.setToolTip(plain(name))
    return made
