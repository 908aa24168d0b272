"""Many photos to restore: a queue as a value, and its journal as text, so that it goes on after a
restart where it stood."""

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


class ItemState(Enum):
    """What has become of a photo."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class QueueState(Enum):
    """Whether the photos that wait are restored: not before somebody says so, now, or not until
    the pause is over."""

    COLLECTING = "gathering"
    RUNNING = "going"
    PAUSED = "paused"


AGAIN: Final = (ItemState.FAILED, ItemState.CANCELLED)
"""What can be tried again."""


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One photo, what to do to it, and what became of it; `trouble` says why it failed, `copied`
    that nothing was to be done."""

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
    """Photos in the order in which they are restored; what comes into the folders that are
    `watched` joins them."""

    items: tuple[BatchItem, ...] = ()
    phase: QueueState = QueueState.COLLECTING
    watched: tuple[WatchedFolder, ...] = ()

    @property
    def next(self) -> BatchItem | None:
        """The one to begin now."""
        busy = any(item.state is ItemState.RUNNING for item in self.items)
        waiting = (item for item in self.items if item.state is ItemState.WAITING)
        return None if self.phase is not QueueState.RUNNING or busy else next(waiting, None)

    @property
    def is_finished(self) -> bool:
        """Whether nothing waits or runs."""
        return not self.count(ItemState.WAITING, ItemState.RUNNING)

    @property
    def seconds_left(self) -> float | None:
        """From what the others took; None while nobody can tell."""
        took = [item.seconds for item in self.items if item.state is ItemState.DONE]
        left = self.count(ItemState.WAITING, ItemState.RUNNING)
        return left * sum(took) / len(took) if took else None

    def count(self, *states: ItemState) -> int:
        return sum(item.state in states for item in self.items)

    def item(self, id: str) -> BatchItem | None:
        return next((item for item in self.items if item.id == id), None)

    def others_files(self, item: BatchItem) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """The photos of the other items and their results, where an item may overwrite files; one
        that may not replaces no file whatever."""
        if not item.request.target.overwrite:
            return (), ()
        others = tuple(each for each in self.items if each.id != item.id)
        results = tuple(each.output for each in others if each.output is not None)
        return tuple(each.source for each in others), results

    def with_photos(self, sources: Iterable[Path], request: RestoreRequest) -> "BatchQueue":
        """At the end; one that waits already with the same request is not doubled. Where nothing
        waited or ran they are gathered until the queue is `started`."""
        waiting = (item for item in self.items if item.state is ItemState.WAITING)
        there = {item.source for item in waiting if item.request == request}
        fresh = (source for source in dict.fromkeys(sources) if source not in there)
        new = tuple(BatchItem(uuid4().hex, source, request) for source in fresh)
        phase = QueueState.COLLECTING if self.is_finished else self.phase
        return replace(self, items=(*self.items, *new), phase=phase)

    def with_watched_photos(self, names: Iterable[str], place: WatchedFolder) -> "BatchQueue":
        """New photos of a folder that is watched: they are begun without being asked for, unless
        others are still gathered or all is paused. Results that were written there are none."""
        if all(each.folder != place.folder for each in self.watched):
            return self
        paths = tuple(place.folder / name for name in names)
        phase = QueueState.RUNNING if self.is_finished else self.phase
        outputs = {item.output for item in self.items}
        grown = self.with_photos([path for path in paths if path not in outputs], place.request)
        watched = tuple(
            each.having_seen(path.name for path in paths) if each.folder == place.folder else each
            for each in self.watched
        )
        return replace(grown, phase=phase, watched=watched)

    def with_watched_folder(self, place: WatchedFolder) -> "BatchQueue":
        """That folder too, or in another way from now on."""
        others = tuple(each for each in self.watched if each.folder != place.folder)
        return replace(self, watched=(*others, place))

    def started(self, request: RestoreRequest) -> "BatchQueue":
        """What was gathered is done in this way, from now on."""
        items = tuple(
            replace(item, request=request) if item.state is ItemState.WAITING else item
            for item in self.items
        )
        return replace(self, items=items, phase=QueueState.RUNNING)

    def paused(self, paused: bool) -> "BatchQueue":
        return replace(self, phase=QueueState.PAUSED if paused else QueueState.RUNNING)

    def replaced(self, item: BatchItem) -> "BatchQueue":
        items = tuple(item if each.id == item.id else each for each in self.items)
        return replace(self, items=items)

    def without(self, *states: ItemState) -> "BatchQueue":
        return replace(self, items=tuple(i for i in self.items if i.state not in states))

    def retried(self) -> "BatchQueue":
        """What failed or was cancelled waits again."""
        return replace(self._all(AGAIN, ItemState.WAITING), phase=QueueState.RUNNING)

    def cancelled(self) -> "BatchQueue":
        """Nothing waits or runs any more."""
        return self._all((ItemState.WAITING, ItemState.RUNNING), ItemState.CANCELLED)

    def interrupted(self) -> "BatchQueue":
        """After a restart: what ran waits again, and nothing is begun unasked."""
        queue = self._all((ItemState.RUNNING,), ItemState.WAITING)
        return replace(
            queue, phase=QueueState.COLLECTING if queue.is_finished else QueueState.PAUSED
        )

    def _all(self, states: tuple[ItemState, ...], to: ItemState) -> "BatchQueue":
        items = (replace(i, state=to, failure=None) if i.state in states else i for i in self.items)
        return replace(self, items=tuple(items))

    @property
    def text(self) -> str:
        """For `from_text`, in ASCII: names of files need not be UTF-8."""
        fields = {
            "queue": VERSION,
            "items": [_fields(item) for item in self.items],
            "watched": [_place_fields(place) for place in self.watched],
        }
        return json.dumps(fields)

    @classmethod
    def from_text(cls, text: str) -> "BatchQueue":
        """A journal that is damaged or of another program is empty: the photos are untouched."""
        try:
            fields = json.loads(text)
            if fields["queue"] != VERSION:
                return cls()
            watched = tuple(_place(each) for each in fields.get("watched", ()))
            return cls(tuple(_item(each) for each in fields["items"]), watched=watched)
        except (ValueError, TypeError, KeyError, RecursionError, DamagedRecipe):
            return cls()

    def report(self, told: Callable[[Failure], str]) -> str:
        """A line for each photo: state, seconds, source, result or reason in words; tabs
        between."""
        ends = ((i, i.output or (told(i.failure) if i.failure else "")) for i in self.items)
        return "".join(f"{i.state.value}\t{i.seconds:.1f}\t{i.source}\t{end}\n" for i, end in ends)


