"""Batch queue as a value, and its journal as JSON, from which it continues after a restart."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from desktop.document.recipe import DamagedRecipe, Recipe
from desktop.files.formats.formats import Format
from desktop.i18n.failure import Failure
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.output_plan import OutputSpec
from desktop.restoration.watch_folder import WatchedFolder

VERSION: Final = 1
"""Version of the JSON format of the queue's journal."""


class ItemState(Enum):
    """State of one photo in the queue; the values are stored in the journal."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class QueueState(Enum):
    """State of the whole queue: photos are collected, restored, or waiting for the pause to end."""

    COLLECTING = "gathering"
    RUNNING = "going"
    PAUSED = "paused"


AGAIN: Final = (ItemState.FAILED, ItemState.CANCELLED)
"""Item states from which a photo can be retried."""


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One photo of the queue with its request and its result.

    `failure` says why it failed. `copied` means that the plan had no steps. `seconds` is the
    running time.
    """

    id: str
    source: Path
    request: RestoreRequest
    state: ItemState = ItemState.WAITING
    output: Path | None = None
    failure: Failure | None = None
    seconds: float = 0.0
    copied: bool = False


@dataclass(frozen=True, slots=True)
class BatchQueue:
    """Photos in the order in which they are restored, and the watched folders."""

    items: tuple[BatchItem, ...] = ()
    phase: QueueState = QueueState.COLLECTING
    watched: tuple[WatchedFolder, ...] = ()

    @property
    def next(self) -> BatchItem | None:
        """Photo to begin now, or None if the queue is not running or one is being restored."""
        busy = any(item.state is ItemState.RUNNING for item in self.items)
        waiting = (item for item in self.items if item.state is ItemState.WAITING)
        return None if self.phase is not QueueState.RUNNING or busy else next(waiting, None)

    @property
    def is_finished(self) -> bool:
        """Whether no photo is waiting or running."""
        return not self.count(ItemState.WAITING, ItemState.RUNNING)

    @property
    def seconds_left(self) -> float | None:
        """Estimated seconds left, from the mean time of finished photos; None before the first."""
        seconds = [item.seconds for item in self.items if item.state is ItemState.DONE]
        left = self.count(ItemState.WAITING, ItemState.RUNNING)
        return left * sum(seconds) / len(seconds) if seconds else None

    def count(self, *states: ItemState) -> int:
        """Return the number of photos in any of these states."""
        return sum(item.state in states for item in self.items)

    def item(self, id: str) -> BatchItem | None:
        """Return the item with an id, or None."""
        return next((item for item in self.items if item.id == id), None)

    def others_files(self, item: BatchItem) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """Return the photos and results of all other items, which `item` must not overwrite.

        Both are empty if `item` may overwrite nothing at all.
        """
        if not item.request.target.overwrite:
            return (), ()
        others = tuple(each for each in self.items if each.id != item.id)
        results = tuple(each.output for each in others if each.output is not None)
        return tuple(each.source for each in others), results

    def with_photos(self, sources: Iterable[Path], request: RestoreRequest) -> "BatchQueue":
        """Return the queue with photos added at the end.

        A photo that waits already with the same request is not added again. If the queue was
        finished, the photos are collected until it is `started`.
        """
        waiting = (item for item in self.items if item.state is ItemState.WAITING)
        known = {item.source for item in waiting if item.request == request}
        fresh = (source for source in dict.fromkeys(sources) if source not in known)
        new = tuple(BatchItem(uuid4().hex, source, request) for source in fresh)
        phase = QueueState.COLLECTING if self.is_finished else self.phase
        return replace(self, items=(*self.items, *new), phase=phase)

    def with_watched_photos(self, names: Iterable[str], watched: WatchedFolder) -> "BatchQueue":
        """Return the queue with new photos of a watched folder added.

        They start by themselves unless photos are being collected or the queue is paused. Results
        of this queue are not added.
        """
        if all(each.folder != watched.folder for each in self.watched):
            return self
        paths = tuple(watched.folder / name for name in names)
        phase = QueueState.RUNNING if self.is_finished else self.phase
        outputs = {item.output for item in self.items}
        photos = [path for path in paths if path not in outputs]
        folders = tuple(
            each.having_seen(path.name for path in paths) if each.folder == watched.folder else each
            for each in self.watched
        )
        queue = self.with_photos(photos, watched.request)
        return replace(queue, phase=phase, watched=folders)

    def with_watched_folder(self, watched: WatchedFolder) -> "BatchQueue":
        """Return the queue with a watched folder added, or replaced if it is already watched."""
        others = tuple(each for each in self.watched if each.folder != watched.folder)
        return replace(self, watched=(*others, watched))

    def started(self, request: RestoreRequest) -> "BatchQueue":
        """Return the queue running, with this request for every waiting photo."""
        items = tuple(
            replace(item, request=request) if item.state is ItemState.WAITING else item
            for item in self.items
        )
        return replace(self, items=items, phase=QueueState.RUNNING)

    def paused(self, paused: bool) -> "BatchQueue":
        """Return the queue paused or running."""
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
        """Return the queue as it is after a restart: interrupted photos wait, and it is paused."""
        queue = self._with_states((ItemState.RUNNING,), ItemState.WAITING)
        phase = QueueState.COLLECTING if queue.is_finished else QueueState.PAUSED
        return replace(queue, phase=phase)

    def _with_states(self, states: tuple[ItemState, ...], to: ItemState) -> "BatchQueue":
        items = (replace(i, state=to, failure=None) if i.state in states else i for i in self.items)
        return replace(self, items=tuple(items))

    @property
    def text(self) -> str:
        """Queue as ASCII JSON; bytes of file names that are not UTF-8 are escaped surrogates."""
        fields = {
            "queue": VERSION,
            "items": [_item_fields(item) for item in self.items],
            "watched": [_watched_fields(each) for each in self.watched],
        }
        return json.dumps(fields)

    @classmethod
    def from_text(cls, text: str) -> "BatchQueue":
        """Parse the JSON of `text`; damaged text and other versions give an empty queue."""
        try:
            fields = json.loads(text)
            if fields["queue"] != VERSION:
                return cls()
            watched = tuple(_watched_from_fields(each) for each in fields.get("watched", ()))
            return cls(tuple(_item_from_fields(each) for each in fields["items"]), watched=watched)
        except (ValueError, TypeError, KeyError, RecursionError, DamagedRecipe):
            return cls()

    def report(self, describe: Callable[[Failure], str]) -> str:
        """Return a line for each photo: state, seconds, source, result or failure, in columns."""
        ends = ((i, i.output or (describe(i.failure) if i.failure else "")) for i in self.items)
        return "".join(f"{i.state.value}\t{i.seconds:.1f}\t{i.source}\t{end}\n" for i, end in ends)


