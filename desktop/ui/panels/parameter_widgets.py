"""Widgets that edit one parameter of a step each."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QWidget

from desktop.restoration.step_parameters import Parameter
from desktop.ui.common.small_widgets import Slider, set_name, without_frame
from desktop.ui.common.tag_editor import TagEditor
from models.core.plan import Value

ValueChanged = Callable[[Value], None]


def widget_of(parameter: Parameter, name: str, on_change: ValueChanged) -> QWidget:
    """Create a named widget that shows a parameter and passes what the user sets to `on_change`."""
    widget = _create_widget(parameter, name, on_change)
    set_name(widget, name)
    return widget


def show_value(widget: QWidget, parameter: Parameter) -> None:
    """Show the value of a parameter in its widget, without emitting a change."""
    widget.blockSignals(True)
    match widget:
        case Slider():
            widget.setValue(round(100 * _position(parameter, parameter.value)))
        case QSpinBox():
            widget.setValue(int(parameter.value))
        case QCheckBox():
            widget.setChecked(bool(parameter.value))
        case TagEditor():
            widget.show_tags(str(parameter.value), parameter.proposed)
        case QLineEdit() if not widget.hasFocus():
            widget.setText(str(parameter.value))
    widget.blockSignals(False)


def _create_widget(parameter: Parameter, name: str, on_change: ValueChanged) -> QWidget:
    if parameter.kind is bool:
        check_box = QCheckBox(name)
        check_box.setChecked(bool(parameter.value))
        check_box.toggled.connect(on_change)
        return check_box
    if parameter.kind is int:
        number = without_frame(QSpinBox())
        number.setRange(int(parameter.low), int(parameter.high))
        number.setValue(int(parameter.value))
        number.valueChanged.connect(on_change)
        return number
    if parameter.kind is float:
        position = _position(parameter, parameter.value)
        slider = Slider(name, position, _position(parameter, parameter.usual))
        slider.valueChanged.connect(
            lambda value: on_change(parameter.low + value / 100 * (parameter.high - parameter.low))
        )
        return slider
    if parameter.listed:
        tag_editor = TagEditor(name)
        tag_editor.changed.connect(on_change)
        return tag_editor
    line = QLineEdit(str(parameter.value))
    line.editingFinished.connect(lambda: on_change(line.text().strip()))
    return line


def _position(parameter: Parameter, value: Value) -> float:
    """Return where a `value` of a number lies between its bounds, 0 to 1."""
    return (float(value) - parameter.low) / (parameter.high - parameter.low)
