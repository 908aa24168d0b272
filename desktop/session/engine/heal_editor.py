"""Painting over spots: each stroke becomes part of a layer, which then runs where it is new."""

from collections import deque

from PySide6.QtCore import QObject, Signal

from desktop.document.document import Document
from desktop.document.heal_layer import with_heal_stroke
from desktop.document.layer import Layer
from desktop.document.mask_shapes import Brush, stroke
from desktop.document.photo import Photo
from desktop.session.document.mask_editor import Gesture, gesture_in_photo
from desktop.session.document.session import Session
from desktop.session.engine.layer_jobs import LayerJobs
from desktop.session.task_runner import TaskRunner
from models.core.strokes import Stroke

HARDNESS = 0.7
"""Of the edge where what was filled in meets the photo."""


class HealEditor(QObject):
    """One stroke after the other, worked out off the UI thread; strokes on another photo are
    dropped."""

    stroke_added = Signal()
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        jobs: LayerJobs,
        background: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._jobs, self._background = session, jobs, background
        self._waiting: deque[tuple[Gesture, str, Photo]] = deque()
        self._working = False

    def heal(self, gesture: Gesture, label: str) -> None:
        """What the gesture was drawn over; the edit is called by that label."""
        document = self._session.document
        if document is not None:
            self._waiting.append((gesture, label, document.photo))
            self._next()

    def _next(self) -> None:
        document = self._session.document
        while document and self._waiting and self._waiting[0][2] != document.photo:
            self._waiting.popleft()
        if self._working or not self._waiting or document is None:
            return
        gesture, label, photo = self._waiting.popleft()
        self._working = True

        def answer(layer: Layer) -> None:
            self._working = False
            if self._session.document == document:
                self._take(layer, label)
            else:
                self._waiting.appendleft((gesture, label, photo))
            self._next()

        self._background.start(lambda _: layer_of(gesture, document), answer, self._give_up)

    def _take(self, layer: Layer, label: str) -> None:
        self._session.apply(label, lambda document: _with(document, layer))
        self._jobs.discard(layer.id)
        self._jobs.run_layers([layer.id])
        self.stroke_added.emit()

    def _give_up(self, error: object) -> None:
        self.failed.emit(error)
        self._working = False
        self._waiting.clear()


def layer_of(gesture: Gesture, document: Document) -> Layer:
    """The layer of the document that holds this stroke too."""
    points, radius = gesture_in_photo(gesture, document).points, gesture.brush.radius
    piece = stroke(points, Brush(radius, HARDNESS), document.photo.whole)
    return with_heal_stroke(document, Stroke(points, radius), piece)


def _with(document: Document, layer: Layer) -> Document:
    known = any(each.id == layer.id for each in document.layers)
    return document.replaced(layer) if known else document.with_layer(layer)
