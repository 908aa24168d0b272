"""Panel with the sliders and curves of a tone layer."""

from dataclasses import replace
from math import log2
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QSlider, QVBoxLayout, QWidget

from desktop.document.curves import STRAIGHT, Curves
from desktop.document.tone import NEAREST, ToneAdjustment
from desktop.ui.common.flow_layout import FlowLayout
from desktop.ui.common.widgets import button, label, plain, share_label
from desktop.ui.panels.curve_panel import CurvePanel

SLIDERS = ("black", "white", "gamma", "shadows", "lights", "contrast")
"""Fields of `ToneAdjustment` in the order of the sliders."""


OCTAVE = 50
"""Number of slider steps that double the gamma."""


class TonePanel(QWidget):
    """Editor of a tone adjustment.

    `changed` carries the new adjustment and whether it continues the same drag.
    """

    changed = Signal(object, bool)
    pick_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tone = ToneAdjustment()
        self._continues_drag = False
        self._was_shown = False
        names = (
            self.tr("Black point"),
            self.tr("White point"),
            self.tr("Midtones"),
            self.tr("Shadows"),
            self.tr("Highlights"),
            self.tr("Contrast"),
        )
        bounds = ((0, 90), (10, 100), *[(-100, 100)] * 4)
        defaults = slider_positions(ToneAdjustment())
        self._sliders = tuple(
            _Slider(name, limits, default)
            for name, limits, default in zip(names, bounds, defaults, strict=True)
        )
        self._values = tuple(share_label() for _ in names)
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for index, (name, slider) in enumerate(zip(names, self._sliders, strict=True)):
            grid.addWidget(label(name, "small"), index, 0)
            grid.addWidget(slider, index, 1)
            grid.addWidget(self._values[index], index, 2)
            slider.valueChanged.connect(self._change)
            slider.sliderPressed.connect(self._begin_drag)
        pick, reset = button(self.tr("Pick white"), "chip", "dropper"), button("", "chip")
        reset.setText(self.tr("Reset"))
        pick.setToolTip(self.tr("Then click something in the photo that should be white"))
        pick.clicked.connect(self.pick_wanted)
        reset.setToolTip(self.tr("Reset all sliders and curves"))
        reset.clicked.connect(lambda: self.changed.emit(ToneAdjustment(), False))
        self._curves_button = button(self.tr("Curves"), "chip", "curve")
        self._curves_button.setCheckable(True)
        self._curves_button.setToolTip(self.tr("Edit tone curves"))
        self._curves: CurvePanel | None = None
        self._curves_button.toggled.connect(self._open_curves)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addLayout(grid)
        buttons = FlowLayout()
        for each in (pick, self._curves_button, reset):
            buttons.addWidget(each)
        column.addLayout(buttons)

    def show_tone(self, tone: ToneAdjustment) -> None:
        """Show a tone adjustment; the curves are opened the first time it has any."""
        self._tone = tone
        if self._curves is not None:
            self._curves.show_curves(tone.curves)
        if not self._was_shown and tone.curves != STRAIGHT:
            self._curves_button.setChecked(True)
        self._was_shown = True
        for slider, value, position in zip(
            self._sliders, self._values, slider_positions(tone), strict=True
        ):
            slider.blockSignals(True)
            slider.setValue(position)
            slider.blockSignals(False)
            value.setText(str(slider.value()))

    def show_curves(self) -> None:
        """Open the curves and give them keyboard focus."""
        self._curves_button.setChecked(True)
        if self._curves is not None:
            self._curves.editor.setFocus()

    @Slot(bool)
    def _open_curves(self, on: bool) -> None:
        """Show or hide the curves; they are created when first shown."""
        if self._curves is None:
            self._curves = CurvePanel()
            self._curves.changed.connect(self._set_curves)
            self._curves.show_curves(self._tone.curves)
            self._column.addWidget(self._curves)
        self._curves.setVisible(on)

    @Slot(object, bool)
    def _set_curves(self, curves: Curves, continues: bool) -> None:
        self.changed.emit(replace(self._tone, curves=curves), continues)

    @Slot()
    def _begin_drag(self) -> None:
        self._continues_drag = False

    @Slot()
    def _change(self) -> None:
        dragging = any(slider.isSliderDown() for slider in self._sliders)
        tone = tone_from_sliders(self._tone, tuple(slider.value() for slider in self._sliders))
        self.changed.emit(tone, self._continues_drag and dragging)
        self._continues_drag = dragging


class _Slider(QSlider):
    """Slider that a double click resets to its usual value."""

    def __init__(self, name: str, bounds: tuple[int, int], default: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._default = default
        if bounds[0] < 0 or default == bounds[1]:
            self.setObjectName("centred")
        self.setRange(*bounds)
        self.setAccessibleName(name)
        self.setToolTip(plain(name))
        self.setMinimumWidth(80)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.setValue(self._default)


def slider_positions(tone: ToneAdjustment) -> tuple[int, ...]:
    """Return the positions of the sliders for a tone adjustment."""
    curve = tone.shadows, tone.lights, tone.contrast
    shares = tone.black, tone.white, log2(tone.gamma) * OCTAVE / 100, *curve
    return tuple(round(100 * share) for share in shares)


def tone_from_sliders(tone: ToneAdjustment, positions: tuple[int, ...]) -> ToneAdjustment:
    """Apply slider positions to a tone adjustment.

    Fields whose slider did not move keep their exact value; black and white stay `NEAREST` apart.
    """
    changes = zip(SLIDERS, positions, slider_positions(tone), strict=True)
    moved: dict[str, Any] = {name: new / 100 for name, new, old in changes if new != old}
    if "gamma" in moved:
        moved["gamma"] = 2.0 ** (100 * moved["gamma"] / OCTAVE)
    if "black" in moved:
        moved["black"] = min(moved["black"], tone.white - NEAREST)
    if "white" in moved:
        moved["white"] = max(moved["white"], moved.get("black", tone.black) + NEAREST)
    return replace(tone, **moved)
