"""Making one layer of two, off the UI thread."""

from PySide6.QtCore import QObject

from desktop.document.merge_layers import can_merge, merge_layers
from desktop.render.renderer import DocumentRenderer, RasterAllocator
from desktop.session.document.session import Session
from desktop.session.task_runner import TaskRunner
from models.core.pixels import Raster


class LayerMerger(QObject):
    """Renders what two layers show; the edit follows when that is done."""

    def __init__(
        self,
        session: Session,
        evaluator: DocumentRenderer,
        background: TaskRunner,
        room: RasterAllocator,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._evaluator = session, evaluator
        self._background, self._room = background, room

    def merge(self, id: str, label: str) -> None:
        """This layer and the one below it, where that is possible; the edit is called by that
        label. Nothing happens where they have changed meanwhile."""
        document = self._session.document
        if document is None or not can_merge(document, id):
            return
        upto = document.index_of(id) + 1

        def answer(picture: Raster) -> None:
            now = self._session.document
            same = now is not None and now.photo == document.photo
            if now is not None and same and now.layers[:upto] == document.layers[:upto]:
                self._session.apply(label, lambda each: merge_layers(each, id, picture))

        self._background.start(
            lambda progress: self._evaluator.flatten(document, upto, self._room, progress),
            answer,
        )
