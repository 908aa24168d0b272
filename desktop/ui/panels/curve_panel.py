"""Panel with the curves of a tone layer: one for all channels and one for each."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QVBoxLayout, QWidget

from desktop.document.tone_curves import CHANNELS, STRAIGHT, Curve, Curves
from desktop.ui.common.small_widgets import button, label, row, set_name, without_frame
from desktop.ui.panels.curve_editor import CurveEditor

COLOURS: Final = (None, QColor(214, 92, 80), QColor(92, 168, 88), QColor(92, 132, 214))
"""Colours of the channels in the order of `CHANNELS`, visible in both themes; None is text."""


class CurvePanel(QWidget):
    """Editor of the four curves of a tone layer, with the chosen point in numbers.

    `changed` carries the new curves and whether they continue a drag."""

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
        self.editor = CurveEditor()
        self.editor.changed.connect(self._change)
        self.editor.chosen.connect(self._show_point)
        before, after = self.tr("Tone before"), self.tr("Tone after")
        self._before, self._after = _percent_field(before), _percent_field(after)
        for each in (self._before, self._after):
            each.valueChanged.connect(self._move_point)
        reset = button(self.tr("Straight"), "chip")
        reset.setToolTip(self.tr("Make this curve straight again"))
        reset.clicked.connect(lambda: self._change(Curve(), False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row(self._channel, None, reset))
        column.addWidget(self.editor)
        column.addLayout(_labelled_fields((before, self._before), (after, self._after)))

    def show_curves(self, curves: Curves) -> None:
        """Show the curves of a tone adjustment in the panel."""
        self._curves = curves
        self._show_channel()

    @property
    def _channel_name(self) -> str:
        return CHANNELS[self._channel.currentIndex()]

    @Slot()
    def _show_channel(self) -> None:
        colour = COLOURS[self._channel.currentIndex()]
        self.editor.show_curve(self._curves.of(self._channel_name), colour)

    @Slot(int)
    def _show_point(self, index: int) -> None:
        point = self._curves.of(self._channel_name).points[index]
        for field, tone in zip((self._before, self._after), point, strict=True):
            with QSignalBlocker(field):
                field.setValue(100 * tone)

    @Slot()
    def _move_point(self) -> None:
        self.editor.move_to((self._before.value() / 100, self._after.value() / 100))

    @Slot(object, bool)
    def _change(self, curve: Curve, continues: bool) -> None:
        curves = self._curves.changed(self._channel_name, curve)
        if curves != self._curves:
            self.show_curves(curves)
            self.changed.emit(curves, continues)


def _labelled_fields(*fields: tuple[str, QWidget]) -> QGridLayout:
    """Lay out widgets side by side, each below its label."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(2)
    for column, (name, field) in enumerate(fields):
        grid.addWidget(label(name, "small"), 0, column)
        grid.addWidget(field, 1, column)
        grid.setColumnStretch(column, 1)
    return grid


def _percent_field(name: str) -> QDoubleSpinBox:
    widget = without_frame(QDoubleSpinBox())
    widget.setRange(0, 100)
    widget.setDecimals(1)
    widget.setSuffix("\N{NO-BREAK SPACE}%")
    widget.setKeyboardTracking(False)
    widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
    set_name(widget, name)
    return widget
