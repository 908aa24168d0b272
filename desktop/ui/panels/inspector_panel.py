"""Panel with the parameters of the inspected layer."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFormLayout, QVBoxLayout, QWidget

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.restoration.parameters import Parameter, parameters_of
from desktop.ui.common.tag_editor import TagEditor
from desktop.ui.common.translator import Translator
from desktop.ui.common.widgets import Slider, card, form_label, label, row, small_button
from desktop.ui.panels.parameter_widgets import show_value, widget_of
from models.core.plan import Value


class InspectorPanel(QWidget):
    """Form with one widget for each parameter of a layer's step.

    Values take effect when the layer is run again. `changed` carries the id of the layer and the
    new step.
    """

    changed = Signal(str, object)

    def __init__(self, words: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._layer: Layer | None = None
        self._wanted: str | None = None
        self._built: tuple[str, str] = ("", "")
        self._knobs: dict[str, QWidget] = {}
        frame, self._inside = card()
        self._title = label("", "head-line", wraps=True)
        self._close = small_button("cancel", self.tr("Put the settings of the layer away"))
        self._close.clicked.connect(lambda: self.inspect(None))
        self._form = QWidget()
        self._note = label("", "small", wraps=True)
        top = row(self._title, self._close)
        top.setStretch(0, 1)
        self._inside.addLayout(top)
        self._inside.addWidget(self._form)
        self._inside.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        self.hide()

    @Slot(str)
    def inspect(self, layer: str | None) -> None:
        """Set the id of the layer to inspect; None is none. It appears with the next document."""
        self._wanted = layer
        self.hide()
        self._built = ("", "")

    @Slot(object)
    def show_document(self, document: Document) -> None:
        """Show the inspected layer as it is in a document; hide without one."""
        layers = (each for each in document.layers if each.id == self._wanted)
        self._layer = next(layers, None)
        self.setVisible(self._layer is not None)
        if self._layer is not None:
            self._show(self._layer)

    def _show(self, layer: Layer) -> None:
        found = parameters_of(layer.step, layer.patch.tags if layer.patch else ())
        identity = layer.id, layer.step.restorer
        if identity != self._built:
            self._built = identity
            self._build(found)
        for knob in found:
            show_value(self._knobs[knob.name], knob)
        name = self._words.layer(layer.name)
        self._title.setText(self.tr("Settings: {name}").format(name=name))
        takes = self.tr("Takes effect when the layer is run again.")
        self._note.setText(takes if found else self.tr("Nothing but its opacity can be set."))

    def _build(self, found: tuple[Parameter, ...]) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        self._knobs = {}
        for knob in found:
            name = self._words.parameter_label(knob.name)
            made = widget_of(knob, name, partial(self._turn, knob.name))
            self._knobs[knob.name] = made
            if isinstance(made, TagEditor):
                form.addRow(label(name))
            if isinstance(made, QCheckBox | TagEditor):
                form.addRow(made)
            else:
                slides = isinstance(made, Slider)
                form.addRow(label(name) if slides else form_label(name), made)
        fresh = QWidget()
        fresh.setLayout(form)
        self._inside.replaceWidget(self._form, fresh)
        self._form.deleteLater()
        self._form = fresh

    def _turn(self, name: str, value: Value) -> None:
        layer = self._layer
        if layer is not None and layer.step.params.get(name) != value:
            step = replace(layer.step, params={**layer.step.params, name: value})
            self.changed.emit(layer.id, step)
