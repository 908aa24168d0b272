"""Controller of the layers panel and the inspector: each change is one edit of the document."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject, Slot

from desktop.document.document import Document
from desktop.document.face_amounts import with_face_amount
from desktop.document.layer import Layer
from desktop.session.document.session import Session
from desktop.session.engine.layer_jobs import LayerJobs
from desktop.ui.common.translator import Translator
from desktop.ui.main_window.main_window import MainWindow
from models.core.plan import Step


class LayerController(QObject):
    """Controller that connects the layers panel and the inspector with session and layer jobs."""

    def __init__(
        self, window: MainWindow, session: Session, jobs: LayerJobs, translator: Translator
    ) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._jobs, self._translator = jobs, translator
        layers = window.side_panel.layers
        layers.faded.connect(self._set_opacity)
        layers.shown.connect(self._toggle_visible)
        layers.moved.connect(self._move)
        layers.renamed.connect(self._rename)
        layers.deleted.connect(self._delete)
        layers.copied.connect(self._duplicate)
        layers.run_wanted.connect(self._run)
        layers.adjust_wanted.connect(self.inspect)
        window.side_panel.inspector.changed.connect(self._set_step)
        window.side_panel.faces.amount_changed.connect(self._set_face_amount)

    @Slot(str)
    def inspect(self, layer_id: str) -> None:
        """Show the settings of a layer in the inspector."""
        self._window.side_panel.inspector.inspect(layer_id)
        if self._session.document is not None:
            self._window.side_panel.inspector.show_document(self._session.document)

    @Slot(str, float, bool)
    def _set_opacity(self, layer_id: str, opacity: float, continues: bool) -> None:
        label = self.tr("Opacity: {name}")
        self._change(label, layer_id, lambda layer: layer.faded(opacity), continues)

    @Slot(str, int, float)
    def _set_face_amount(self, layer_id: str, index: int, amount: float) -> None:
        """Show face `index` of a layer at `amount`, 0 to 1.

        Consecutive changes are one history entry."""
        label = self.tr("Face {number}").format(number=index + 1)
        change = partial(with_face_amount, layer_id=layer_id, index=index, amount=amount)
        self._session.apply(label, change, merge=True)

    @Slot(str, bool)
    def _toggle_visible(self, layer_id: str, _: bool) -> None:
        if (document := self._session.document) is not None:
            visible = not document.layer(layer_id).visible
            label = self.tr("Show: {name}") if visible else self.tr("Hide: {name}")
            self._change(label, layer_id, lambda layer: layer.with_visible(visible))

    @Slot(str, int)
    def _move(self, layer_id: str, index: int) -> None:
        label = self._label(self.tr("Move: {name}"), layer_id)
        self._session.apply(label, lambda document: document.moved(layer_id, index))

    @Slot(str, str)
    def _rename(self, layer_id: str, name: str) -> None:
        self._change(self.tr("Rename: {name}"), layer_id, lambda layer: layer.named(name))

    @Slot(str)
    def _delete(self, layer_id: str) -> None:
        self._jobs.discard(layer_id)
        label = self._label(self.tr("Delete: {name}"), layer_id)
        self._session.apply(label, lambda document: document.without(layer_id))

    @Slot(str)
    def _duplicate(self, layer_id: str) -> None:
        label = self._label(self.tr("Duplicate: {name}"), layer_id)
        self._session.apply(label, lambda document: _with_duplicate(document, layer_id))

    @Slot(str, object)
    def _set_step(self, layer_id: str, step: Step) -> None:
        """Change the parameters of a layer; consecutive changes are one history entry."""
        label = self.tr("Settings: {name}")
        self._change(label, layer_id, lambda layer: layer.with_step(step), continues=True)

    @Slot(str)
    def _run(self, layer_id: str) -> None:
        """Run a layer and the visible stale layers below it."""
        document = self._session.document
        if document is not None:
            self._window.message_banner.hide()
            upto = document.layers[: document.index_of(layer_id) + 1]
            needed = [each.id for each in upto if each.visible or each.id == layer_id]
            self._jobs.run_layers(each for each in needed if document.is_stale(each))

    def _change(
        self,
        template: str,
        layer_id: str,
        change: Callable[[Layer], Layer],
        continues: bool = False,
    ) -> None:
        """Change one layer as an edit named by `template`; `continues` merges edits of one drag."""
        self._session.apply(
            self._label(template, layer_id),
            lambda document: document.replaced(change(document.layer(layer_id))),
            merge=continues,
        )

    def _label(self, template: str, layer_id: str) -> str:
        document = self._session.document
        name = self._translator.layer(document.layer(layer_id).name) if document else ""
        return template.format(name=name)


def _with_duplicate(document: Document, layer_id: str) -> Document:
    """Return the document with a copy of a layer, without patch, directly above it."""
    copy = replace(document.layer(layer_id), id=uuid4().hex, patch=None)
    return document.with_layer(copy).moved(copy.id, document.index_of(layer_id) + 1)
