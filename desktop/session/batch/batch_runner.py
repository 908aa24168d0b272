"""Restoring many photos, one after the other, in an engine of their own."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from desktop.i18n.failure import Failure
from desktop.restoration.batch_queue import BatchItem, BatchQueue, ItemState
from desktop.restoration.file_restorer import RestoreReport, RestoreRequest
from desktop.restoration.input_files import find_photos
from desktop.restoration.watch_folder import WatchedFolder, list_photos
from desktop.session.batch.folder_watcher import FolderWatcher
from desktop.session.engine.engine_thread import EngineThread
from desktop.session.engine.requests import BatchDependencies, RestoreFileRequest
from desktop.session.task_runner import TaskRunner
from models.core.progress import Progress

JOURNAL: Final = "batch.json"


class BatchRunner(QObject):
    """Holds the queue, announces each change and writes it down. A photo that fails is set
    aside, and the next one follows."""

    changed = Signal(object)
    progressed = Signal(str, float)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        link: Callable[[], EngineThread],
        background: TaskRunner,
        kit: BatchDependencies,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        """`folder` is that of the journal."""
        super().__init__(parent)
        self._make_link, self._background = link, background
        self._kit, self._folder = kit, folder
        self._link: EngineThread | None = None
        self._retired: tuple[EngineThread, ...] = ()
        self._queue = BatchQueue()
        self._number = 0
        self._writes, self._waits = False, False
        self._recalls, self._knows = False, False
        self._watching = FolderWatcher(background, self)
        self._watching.arrived.connect(self._join)

    @property
    def queue(self) -> BatchQueue:
        return self._queue

    def sources(self) -> tuple[Path, ...]:
        """The photos of the queue, which nothing may be written over."""
        return tuple(item.source for item in self._queue.items)

    @Slot()
    def recall(self) -> None:
        """Read the journal of the last time, once; nothing is begun before `resume`."""
        if self._recalls:
            return
        self._recalls = True
        self._background.start(
            lambda _: BatchQueue.from_text(_text(self._folder / JOURNAL)),
            self._recalled,
            self.failed.emit,
        )

    def add(self, paths: Sequence[Path], request: RestoreRequest) -> None:
        """Photos, and those directly in folders; a queue that is not going waits for `start`."""
        self.recall()
        self._background.start(
            lambda _: tuple(find_photos(paths, (request.target.pattern,), request.target.out)),
            lambda found: self._show(self._queue.with_photos(found, request)),
            self.failed.emit,
        )

    def watch(self, folder: Path, request: RestoreRequest) -> None:
        """From now on its new photos join the queue; those that are there stay as they are."""
        self.recall()
        self._background.start(
            lambda _: WatchedFolder(folder, request, frozenset(list_photos(folder))),
            lambda place: self._show(self._queue.with_watched_folder(place)),
            self.failed.emit,
        )

    @Slot()
    def unwatch(self) -> None:
        """Watch no folder any more."""
        self._show(replace(self._queue, watched=()))

    @Slot(object)
    def start(self, request: RestoreRequest) -> None:
        """Begin what was gathered, in this way."""
        self._show(self._queue.started(request))

    @Slot()
    def pause(self) -> None:
        """Begin no other photo; the running one is finished."""
        self._show(self._queue.paused(True))

    @Slot()
    def resume(self) -> None:
        self._show(self._queue.paused(False))

    @Slot()
    def cancel(self) -> None:
        """Stop at once."""
        if self._link is not None:
            self._link.cancel(self._number)
        self._number = 0
        self._show(self._queue.cancelled())

    @Slot()
    def retry(self) -> None:
        """Once more what failed or was cancelled."""
        self._show(self._queue.retried())

    @Slot()
    def clear(self) -> None:
        """Forget all that does not wait or run."""
        self._show(self._queue.without(ItemState.DONE, ItemState.FAILED, ItemState.CANCELLED))

    def close(self) -> None:
        """End the engine and wait for it; what ran waits in the journal. No folder is looked into
        any more."""
        self._watching.follow(())
        self._retire()
        for link in self._retired:
            link.wait()

    def _retire(self) -> None:
        """The engine gives its memory back when there is nothing to do."""
        if self._link is not None:
            self._link.retire()
            self._retired = (*(each for each in self._retired if each.isRunning()), self._link)
            self._link = None

    def _recalled(self, queue: BatchQueue) -> None:
        """What was added meanwhile stays behind it."""
        self._knows = True
        kept = queue.interrupted()
        fresh = self._queue
        phase = fresh.phase if kept.is_finished else kept.phase
        watched = kept.watched
        for place in fresh.watched:
            watched = replace(kept, watched=watched).with_watched_folder(place).watched
        self._show(BatchQueue((*kept.items, *fresh.items), phase, watched))

    def _show(self, queue: BatchQueue) -> None:
        was_over = self._queue.is_finished
        self._watching.follow(queue.watched)
        self._queue = queue
        item = queue.next
        if item is not None:
            self._begin(item)
        self.changed.emit(self._queue)
        self._write()
        if self._queue.is_finished and not was_over:
            self._retire()
            self.finished.emit(self._queue)

    @Slot(object, object)
    def _join(self, place: WatchedFolder, names: tuple[str, ...]) -> None:
        self._show(self._queue.with_watched_photos(names, place))

    def _begin(self, item: BatchItem) -> None:
        if self._link is None:
            self._link = self._make_link()
            self._link.progressed.connect(self._report)
            self._link.request_finished.connect(self._finish)
            self._link.failed.connect(self._fail)
        self._queue = self._queue.replaced(replace(item, state=ItemState.RUNNING))
        others = self._queue.others_files(item)
        self._number = self._link.ask(
            RestoreFileRequest(item.source, item.request, self._kit, *others)
        )

    def _running(self, number: int) -> BatchItem | None:
        if number != self._number or self.sender() is not self._link:
            return None
        running = (item for item in self._queue.items if item.state is ItemState.RUNNING)
        return next(running, None)

    @Slot(int, float)
    def _report(self, number: int, done: float) -> None:
        item = self._running(number)
        if item is not None:
            self.progressed.emit(item.id, done)

    @Slot(int, object)
    def _finish(self, number: int, report: object) -> None:
        item = self._running(number)
        if item is not None and isinstance(report, RestoreReport):
            took, copied = report.seconds, not report.plan.steps
            done = replace(
                item, state=ItemState.DONE, output=report.output, seconds=took, copied=copied
            )
            self._show(self._queue.replaced(done))

    @Slot(int, object)
    def _fail(self, number: int, error: object) -> None:
        item = self._running(number)
        if item is not None:
            logging.getLogger(__name__).info("%s: %r", item.source, error)
            failed = replace(item, state=ItemState.FAILED, failure=Failure.of(error, item.source))
            self._show(self._queue.replaced(failed))

    def _write(self) -> None:
        """The queue as it is when its turn comes; one writing at most waits. What the journal holds
        from the last time is read before."""
        if self._writes or not self._knows:
            self._waits = self._writes
            return
        self._writes = True
        text, path = self._queue.text, self._folder / JOURNAL

        def write(_: Progress) -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            partial = path.with_suffix(".part")
            partial.unlink(missing_ok=True)
            with partial.open("x", encoding="utf-8") as file:
                file.write(text)
            partial.replace(path)

        self._background.start(write, self._written, self._not_written)

    def _not_written(self, error: object) -> None:
        """What waits may find room."""
        self.failed.emit(error)
        self._written(None)

    def _written(self, _: object) -> None:
        self._writes = False
        if self._waits:
            self._waits = False
            self._write()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
