"""Search for the faces of a photo, which are proposed to be named."""

from PySide6.QtCore import QObject, Signal, Slot

from desktop.document.photo import Photo
from desktop.session.engine.engine_requests import FindFacesRequest
from desktop.session.engine.engine_thread import EngineThread


class FaceSearch(QObject):
    """Service that finds the faces of a photo, one search at a time.

    `found` carries the photo and a tuple of Face; without a result nothing is emitted, as names can
    be written without."""

    found = Signal(object, object)

    def __init__(self, engine_thread: EngineThread) -> None:
        """Create the service; searches run in `engine_thread`."""
        super().__init__(engine_thread)
        self._engine_thread = engine_thread
        self._number = 0
        self._photo: Photo | None = None
        engine_thread.request_finished.connect(self._announce)

    def begin(self, photo: Photo) -> None:
        """Find the faces of a photo, and forget earlier searches."""
        self.cancel()
        self._photo = photo
        self._number = self._engine_thread.ask(FindFacesRequest(photo))

    def cancel(self) -> None:
        """Cancel the search, if there is one."""
        self._engine_thread.cancel(self._number)
        self._number, self._photo = 0, None

    @Slot(int, object)
    def _announce(self, number: int, answer: object) -> None:
        if number == self._number and self._photo is not None:
            photo = self._photo
            self._number, self._photo = 0, None
            self.found.emit(photo, answer)
