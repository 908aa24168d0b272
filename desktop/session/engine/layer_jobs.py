"""Queue of layers that wait for their patches, and the layer that is running."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from desktop.document.layer import Patch
from desktop.render.document_renderer import DocumentRenderer, RasterAllocator
from desktop.session.document.session import Session
from desktop.session.engine.engine_requests import RunLayerRequest
from desktop.session.engine.engine_thread import EngineThread
from desktop.session.serial_tasks import SerialTasks

LEAST_DONE: Final = 0.02
"""Share of all jobs that must be done before the remaining time is estimated."""


class JobState(Enum):
    """State of a layer's job: it waits or runs."""

    WAITING = "waiting"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class JobProgress:
    """Progress of all jobs: `done` is 0 to 1, `seconds_left` None if it cannot be estimated."""

    done: float
    seconds_left: float | None


def estimate_progress(jobs_done: int, job_share: float, jobs: int, elapsed: float) -> JobProgress:
    """Estimate the progress of `jobs` jobs, of which `jobs_done` are complete.

    `job_share` is the progress of the running job, 0 to 1, and `elapsed` the seconds since the
    first began. The time left is None before 2 % are done."""
    done = (jobs_done + job_share) / max(jobs, 1)
    return JobProgress(done, elapsed * (1 - done) / done if done > LEAST_DONE else None)


class LayerJobs(QObject):
    """Queue that runs stale layers one at a time, the lowest first.

    The input of each layer is the picture below it at that moment. `states_changed` carries a dict
    of layer ids to JobState; `started` a layer id; `tile_ready` a Rect and its Pixels;
    `progress_estimated` a JobProgress; `layer_timed` a Step, its seconds and its number of pixels.
    `patch_accepted` is emitted after each layer, `stopped` when no job runs any more, or the
    running one was discarded."""

    states_changed = Signal(object)
    started = Signal(str)
    tile_ready = Signal(object, object)
    tags_detected = Signal(str)
    progress_estimated = Signal(object)
    noticed = Signal(object)
    patch_accepted = Signal()
    stopped = Signal()
    failed = Signal(object)
    layer_timed = Signal(object, float, int)

    def __init__(
        self,
        session: Session,
        engine_thread: EngineThread,
        renderer: DocumentRenderer,
        allocator: RasterAllocator,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._engine_thread = session, engine_thread
        self._renderer, self._allocator = renderer, allocator
        self._tasks = SerialTasks(self._start, self._is_in_document, self._index)
        self._number = self._job_count = self._jobs_done = 0
        self._all_began = self._job_began = 0.0
        self._focus = (0.0, 0.0)
        engine_thread.tile_ready.connect(self._show_tile)
        engine_thread.tags_detected.connect(self._report_tags)
        engine_thread.progressed.connect(self._report_progress)
        engine_thread.noticed.connect(self._report_notice)
        engine_thread.request_finished.connect(self._finish)
        engine_thread.failed.connect(self._fail)
        engine_thread.cancelled.connect(self._stop)

    @property
    def busy(self) -> bool:
        """Whether a layer is running."""
        return self.running is not None

    @property
    def running(self) -> str | None:
        """Id of the layer that is running, None if none is."""
        return self._tasks.running

    @Slot(float, float)
    def set_focus(self, x: float, y: float) -> None:
        """Set the point x, y of the cropped picture, in pixels, at which later jobs begin."""
        self._focus = (x, y)

    def run_layers(self, layers: Iterable[str]) -> None:
        """Queue the layers with these ids, except those that are queued or running."""
        if not self.busy:
            self._jobs_done, self._all_began = 0, monotonic()
        self._tasks.add(*(each for each in dict.fromkeys(layers) if each not in self._tasks))
        self._announce()

    @Slot()
    def cancel(self) -> None:
        """Cancel the running job and drop those that wait."""
        if self.busy:
            self._engine_thread.cancel(self._number)
            self._stop(self._number)

    def discard(self, layer_id: str) -> None:
        """Remove a layer from the queue; cancel its job if it is running."""
        self._tasks.discard(layer_id)
        if self.running == layer_id:
            self._engine_thread.cancel(self._number)
            self._tasks.finish()
            self._tasks.start_next()
            self.stopped.emit()
        self._announce()

    def _is_in_document(self, layer_id: str) -> bool:
        document = self._session.document
        return document is not None and any(each.id == layer_id for each in document.layers)

    def _index(self, layer_id: str) -> int:
        document = self._session.document
        return document.index_of(layer_id) if document else 0

    def _start(self, layer_id: str) -> None:
        document = self._session.document
        if document is None:
            return
        self._job_count = self._jobs_done + 1 + len(self._tasks.waiting)
        self._job_began = monotonic()
        focus = document.on_photo(self._focus)
        self._number = self._engine_thread.ask(
            RunLayerRequest(document, layer_id, focus, self._renderer, self._allocator)
        )
        self.started.emit(layer_id)

    def _announce(self) -> None:
        states = dict.fromkeys(self._tasks.waiting, JobState.WAITING)
        if self.running is not None:
            states[self.running] = JobState.RUNNING
        self.states_changed.emit(states)

    @Slot(int, object, object)
    def _show_tile(self, number: int, rect: object, tile: object) -> None:
        if number == self._number and self.busy:
            self.tile_ready.emit(rect, tile)

    @Slot(int, object)
    def _report_tags(self, number: int, _: object) -> None:
        if number == self._number and self.running is not None:
            self.tags_detected.emit(self.running)

    @Slot(int, float)
    def _report_progress(self, number: int, done: float) -> None:
        if number == self._number and self.busy:
            elapsed = monotonic() - self._all_began
            progress = estimate_progress(self._jobs_done, done, self._job_count, elapsed)
            self.progress_estimated.emit(progress)

    @Slot(int, object)
    def _report_notice(self, number: int, notice: object) -> None:
        if number == self._number and self.busy:
            self.noticed.emit(notice)

    @Slot(int, object)
    def _finish(self, number: int, patch: object) -> None:
        layer_id = self.running
        if number != self._number or layer_id is None or not isinstance(patch, Patch):
            return
        self._tasks.finish()
        self._report_time(layer_id)
        self._session.accept_patch(layer_id, patch)
        self.patch_accepted.emit()
        self._jobs_done += 1
        self._tasks.start_next()
        self._announce()
        if not self.busy:
            self.stopped.emit()

    def _report_time(self, layer_id: str) -> None:
        """Emit how long a layer took, unless it is a heal layer, which runs in parts."""
        document = self._session.document
        layers = [each for each in document.layers if each.id == layer_id] if document else []
        for layer in layers:
            if document and "strokes" not in layer.step.params:
                pixels = (layer.scope or document.photo.whole).area
                self.layer_timed.emit(layer.step, monotonic() - self._job_began, pixels)

    @Slot(int, object)
    def _fail(self, number: int, error: object) -> None:
        if number == self._number and self.busy:
            self._stop(number)
            self.failed.emit(error)

    @Slot(int)
    def _stop(self, number: int) -> None:
        if number == self._number and self.busy:
            self._tasks.clear()
            self._announce()
            self.stopped.emit()
