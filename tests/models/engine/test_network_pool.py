"""Loading once, lending, and closing what nobody uses."""

import time
from threading import Thread

import pytest

from models.core.errors import ModelMissing
from models.core.protocols import Network
from models.engine.network_pool import NetworkPool
from tests.fakes import FakeNetwork


class Shelf:
    """Makes fake networks and remembers them in the order in which they were loaded."""

    def __init__(self) -> None:
        self.loaded: list[str] = []
        self.networks: dict[str, FakeNetwork] = {}

    def load(self, model: str) -> Network:
        time.sleep(0.01)
        self.loaded.append(model)
        self.networks[model] = FakeNetwork(lambda image: image)
        return self.networks[model]


def pool(shelf: Shelf, budget: int) -> NetworkPool:
    return NetworkPool(shelf.load, lambda model: 10, budget)


def test_a_network_is_loaded_once() -> None:
    shelf = Shelf()
    lender = pool(shelf, 100)
    for _ in range(2):
        with lender.lease("a") as network:
            assert network is shelf.networks["a"]
    assert shelf.loaded == ["a"]


def test_many_who_ask_at_once_share_one_load() -> None:
    shelf = Shelf()
    lender = pool(shelf, 100)

    def use() -> None:
        with lender.lease("a"):
            pass

    threads = [Thread(target=use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert shelf.loaded == ["a"]


def test_the_least_recently_used_is_closed_when_the_budget_is_exceeded() -> None:
    shelf = Shelf()
    lender = pool(shelf, 20)
    for model in ("a", "b", "a", "c"):
        with lender.lease(model):
            pass
    assert [model for model, network in shelf.networks.items() if network.closed] == ["b"]


def test_what_is_leased_is_never_closed() -> None:
    shelf = Shelf()
    lender = pool(shelf, 5)
    with lender.lease("a"), lender.lease("b"):
        assert not any(network.closed for network in shelf.networks.values())


def test_close_closes_all() -> None:
    shelf = Shelf()
    lender = pool(shelf, 100)
    with lender.lease("a"):
        pass
    lender.close()
    assert shelf.networks["a"].closed


def test_a_load_that_fails_can_be_tried_again() -> None:
    attempts: list[str] = []

    def load(model: str) -> Network:
        attempts.append(model)
        if len(attempts) == 1:
            raise ModelMissing(model)
        return FakeNetwork(lambda image: image)

    lender = NetworkPool(load, lambda model: 1, 10)
    with pytest.raises(ModelMissing), lender.lease("a"):
        pass
    with lender.lease("a") as network:
        assert isinstance(network, FakeNetwork)
