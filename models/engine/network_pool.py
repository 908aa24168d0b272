"""Pool of loaded networks, leased while in use and kept within a memory budget."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from models.core.protocols import Network


@dataclass(slots=True)
class _Slot:
    """Pool entry of a network: its size in bytes, number of leases and time of the last request."""

    size: int
    loading: Lock = field(default_factory=Lock)
    network: Network | None = None
    leases: int = 0
    last_use: int = 0


class NetworkPool:
    """Thread-safe pool of networks by model id.

    Each network is loaded once, however many threads request it at the same time. Before a load
    unused networks are closed, the least recently used first, until the budget is kept.
    """

    def __init__(
        self, load: Callable[[str], Network], size: Callable[[str], int], budget: int
    ) -> None:
        """Use `load` to load a network, `size` to get its bytes; `budget` limits all bytes."""
        self._load, self._size, self._budget = load, size, budget
        self._slots: dict[str, _Slot] = {}
        self._lock = Lock()
        self._clock = 0

    @contextmanager
    def lease(self, model: str) -> Iterator[Network]:
        """Yield the network with the id `model`, loaded inside the `with`. Raises as `load`."""
        slot = self._request(model)
        try:
            with slot.loading:
                if slot.network is None:
                    self._evict(self._budget)
                    slot.network = self._load(model)
            yield slot.network
        finally:
            with self._lock:
                slot.leases -= 1

    def close(self) -> None:
        """Unload all networks that are not leased."""
        self._evict(budget=0)

    def _request(self, model: str) -> _Slot:
        size = self._size(model)
        with self._lock:
            self._clock += 1
            slot = self._slots.setdefault(model, _Slot(size))
            slot.leases += 1
            slot.last_use = self._clock
        return slot

    def _evict(self, budget: int) -> None:
        with self._lock:
            excess = sum(slot.size for slot in self._slots.values()) - budget
            idle = [model for model, slot in self._slots.items() if not slot.leases]
            for model in sorted(idle, key=lambda model: self._slots[model].last_use):
                if excess > 0:
                    slot = self._slots.pop(model)
                    excess -= slot.size
                    if slot.network is not None:
                        slot.network.close()
