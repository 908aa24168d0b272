"""Undo history as a value: the documents so far and the index of the current one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Entry(Generic[D]):
    """A document and the label of the edit that led to it."""

    label: str
    document: D


@dataclass(frozen=True, slots=True)
class History(Generic[D]):
    """Entries from oldest to newest, of which `at` is the index of the current one."""

    entries: tuple[Entry[D], ...]
    at: int = 0

    @property
    def document(self) -> D:
        """Current document of the history."""
        return self.entries[self.at].document

    def then(self, label: str, document: D, *, merge: bool = False) -> "History[D]":
        """Return the history with a new entry; entries that were undone are dropped.

        With `merge` the new entry replaces the last one if that has the same label, as in a slider
        drag."""
        keep = self.entries[: self.at + 1]
        if merge and len(keep) > 1 and keep[-1].label == label:
            keep = keep[:-1]
        return History((*keep, Entry(label, document)), len(keep))

    def with_current_replaced(self, document: D) -> "History[D]":
        """Return the history with the current document replaced, without a new entry."""
        current = Entry(self.entries[self.at].label, document)
        entries = (*self.entries[: self.at], current, *self.entries[self.at + 1 :])
        return replace(self, entries=entries)

    def changed(self, change: Callable[[D], D]) -> "History[D]":
        """Return the history with `change` applied to every document."""
        entries = (Entry(entry.label, change(entry.document)) for entry in self.entries)
        return replace(self, entries=tuple(entries))

    def without_oldest(self, count: int) -> "History[D]":
        """Return the history without the `count` oldest entries; the current one always stays."""
        count = min(count, self.at)
        return History(self.entries[count:], self.at - count)

    def undone(self) -> "History[D]":
        """Return the history one entry back, or unchanged at the first."""
        return replace(self, at=max(self.at - 1, 0))

    def redone(self) -> "History[D]":
        """Return the history one entry forward, or unchanged at the last."""
        return replace(self, at=min(self.at + 1, len(self.entries) - 1))
