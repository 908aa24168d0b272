"""Number of photos that are restored at the same time, and the memory budget that they share."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Condition
from typing import Final

from models.core.progress import Cancelled, Progress

WORKING_BYTES: Final = 40
"""Bytes of memory that a photo takes per pixel while it is restored, beside the networks."""

SHARE: Final = 0.5
"""Share of the memory that is free at the start which photos may take together, 0 to 1."""

MOST_AT_ONCE: Final = 4
"""Most photos that are restored at once by default: steps of two photos run one after another."""

POLL_SECONDS: Final = 0.2
"""Seconds between two checks for cancellation while a photo waits for memory."""


class MemoryBudget:
    """Bytes that photos may take together.

    A photo that is larger than all of it waits until it is alone, and then runs.
    """

    def __init__(self, limit: int) -> None:
        """Make a budget of `limit` bytes."""
        self._limit, self._taken = limit, 0
        self._changed = Condition()

    @classmethod
    def of_computer(cls) -> "MemoryBudget":
        """Make a budget of a share of the memory that is free now."""
        import psutil  # not needed at the start of the window

        return cls(int(psutil.virtual_memory().available * SHARE))

    @contextmanager
    def reserve(self, count: int, progress: Progress) -> Iterator[None]:
        """Wait until `count` bytes are free, and hold them for the block. Raises: Cancelled."""
        with self._changed:
            while self._taken and self._taken + count > self._limit:
                if progress.stop.is_set():
                    raise Cancelled
                self._changed.wait(POLL_SECONDS)
            self._taken += count
        try:
            yield
        finally:
            with self._changed:
                self._taken -= count
                self._changed.notify_all()


@dataclass(frozen=True, slots=True)
class Concurrency:
    """Number of photos that may be restored at the same time, and the memory that they share."""

    at_once: int = 1
    memory: MemoryBudget | None = None

    @classmethod
    def of_computer(cls, at_once: int) -> "Concurrency":
        """Let `at_once` photos share half of the memory that is free now; one needs no limit."""
        return cls(at_once, MemoryBudget.of_computer() if at_once > 1 else None)


ALONE: Final = Concurrency()
"""One photo after the other, each with all the memory that it needs."""


def photos_at_once(chosen: int) -> int:
    """Return the number of photos to restore at once: the chosen one, for 0 that of this computer.

    That is one for each processor core that the program may use, up to MOST_AT_ONCE."""
    return chosen or min(_usable_cores(), MOST_AT_ONCE)


def _usable_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
