"""The queue of layers that wait for their patches, and the one that is running."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from time import monotonic

from PySide6.QtCore import QObject, Signal, Slot

from desktop.document.layer import Patch
from desktop.render.renderer import DocumentRenderer, RasterAllocator
from desktop.session.document.session import Session
from desktop.session.engine.engine_thread import EngineThread
from desktop.session.engine.requests import RunLayerRequest


class JobState(Enum):
    """What a layer's job is doing."""

    WAITING = "waiting"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class JobProgress:
    """How far all jobs are: `done` is 0 to 1; `seconds_left` is None while nobody can tell."""

    done: float
    seconds_left: float | None


def estimate_progress(jobs_done: int, job_share: float, jobs: int, elapsed: float) -> JobProgress:
    """From the jobs that are done, the share of the running one (0 to 1) and the seconds since
    the first began. A guess is made once 2 % are done."""
    done = (jobs_done + job_share) / max(jobs, 1)
    return JobProgress(done, elapsed * (1 - done) / done if done > 0.02 else None)


class LayerJobs(QObject):
    """Runs layers bottom up, one at a time, each on what is below it when its turn comes."""

    states_changed = Signal(object)
    started = Signal(str)
    tile_ready = Signal(object, object)
    tags_detected = Signal(str)
    paced = Signal(object)
    noticed = Signal(object)
    arrived = Signal()
    stopped = Signal()
    failed = Signal(object)
    took = Signal(object, float, int)

    def __init__(
        self,
        session: Session,
        link: EngineThread,
        evaluator: DocumentRenderer,
        room: RasterAllocator,
    ) -> None:
        super().__init__()
        self._session, self._link = session, link
        self._evaluator, self._room = evaluator, room
        self._waiting: frozenset[str] = frozenset()
        self._running: str | None = None
        self._number = self._jobs = self._jobs_done = 0
        self._began = self._since = 0.0
        self._focus = (0.0, 0.0)
        link.tile_ready.connect(self._show_tile)
        link.tags_detected.connect(self._tell_tags)
        link.progressed.connect(self._report)
        link.noticed.connect(self._notice)
        link.request_finished.connect(self._finish)
        link.failed.connect(self._fail)
        link.cancelled.connect(self._stop)

    @property
    def busy(self) -> bool:
        return self._running is not None

    @property
    def running(self) -> str | None:
        """The layer whose turn it is."""
        return self._running

    @Slot(float, float)
    def look_at(self, x: float, y: float) -> None:
        """Jobs that start from now on begin with the tiles around this place of the photo
        as it is shown."""
        self._focus = (x, y)

    def restore(self, layers: Iterable[str]) -> None:
        """Queue these layers."""
        self._waiting |= frozenset(layers) - {self._running}
        if not self.busy:
            self._jobs_done, self._began = 0, monotonic()
            self._next()
        self._announce()

    @Slot()
    def cancel(self) -> None:
        """Stop the running job and forget the others."""
        if self.busy:
            self._link.cancel(self._number)
            self._stop(self._number)

    def forget(self, layer: str) -> None:
        """This layer needs no patch any more."""
        self._waiting -= {layer}
        if self._running == layer:
            self._link.cancel(self._number)
            self._running = None
            self._next()
            self.stopped.emit()
        self._announce()

    def _next(self) -> None:
        document = self._session.document
        ready = [layer.id for layer in document.layers] if document else []
        ready = [layer for layer in ready if layer in self._waiting]
        self._running = ready[0] if ready else None
        self._waiting = frozenset(ready[1:])
        self._jobs = self._jobs_done + len(ready)
        if document and self._running:
            self._since = monotonic()
            self._number = self._link.ask(
                RunLayerRequest(
                    document,
                    self._running,
                    document.on_photo(self._focus),
                    self._evaluator,
                    self._room,
                )
            )
            self.started.emit(self._running)

    def _announce(self) -> None:
        states = dict.fromkeys(self._waiting, JobState.WAITING)
        if self._running:
            states[self._running] = JobState.RUNNING
        self.states_changed.emit(states)

    @Slot(int, object, object)
    def _show_tile(self, number: int, rect: object, tile: object) -> None:
        if number == self._number and self.busy:
            self.tile_ready.emit(rect, tile)

    @Slot(int, object)
    def _tell_tags(self, number: int, _: object) -> None:
        if number == self._number and self._running is not None:
            self.tags_detected.emit(self._running)

    @Slot(int, float)
    def _report(self, number: int, done: float) -> None:
        if number == self._number and self.busy:
            self.paced.emit(
                estimate_progress(self._jobs_done, done, self._jobs, monotonic() - self._began)
            )

    @Slot(int, object)
    def _notice(self, number: int, notice: object) -> None:
        if number == self._number and self.busy:
            self.noticed.emit(notice)

    @Slot(int, object)
    def _finish(self, number: int, patch: object) -> None:
        if number != self._number or self._running is None or not isinstance(patch, Patch):
            return
        layer, self._running = self._running, None
        self._tell_time(layer)
        self._session.accept_patch(layer, patch)
        self.arrived.emit()
        self._jobs_done += 1
        self._next()
        self._announce()
        if not self.busy:
            self.stopped.emit()

    def _tell_time(self, id: str) -> None:
        """How long it took, for how many pixels; strokes run piece by piece and are left out."""
        document = self._session.document
        found = [layer for layer in document.layers if layer.id == id] if document else []
        for layer in found:
            if document and "strokes" not in layer.step.params:
                pixels = (layer.scope or document.photo.whole).area
                self.took.emit(layer.step, monotonic() - self._since, pixels)

    @Slot(int, object)
    def _fail(self, number: int, error: object) -> None:
        if number == self._number and self.busy:
            self._stop(number)
            self.failed.emit(error)

    @Slot(int)
    def _stop(self, number: int) -> None:
        if number == self._number and self.busy:
            self._running, self._waiting = None, frozenset()
            self._announce()
            self.stopped.emit()
