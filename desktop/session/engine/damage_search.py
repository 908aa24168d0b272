"""Search for damage in the open photo."""

from time import monotonic

from PySide6.QtCore import QObject, Signal, Slot

from desktop.document.document import Document
from desktop.render.document_renderer import DocumentRenderer, RasterAllocator, render_key
from desktop.restoration.damage_detection import DamageMap
from desktop.session.document.session import Session
from desktop.session.engine.engine_requests import FindDamageRequest, searched_document
from desktop.session.engine.engine_thread import EngineThread
from desktop.session.engine.layer_jobs import estimate_progress


class DamageSearch(QObject):
    """Service that searches the open document for damage, one search at a time.

    `began` and `ended` enclose a search, `progress_estimated` carries a JobProgress, and `found` is
    emitted if there is a result. The last damage map is kept and reused for the same picture."""

    began = Signal()
    progress_estimated = Signal(object)
    found = Signal()
    ended = Signal()
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        engine_thread: EngineThread,
        renderer: DocumentRenderer,
        allocator: RasterAllocator,
    ) -> None:
        super().__init__(engine_thread)
        self._session, self._engine_thread = session, engine_thread
        self._renderer, self._allocator = renderer, allocator
        self._searched: tuple[object, ...] | None = None
        self._known: tuple[tuple[object, ...], DamageMap] | None = None
        self._number, self._began = 0, 0.0
        self._focus = (0.0, 0.0)
        engine_thread.progressed.connect(self._report_progress)
        engine_thread.request_finished.connect(self._finish)
        engine_thread.failed.connect(self._fail)
        engine_thread.cancelled.connect(self._end)

    @Slot(float, float)
    def set_focus(self, x: float, y: float) -> None:
        """Set the point x, y of the photo, in pixels, at which later searches begin."""
        self._focus = (x, y)

    def map_of(self, document: Document) -> DamageMap | None:
        """Return the damage map, H x W, 0 to 1, of a document; None unless it was searched last."""
        if self._known is not None and self._known[0] == _picture_key(document):
            return self._known[1]
        return None

    @Slot()
    def begin(self) -> None:
        """Search the open document, unless a search of the same picture is running."""
        document = self._session.document
        if document is None or self._searched == _picture_key(document):
            return
        self.cancel()
        self._searched, self._began = _picture_key(document), monotonic()
        request = FindDamageRequest(document, self._focus, self._renderer, self._allocator)
        self._number = self._engine_thread.ask(request)
        self.began.emit()

    @Slot()
    def cancel(self) -> None:
        """Cancel the running search for damage."""
        if self._searched is not None:
            self._engine_thread.cancel(self._number)
            self._end(self._number)

    @Slot(int, float)
    def _report_progress(self, number: int, done: float) -> None:
        if number == self._number and self._searched is not None:
            elapsed = monotonic() - self._began
            self.progress_estimated.emit(estimate_progress(0, done, 1, elapsed))

    @Slot(int, object)
    def _finish(self, number: int, damage_map: object) -> None:
        searched = self._searched
        if number == self._number and searched is not None and isinstance(damage_map, DamageMap):
            self._known = searched, damage_map
            self._end(number)
            self.found.emit()

    @Slot(int, object)
    def _fail(self, number: int, error: object) -> None:
        if number == self._number and self._searched is not None:
            self._end(number)
            self.failed.emit(error)

    @Slot(int)
    def _end(self, number: int) -> None:
        if number == self._number and self._searched is not None:
            self._searched = None
            self.ended.emit()


def _picture_key(document: Document) -> tuple[object, ...]:
    """Return a value that is equal for documents whose searched pictures are equal."""
    return render_key(searched_document(document))
