"""Bar above the photo with the drawing target and the settings of the drawing tools."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QWidget

from desktop.document.mask import MaskMode
from desktop.session.document.mask_editor import NON_MASK_TOOLS, MaskOperation, Tool
from desktop.ui.canvas.drawing_tool import BRUSHES, DrawingTool
from desktop.ui.common.theme import SPACE
from desktop.ui.common.widgets import ElidedLabel, button, fill, label, plain, small_button

FEATHER = 12
"""Width of a feathered edge in pixels of the screen."""


class SelectionBar(QWidget):
    """Bar with the settings of the drawing tool; emits what the user asks for the mask."""

    changed = Signal(object)
    mixed = Signal(object)
    finished = Signal()
    mend_wanted = Signal()
    sensed = Signal(float)

    def __init__(self, pen: DrawingTool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(44)
        self._pen = pen
        self._what = ElidedLabel("head")
        self._adds = self._way("add", MaskMode.ADD)
        self._takes = self._way("subtract", MaskMode.SUBTRACT)
        self._size = _slider(self.tr("Brush size ([ and ])"), 1, 100)
        self._hard = _slider(self.tr("Hardness of the brush"), 0, 100)
        self._alike = _slider(self.tr("How different colours may be"), 1, 60)
        size, hardness = label(self.tr("Size"), "small"), label(self.tr("Hardness"), "small")
        self._brush: tuple[QWidget, ...] = (size, self._size, hardness, self._hard)
        self._mends = False
        self._wand: tuple[QWidget, ...] = (label(self.tr("Tolerance"), "small"), self._alike)
        self._sense = _slider(self.tr("Sensitivity of the damage detection"), 5, 95)
        self._sense.setToolTip(
            self.tr("Sensitivity of the damage detection; a change repeats the detection")
        )
        self._sense.valueChanged.connect(lambda value: self.sensed.emit(value / 100))
        self._damage: tuple[QWidget, ...] = (
            label(self.tr("Sensitivity"), "small"),
            self._sense,
        )
        self._changes: tuple[QToolButton, ...] = ()
        self._mend = button(self.tr("Repair"), "main", "restore")
        self._mend.setToolTip(self.tr("Fill the tinted areas from their surroundings"))
        self._mend.clicked.connect(self.mend_wanted)
        self._done = button(self.tr("Done"), "chip-done")
        self._done.setToolTip(self.tr("Stop editing the mask (Esc)"))
        self._done.clicked.connect(self.finished)
        self._lay_out()
        self._size.valueChanged.connect(lambda value: pen.set_radius(radius_of(value)))
        self._hard.valueChanged.connect(lambda value: pen.set_hardness(value / 100))
        self._alike.valueChanged.connect(self._tolerate)
        pen.changed.connect(self.show_pen)
        self.show_damage(False)
        self.hide()

    def show_aim(self, sentence: str, on_layer: bool) -> None:
        """Show what the tools draw on: the mask of a layer or the selection."""
        self._what.setText(sentence)
        self._what.setToolTip(plain(sentence))
        self._adds.setText(self.tr("Paint in") if on_layer else self.tr("Add"))
        self._takes.setText(self.tr("Paint out") if on_layer else self.tr("Subtract"))
        for way in (self._adds, self._takes):
            way.setAccessibleName(way.text())

    def show_damage(self, on: bool) -> None:
        """Show or hide the sensitivity and the button that repairs the damage mask."""
        self._mends = on
        for part in (*self._damage, self._mend):
            part.setVisible(on)
        self.show_pen()

    def show_sensitivity(self, share: float) -> None:
        """Show the sensitivity, 0 to 1, of the last damage detection."""
        self._sense.blockSignals(True)
        self._sense.setValue(round(100 * share))
        self._sense.blockSignals(False)

    @Slot()
    def show_pen(self) -> None:
        """Show the settings of the drawing tool and the controls that it needs."""
        for widget, value in (
            (self._size, slider_position(self._pen.brush.radius)),
            (self._hard, round(100 * self._pen.brush.hardness)),
            (self._alike, round(100 * self._pen.tolerance)),
        ):
            widget.blockSignals(True)
            widget.setValue(value)
            widget.blockSignals(False)
        self._adds.setChecked(self._pen.mode is not MaskMode.SUBTRACT)
        self._takes.setChecked(self._pen.mode is MaskMode.SUBTRACT)
        masks = self._pen.tool not in NON_MASK_TOOLS
        for change in self._changes:
            change.setVisible(masks or self._pen.tool is Tool.HAND)
        for parts, there in (
            ((self._adds, self._takes), masks),
            (self._brush[:2], self._pen.tool in BRUSHES),
            (self._brush[2:], self._pen.tool is Tool.BRUSH and not self._mends),
            (self._wand, self._pen.tool is Tool.WAND),
        ):
            for part in parts:
                part.setVisible(there)

    def _way(self, drawn: str, mix: MaskMode) -> QToolButton:
        made = small_button(drawn, "")
        made.setCheckable(True)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setToolTip(self.tr("X or Alt swaps the two"))
        made.clicked.connect(lambda: self.mixed.emit(mix))
        return made

    def _tolerate(self, value: int) -> None:
        self._pen.tolerance = value / 100

    def _lay_out(self) -> None:
        inside = QHBoxLayout(self)
        inside.setContentsMargins(16, 0, 12, 0)
        inside.setSpacing(6)
        fill(inside, self._what)
        inside.addSpacing(SPACE)
        fill(inside, self._adds, self._takes, *self._brush, *self._wand)
        fill(inside, *self._damage)
        for drawn, name, what in (
            ("invert", self.tr("Invert"), MaskOperation.INVERT),
            ("feather", self.tr("Soften the edge"), MaskOperation.FEATHER),
            ("delete", self.tr("Clear"), MaskOperation.CLEAR),
        ):
            made = small_button(drawn, name)
            made.clicked.connect(lambda _=False, what=what: self.changed.emit(what))
            inside.addWidget(made)
            self._changes = (*self._changes, made)
        inside.addWidget(self._mend)
        inside.addWidget(self._done)


def radius_of(position: int) -> float:
    """Convert a slider position, 1 to 100, to a brush radius in pixels of the photo.

    The scale is logarithmic, so small brushes are set more finely.
    """
    return float(2 ** (position / 9))


def slider_position(radius: float) -> int:
    """Return the slider position, 1 to 100, of a brush radius; the inverse of `radius_of`."""
    position = 1
    while position < 100 and radius_of(position) < radius - 0.05:
        position += 1
    return position


def _slider(name: str, least: int, most: int) -> QSlider:
    made = QSlider(Qt.Orientation.Horizontal)
    made.setRange(least, most)
    made.setAccessibleName(name)
    made.setToolTip(plain(name))
    made.setMinimumWidth(48)
    made.setMaximumWidth(96)
    return made
