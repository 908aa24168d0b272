"""Marking of damage: marks and corrections are computed off the UI thread."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.document.damage_corrections import DamageCorrections
from desktop.document.document import Document
from desktop.document.photo import Photo
from desktop.render.document_renderer import DocumentRenderer
from desktop.restoration.damage_detection import DamageMap
from desktop.restoration.damage_marks import MarkedDamage, find_pieces, mark_damage, toggle_at
from desktop.restoration.place_masks import layers_from_steps
from desktop.session.document.mask_editor import Gesture, rasterise_gesture
from desktop.session.document.session import Session
from desktop.session.serial_tasks import SerialTasks
from desktop.session.task_runner import TaskRunner
from models.core.plan import PlannedStep
from models.core.progress import Progress
from models.core.strokes import Point

Correct = Callable[[MarkedDamage, Document], DamageCorrections]
"""Function from the damage as it is marked, and the document, to new corrections."""


@dataclass(frozen=True, slots=True)
class MarkRequest:
    """Request to mark the damage that the step `planned` would repair in a photo.

    The damage map is compared with the sensitivity, 0 to 1, and the corrections of `document` are
    applied."""

    damage_map: DamageMap
    sensitivity: float
    planned: PlannedStep
    document: Document

    def run(self, last: MarkedDamage | None) -> MarkedDamage:
        """Mark the damage; reuse the pieces of `last` if map and sensitivity are equal."""
        pieces = last.pieces if last else None
        if (
            pieces is None
            or pieces.damage_map is not self.damage_map
            or pieces.sensitivity != self.sensitivity
        ):
            pieces = find_pieces(self.damage_map, self.sensitivity)
        (layer,) = layers_from_steps(self.document, (self.planned,))
        return mark_damage(pieces, self.document.corrections, layer.mask)


@dataclass(frozen=True, slots=True)
class _Correction:
    """Correction of the damage of a photo, and the label of its entry in the history."""

    correct: Correct
    label: str
    photo: Photo


class DamageMarker(QObject):
    """Service that marks damage for the latest request and applies corrections as edits.

    `marked` is emitted when `marked_for` can answer the latest request. Corrections are made one at
    a time; those of a photo that is no longer open are dropped, and all of them after an error."""

    marked = Signal()
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        renderer: DocumentRenderer,
        runner: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._renderer, self._runner = session, renderer, runner
        self._answer: tuple[MarkRequest, MarkedDamage] | None = None
        self._wanted: MarkRequest | None = None
        self._running: MarkRequest | None = None
        self._corrections = SerialTasks(self._correct, lambda each: session.holds(each.photo))

    def marked_for(self, request: MarkRequest) -> MarkedDamage | None:
        """Return the marks that answer a request; None if they are not computed yet."""
        return self._answer[1] if self._answer and self._answer[0] == request else None

    def mark(self, request: MarkRequest) -> None:
        """Queue a request to mark damage in place of one that waits."""
        self._wanted = request
        if self._running is None:
            self._start(request)

    def click(self, point: Point, reach: float, label: str) -> None:
        """Drop damage within `reach` pixels of a point, or restore it; `label` names the edit."""
        self._add(lambda marked, now: toggle_at(marked, now.corrections, point, reach), label)

    def paint(self, gesture: Gesture, label: str) -> None:
        """Add the area of a gesture to the damage of the photo, or remove it from there.

        `label` names the history entry."""

        def correct(_: MarkedDamage, document: Document) -> DamageCorrections:
            patch = rasterise_gesture(gesture, document, self._renderer)
            whole = document.photo.whole
            return document.corrections.painted(patch, gesture.mode, whole)

        self._add(correct, label)

    def _start(self, request: MarkRequest) -> None:
        self._running, last = request, self._answer[1] if self._answer else None
        self._runner.start(lambda _: request.run(last), self._finish, self._fail)

    def _finish(self, marked: MarkedDamage) -> None:
        running, self._running = self._running, None
        if running is not None:
            self._answer = running, marked
        if self._wanted is not None and self._wanted != running:
            self._start(self._wanted)
        else:
            self.marked.emit()

    def _fail(self, error: object) -> None:
        self._running = None
        self.failed.emit(error)

    def _add(self, correct: Correct, label: str) -> None:
        document = self._session.document
        if document is not None and self._answer is not None:
            self._corrections.add(_Correction(correct, label, document.photo))

    def _correct(self, task: _Correction) -> None:
        document, answer = self._session.document, self._answer
        if document is None or answer is None:
            return

        def compute(_: Progress) -> DamageCorrections:
            return task.correct(answer[1], document)

        def apply(corrections: DamageCorrections) -> None:
            now = self._session.document
            if now is not None and now.corrections == document.corrections:
                self._corrections.finish()
                self._session.apply(task.label, lambda now: now.with_corrections(corrections))
            else:
                self._corrections.repeat()
            self._corrections.start_next()

        self._runner.start(compute, apply, self._give_up)

    def _give_up(self, error: object) -> None:
        self.failed.emit(error)
        self._corrections.clear()
