"""Panel with the parameters of the inspected layer."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFormLayout, QVBoxLayout, QWidget

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.restoration.step_parameters import Parameter, parameters_of
from desktop.ui.common.small_widgets import Slider, card, form_label, label, row, small_button
from desktop.ui.common.tag_editor import TagEditor
from desktop.ui.common.translator import Translator
from desktop.ui.panels.parameter_widgets import show_value, widget_of
from models.core.plan import Value


class InspectorPanel(QWidget):
    """Form with a widget for each parameter of a layer's step.

    Changes take effect when the layer is run again. `changed` carries the id of the layer and the
    new step."""

    changed = Signal(str, object)

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._layer: Layer | None = None
        self._inspected_id: str | None = None
        self._built_for: tuple[str, str] = ("", "")
        self._widgets: dict[str, QWidget] = {}
        frame, self._inside = card()
        self._title = label("", "head-line", wraps=True)
        self._close = small_button("cancel", self.tr("Close the settings of the layer"))
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
        """Choose the layer to inspect by id, None for none; it is shown with the next document."""
        self._inspected_id = layer
        self.hide()
        self._built_for = ("", "")

    @Slot(object)
    def show_document(self, document: Document) -> None:
        """Show the inspected layer of a document; hide if the document lacks it."""
        layers = (each for each in document.layers if each.id == self._inspected_id)
        self._layer = next(layers, None)
        self.setVisible(self._layer is not None)
        if self._layer is not None:
            self._show(self._layer)

    def _show(self, layer: Layer) -> None:
        parameters = parameters_of(layer.step, layer.patch.tags if layer.patch else ())
        identity = layer.id, layer.step.restorer
        if identity != self._built_for:
            self._built_for = identity
            self._build(parameters)
        for parameter in parameters:
            show_value(self._widgets[parameter.name], parameter)
        name = self._translator.layer(layer.name)
        self._title.setText(self.tr("Settings: {name}").format(name=name))
        note = self.tr("Takes effect when the layer is run again.")
        self._note.setText(
            note if parameters else self.tr("This layer has no settings except its opacity.")
        )

    def _build(self, parameters: tuple[Parameter, ...]) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        self._widgets = {}
        for parameter in parameters:
            name = self._translator.parameter_label(parameter.name)
            widget = widget_of(parameter, name, partial(self._set_parameter, parameter.name))
            self._widgets[parameter.name] = widget
            if isinstance(widget, TagEditor):
                form.addRow(label(name))
            if isinstance(widget, QCheckBox | TagEditor):
                form.addRow(widget)
            else:
                is_slider = isinstance(widget, Slider)
                form.addRow(label(name) if is_slider else form_label(name), widget)
        container = QWidget()
        container.setLayout(form)
        self._inside.replaceWidget(self._form, container)
        self._form.deleteLater()
        self._form = container

    def _set_parameter(self, name: str, value: Value) -> None:
        layer = self._layer
        if layer is not None and layer.step.params.get(name) != value:
            self.changed.emit(layer.id, layer.step.with_params({name: value}))
