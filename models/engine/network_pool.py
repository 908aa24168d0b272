"""Loaded networks: lent while they are used, kept within a budget of memory."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from models.core.protocols import Network


@dataclass(slots=True)
class _Slot:
    """One network, who uses it, and when it was last asked for."""

    size: int
    loading: Lock = field(default_factory=Lock)
    network: Network | None = None
    leases: int = 0
    asked: int = 0


class NetworkPool:
    """Lends networks by model id. Each is loaded once, however many ask at the same time; those
    that nobody uses are closed, least recently used first, when the budget is exceeded."""

    def __init__(
        self, load: Callable[[str], Network], size: Callable[[str], int], budget: int
    ) -> None:
        """`size` tells a network's memory and `budget` that of all, in bytes."""
        self._load, self._size, self._budget = load, size, budget
        self._slots: dict[str, _Slot] = {}
        self._lock = Lock()
        self._clock = 0

    @contextmanager
    def lease(self, model: str) -> Iterator[Network]:
        """The network, which stays loaded inside the `with`. Raises what loading raises."""
        slot = self._asked(model)
        try:
            with slot.loading:
                if slot.network is None:
                    self._make_room()
                    slot.network = self._load(model)
            yield slot.network
        finally:
            with self._lock:
                slot.leases -= 1

    def close(self) -> None:
        """Unload all that nobody uses."""
        self._evict(budget=0)

    def _asked(self, model: str) -> _Slot:
        size = self._size(model)
        with self._lock:
            self._clock += 1
            slot = self._slots.setdefault(model, _Slot(size))
            slot.leases += 1
            slot.asked = self._clock
        return slot

    def _make_room(self) -> None:
        self._evict(self._budget)

    def _evict(self, budget: int) -> None:
        with self._lock:
            excess = sum(slot.size for slot in self._slots.values()) - budget
            idle = [model for model, slot in self._slots.items() if not slot.leases]
            for model in sorted(idle, key=lambda model: self._slots[model].asked):
                if excess > 0:
                    slot = self._slots.pop(model)
                    excess -= slot.size
                    if slot.network is not None:
                        slot.network.close()
