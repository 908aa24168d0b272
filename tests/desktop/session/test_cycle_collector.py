"""Tests of the collector of reference cycles on the UI thread."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.session.cycle_collector import CycleCollector


class Node:
    """Object that refers to itself."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[CycleCollector]:
    made = CycleCollector()
    yield made
    made.close()


def _cycles(count: int) -> list[weakref.ref[Node]]:
    return [weakref.ref(Node()) for _ in range(count)]


def test_a_worker_thread_collects_no_cycle(collector: CycleCollector) -> None:
    made: list[weakref.ref[Node]] = []
    worker = threading.Thread(target=lambda: made.extend(_cycles(20_000)))
    worker.start()
    worker.join()
    assert all(each() is not None for each in made)


def test_the_collector_frees_cycles_when_enough_exist(collector: CycleCollector) -> None:
    made = _cycles(20_000)
    collector.collect()
    assert not any(each() is not None for each in made)


@pytest.mark.parametrize("before", [True, False])
def test_python_collects_after_the_end_as_it_did_before(qtbot: QtBot, before: bool) -> None:
    was_enabled = gc.isenabled()
    (gc.enable if before else gc.disable)()
    CycleCollector().close()
    after = gc.isenabled()
    (gc.enable if was_enabled else gc.disable)()
    assert after is before
