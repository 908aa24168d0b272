"""Undo as an index into the documents so far."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Entry(Generic[D]):
    """A document and the words for what led to it."""

    label: str
    document: D


@dataclass(frozen=True, slots=True)
class History(Generic[D]):
    """`at` is the entry that is shown."""

    entries: tuple[Entry[D], ...]
    at: int = 0

    @property
    def document(self) -> D:
        return self.entries[self.at].document

    def then(self, label: str, document: D, *, merge: bool = False) -> "History[D]":
        """Take a new step, forgetting what had been undone. With `merge` it joins the last step
        of the same label, as for one drag of a slider."""
        keep = self.entries[: self.at + 1]
        if merge and len(keep) > 1 and keep[-1].label == label:
            keep = keep[:-1]
        return History((*keep, Entry(label, document)), len(keep))

    def with_current_replaced(self, document: D) -> "History[D]":
        """The same step with another document: for results that arrive, which nobody undoes."""
        now = Entry(self.entries[self.at].label, document)
        return replace(self, entries=(*self.entries[: self.at], now, *self.entries[self.at + 1 :]))

    def changed(self, change: Callable[[D], D]) -> "History[D]":
        """The same steps with other documents, as for pixels that nobody needs any more."""
        entries = (Entry(entry.label, change(entry.document)) for entry in self.entries)
        return replace(self, entries=tuple(entries))

    def without_oldest(self, count: int) -> "History[D]":
        """Without so many of the oldest steps; the one that is shown stays."""
        count = min(count, self.at)
        return History(self.entries[count:], self.at - count)

    def undone(self) -> "History[D]":
        return replace(self, at=max(self.at - 1, 0))

    def redone(self) -> "History[D]":
        return replace(self, at=min(self.at + 1, len(self.entries) - 1))
