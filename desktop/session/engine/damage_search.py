"""Search for damage in the open photo."""

from time import monotonic

from PySide6.QtCore import QObject, Signal, Slot

from desktop.document.document import Document
from desktop.document.mask import Mask
from desktop.render.renderer import DocumentRenderer, RasterAllocator
from desktop.session.document.session import Session
from desktop.session.engine.engine_thread import EngineThread
from desktop.session.engine.layer_jobs import estimate_progress
from desktop.session.engine.requests import FindDamageRequest


class DamageSearch(QObject):
    """Runs one search at a time on the document as it is when the search begins.

    `found` carries a Mask of the photo, `progress_estimated` a JobProgress; `began` and `ended`
    enclose a search. The result is dropped if another photo was opened meanwhile.
    """

    began = Signal()
    progress_estimated = Signal(object)
    found = Signal(object)
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
        self._document: Document | None = None
        self._number, self._began = 0, 0.0
        self._focus = (0.0, 0.0)
        engine_thread.progressed.connect(self._report_progress)
        engine_thread.request_finished.connect(self._finish)
        engine_thread.failed.connect(self._fail)
        engine_thread.cancelled.connect(self._end)

    @Slot(float, float)
    def set_focus(self, x: float, y: float) -> None:
        """Let later searches begin with the tiles around this point of the photo, in pixels."""
        self._focus = (x, y)

    def begin(self, sensitivity: float) -> None:
        """Start a search for damage unless one is running; `sensitivity` is 0 to 1."""
        document = self._session.document
        if document is not None and self._document is None:
            self._document, self._began = document, monotonic()
            request = FindDamageRequest(
                document, sensitivity, self._focus, self._renderer, self._allocator
            )
            self._number = self._engine_thread.ask(request)
            self.began.emit()

    @Slot()
    def cancel(self) -> None:
        """Cancel the running search for damage."""
        if self._document is not None:
            self._engine_thread.cancel(self._number)
            self._end(self._number)

    @Slot(int, float)
    def _report_progress(self, number: int, done: float) -> None:
        if number == self._number and self._document is not None:
            elapsed = monotonic() - self._began
            self.progress_estimated.emit(estimate_progress(0, done, 1, elapsed))

    @Slot(int, object)
    def _finish(self, number: int, mask: object) -> None:
        document = self._document
        if number != self._number or document is None or not isinstance(mask, Mask):
            return
        self._end(number)
        if self._session.holds(document.photo):
            self.found.emit(mask)

    @Slot(int, object)
    def _fail(self, number: int, error: object) -> None:
        if number == self._number and self._document is not None:
            self._end(number)
            self.failed.emit(error)

    @Slot(int)
    def _end(self, number: int) -> None:
        if number == self._number and self._document is not None:
            self._document = None
            self.ended.emit()
