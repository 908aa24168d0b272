"""Tests of the memory that photos in work share."""

from threading import Event, Thread

import pytest

from desktop.restoration.photos_at_once import MemoryBudget
from models.core.progress import Cancelled, Progress

PATIENCE = 20.0


def test_a_photo_larger_than_the_budget_runs_alone() -> None:
    with MemoryBudget(10).reserve(100, Progress()):
        pass


def test_a_photo_waits_until_another_has_released_its_memory() -> None:
    budget, taken = MemoryBudget(10), Event()

    def second() -> None:
        with budget.reserve(6, Progress()):
            taken.set()

    thread = Thread(target=second)
    with budget.reserve(6, Progress()):
        thread.start()
        assert not taken.wait(0.05)
    assert taken.wait(PATIENCE)
    thread.join()


def test_waiting_for_memory_can_be_cancelled() -> None:
    budget, progress = MemoryBudget(10), Progress()
    progress.stop.set()
    with budget.reserve(6, Progress()), pytest.raises(Cancelled), budget.reserve(6, progress):
        pass


def test_memory_is_released_after_an_error() -> None:
    budget = MemoryBudget(10)
    with pytest.raises(ValueError), budget.reserve(10, Progress()):  # noqa: PT011
        raise ValueError
    stopped = Progress()
    stopped.stop.set()
    with budget.reserve(10, stopped):
        pass
