"""Network pool: loads once, leases, and closes unused networks."""

import time
from threading import Thread

import pytest

from models.core.errors import ModelMissing
from models.core.protocols import Network
from models.engine.network_pool import NetworkPool
from tests.fakes import FakeNetwork


class FakeLoader:
    """Loader of fake networks that records them in the order of loading."""

    def __init__(self) -> None:
        self.loaded: list[str] = []
        self.networks: dict[str, FakeNetwork] = {}

    def load(self, model: str) -> Network:
        """Make a network after a short delay."""
        time.sleep(0.01)
        self.loaded.append(model)
        self.networks[model] = FakeNetwork(lambda image: image)
        return self.networks[model]


def pool_of(loader: FakeLoader, budget: int) -> NetworkPool:
    return NetworkPool(loader.load, lambda model: 10, budget)


def test_a_network_is_loaded_once() -> None:
    loader = FakeLoader()
    networks = pool_of(loader, 100)
    for _ in range(2):
        with networks.lease("a") as network:
            assert network is loader.networks["a"]
    assert loader.loaded == ["a"]


def test_threads_that_lease_at_the_same_time_share_one_load() -> None:
    loader = FakeLoader()
    networks = pool_of(loader, 100)

    def use() -> None:
        with networks.lease("a"):
            pass

    threads = [Thread(target=use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert loader.loaded == ["a"]


def test_the_least_recently_used_is_closed_when_the_budget_is_exceeded() -> None:
    loader = FakeLoader()
    networks = pool_of(loader, 20)
    for model in ("a", "b", "a", "c"):
        with networks.lease(model):
            pass
    assert [model for model, network in loader.networks.items() if network.closed] == ["b"]


def test_a_leased_network_is_not_closed_beyond_the_budget() -> None:
    loader = FakeLoader()
    networks = pool_of(loader, 5)
    with networks.lease("a"), networks.lease("b"):
        assert not any(network.closed for network in loader.networks.values())


def test_close_unloads_all_networks() -> None:
    loader = FakeLoader()
    networks = pool_of(loader, 100)
    with networks.lease("a"):
        pass
    networks.close()
    assert loader.networks["a"].closed


def test_a_failed_load_can_be_retried() -> None:
    attempts: list[str] = []

    def load(model: str) -> Network:
        attempts.append(model)
        if len(attempts) == 1:
            raise ModelMissing(model)
        return FakeNetwork(lambda image: image)

    networks = NetworkPool(load, lambda model: 1, 10)
    with pytest.raises(ModelMissing), networks.lease("a"):
        pass
    with networks.lease("a") as network:
        assert isinstance(network, FakeNetwork)
