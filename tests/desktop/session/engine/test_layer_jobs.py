"""Jobs run bottom up, show their tiles, stop when they are told to, and outlive a host."""

from collections.abc import Iterator
from threading import Event
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop.files.storage.scratch import Scratch
from desktop.render.renderer import DocumentRenderer
from desktop.render.tile_cache import TileCache
from desktop.session.document.session import Session
from desktop.session.engine.engine_thread import EngineThread
from desktop.session.engine.layer_jobs import JobState, LayerJobs, estimate_progress
from desktop.session.engine.requests import ProbeDeviceRequest
from models.core.errors import HostDied
from models.core.pixels import Rect
from tests.desktop.documents import FakeEngine, document


class Bench:
    """Everything that runs jobs."""

    def __init__(self, scratch: Scratch, *ids: str) -> None:
        self.engine = FakeEngine()
        self.engine_thread = EngineThread(lambda: self.engine)
        self.session = Session()
        self.session.begin("Open", document(*ids))
        self.jobs = LayerJobs(
            self.session, self.engine_thread, DocumentRenderer(TileCache(1 << 20)), scratch
        )


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    with Scratch() as scratch:
        made = Bench(scratch, "a", "b")
        yield made
        made.engine_thread.close()


def test_layers_run_bottom_up_whatever_the_order_asked(qtbot: QtBot, bench: Bench) -> None:
    with qtbot.waitSignal(bench.jobs.stopped):
        bench.jobs.run_layers(["b", "a"])
    assert bench.engine.steps == ["a", "b"]


def test_each_layer_runs_on_what_is_below_it(qtbot: QtBot, bench: Bench) -> None:
    with qtbot.waitSignal(bench.jobs.stopped):
        bench.jobs.run_layers(["a", "b"])
    assert bench.session.document is not None
    upper = bench.session.document.layer("b").patch
    assert upper is not None
    assert np.all(upper.pixels == 100 * 257)


def test_tiles_are_shown_from_the_place_that_is_looked_at(qtbot: QtBot, bench: Bench) -> None:
    seen: list[Rect] = []
    bench.jobs.tile_ready.connect(lambda rect, _: seen.append(rect))
    bench.jobs.set_focus(40, 24)
    with qtbot.waitSignal(bench.jobs.stopped):
        bench.jobs.run_layers(["a"])
    assert seen[0] == Rect(32, 16, 16, 16)
    assert seen[-1] == Rect(0, 0, 16, 16)


def test_a_cancelled_job_leaves_the_document_as_it_was(qtbot: QtBot, bench: Bench) -> None:
    bench.engine.gate = Event()
    before = bench.session.document
    with qtbot.waitSignal(bench.engine_thread.progressed):
        bench.jobs.run_layers(["a", "b"])
    with qtbot.waitSignal(bench.engine_thread.cancelled):
        bench.jobs.cancel()
    assert bench.session.document == before
    assert not bench.jobs.busy


def test_tiles_that_come_after_a_cancel_are_not_shown(qtbot: QtBot, bench: Bench) -> None:
    bench.engine.gate = Event()
    seen: list[Rect] = []
    bench.jobs.tile_ready.connect(lambda rect, _: seen.append(rect))
    with qtbot.waitSignal(bench.engine_thread.progressed):
        bench.jobs.run_layers(["a"])
    with qtbot.waitSignal(bench.engine_thread.cancelled) as told:
        bench.jobs.cancel()
    bench.engine_thread.tile_ready.emit(told.args[0], Rect(0, 0, 16, 16), None)
    assert seen == []


def test_a_job_can_be_queued_at_once_after_a_cancel(qtbot: QtBot, bench: Bench) -> None:
    bench.engine.gate = Event()
    bench.jobs.run_layers(["a"])
    bench.jobs.cancel()
    bench.engine.gate.set()
    with qtbot.waitSignal(bench.jobs.stopped):
        bench.jobs.run_layers(["a"])
    assert bench.session.document is not None
    assert not bench.session.document.is_stale("a")


def test_a_dead_host_is_told_once_and_the_next_job_runs(qtbot: QtBot, bench: Bench) -> None:
    told: list[Any] = []
    bench.jobs.failed.connect(told.append)
    bench.engine.errors = [HostDied(-9)]
    with qtbot.waitSignal(bench.jobs.failed):
        bench.jobs.run_layers(["a", "b"])
    with qtbot.waitSignal(bench.jobs.stopped):
        bench.jobs.run_layers(["a"])
    assert told == [HostDied(-9)]
    assert bench.engine.steps == ["a", "a"]


def test_states_tell_which_runs_and_which_waits(qtbot: QtBot, bench: Bench) -> None:
    bench.engine.gate = Event()
    with qtbot.waitSignal(bench.jobs.states_changed) as told:
        bench.jobs.run_layers(["a", "b"])
    assert told.args == [{"a": JobState.RUNNING, "b": JobState.WAITING}]


def test_deleting_the_running_layer_goes_on_with_the_next(qtbot: QtBot, bench: Bench) -> None:
    bench.engine.gate = Event()
    bench.jobs.run_layers(["a", "b"])
    bench.jobs.discard("a")
    bench.session.apply("Delete", lambda document: document.without("a"))
    bench.engine.gate.set()
    qtbot.waitUntil(lambda: not bench.jobs.busy)
    assert bench.session.document is not None
    assert bench.session.document.layer("b").patch is not None


def test_closing_the_link_closes_the_engine_and_the_thread(qtbot: QtBot, bench: Bench) -> None:
    bench.engine.gate = Event()
    with qtbot.waitSignal(bench.engine_thread.progressed):
        bench.jobs.run_layers(["a"])
    bench.engine_thread.close()
    assert bench.engine.closed
    assert not bench.engine_thread.isRunning()


def test_what_is_asked_after_the_end_starts_nothing(qtbot: QtBot, bench: Bench) -> None:
    bench.engine_thread.close()
    with qtbot.waitSignal(bench.engine_thread.cancelled) as told:
        number = bench.engine_thread.ask(ProbeDeviceRequest())
    assert told.args == [number]
    assert not bench.engine_thread.isRunning()


def test_time_left_follows_from_what_is_done() -> None:
    assert estimate_progress(1, 0.5, 3, 10.0).seconds_left == pytest.approx(10.0)


def test_nobody_guesses_the_time_left_at_the_start() -> None:
    assert estimate_progress(0, 0.01, 3, 10.0).seconds_left is None
