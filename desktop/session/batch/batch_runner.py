"""Batch runner: restores the photos of a queue, some at once, in an engine of its own.

The queue itself is a stored value with item states and pauses (BatchQueue), so SerialTasks, which
holds its tasks in memory, would only be a second copy of it that must be kept in step.
"""

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.files.notices import UnreadPictures
from desktop.i18n.batch_failure import Failure
from desktop.restoration.batch_queue import BatchItem, BatchQueue, ItemState
from desktop.restoration.file_restorer import RestoreReport, RestoreRequest
from desktop.restoration.input_files import find_photos
from desktop.restoration.output_paths import OutputPlan
from desktop.restoration.photos_at_once import ALONE, Concurrency
from desktop.restoration.queue_file import QueueFile
from desktop.restoration.watched_folders import Listing, WatchedFolder, list_photos
from desktop.session.batch.folder_watcher import FolderWatcher
from desktop.session.engine.engine_requests import BatchDependencies, RestoreFileRequest
from desktop.session.engine.engine_thread import EngineThread
from desktop.session.task_runner import TaskRunner
from models.core.progress import Notice, Progress


@dataclass(frozen=True, slots=True)
class _RunningPhoto:
    """Photo that the engine thread restores: the id of its item, and the file that it becomes."""

    id: str
    result: Path


