"""Histograms of the document, computed off the UI thread."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from desktop.document.document import Document
from desktop.render.document_renderer import DocumentRenderer
from desktop.session.task_runner import TaskRunner
from models.core.pixels import Pixels
from models.core.progress import Progress

TONES: Final = 64
"""Number of tones that a histogram tells apart."""

LONG_SIDE: Final = 320
"""Long side in pixels of the reduced picture whose pixels are counted."""


class HistogramService(QObject):
    """Service that computes histograms one at a time, of waiting documents only the last.

    `computed` carries an int array of 3 x `TONES`: the numbers of pixels in red, green and blue."""

    computed = Signal(object)

    def __init__(self, renderer: DocumentRenderer, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._renderer, self._runner = renderer, runner
        self._is_running = False
        self._next: Document | None = None

    def request(self, document: Document) -> None:
        """Compute the histogram of the displayed document as soon as the running one is done."""
        self._next = document
        if not self._is_running:
            self._start()

    def _start(self) -> None:
        document, self._next = self._next, None
        if document is None:
            return
        self._is_running = True

        def compute(_: Progress) -> NDArray[np.int64]:
            return count_tones(self._renderer.glance(document, LONG_SIDE))

        self._runner.start(compute, self._announce, self._report)

    def _announce(self, counts: NDArray[np.int64]) -> None:
        self._is_running = False
        self.computed.emit(counts)
        self._start()

    def _report(self, error: Exception) -> None:
        self._is_running = False
        self._runner.failed.emit(error)


def count_tones(picture: Pixels) -> NDArray[np.int64]:
    """Count the pixels of each of `TONES` tones in red, green and blue: 3 x `TONES`.

    `picture` is H x W x 3, 0 to 1."""
    tones = np.clip((picture * TONES).astype(np.int64), 0, TONES - 1)
    counts = [np.bincount(tones[..., channel].ravel(), minlength=TONES) for channel in range(3)]
    return np.stack(counts)
