"""Bar above the photo with the drawing target and the settings of the drawing tools."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSlider, QToolButton, QWidget

from desktop.document.mask import MaskMode
from desktop.session.document.mask_editor import NON_MASK_TOOLS, MaskOperation, Tool
from desktop.ui.canvas.drawing_tool import BRUSHES, DrawingTool
from desktop.ui.common.flow_layout import GAP, FlowLayout
from desktop.ui.common.small_widgets import (
    button,
    label,
    set_silently,
    set_up_slider,
    small_button,
)
from desktop.ui.common.theme import SPACE

FEATHER = 12
"""Width of a feathered edge in pixels of the screen."""

ONE_LINE = 44
"""Height of the bar while everything fits into one line, in device-independent pixels."""


class SelectionBar(QWidget):
    """Bar with the settings of the drawing tool; emits operations on the mask."""

    changed = Signal(object)
    mixed = Signal(object)
    finished = Signal()
    fill_wanted = Signal()

    def __init__(self, drawing_tool: DrawingTool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(ONE_LINE)
        self._drawing_tool = drawing_tool
        self._target_label = label("", "head")
        self._controls = QWidget()
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._add_button = self._mode_button("add", MaskMode.ADD)
        self._subtract_button = self._mode_button("subtract", MaskMode.SUBTRACT)
        self._size_slider = _slider(self.tr("Brush size ([ and ])"), 1, 100)
        self._hardness_slider = _slider(self.tr("Hardness of the brush"), 0, 100)
        self._tolerance_slider = _slider(self.tr("How different colours may be"), 1, 60)
        size, hardness = label(self.tr("Size"), "small"), label(self.tr("Hardness"), "small")
        self._brush: tuple[QWidget, ...] = (
            size,
            self._size_slider,
            hardness,
            self._hardness_slider,
        )
        self._edits_damage = False
        self._wand: tuple[QWidget, ...] = (
            label(self.tr("Tolerance"), "small"),
            self._tolerance_slider,
        )
        self._operation_buttons: tuple[QToolButton, ...] = ()
        self._fill_button = button(self.tr("Fill"), "main", "restore")
        self._fill_button.setToolTip(self.tr("Fill the selection from its surroundings (F)"))
        self._fill_button.clicked.connect(self.fill_wanted)
        self._done = button(self.tr("Done"), "chip-done")
        self._done.setToolTip(self.tr("Stop editing the mask (Esc)"))
        self._done.clicked.connect(self.finished)
        self._lay_out()
        self._size_slider.valueChanged.connect(
            lambda value: drawing_tool.set_radius(radius_of(value))
        )
        self._hardness_slider.valueChanged.connect(
            lambda value: drawing_tool.set_hardness(value / 100)
        )
        self._tolerance_slider.valueChanged.connect(self._set_tolerance)
        drawing_tool.changed.connect(self.show_pen)
        self.show_damage(False)
        self.show_fill(False)
        self.hide()

    def show_aim(self, sentence: str, on_layer: bool) -> None:
        """Show a sentence about what the tools draw on.

        `on_layer` is whether that is a layer's mask instead of the selection."""
        self._target_label.setText(sentence)
        self._add_button.setText(self.tr("Paint in") if on_layer else self.tr("Add"))
        self._subtract_button.setText(self.tr("Paint out") if on_layer else self.tr("Subtract"))
        for mode_button in (self._add_button, self._subtract_button):
            mode_button.setAccessibleName(mode_button.text())
        self._arrange()

    def show_damage(self, on: bool) -> None:
        """Show only the settings for painting damage, or all settings again."""
        self._edits_damage = on
        self.show_pen()

    def show_fill(self, on: bool) -> None:
        """Show or hide the button that fills the selection."""
        self._fill_button.setVisible(on)
        self._arrange()

    @Slot()
    def show_pen(self) -> None:
        """Show the settings of the drawing tool, and only the controls that it needs."""
        for widget, value in (
            (self._size_slider, slider_position(self._drawing_tool.brush.radius)),
            (self._hardness_slider, round(100 * self._drawing_tool.brush.hardness)),
            (self._tolerance_slider, round(100 * self._drawing_tool.tolerance)),
        ):
            set_silently(widget, value)
        self._add_button.setChecked(self._drawing_tool.mode is not MaskMode.SUBTRACT)
        self._subtract_button.setChecked(self._drawing_tool.mode is MaskMode.SUBTRACT)
        masks = self._drawing_tool.tool not in NON_MASK_TOOLS
        for change in self._operation_buttons:
            is_useful = masks or self._drawing_tool.tool is Tool.HAND
            change.setVisible(is_useful and not self._edits_damage)
        for parts, visible in (
            ((self._add_button, self._subtract_button), masks),
            (self._brush[:2], self._drawing_tool.tool in BRUSHES),
            (self._brush[2:], self._drawing_tool.tool is Tool.BRUSH and not self._edits_damage),
            (self._wand, self._drawing_tool.tool is Tool.WAND),
        ):
            for part in parts:
                part.setVisible(visible)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Lay the hint beside the controls or, where it does not fit there, above them."""
        text = self._target_label.fontMetrics().horizontalAdvance(self._target_label.text())
        margins = self._lines.contentsMargins()
        free = self.width() - margins.left() - margins.right() - self._lines.spacing()
        shown = [each for each in self._controls.findChildren(QWidget) if not each.isHidden()]
        controls = sum(each.sizeHint().width() + GAP for each in shown)
        is_stacked = text + controls > free
        direction = QBoxLayout.Direction
        self._lines.setDirection(direction.TopToBottom if is_stacked else direction.LeftToRight)
        self._target_label.setWordWrap(is_stacked)

    def _mode_button(self, icon_name: str, mode: MaskMode) -> QToolButton:
        tool_button = small_button(icon_name, "")
        tool_button.setCheckable(True)
        tool_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tool_button.setToolTip(self.tr("X or Alt swaps the two"))
        tool_button.clicked.connect(lambda: self.mixed.emit(mode))
        return tool_button

    def _set_tolerance(self, value: int) -> None:
        self._drawing_tool.tolerance = value / 100

    def _lay_out(self) -> None:
        self._lines.setContentsMargins(16, 4, 12, 4)
        self._lines.setSpacing(SPACE)
        self._lines.addWidget(self._target_label)
        self._lines.addWidget(self._controls, 1)
        inside = FlowLayout(self._controls)
        for part in (self._add_button, self._subtract_button, *self._brush, *self._wand):
            inside.addWidget(part)
        for icon_name, name, operation in (
            ("invert", self.tr("Invert"), MaskOperation.INVERT),
            ("feather", self.tr("Soften the edge"), MaskOperation.FEATHER),
            ("delete", self.tr("Clear"), MaskOperation.CLEAR),
        ):
            tool_button = small_button(icon_name, name)
            tool_button.clicked.connect(
                lambda _=False, operation=operation: self.changed.emit(operation)
            )
            inside.addWidget(tool_button)
            self._operation_buttons = (*self._operation_buttons, tool_button)
        inside.addWidget(self._fill_button)
        inside.addWidget(self._done)


def radius_of(position: int) -> float:
    """Return the brush radius in photo pixels for a slider position, 1 to 100, logarithmic."""
    return float(2 ** (position / 9))


def slider_position(radius: float) -> int:
    """Return the slider position, 1 to 100, of a brush radius; the inverse of `radius_of`."""
    return next((each for each in range(1, 100) if radius_of(each) >= radius - 0.05), 100)


def _slider(name: str, minimum: int, maximum: int) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    set_up_slider(slider, name, (minimum, maximum), least_width=48)
    slider.setMaximumWidth(96)
    return slider