def _fields(item: BatchItem) -> dict[str, Any]:
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


def _place_fields(place: WatchedFolder) -> dict[str, Any]:
    return {
        "watches": str(place.folder),
        "seen": sorted(place.seen),
        **_request_fields(place.request),
    }


def _request_fields(request: RestoreRequest) -> dict[str, Any]:
    target = request.target
    return {
        "say": request.say,
        "recipe": request.recipe and request.recipe.json,
        "folder": target.out and str(target.out),
        "format": target.format and target.format.value,
        "pattern": target.pattern,
    }


def _place(fields: Mapping[str, Any]) -> WatchedFolder:
    seen = frozenset(str(name) for name in fields["seen"])
    return WatchedFolder(Path(fields["watches"]), _request(fields), seen)


def _request(fields: Mapping[str, Any]) -> RestoreRequest:
    recipe, folder, format = fields["recipe"], fields["folder"], fields["format"]
    target = OutputSpec(
        out=Path(folder) if folder else None,
        into=bool(folder),
        format=Format(format) if format else None,
        pattern=str(fields["pattern"]),
    )
    steps = Recipe.from_text(recipe) if recipe else None
    return RestoreRequest(say=fields["say"], recipe=steps, target=target)


def _item(fields: Mapping[str, Any]) -> BatchItem:
    return BatchItem(
        str(fields["id"]),
        Path(fields["source"]),
        _request(fields),
        ItemState(fields["state"]),
        Path(fields["output"]) if fields["output"] else None,
        Failure.from_fields(trouble) if (trouble := fields.get("trouble")) else None,
        float(fields["seconds"]),
        bool(fields.get("copied")),
    )
