"""The whole of a document as one small picture, roughly at once and then well."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop.document.document import Document
from desktop.render.evaluator import Evaluator, size_at
from desktop.session.background import Background
from models.pixels import Pixels
from models.progress import Progress

LONGEST: Final = 1800
"""Side in pixels of the picture, about."""


class Sketching(QObject):
    """Off the UI thread; what was asked for last is announced last."""

    drawn = Signal(object)

    def __init__(
        self, evaluator: Evaluator, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._evaluator, self._background = evaluator, background
        self._number = 0

    def draw(self, document: Document) -> None:
        """Announce its picture, twice."""
        self._number += 1
        number = self._number

        def answer(picture: Pixels) -> None:
            if number == self._number:
                self.drawn.emit(picture)

        self._background.start(lambda _: self._evaluator.glance(document, LONGEST), answer)
        self._background.start(lambda progress: self._whole(document, progress), answer)

    def _whole(self, document: Document, progress: Progress) -> Pixels:
        progress.report(0.0)
        level = 0
        while max(size_at(document, level).w, size_at(document, level).h) > LONGEST:
            level += 1
        return self._evaluator.tile(document, level, size_at(document, level))
