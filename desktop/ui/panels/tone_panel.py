"""Panel with the sliders and curves of a tone layer."""

from dataclasses import replace
from math import log2
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from desktop.document.tone_adjustment import (
    NEAREST,
    PickTarget,
    ToneAdjustment,
    tint_of,
    warmth_of,
    with_white_balance,
)
from desktop.document.tone_curves import STRAIGHT, Curves
from desktop.ui.common.flow_layout import FlowLayout
from desktop.ui.common.small_widgets import (
    button,
    label,
    plain,
    set_silently,
    set_up_slider,
    share_label,
)
from desktop.ui.panels.curve_panel import CurvePanel
from desktop.ui.panels.histogram_widget import Histogram

FIELDS = ("black", "white", "gamma", "shadows", "lights", "contrast", "saturation", "vibrance")
"""Fields of `ToneAdjustment` in the order of the sliders; those of the white balance follow."""

OCTAVE = 50
"""Number of slider steps that double the gamma."""

COLOUR_FROM = 6
"""Index of the first slider that is about colour."""


class TonePanel(QWidget):
    """Editor of a tone adjustment.

    `changed` carries the new adjustment and whether it continues a drag, `pick_wanted` the
    PickTarget for which the user is to click a colour in the photo."""

    changed = Signal(object, bool)
    pick_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._tone = ToneAdjustment()
        self._continues_drag = False
        self._was_shown = False
        self.histogram = Histogram()
        names = self._names()
        defaults = slider_positions(ToneAdjustment())
        bounds = ((0, 90), (10, 100), *[(-100, 100)] * (len(names) - 2))
        self._sliders = tuple(
            _Slider(name, limits, default)
            for name, limits, default in zip(names, bounds, defaults, strict=True)
        )
        self._values = tuple(share_label() for _ in names)
        for slider in self._sliders:
            slider.valueChanged.connect(self._change)
            slider.sliderPressed.connect(self._begin_drag)
        self._curves_button = button(self.tr("Curves"), "chip", "curve")
        self._curves_button.setCheckable(True)
        self._curves_button.setToolTip(self.tr("Edit tone curves"))
        self._curves: CurvePanel | None = None
        self._curves_button.toggled.connect(self._open_curves)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.histogram)
        column.addLayout(self._lay_out_sliders(names))
        column.addLayout(self._lay_out_buttons())

    def _names(self) -> tuple[str, ...]:
        """Return the labels of the sliders in the order of `slider_positions`."""
        return (
            self.tr("Black point"),
            self.tr("White point"),
            self.tr("Midtones"),
            self.tr("Shadows"),
            self.tr("Highlights"),
            self.tr("Contrast"),
            self.tr("Saturation"),
            self.tr("Vibrance"),
            self.tr("Warmth"),
            self.tr("Tint"),
        )

    def _lay_out_sliders(self, names: tuple[str, ...]) -> QGridLayout:
        """Lay out sliders with their names: light first, then white balance, then saturation."""
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        light, colour = range(COLOUR_FROM), range(COLOUR_FROM, len(names))
        for line, index in enumerate((*light, *colour[2:], *colour[:2])):
            grid.addWidget(label(names[index], "small"), line, 0)
            grid.addWidget(self._sliders[index], line, 1)
            grid.addWidget(self._values[index], line, 2)
        hints = {
            7: self.tr("Like saturation, but it spares what is colourful already"),
            8: self.tr("To the left cooler and bluer, to the right warmer and yellower"),
            9: self.tr("To the left greener, to the right more magenta"),
        }
        for index, hint in hints.items():
            self._sliders[index].setToolTip(plain(hint))
        return grid

    def _lay_out_buttons(self) -> FlowLayout:
        white, grey = (
            self._pick_button(
                self.tr("Pick white"),
                self.tr("Then click something in the photo that should be white"),
                PickTarget.WHITE,
            ),
            self._pick_button(
                self.tr("Pick grey"),
                self.tr("Then click something in the photo that should have no colour"),
                PickTarget.GREY,
            ),
        )
        reset = button(self.tr("Reset"), "chip")
        reset.setToolTip(self.tr("Reset all sliders and curves"))
        reset.clicked.connect(lambda: self.changed.emit(ToneAdjustment(), False))
        buttons = FlowLayout()
        for each in (white, grey, self._curves_button, reset):
            buttons.addWidget(each)
        return buttons

    def _pick_button(self, text: str, hint: str, target: PickTarget) -> QPushButton:
        pick = button(text, "chip", "dropper")
        pick.setToolTip(plain(hint))
        pick.clicked.connect(lambda: self.pick_wanted.emit(target))
        return pick

    def show_tone(self, tone: ToneAdjustment) -> None:
        """Show a tone adjustment; open the curves the first time it has any."""
        self._tone = tone
        if self._curves is not None:
            self._curves.show_curves(tone.curves)
        if not self._was_shown and tone.curves != STRAIGHT:
            self._curves_button.setChecked(True)
        self._was_shown = True
        for slider, value, position in zip(
            self._sliders, self._values, slider_positions(tone), strict=True
        ):
            set_silently(slider, position)
            value.setText(str(slider.value()))

    def show_curves(self) -> None:
        """Open the curves and give them keyboard focus."""
        self._curves_button.setChecked(True)
        if self._curves is not None:
            self._curves.editor.setFocus()

    @Slot(bool)
    def _open_curves(self, on: bool) -> None:
        """Show (`on`) or hide the curves, which are created when first shown."""
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
    """Slider that a double click resets to its default value."""

    def __init__(self, name: str, bounds: tuple[int, int], default: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._default = default
        if bounds[0] < 0 or default == bounds[1]:
            self.setObjectName("centred")
        set_up_slider(self, name, bounds, least_width=80)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.setValue(self._default)


def slider_positions(tone: ToneAdjustment) -> tuple[int, ...]:
    """Return the slider positions that stand for a tone adjustment, one for each slider."""
    curve = tone.shadows, tone.lights, tone.contrast, tone.saturation, tone.vibrance
    balance = (min(max(each(tone), -1.0), 1.0) for each in (warmth_of, tint_of))
    shares = tone.black, tone.white, log2(tone.gamma) * OCTAVE / 100, *curve, *balance
    return tuple(round(100 * share) for share in shares)


def tone_from_sliders(tone: ToneAdjustment, positions: tuple[int, ...]) -> ToneAdjustment:
    """Return the adjustment after slider positions; unmoved sliders keep exact values."""
    old, count = slider_positions(tone), len(FIELDS)
    changes = zip(FIELDS, positions[:count], old[:count], strict=True)
    moved: dict[str, Any] = {name: new / 100 for name, new, before in changes if new != before}
    if "gamma" in moved:
        moved["gamma"] = 2.0 ** (100 * moved["gamma"] / OCTAVE)
    if "black" in moved:
        moved["black"] = min(moved["black"], tone.white - NEAREST)
    if "white" in moved:
        moved["white"] = max(moved["white"], moved.get("black", tone.black) + NEAREST)
    if positions[count:] != old[count:]:
        tone = _balanced(tone, positions[count:], old[count:])
    return replace(tone, **moved)


def _balanced(
    tone: ToneAdjustment, positions: tuple[int, ...], old: tuple[int, ...]
) -> ToneAdjustment:
    """Return the adjustment with the warmth and tint of two sliders, exact if one did not move.

    `positions` and `old` are both sliders' values now and before, -100 to 100."""
    exact = warmth_of(tone), tint_of(tone)
    warmth, tint = (
        new / 100 if new != before else kept
        for new, before, kept in zip(positions, old, exact, strict=True)
    )
    return with_white_balance(tone, warmth, tint)
