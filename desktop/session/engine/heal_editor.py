"""Healing of spots: each brush stroke extends a heal layer, which then runs where it is new."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop.document.document import Document
from desktop.document.heal_layer import with_heal_stroke
from desktop.document.layer import Layer
from desktop.document.mask_shapes import Brush, stroke
from desktop.document.photo import Photo
from desktop.session.document.mask_editor import Gesture, gesture_in_photo
from desktop.session.document.session import Session
from desktop.session.engine.layer_jobs import LayerJobs
from desktop.session.serial_tasks import SerialTasks
from desktop.session.task_runner import TaskRunner
from models.core.strokes import Stroke

HARDNESS: Final = 0.7
"""Hardness of the brush edge, 0 to 1, where the filled spot blends into the photo."""


@dataclass(frozen=True, slots=True)
class _HealTask:
    """Gesture that paints over spots of a photo, and the label of its history entry."""

    gesture: Gesture
    label: str
    photo: Photo


class HealEditor(QObject):
    """Service that adds strokes to heal layers off the UI thread, and runs those layers.

    `stroke_added` is emitted after each edit. Strokes on a photo that is no longer open are
    dropped; an error drops all that wait."""

    stroke_added = Signal()
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        jobs: LayerJobs,
        runner: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._jobs, self._runner = session, jobs, runner
        self._tasks = SerialTasks(self._start, lambda task: session.holds(task.photo))

    def heal(self, gesture: Gesture, label: str) -> None:
        """Queue a gesture that paints over spots to heal, as an edit with this label."""
        document = self._session.document
        if document is not None:
            self._tasks.add(_HealTask(gesture, label, document.photo))

    def _start(self, task: _HealTask) -> None:
        document = self._session.document
        if document is None:
            return

        def apply(layer: Layer) -> None:
            if self._session.document == document:
                self._tasks.finish()
                self._apply(layer, task.label)
            else:
                self._tasks.repeat()
            self._tasks.start_next()

        self._runner.start(lambda _: make_heal_layer(task.gesture, document), apply, self._give_up)

    def _apply(self, layer: Layer, label: str) -> None:
        self._session.apply(label, lambda document: _with_layer(document, layer))
        self._jobs.discard(layer.id)
        self._jobs.run_layers([layer.id])
        self.stroke_added.emit()

    def _give_up(self, error: object) -> None:
        self.failed.emit(error)
        self._tasks.clear()


def make_heal_layer(gesture: Gesture, document: Document) -> Layer:
    """Return the heal layer of a document, or a new one, with the stroke of a gesture added."""
    points, radius = gesture_in_photo(gesture, document).points, gesture.brush.radius
    patch = stroke(points, Brush(radius, HARDNESS), document.photo.whole)
    return with_heal_stroke(document, Stroke(points, radius), patch)


def _with_layer(document: Document, layer: Layer) -> Document:
    """Return the document with the layer of the same id replaced, or this one added on top."""
    exists = any(each.id == layer.id for each in document.layers)
    return document.replaced(layer) if exists else document.with_layer(layer)
