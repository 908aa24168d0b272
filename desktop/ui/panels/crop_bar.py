"""Bar above the photo in crop mode: aspect, turns, straightening and perspective."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from desktop.document.crop_transform import MOST_ANGLE, MOST_TILT
from desktop.ui.canvas.crop_geometry import ASPECT_CHOICES
from desktop.ui.canvas.crop_view import CropView
from desktop.ui.common.small_widgets import (
    ElidedLabel,
    button,
    choice,
    fill,
    label,
    row,
    set_silently,
    set_up_slider,
    small_button,
)

FINE = 10
"""Number of slider steps in one degree of straightening."""

TILTS = 100
"""Number of steps of a perspective slider to each side of its middle."""


class CropBar(QWidget):
    """Controls of a crop view; emits when the user accepts or cancels the crop."""

    finished = Signal()
    dismissed = Signal()

    def __init__(self, crop_view: CropView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._crop_view = crop_view
        self._aspect = choice()
        for name, aspect in zip(self._names(), ASPECT_CHOICES, strict=True):
            self._aspect.addItem(name, aspect)
        self._aspect.setAccessibleName(self.tr("Shape"))
        self._aspect.setToolTip(self.tr("Width to height of the crop"))
        self._aspect.activated.connect(self._set_aspect)
        self._size = ElidedLabel("small")
        most = round(MOST_ANGLE * FINE)
        self._angle_slider = _slider(self.tr("Straighten"), most)
        self._angle_slider.valueChanged.connect(lambda value: crop_view.straighten(value / FINE))
        self._degrees = QDoubleSpinBox()
        self._degrees.setRange(-MOST_ANGLE, MOST_ANGLE)
        self._degrees.setDecimals(1)
        self._degrees.setSingleStep(0.1)
        self._degrees.setSuffix("°")
        self._degrees.setFixedWidth(76)
        self._degrees.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._degrees.setAccessibleName(self.tr("Straighten, in degrees"))
        self._degrees.setToolTip(self.tr("Straighten, in degrees"))
        self._degrees.valueChanged.connect(crop_view.straighten)
        self._vertical_tilt = _slider(self.tr("Upright lines"), TILTS)
        self._horizontal_tilt = _slider(self.tr("Level lines"), TILTS)
        for slider in (self._vertical_tilt, self._horizontal_tilt):
            slider.valueChanged.connect(self._tilt)
        self._lay_out()
        crop_view.changed.connect(self.show_frame)
        self.hide()

    @Slot()
    def show_frame(self) -> None:
        """Update all controls to the crop view's present crop transform."""
        transform = self._crop_view.crop_transform
        for widget, value in (
            (self._angle_slider, round(transform.angle * FINE)),
            (self._vertical_tilt, round(transform.down / MOST_TILT * TILTS)),
            (self._horizontal_tilt, round(transform.across / MOST_TILT * TILTS)),
        ):
            set_silently(widget, value)
        with QSignalBlocker(self._degrees):
            self._degrees.setValue(transform.angle)
        self._aspect.setCurrentIndex(ASPECT_CHOICES.index(self._crop_view.aspect_choice))
        size = {"width": transform.crop.w, "height": transform.crop.h}
        self._size.setText(self.tr("{width} × {height}").format(**size))

    def _names(self) -> tuple[str, ...]:
        named = self.tr("Free"), self.tr("Like the photo"), self.tr("Square")
        return (*named, "3 : 2", "4 : 3", "5 : 4")

    @Slot(int)
    def _set_aspect(self, index: int) -> None:
        self._crop_view.set_aspect_choice(ASPECT_CHOICES[index])

    @Slot()
    def _tilt(self) -> None:
        share = MOST_TILT / TILTS
        self._crop_view.set_tilt(
            self._horizontal_tilt.value() * share, self._vertical_tilt.value() * share
        )

    def _lay_out(self) -> None:
        left, right = (
            small_button(drawn, name)
            for drawn, name in (
                ("turn-left", self.tr("Turn left")),
                ("turn-right", self.tr("Turn right")),
            )
        )
        left.clicked.connect(lambda: self._crop_view.turn(3))
        right.clicked.connect(lambda: self._crop_view.turn(1))
        swap = small_button("swap", self.tr("Swap landscape and portrait"))
        swap.clicked.connect(self._crop_view.swap_orientation)
        reset, cancel = button(self.tr("Reset"), "chip"), button(self.tr("Cancel"), "chip")
        reset.setToolTip(self.tr("Whole photo, without turning"))
        reset.clicked.connect(self._crop_view.reset)
        cancel.setToolTip(self.tr("Leave the photo as it was (Esc)"))
        cancel.clicked.connect(self.dismissed)
        done = button(self.tr("Done"), "chip-main")
        done.setToolTip(self.tr("Crop the photo (Enter)"))
        done.clicked.connect(self.finished)
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for line in (upper, lower):
            line.setSpacing(8)
        fill(upper, left, right, self._aspect, swap, self._size, reset, cancel, done)
        for name, *parts in (
            (self.tr("Straighten"), self._angle_slider, self._degrees),
            (self.tr("Upright lines"), self._vertical_tilt),
            (self.tr("Level lines"), self._horizontal_tilt),
        ):
            lower.addLayout(row(label(name, "small"), *parts))
            lower.addSpacing(8)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 6, 12, 8)
        inside.setSpacing(6)
        inside.addLayout(upper)
        inside.addLayout(lower)


class _CentredSlider(QSlider):
    """Slider that a double click resets to its middle."""

    def mouseDoubleClickEvent(self, event: object) -> None:
        self.setValue(0)


def _slider(name: str, most: int) -> QSlider:
    slider = _CentredSlider(Qt.Orientation.Horizontal)
    slider.setObjectName("centred")
    set_up_slider(slider, name, (-most, most), least_width=72)
    return slider