class BatchRunner(QObject):
    """Owner of the batch queue, which restores its photos in order and stores each change.

    `changed` and `finished` carry the BatchQueue, `progressed` the id of an item and its progress,
    0 to 1. A photo that fails is marked, and the next one is restored. `noticed` carries a notice
    about the stored queue or a folder, `repeated` the number of photos not added because the queue
    holds them already. Of several windows one owns the stored queue; the others hold their own
    until they can own it."""

    changed = Signal(object)
    progressed = Signal(str, float)
    finished = Signal(object)
    noticed = Signal(object)
    failed = Signal(object)
    repeated = Signal(int)

    def __init__(
        self,
        make_engine_thread: Callable[[], EngineThread],
        runner: TaskRunner,
        dependencies: BatchDependencies,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        """Create a runner with an empty queue; `folder` is where the queue is stored.

        `make_engine_thread` makes an engine for each batch; `runner` reads and writes files.
        `dependencies` are what restores photos: reader, model selectors and scratch folder."""
        super().__init__(parent)
        self._make_engine_thread, self._runner = make_engine_thread, runner
        self._dependencies, self._file = dependencies, QueueFile(folder)
        self._engine_thread: EngineThread | None = None
        self._retired: tuple[EngineThread, ...] = ()
        self._concurrency = ALONE
        self._queue = BatchQueue()
        self._running: dict[int, _RunningPhoto] = {}
        self._planner, self._is_planning = TaskRunner(self), False
        self._is_writing = self._must_write_again = False
        self._is_recalling = self._is_recalled = self._is_refusal_reported = False
        self._watcher = FolderWatcher(runner, self)
        self._watcher.photos_arrived.connect(self._add_arrived)

    @property
    def queue(self) -> BatchQueue:
        """Queue with the state of each photo."""
        return self._queue

    def sources(self) -> tuple[Path, ...]:
        """Return the photos of the queue, which no output may replace."""
        return tuple(item.source for item in self._queue.items)

    @Slot()
    def recall(self) -> None:
        """Read the queue that an earlier program run stored, once; it is paused until `resume`.

        If another window owns it, each later change of the queue tries again."""
        if self._is_recalling or self._is_recalled:
            return
        self._is_recalling = True
        self._runner.start(lambda _: self._file.open(), self._add_recalled, self._report_refusal)

    def add(self, paths: Sequence[Path], request: RestoreRequest) -> None:
        """Add photos to the queue, to be restored as `request` says; an idle queue awaits `start`.

        `paths` are files, and folders whose photos are added without those of folders inside."""
        self.recall()
        repeated, unread = list[Path](), list[Path]()
        target = request.target

        def find(_: Progress) -> tuple[Path, ...]:
            patterns, again = (target.pattern,), repeated.append
            found = find_photos(paths, patterns, target.out, None, again, unread.append)
            return tuple(found)

        def add(found: tuple[Path, ...]) -> None:
            known = len(self._queue.items)
            self._update(self._queue.with_photos(found, request))
            left_out = len(found) + len(repeated) - (len(self._queue.items) - known)
            if left_out:
                self.repeated.emit(left_out)
            if unread:
                self.noticed.emit(UnreadPictures.of(unread))

        self._runner.start(find, add, self.failed.emit)

    def watch(self, folder: Path, request: RestoreRequest) -> None:
        """Add photos that are put into a folder from now on, to be restored with `request`."""
        self.recall()
        self._runner.start(
            lambda _: WatchedFolder(folder, request, list_photos(folder)),
            lambda watched: self._update(self._queue.with_watched_folder(watched)),
            self.failed.emit,
        )

    @Slot()
    def unwatch(self) -> None:
        """Stop watching folders for new photos."""
        self._update(replace(self._queue, watched=()))

    @Slot(object)
    def start(self, request: RestoreRequest) -> None:
        """Restore the photos added so far with this request."""
        self._update(self._queue.started(request))

    @Slot()
    def pause(self) -> None:
        """Stop the queue after the photos that are running."""
        self._update(self._queue.paused(True))

    @Slot()
    def resume(self) -> None:
        """Continue the queue after a pause."""
        self._update(self._queue.paused(False))

    @Slot()
    def cancel(self) -> None:
        """Cancel the running photos and mark those that wait as cancelled."""
        if self._engine_thread is not None:
            for number in self._running:
                self._engine_thread.cancel(number)
        self._running.clear()
        self._update(self._queue.cancelled())

    @Slot()
    def retry(self) -> None:
        """Queue the photos again that failed or were cancelled."""
        self._update(self._queue.retried())

    @Slot()
    def clear(self) -> None:
        """Remove photos that are done, failed or cancelled from the queue."""
        self._update(self._queue.without(ItemState.DONE, ItemState.FAILED, ItemState.CANCELLED))

    def close(self) -> None:
        """End the engine, wait for it, store the queue and stop watching folders."""
        self._watcher.watch(())
        self._retire_engine()
        for thread in self._retired:
            thread.wait()
        self._planner.wait()
        self._runner.wait()
        if self._is_recalled:
            with suppress(OSError):
                self._file.store(self._queue)
        self._file.close()

    def _retire_engine(self) -> None:
        """End the engine thread without waiting, to free its memory while the queue is idle."""
        if self._engine_thread is not None:
            self._engine_thread.retire()
            running = (each for each in self._retired if each.isRunning())
            self._retired = (*running, self._engine_thread)
            self._engine_thread = None
            self._running.clear()
            self._planner.start(lambda _: self._dependencies.end_decoders(), lambda _: None)

    def _report_refusal(self, error: object) -> None:
        """Emit `failed`, once only, because the stored queue cannot be used."""
        self._is_recalling = False
        if not self._is_refusal_reported:
            self._is_refusal_reported = True
            self.failed.emit(error)

    def _add_recalled(self, stored: tuple[BatchQueue, tuple[Notice, ...]]) -> None:
        """Put the photos of the stored queue in front of those that were added meanwhile."""
        queue, notices = stored
        self._is_recalling, self._is_recalled = False, True
        for notice in notices:
            self.noticed.emit(notice)
        recalled = queue.interrupted()
        added = self._queue
        phase = added.phase if recalled.is_finished else recalled.phase
        watched = recalled.watched
        for folder in added.watched:
            watched = replace(recalled, watched=watched).with_watched_folder(folder).watched
        self._update(BatchQueue((*recalled.items, *added.items), phase, watched))

    def _update(self, queue: BatchQueue) -> None:
        was_over = self._queue.is_finished
        self._watcher.watch(queue.watched)
        self._queue = queue
        self._begin_next()
        self.changed.emit(self._queue)
        self._write()
        if self._queue.is_finished and not was_over:
            self._retire_engine()
            self.finished.emit(self._queue)

    @Slot(object, object)
    def _add_arrived(self, watched: WatchedFolder, photos: Listing) -> None:
        self._update(self._queue.with_watched_photos(photos, watched))

    def _begin_next(self) -> None:
        """Choose the output files of the photo to start now, if there is one, off the UI thread.

        Files are chosen for one photo after another, so that their names are always the same."""
        item = self._queue.next_item(self._dependencies.at_once)
        if item is None or self._is_planning:
            return
        self._is_planning = True
        self._queue = self._queue.replaced(replace(item, state=ItemState.RUNNING))
        inputs, results = self._queue.others_files(item)
        results = (*results, *(each.result for each in self._running.values()))
        self._planner.start(
            lambda _: item.request.outputs_of_run((item.source,), inputs, results),
            lambda outputs: self._begin(item, outputs),
            lambda error: self._refuse(item, error),
        )

    def _begin(self, item: BatchItem, outputs: OutputPlan) -> None:
        """Restore a photo, unless it was cancelled meanwhile, and start the next one."""
        self._is_planning = False
        if self._is_running(item.id):
            thread = self._running_engine_thread()
            request = RestoreFileRequest(
                item.source, item.request, outputs, self._dependencies, self._concurrency
            )
            result = outputs.outputs_of(item.source).result
            self._running[thread.ask(request)] = _RunningPhoto(item.id, result)
        self._update(self._queue)

    def _refuse(self, item: BatchItem, error: Exception) -> None:
        """Mark a photo as failed that has no output file, and start the next one."""
        self._is_planning = False
        failed = self._failed(item, error) if self._is_running(item.id) else self._queue
        self._update(failed)

    def _running_engine_thread(self) -> EngineThread:
        if self._engine_thread is None:
            self._concurrency = Concurrency.of_computer(self._dependencies.at_once)
            self._engine_thread = self._make_engine_thread()
            self._engine_thread.progressed.connect(self._report_progress)
            self._engine_thread.request_finished.connect(self._finish)
            self._engine_thread.failed.connect(self._fail)
        return self._engine_thread

    def _is_running(self, id: str) -> bool:
        item = self._queue.item(id)
        return item is not None and item.state is ItemState.RUNNING

    def _running_item(self, number: int) -> BatchItem | None:
        """Return the item of the request `number` of this engine thread; None if cancelled."""
        running = self._running.get(number)
        if running is None or self.sender() is not self._engine_thread:
            return None
        return self._queue.item(running.id)

    @Slot(int, float)
    def _report_progress(self, number: int, done: float) -> None:
        item = self._running_item(number)
        if item is not None:
            self.progressed.emit(item.id, done)

    @Slot(int, object)
    def _finish(self, number: int, report: object) -> None:
        item = self._running_item(number)
        if item is not None and isinstance(report, RestoreReport):
            del self._running[number]
            seconds, copied = report.seconds, not report.plan.steps
            output = report.output if isinstance(report.output, Path) else None
            done = replace(
                item, state=ItemState.DONE, output=output, seconds=seconds, copied=copied
            )
            self._update(self._queue.replaced(done))

    @Slot(int, object)
    def _fail(self, number: int, error: object) -> None:
        item = self._running_item(number)
        if item is not None:
            del self._running[number]
            self._update(self._failed(item, error))

    def _failed(self, item: BatchItem, error: object) -> BatchQueue:
        """Return the queue with a photo failed because of an error."""
        logging.getLogger(__name__).info("%s: %r", item.source, error)
        failed = replace(item, state=ItemState.FAILED, failure=Failure.of(error, item.source))
        return self._queue.replaced(failed)

    def _write(self) -> None:
        """Store the queue off the UI thread; changes during a write share one later write."""
        if not self._is_recalled:
            if self._is_refusal_reported:
                self.recall()
            return
        if self._is_writing:
            self._must_write_again = True
            return
        self._is_writing = True
        queue = self._queue
        self._runner.start(
            lambda _: self._file.store(queue), self._end_write, self._report_write_error
        )

    def _report_write_error(self, error: object) -> None:
        """Emit an error of a write, and write again if the queue has changed since."""
        self.failed.emit(error)
        self._end_write(None)

    def _end_write(self, _: object) -> None:
        self._is_writing = False
        if self._must_write_again:
            self._must_write_again = False
            self._write()
