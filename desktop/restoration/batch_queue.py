"""Batch queue as a value: photos with their requests and states, and watched folders."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Final
from uuid import uuid4

from desktop.i18n.batch_failure import Failure
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.watched_folders import Listing, WatchedFolder


class ItemState(Enum):
    """State of one photo in the queue; the values are stored in the queue's file."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class QueueState(Enum):
    """State of the whole queue: photos are collected, it runs, or it is paused."""

    COLLECTING = "gathering"
    RUNNING = "going"
    PAUSED = "paused"


AGAIN: Final = (ItemState.FAILED, ItemState.CANCELLED)
"""Item states from which a photo can be retried."""


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One photo of the queue with its request and its result.

    `failure` says why it failed. `copied` means that its plan had no steps. `seconds` is the time
    that it took."""

    id: str
    source: Path
    request: RestoreRequest
    state: ItemState = ItemState.WAITING
    output: Path | None = None
    failure: Failure | None = None
    seconds: float = 0.0
    copied: bool = False

    @property
    def is_waiting(self) -> bool:
        """Whether the photo waits to be restored."""
        return self.state is ItemState.WAITING


@dataclass(frozen=True, slots=True)
class BatchQueue:
    """Photos in the order in which they are restored, and the watched folders."""

    items: tuple[BatchItem, ...] = ()
    phase: QueueState = QueueState.COLLECTING
    watched: tuple[WatchedFolder, ...] = ()

    def next_item(self, at_once: int = 1) -> BatchItem | None:
        """Return the photo to start now; None if the queue does not run or `at_once` photos do."""
        if self.phase is not QueueState.RUNNING or self.count(ItemState.RUNNING) >= at_once:
            return None
        return next((item for item in self.items if item.is_waiting), None)

    @property
    def is_finished(self) -> bool:
        """Whether no photo is waiting or running."""
        return not self.count(ItemState.WAITING, ItemState.RUNNING)

    @property
    def seconds_left(self) -> float | None:
        """Estimated seconds left, by the mean time of finished photos; None before the first.

        Photos that are running now stand for as many at once until the end."""
        seconds = [item.seconds for item in self.items if item.state is ItemState.DONE]
        left = self.count(ItemState.WAITING, ItemState.RUNNING)
        at_once = max(self.count(ItemState.RUNNING), 1)
        return left * sum(seconds) / len(seconds) / at_once if seconds else None

    def count(self, *states: ItemState) -> int:
        """Return the number of photos in any of these states."""
        return sum(item.state in states for item in self.items)

    def item(self, id: str) -> BatchItem | None:
        """Return the item with an id, None if there is none."""
        return next((item for item in self.items if item.id == id), None)

    def others_files(self, item: BatchItem) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """Return the photos and the results of all other items, which `item` must not replace.

        Both are empty if the request of `item` does not overwrite files."""
        if not item.request.target.overwrite:
            return (), ()
        others = tuple(each for each in self.items if each.id != item.id)
        results = tuple(each.output for each in others if each.output is not None)
        return tuple(each.source for each in others), results

    def with_photos(self, sources: Iterable[Path], request: RestoreRequest) -> "BatchQueue":
        """Return the queue with the photos `sources` added, except those waiting with this request.

        If all were finished, the new ones are only collected until the batch is started."""
        waiting = (item for item in self.items if item.is_waiting)
        known = {item.source for item in waiting if item.request == request}
        fresh = (source for source in dict.fromkeys(sources) if source not in known)
        new = tuple(BatchItem(uuid4().hex, source, request) for source in fresh)
        phase = QueueState.COLLECTING if self.is_finished else self.phase
        return replace(self, items=(*self.items, *new), phase=phase)

    def with_watched_photos(self, photos: Listing, watched: WatchedFolder) -> "BatchQueue":
        """Return the queue with new and changed photos of a watched folder added, but no results.

        They start without `started`, unless photos are being collected or the queue is paused. A
        photo that failed before is no longer listed as failed."""
        if all(each.folder != watched.folder for each in self.watched):
            return self
        phase = QueueState.RUNNING if self.is_finished else self.phase
        outputs = {item.output for item in self.items}
        paths = [path for name in photos if (path := watched.folder / name) not in outputs]
        folders = tuple(
            each.having_seen(photos) if each.folder == watched.folder else each
            for each in self.watched
        )
        again = set(paths)
        items = tuple(i for i in self.items if i.state not in AGAIN or i.source not in again)
        queue = replace(self, items=items).with_photos(paths, watched.request)
        return replace(queue, phase=phase, watched=folders)

    def with_watched_folder(self, watched: WatchedFolder) -> "BatchQueue":
        """Return the queue with a watched folder added, in place of an earlier entry of it."""
        others = tuple(each for each in self.watched if each.folder != watched.folder)
        return replace(self, watched=(*others, watched))

    def started(self, request: RestoreRequest) -> "BatchQueue":
        """Return the queue running, with this request for all waiting photos."""
        renewed = (replace(i, request=request) if i.is_waiting else i for i in self.items)
        return replace(self, items=tuple(renewed), phase=QueueState.RUNNING)

    def paused(self, paused: bool) -> "BatchQueue":
        """Return the queue paused, or running if `paused` is false."""
        return replace(self, phase=QueueState.PAUSED if paused else QueueState.RUNNING)

    def replaced(self, item: BatchItem) -> "BatchQueue":
        """Return the queue with the item of the same id replaced."""
        items = tuple(item if each.id == item.id else each for each in self.items)
        return replace(self, items=items)

    def without(self, *states: ItemState) -> "BatchQueue":
        """Return the queue without the photos in any of these states."""
        return replace(self, items=tuple(i for i in self.items if i.state not in states))

    def retried(self) -> "BatchQueue":
        """Return the queue running, with failed and cancelled photos waiting again."""
        return replace(self._with_states(AGAIN, ItemState.WAITING), phase=QueueState.RUNNING)

    def cancelled(self) -> "BatchQueue":
        """Return the queue with all waiting and running photos cancelled."""
        return self._with_states((ItemState.WAITING, ItemState.RUNNING), ItemState.CANCELLED)

    def interrupted(self) -> "BatchQueue":
        """Return the queue as after a restart: running photos wait again, and it is paused."""
        queue = self._with_states((ItemState.RUNNING,), ItemState.WAITING)
        phase = QueueState.COLLECTING if queue.is_finished else QueueState.PAUSED
        return replace(queue, phase=phase)

    def _with_states(self, states: tuple[ItemState, ...], to: ItemState) -> "BatchQueue":
        items = (replace(i, state=to, failure=None) if i.state in states else i for i in self.items)
        return replace(self, items=tuple(items))

    def report(self, describe: Callable[[Failure], str]) -> str:
        """List state, seconds, source, and result or described failure, a line for each photo."""
        ends = ((i, i.output or (describe(i.failure) if i.failure else "")) for i in self.items)
        return "".join(f"{i.state.value}\t{i.seconds:.1f}\t{i.source}\t{end}\n" for i, end in ends)