def _item_fields(item: BatchItem) -> dict[str, Any]:
    return {
        "id": item.id,
        "source": str(item.source),
        "state": item.state.value,
        "output": item.output and str(item.output),
        "trouble": item.failure and item.failure.fields,
        "seconds": item.seconds,
        "copied": item.copied,
        **_request_fields(item.request),
    }


def _watched_fields(watched: WatchedFolder) -> dict[str, Any]:
    request = _request_fields(watched.request)
    return {"watches": str(watched.folder), "seen": sorted(watched.seen), **request}


def _request_fields(request: RestoreRequest) -> dict[str, Any]:
    target = request.target
    return {
        "say": request.say,
        "recipe": request.recipe and request.recipe.json,
        "folder": target.out and str(target.out),
        "format": target.format and target.format.value,
        "pattern": target.pattern,
    }


def _watched_from_fields(fields: Mapping[str, Any]) -> WatchedFolder:
    seen = frozenset(str(name) for name in fields["seen"])
    return WatchedFolder(Path(fields["watches"]), _request_from_fields(fields), seen)


def _request_from_fields(fields: Mapping[str, Any]) -> RestoreRequest:
    recipe, folder, format = fields["recipe"], fields["folder"], fields["format"]
    target = OutputSpec(
        out=Path(folder) if folder else None,
        into=bool(folder),
        format=Format(format) if format else None,
        pattern=str(fields["pattern"]),
    )
    steps = Recipe.from_text(recipe) if recipe else None
    return RestoreRequest(say=fields["say"], recipe=steps, target=target)


def _item_from_fields(fields: Mapping[str, Any]) -> BatchItem:
    return BatchItem(
        str(fields["id"]),
        Path(fields["source"]),
        _request_from_fields(fields),
        ItemState(fields["state"]),
        Path(fields["output"]) if fields["output"] else None,
        Failure.from_fields(trouble) if (trouble := fields.get("trouble")) else None,
        float(fields["seconds"]),
        bool(fields.get("copied")),
    )
