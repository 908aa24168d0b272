"""Widgets that edit one parameter of a step each."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QWidget

from desktop.restoration.parameters import Parameter
from desktop.ui.common.tag_editor import TagEditor
from desktop.ui.common.widgets import Slider, plain, without_frame
from models.core.plan import Value

Turned = Callable[[Value], None]


def widget_of(knob: Parameter, name: str, turned: Turned) -> QWidget:
    """Create the widget of a parameter; it passes each value that the user sets to `turned`.

    Checkboxes show `name` themselves; all widgets have it as accessible name and tooltip.
    """
    made = _widget_of(knob, name, turned)
    made.setAccessibleName(name)
    made.setToolTip(plain(name))
    return made


def show_value(widget: QWidget, knob: Parameter) -> None:
    """Show the current value of a parameter in its widget, without a signal."""
    widget.blockSignals(True)
    match widget:
        case Slider():
            widget.setValue(round(100 * _share(knob)))
        case QSpinBox():
            widget.setValue(int(knob.value))
        case QCheckBox():
            widget.setChecked(bool(knob.value))
        case TagEditor():
            widget.show_words(str(knob.value), knob.proposed)
        case QLineEdit() if not widget.hasFocus():
            widget.setText(str(knob.value))
    widget.blockSignals(False)


def _widget_of(knob: Parameter, name: str, turned: Turned) -> QWidget:
    if knob.kind is bool:
        box = QCheckBox(name)
        box.setChecked(bool(knob.value))
        box.toggled.connect(turned)
        return box
    if knob.kind is int:
        number = without_frame(QSpinBox())
        number.setRange(int(knob.low), int(knob.high))
        number.setValue(int(knob.value))
        number.valueChanged.connect(turned)
        return number
    if knob.kind is float:
        slider = Slider(name, _share(knob))
        slider.valueChanged.connect(
            lambda value: turned(knob.low + value / 100 * (knob.high - knob.low))
        )
        return slider
    if knob.listed:
        chips = TagEditor(name)
        chips.changed.connect(turned)
        return chips
    line = QLineEdit(str(knob.value))
    line.editingFinished.connect(lambda: turned(line.text().strip()))
    return line


def _share(knob: Parameter) -> float:
    return (float(knob.value) - knob.low) / (knob.high - knob.low)
