"""The whole of a document as one small picture, roughly at once and then well."""

from typing import Final

import numpy as np
from PySide6.QtCore import QObject, Signal

from desktop.document.document import Document
from desktop.render.renderer import DocumentRenderer, size_at
from desktop.session.task_runner import TaskRunner
from models.core.pixels import Pixels, Raster, Rect, as_levels
from models.core.progress import Progress
from models.core.strokes import Point

NEAR: Final = 2
"""Pixels around a place that make its colour."""

LONGEST: Final = 1800
"""Side in pixels of the picture, about."""


class OverviewRenderer(QObject):
    """Off the UI thread, at 8 bits; what was asked for last is announced last."""

    rendered = Signal(object)

    def __init__(
        self, evaluator: DocumentRenderer, background: TaskRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._evaluator, self._background = evaluator, background
        self._number = 0

    def render(self, document: Document) -> None:
        """Announce its picture, twice."""
        self._number += 1
        number = self._number

        def answer(picture: Raster) -> None:
            if number == self._number:
                self.rendered.emit(picture)

        self._background.start(lambda _: _levels(self._evaluator.glance(document, LONGEST)), answer)
        self._background.start(lambda progress: self._whole(document, progress), answer)

    def colour_at(self, document: Document, upto: int, at: Point) -> tuple[float, float, float]:
        """What the lowest `upto` layers show around that place of the photo: red, green and blue, 0
        to 1."""
        below = Document(document.photo, document.layers[:upto])
        whole = document.photo.whole
        near = Rect(int(at[0]), int(at[1]), 1, 1).grown(NEAR, whole)
        if not near.area:
            return 1.0, 1.0, 1.0
        seen = self._evaluator.tile(below, 0, near).reshape(-1, 3).mean(0)
        return float(seen[0]), float(seen[1]), float(seen[2])

    def _whole(self, document: Document, progress: Progress) -> Raster:
        progress.report(0.0)
        level = 0
        while max(size_at(document, level).w, size_at(document, level).h) > LONGEST:
            level += 1
        return _levels(self._evaluator.tile(document, level, size_at(document, level)))


def _levels(picture: Pixels) -> Raster:
    return as_levels(picture, np.dtype(np.uint8))
