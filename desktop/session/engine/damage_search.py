"""Looking for damage in the open photo."""

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
    """One search at a time, over the picture as it is when it begins. What was found in another
    photo is dropped."""

    began = Signal()
    progress_estimated = Signal(object)
    found = Signal(object)
    ended = Signal()
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        link: EngineThread,
        evaluator: DocumentRenderer,
        room: RasterAllocator,
    ) -> None:
        super().__init__(link)
        self._session, self._link = session, link
        self._evaluator, self._room = evaluator, room
        self._document: Document | None = None
        self._number, self._began = 0, 0.0
        self._focus = (0.0, 0.0)
        link.progressed.connect(self._report)
        link.request_finished.connect(self._finish)
        link.failed.connect(self._fail)
        link.cancelled.connect(self._end)

    @Slot(float, float)
    def set_focus(self, x: float, y: float) -> None:
        """Searches from now on begin around this place of the photo."""
        self._focus = (x, y)

    def begin(self, sensitivity: float) -> None:
        """Look; `found` gives a Region of the photo. `sensitivity` is 0 to 1."""
        document = self._session.document
        if document is not None and self._document is None:
            self._document, self._began = document, monotonic()
            where = (self._focus, self._evaluator, self._room)
            errand = FindDamageRequest(document, sensitivity, *where)
            self._number = self._link.ask(errand)
            self.began.emit()

    @Slot()
    def cancel(self) -> None:
        if self._document is not None:
            self._link.cancel(self._number)
            self._end(self._number)

    @Slot(int, float)
    def _report(self, number: int, done: float) -> None:
        if number == self._number and self._document is not None:
            self.progress_estimated.emit(estimate_progress(0, done, 1, monotonic() - self._began))

    @Slot(int, object)
    def _finish(self, number: int, region: object) -> None:
        document, now = self._document, self._session.document
        if number != self._number or document is None or not isinstance(region, Mask):
            return
        self._end(number)
        if now is not None and now.photo == document.photo:
            self.found.emit(region)

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
