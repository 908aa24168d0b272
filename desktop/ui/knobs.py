"""What can be set of a step, read from the `Params` of its restorer; one widget for each."""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from typing import Final, get_args, get_type_hints

from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QWidget

from desktop.ui.chips import Chips
from desktop.ui.parts import Slider
from models.diffusion.parts import sees
from models.planning.plan import Step, Value
from models.restorer import LISTED
from models.restorers import RESTORERS

SETTLED: Final = frozenset({"wish", "model", "scale", "face_stage"})
"""Fields that the plan decides: another value would make it another step."""

Turned = Callable[[Value], None]

EVERYTHING: Final = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Knob:
    """A field of `Params` with its bounds (numbers only) and its value now; `listed`: a list
    between commas, of words that the network has `proposed`."""

    name: str
    kind: type
    value: Value
    low: float = 0.0
    high: float = 1.0
    listed: bool = False
    proposed: tuple[str, ...] = ()


def knobs(step: Step, proposed: tuple[str, ...] = ()) -> tuple[Knob, ...]:
    """In the order of the fields; none for a restorer that is not known here. `proposed` are the
    words that its network had for a list; there is no list where it has none."""
    restorer = RESTORERS.get(step.restorer)
    if restorer is None:
        return ()
    hints = get_type_hints(restorer.params, include_extras=True)
    found = []
    for field in fields(restorer.params):
        if field.name in SETTLED:
            continue
        kind, *bounds = get_args(hints[field.name]) or (hints[field.name],)
        default = "" if field.default is MISSING else field.default
        value = step.params.get(field.name, default)
        if bounds != [LISTED]:
            low, high = bounds or EVERYTHING
            found.append(Knob(field.name, kind, value, low, high))
        elif any(map(sees, step.models)):
            found.append(Knob(field.name, kind, value, listed=True, proposed=proposed))
    return tuple(found)


def widget_of(knob: Knob, name: str, turned: Turned) -> QWidget:
    """Its widget, which tells each value that the person gives it; a checkbox bears its name."""
    made = _widget_of(knob, name, turned)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made


def show_value(widget: QWidget, knob: Knob) -> None:
    """As it is now; nobody is told."""
    widget.blockSignals(True)
    match widget:
        case Slider():
            widget.setValue(round(100 * _share(knob)))
        case QSpinBox():
            widget.setValue(int(knob.value))
        case QCheckBox():
            widget.setChecked(bool(knob.value))
        case Chips():
            widget.show_words(str(knob.value), knob.proposed)
        case QLineEdit() if not widget.hasFocus():
            widget.setText(str(knob.value))
    widget.blockSignals(False)


def _widget_of(knob: Knob, name: str, turned: Turned) -> QWidget:
    if knob.kind is bool:
        box = QCheckBox(name)
        box.setChecked(bool(knob.value))
        box.toggled.connect(turned)
        return box
    if knob.kind is int:
        number = QSpinBox()
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
        chips = Chips(name)
        chips.changed.connect(turned)
        return chips
    line = QLineEdit(str(knob.value))
    line.editingFinished.connect(lambda: turned(line.text().strip()))
    return line


def _share(knob: Knob) -> float:
    return (float(knob.value) - knob.low) / (knob.high - knob.low)
