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
"""Slider steps that double the gamma."""


class TonePanel(QWidget):
    """Editor of a tone adjustment.

    `changed` carries the new adjustment and whether it continues the same drag.
    """

    changed = Signal(object, bool)
    pick_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._light = ToneAdjustment()
        self._drags = False
        self._shown = False
        names = (
            self.tr("Black point"),
            self.tr("White point"),
            self.tr("Midtones"),
            self.tr("Shadows"),
            self.tr("Highlights"),
            self.tr("Contrast"),
        )
        bounds = ((0, 90), (10, 100), *[(-100, 100)] * 4)
        usual = slider_positions(ToneAdjustment())
        self._sliders = tuple(
            _Slider(name, both, back) for name, both, back in zip(names, bounds, usual, strict=True)
        )
        self._values = tuple(share_label() for _ in names)
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for at, (name, slider) in enumerate(zip(names, self._sliders, strict=True)):
            grid.addWidget(label(name, "small"), at, 0)
            grid.addWidget(slider, at, 1)
            grid.addWidget(self._values[at], at, 2)
            slider.valueChanged.connect(self._change)
            slider.sliderPressed.connect(self._begin_drag)
        pick, reset = button(self.tr("Pick white"), "chip", "dropper"), button("", "chip")
        reset.setText(self.tr("Reset"))
        pick.setToolTip(self.tr("Then click something in the photo that should be white"))
        pick.clicked.connect(self.pick_wanted)
        reset.setToolTip(self.tr("Change nothing"))
        reset.clicked.connect(lambda: self.changed.emit(ToneAdjustment(), False))
        self._bends = button(self.tr("Curves"), "chip", "curve")
        self._bends.setCheckable(True)
        self._bends.setToolTip(self.tr("Bend the tones through points that you set"))
        self._curves: CurvePanel | None = None
        self._bends.toggled.connect(self._open_curves)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addLayout(grid)
        deeds = FlowLayout()
        for each in (pick, self._bends, reset):
            deeds.addWidget(each)
        column.addLayout(deeds)

    def show_light(self, light: ToneAdjustment) -> None:
        """Show a tone adjustment; the curves are opened the first time it has any."""
        self._light = light
        if self._curves is not None:
            self._curves.show_curves(light.curves)
        if not self._shown and light.curves != STRAIGHT:
            self._bends.setChecked(True)
        self._shown = True
        for slider, value, place in zip(
            self._sliders, self._values, slider_positions(light), strict=True
        ):
            slider.blockSignals(True)
            slider.setValue(place)
            slider.blockSignals(False)
            value.setText(str(slider.value()))

    def show_curves(self) -> None:
        """Open the curves and give them keyboard focus."""
        self._bends.setChecked(True)
        if self._curves is not None:
            self._curves.box.setFocus()

    @Slot(bool)
    def _open_curves(self, on: bool) -> None:
        """Show or hide the curves; they are created when first shown."""
        if self._curves is None:
            self._curves = CurvePanel()
            self._curves.changed.connect(self._bend)
            self._curves.show_curves(self._light.curves)
            self._column.addWidget(self._curves)
        self._curves.setVisible(on)

    @Slot(object, bool)
    def _bend(self, curves: Curves, goes_on: bool) -> None:
        self.changed.emit(replace(self._light, curves=curves), goes_on)

    @Slot()
    def _begin_drag(self) -> None:
        self._drags = False

    @Slot()
    def _change(self) -> None:
        dragging = any(slider.isSliderDown() for slider in self._sliders)
        light = tone_from_sliders(self._light, tuple(slider.value() for slider in self._sliders))
        self.changed.emit(light, self._drags and dragging)
        self._drags = dragging


class _Slider(QSlider):
    """Slider that a double click resets to its usual value."""

    def __init__(self, name: str, bounds: tuple[int, int], usual: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._usual = usual
        if bounds[0] < 0 or usual == bounds[1]:
            self.setObjectName("centred")
        self.setRange(*bounds)
        self.setAccessibleName(name)
        self.setToolTip(plain(name))
        self.setMinimumWidth(80)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.setValue(self._usual)


def slider_positions(light: ToneAdjustment) -> tuple[int, ...]:
    """Return the positions of the sliders for a tone adjustment."""
    curve = light.shadows, light.lights, light.contrast
    shares = light.black, light.white, log2(light.gamma) * OCTAVE / 100, *curve
    return tuple(round(100 * share) for share in shares)


def tone_from_sliders(light: ToneAdjustment, at: tuple[int, ...]) -> ToneAdjustment:
    """Apply slider positions to a tone adjustment.

    Fields whose slider did not move keep their exact value; black and white stay `NEAREST` apart.
    """
    named = zip(SLIDERS, at, slider_positions(light), strict=True)
    moved: dict[str, Any] = {name: now / 100 for name, now, before in named if now != before}
    if "gamma" in moved:
        moved["gamma"] = 2.0 ** (100 * moved["gamma"] / OCTAVE)
    if "black" in moved:
        moved["black"] = min(moved["black"], light.white - NEAREST)
    if "white" in moved:
        moved["white"] = max(moved["white"], moved.get("black", light.black) + NEAREST)
    return replace(light, **moved)
