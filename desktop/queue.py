"""Many photos to restore: a queue as a value, and its journal as text, so that it goes on after a
restart where it stood."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from desktop.document.recipe import DamagedRecipe, Recipe
from desktop.files.formats import Format
from desktop.headless import Request, Target

VERSION: Final = 1


class State(Enum):
    """What has become of a photo."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


AGAIN: Final = (State.FAILED, State.CANCELLED)
"""What can be tried again."""


@dataclass(frozen=True, slots=True)
class Item:
    """One photo, what to do to it, and what became of it; `remark` says why it failed."""

    id: str
    source: Path
    request: Request
    state: State = State.WAITING
    output: Path | None = None
    remark: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Queue:
    """Photos in the order in which they are restored. While it is paused none is begun."""

    items: tuple[Item, ...] = ()
    paused: bool = False

    @property
    def next(self) -> Item | None:
        """The one to begin now."""
        busy = any(item.state is State.RUNNING for item in self.items)
        waiting = (item for item in self.items if item.state is State.WAITING)
        return None if self.paused or busy else next(waiting, None)

    @property
    def over(self) -> bool:
        """Whether nothing waits or runs."""
        return not self.count(State.WAITING, State.RUNNING)

    @property
    def seconds_left(self) -> float | None:
        """From what the others took; None while nobody can tell."""
        took = [item.seconds for item in self.items if item.state is State.DONE]
        left = self.count(State.WAITING, State.RUNNING)
        return left * sum(took) / len(took) if took else None

    def count(self, *states: State) -> int:
        return sum(item.state in states for item in self.items)

    def item(self, id: str) -> Item | None:
        return next((item for item in self.items if item.id == id), None)

    def with_photos(self, sources: Iterable[Path], request: Request) -> "Queue":
        """At the end; one that waits already with the same request is not doubled."""
        waiting = (item for item in self.items if item.state is State.WAITING)
        there = {item.source for item in waiting if item.request == request}
        fresh = (source for source in dict.fromkeys(sources) if source not in there)
        new = tuple(Item(uuid4().hex, source, request) for source in fresh)
        return replace(self, items=(*self.items, *new))

    def replaced(self, item: Item) -> "Queue":
        items = tuple(item if each.id == item.id else each for each in self.items)
        return replace(self, items=items)

    def without(self, *states: State) -> "Queue":
        return replace(self, items=tuple(i for i in self.items if i.state not in states))

    def retried(self) -> "Queue":
        """What failed or was cancelled waits again."""
        return self._all(AGAIN, State.WAITING)

    def cancelled(self) -> "Queue":
        """Nothing waits or runs any more."""
        return self._all((State.WAITING, State.RUNNING), State.CANCELLED)

    def interrupted(self) -> "Queue":
        """After a restart: what ran waits again, and nothing is begun unasked."""
        queue = self._all((State.RUNNING,), State.WAITING)
        return replace(queue, paused=not queue.over)

    def _all(self, states: tuple[State, ...], to: State) -> "Queue":
        items = (replace(i, state=to, remark="") if i.state in states else i for i in self.items)
        return replace(self, items=tuple(items))

    @property
    def text(self) -> str:
        """For `from_text`."""
        fields = {"queue": VERSION, "items": [_fields(item) for item in self.items]}
        return json.dumps(fields, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> "Queue":
        """A journal that is damaged or of another program is empty: the photos are untouched."""
        try:
            fields = json.loads(text)
            if fields["queue"] != VERSION:
                return cls()
            return cls(tuple(_item(each) for each in fields["items"]))
        except (ValueError, TypeError, KeyError, RecursionError, DamagedRecipe):
            return cls()

    @property
    def report(self) -> str:
        """A line for each photo: state, seconds, source, result or reason; tabs between."""
        return "".join(
            f"{i.state.value}\t{i.seconds:.1f}\t{i.source}\t{i.output or i.remark}\n"
            for i in self.items
        )


def _fields(item: Item) -> dict[str, Any]:
    request, target = item.request, item.request.target
    return {
        "id": item.id,
        "source": str(item.source),
        "state": item.state.value,
        "output": item.output and str(item.output),
        "remark": item.remark,
        "seconds": item.seconds,
        "say": request.say,
        "recipe": request.recipe and request.recipe.json,
        "folder": target.out and str(target.out),
        "format": target.format and target.format.value,
        "pattern": target.pattern,
    }


def _item(fields: Mapping[str, Any]) -> Item:
    recipe, folder, format = fields["recipe"], fields["folder"], fields["format"]
    target = Target(
        out=Path(folder) if folder else None,
        into=bool(folder),
        format=Format(format) if format else None,
        pattern=str(fields["pattern"]),
    )
    request = Request(
        say=fields["say"], recipe=Recipe.from_text(recipe) if recipe else None, target=target
    )
    return Item(
        str(fields["id"]),
        Path(fields["source"]),
        request,
        State(fields["state"]),
        Path(fields["output"]) if fields["output"] else None,
        str(fields["remark"]),
        float(fields["seconds"]),
    )
