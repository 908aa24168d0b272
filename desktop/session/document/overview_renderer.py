"""Reduced picture of the whole document, first quickly and then at full quality."""

from itertools import count
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, Signal

from desktop.document.document import Document
from desktop.render.document_renderer import DocumentRenderer, size_at
from desktop.session.task_runner import TaskRunner
from models.core.pixels import Pixels, Raster, Rect, as_levels
from models.core.progress import Progress
from models.core.strokes import Point

SAMPLE_MARGIN: Final = 2
"""Pixels around a point that are averaged to get its colour."""

LONG_SIDE: Final = 1800
"""Long side of an overview in pixels; approximate for the quick picture, a limit for the exact."""


class OverviewRenderer(QObject):
    """Service that renders reduced pictures off the UI thread, for the latest request only.

    `rendered` carries a uint8 raster, height x width x 3."""

    rendered = Signal(object)

    def __init__(self, renderer: DocumentRenderer, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._renderer, self._runner = renderer, runner
        self._number = 0

    def render(self, document: Document) -> None:
        """Render a document and emit `rendered` twice: first a quick, then an exact picture."""
        self._number += 1
        number = self._number

        def announce(picture: Raster) -> None:
            if number == self._number:
                self.rendered.emit(picture)

        self._runner.start(
            lambda _: _as_8_bit(self._renderer.glance(document, LONG_SIDE)), announce
        )
        self._runner.start(lambda progress: self._render_exactly(document, progress), announce)

    def colour_at(
        self, document: Document, layer_count: int, point: Point
    ) -> tuple[float, float, float]:
        """Return the mean colour around a point of the photo: red, green and blue, 0 to 1.

        Renders only the lowest `layer_count` layers, uncropped. White if the point is outside."""
        below = Document(document.photo, document.layers[:layer_count])
        whole = document.photo.whole
        rect = Rect(int(point[0]), int(point[1]), 1, 1).grown(SAMPLE_MARGIN, whole)
        if not rect.area:
            return 1.0, 1.0, 1.0
        mean = self._renderer.tile(below, 0, rect).reshape(-1, 3).mean(0)
        return float(mean[0]), float(mean[1]), float(mean[2])

    def _render_exactly(self, document: Document, progress: Progress) -> Raster:
        progress.report(0.0)
        sizes = ((level, size_at(document, level)) for level in count())
        level, size = next(each for each in sizes if max(each[1].w, each[1].h) <= LONG_SIDE)
        return _as_8_bit(self._renderer.tile(document, level, size))


def _as_8_bit(picture: Pixels) -> Raster:
    return as_levels(picture, np.dtype(np.uint8))
