"""Form with the paper of a print: sides, border and dots per inch."""

from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QSpinBox, QWidget

from desktop.files.export.print_layout import PrintSpec
from desktop.settings import Settings
from desktop.ui.common.small_widgets import label, without_frame
from models.core.pixels import Rect

MOST_CM: Final = 500.0
"""Longest side of the paper in centimetres."""


class PrintForm(QWidget):
    """Form of paper, border and resolution of a print; `changed` is emitted on each change."""

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        """Create the form with the paper of the last print."""
        super().__init__()
        self._width = self._length_field(self.tr("Width"), settings.print_width)
        self._height = self._length_field(self.tr("Height"), settings.print_height)
        self._border = self._length_field(self.tr("White border"), settings.print_border, least=0)
        self._dpi = without_frame(QSpinBox())
        self._dpi.setRange(30, 2400)
        self._dpi.setValue(settings.print_dpi)
        self._dpi.setAccessibleName(self.tr("Dots per inch"))
        self._dpi.valueChanged.connect(self.changed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        fields = (self._width, self._height, self._border, self._dpi)
        for column, field in enumerate(fields):
            grid.addWidget(label(field.accessibleName(), "small"), 0, column)
            grid.addWidget(field, 1, column)

    @property
    def spec(self) -> PrintSpec:
        """Paper that is chosen now."""
        fields = self._width, self._height, self._border
        width, height, border = (10 * each.value() for each in fields)
        return PrintSpec(width, height, self._dpi.value(), border)

    def describe(self, picture: Rect) -> str:
        """Return the pixels of the print of a picture, and how far the picture is enlarged."""
        paper, place = self.spec.paper(picture), self.spec.placed(picture)
        size = self.tr("{width} × {height} pixels").format(width=paper.w, height=paper.h)
        factor = max(place.w / picture.w, place.h / picture.h)
        if factor <= 1:
            return size
        text = self.tr("{size}. The photo has fewer: it is enlarged {factor} times.")
        return text.format(size=size, factor=QLocale().toString(factor, "g", 2))

    def _length_field(self, name: str, millimetres: int, least: int = 1) -> QDoubleSpinBox:
        field = without_frame(QDoubleSpinBox())
        field.setRange(least, MOST_CM)
        field.setDecimals(1)
        field.setSuffix("\N{NO-BREAK SPACE}cm")
        field.setValue(millimetres / 10)
        field.setAlignment(Qt.AlignmentFlag.AlignLeft)
        field.setAccessibleName(name)
        field.valueChanged.connect(self.changed)
        return field
