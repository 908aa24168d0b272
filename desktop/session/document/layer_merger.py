"""Merging a layer with the one below it, off the UI thread."""

from PySide6.QtCore import QObject

from desktop.document.merge_layers import can_merge, merge_layers
from desktop.render.document_renderer import DocumentRenderer, RasterAllocator
from desktop.session.document.session import Session
from desktop.session.task_runner import TaskRunner
from models.core.pixels import Raster


class LayerMerger(QObject):
    """Service that renders two layers into one raster and applies their merge as an edit."""

    def __init__(
        self,
        session: Session,
        renderer: DocumentRenderer,
        runner: TaskRunner,
        allocator: RasterAllocator,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._renderer = session, renderer
        self._runner, self._allocator = runner, allocator

    def merge(self, layer_id: str, label: str) -> None:
        """Merge a layer into the one below it, if possible, as an edit with this label.

        It is dropped if the two layers or those below have changed when rendering is done."""
        document = self._session.document
        if document is None or not can_merge(document, layer_id):
            return
        upto = document.index_of(layer_id) + 1

        def apply(picture: Raster) -> None:
            now = self._session.document
            holds = now is not None and self._session.holds(document.photo)
            if now and holds and now.layers[:upto] == document.layers[:upto]:
                self._session.apply(label, lambda each: merge_layers(each, layer_id, picture))

        self._runner.start(
            lambda progress: self._renderer.flatten(document, upto, self._allocator, progress),
            apply,
        )
