"""What is done to layers by hand: each wish of their panel is one edit of the document."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QObject, Slot

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.session.document.session import Session
from desktop.session.engine.layer_jobs import LayerJobs
from desktop.ui.common.translator import Translator
from desktop.ui.main_window.main_window import MainWindow
from models.core.plan import Step


class LayerController(QObject):
    """Between the panels of layers and of a layer's settings, and the session."""

    def __init__(
        self, window: MainWindow, session: Session, jobs: LayerJobs, words: Translator
    ) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._jobs, self._words = jobs, words
        layers = window.side_panel.layers
        layers.faded.connect(self._fade)
        layers.shown.connect(self._show)
        layers.moved.connect(self._move)
        layers.renamed.connect(self._rename)
        layers.deleted.connect(self._delete)
        layers.copied.connect(self._copy)
        layers.run_wanted.connect(self._run)
        layers.adjust_wanted.connect(self.inspect)
        window.side_panel.inspector.changed.connect(self._adjust)

    @Slot(str, float, bool)
    def _fade(self, id: str, opacity: float, goes_on: bool) -> None:
        self._change(self.tr("Opacity: {name}"), id, lambda each: each.faded(opacity), goes_on)

    @Slot(str, bool)
    def _show(self, id: str, _: bool) -> None:
        document = self._session.document
        if document is not None:
            visible = not document.layer(id).visible
            label = self.tr("Show: {name}") if visible else self.tr("Hide: {name}")
            self._change(label, id, lambda layer: layer.with_visible(visible))

    @Slot(str, int)
    def _move(self, id: str, to: int) -> None:
        self._session.apply(
            self._label(self.tr("Move: {name}"), id), lambda document: document.moved(id, to)
        )

    @Slot(str, str)
    def _rename(self, id: str, name: str) -> None:
        self._change(self.tr("Rename: {name}"), id, lambda layer: layer.named(name))

    @Slot(str)
    def _delete(self, id: str) -> None:
        self._jobs.forget(id)
        self._session.apply(
            self._label(self.tr("Delete: {name}"), id), lambda document: document.without(id)
        )

    @Slot(str)
    def _copy(self, id: str) -> None:
        label = self._label(self.tr("Duplicate: {name}"), id)
        self._session.apply(label, lambda document: _copied(document, id))

    @Slot(str)
    def inspect(self, id: str) -> None:
        """Show the settings of this layer."""
        self._window.side_panel.inspector.inspect(id)
        if self._session.document is not None:
            self._window.side_panel.inspector.show_document(self._session.document)

    @Slot(str, object)
    def _adjust(self, id: str, step: Step) -> None:
        """Turning one knob on is one step back."""
        self._change(
            self.tr("Settings: {name}"), id, lambda each: each.with_step(step), goes_on=True
        )

    @Slot(str)
    def _run(self, id: str) -> None:
        """This layer, and those below it that need it first."""
        document = self._session.document
        if document is not None:
            self._window.message_banner.hide()
            below = document.layers[: document.index_of(id) + 1]
            wanted = [each.id for each in below if each.visible or each.id == id]
            self._jobs.restore(each for each in wanted if document.is_stale(each))

    def _change(
        self, label: str, id: str, change: Callable[[Layer], Layer], goes_on: bool = False
    ) -> None:
        self._session.apply(
            self._label(label, id),
            lambda document: document.replaced(change(document.layer(id))),
            merge=goes_on,
        )

    def _label(self, template: str, id: str) -> str:
        document = self._session.document
        name = self._words.layer(document.layer(id).name) if document else ""
        return template.format(name=name)


def _copied(document: Document, id: str) -> Document:
    """A second one over it."""
    twin = replace(document.layer(id), id=uuid4().hex, patch=None)
    return document.with_layer(twin).moved(twin.id, document.index_of(id) + 1)
