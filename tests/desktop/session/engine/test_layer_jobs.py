"""Layer jobs: order, tiles, cancelling, and a host that dies."""

from collections.abc import Iterator
from threading import Event

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.session.document.session import Session
from desktop.session.engine.engine_requests import ProbeDeviceRequest
from desktop.session.engine.engine_thread import EngineThread
from desktop.session.engine.layer_jobs import JobState, LayerJobs, estimate_progress
from models.core.errors import HostDied
from models.core.pixels import Rect
from tests.desktop.documents import FakeEngine, document


class Setup:
    """Session with two layers, its jobs and a fake engine."""

    def __init__(self, scratch: Scratch, *ids: str) -> None:
        self.engine = FakeEngine()
        self.engine_thread = EngineThread(lambda: self.engine)
        self.session = Session()
        self.session.begin("Open", document(*ids))
        self.jobs = LayerJobs(
            self.session, self.engine_thread, DocumentRenderer(TileCache(1 << 20)), scratch
        )


@pytest.fixture
def setup(qtbot: QtBot) -> Iterator[Setup]:
    with Scratch() as scratch:
        made = Setup(scratch, "a", "b")
        yield made
        made.engine_thread.close()


def test_layers_run_bottom_up_in_any_order_of_request(qtbot: QtBot, setup: Setup) -> None:
    with qtbot.waitSignal(setup.jobs.stopped):
        setup.jobs.run_layers(["b", "a"])
    assert setup.engine.steps == ["a", "b"]


def test_layer_runs_on_the_result_of_the_layer_below(qtbot: QtBot, setup: Setup) -> None:
    with qtbot.waitSignal(setup.jobs.stopped):
        setup.jobs.run_layers(["a", "b"])
    assert setup.session.document is not None
    upper = setup.session.document.layer("b").patch
    assert upper is not None
    assert np.all(upper.pixels == 100 * 257)


def test_tiles_near_the_focus_are_ready_first(qtbot: QtBot, setup: Setup) -> None:
    seen: list[Rect] = []
    setup.jobs.tile_ready.connect(lambda rect, _: seen.append(rect))
    setup.jobs.set_focus(40, 24)
    with qtbot.waitSignal(setup.jobs.stopped):
        setup.jobs.run_layers(["a"])
    assert seen[0] == Rect(32, 16, 16, 16)
    assert seen[-1] == Rect(0, 0, 16, 16)


def test_cancelled_job_does_not_change_the_document(qtbot: QtBot, setup: Setup) -> None:
    setup.engine.gate = Event()
    before = setup.session.document
    with qtbot.waitSignal(setup.engine_thread.progressed):
        setup.jobs.run_layers(["a", "b"])
    with qtbot.waitSignal(setup.engine_thread.cancelled):
        setup.jobs.cancel()
    assert setup.session.document == before
    assert not setup.jobs.busy


def test_tiles_after_a_cancel_are_not_emitted(qtbot: QtBot, setup: Setup) -> None:
    setup.engine.gate = Event()
    seen: list[Rect] = []
    setup.jobs.tile_ready.connect(lambda rect, _: seen.append(rect))
    with qtbot.waitSignal(setup.engine_thread.progressed):
        setup.jobs.run_layers(["a"])
    with qtbot.waitSignal(setup.engine_thread.cancelled) as signal:
        setup.jobs.cancel()
    setup.engine_thread.tile_ready.emit(signal.args[0], Rect(0, 0, 16, 16), None)
    assert seen == []


def test_layer_can_be_queued_directly_after_a_cancel(qtbot: QtBot, setup: Setup) -> None:
    setup.engine.gate = Event()
    setup.jobs.run_layers(["a"])
    setup.jobs.cancel()
    setup.engine.gate.set()
    with qtbot.waitSignal(setup.jobs.stopped):
        setup.jobs.run_layers(["a"])
    assert setup.session.document is not None
    assert not setup.session.document.is_stale("a")


def test_dead_host_is_reported_once_and_the_next_job_runs(qtbot: QtBot, setup: Setup) -> None:
    errors: list[object] = []
    setup.jobs.failed.connect(errors.append)
    setup.engine.errors = [HostDied(-9)]
    with qtbot.waitSignal(setup.jobs.failed):
        setup.jobs.run_layers(["a", "b"])
    with qtbot.waitSignal(setup.jobs.stopped):
        setup.jobs.run_layers(["a"])
    assert errors == [HostDied(-9)]
    assert setup.engine.steps == ["a", "a"]


def test_states_name_running_and_waiting_layers(qtbot: QtBot, setup: Setup) -> None:
    setup.engine.gate = Event()
    with qtbot.waitSignal(setup.jobs.states_changed) as signal:
        setup.jobs.run_layers(["a", "b"])
    assert signal.args == [{"a": JobState.RUNNING, "b": JobState.WAITING}]


def test_discarding_the_running_layer_runs_the_next(qtbot: QtBot, setup: Setup) -> None:
    setup.engine.gate = Event()
    setup.jobs.run_layers(["a", "b"])
    setup.jobs.discard("a")
    setup.session.apply("Delete", lambda document: document.without("a"))
    setup.engine.gate.set()
    qtbot.waitUntil(lambda: not setup.jobs.busy)
    assert setup.session.document is not None
    assert setup.session.document.layer("b").patch is not None


def test_close_ends_engine_and_thread(qtbot: QtBot, setup: Setup) -> None:
    setup.engine.gate = Event()
    with qtbot.waitSignal(setup.engine_thread.progressed):
        setup.jobs.run_layers(["a"])
    setup.engine_thread.close()
    assert setup.engine.closed
    assert not setup.engine_thread.isRunning()


def test_request_after_close_is_cancelled_without_a_start(qtbot: QtBot, setup: Setup) -> None:
    setup.engine_thread.close()
    with qtbot.waitSignal(setup.engine_thread.cancelled) as signal:
        number = setup.engine_thread.ask(ProbeDeviceRequest())
    assert signal.args == [number]
    assert not setup.engine_thread.isRunning()


def test_seconds_left_are_extrapolated_from_the_share_done() -> None:
    assert estimate_progress(1, 0.5, 3, 10.0).seconds_left == pytest.approx(10.0)


def test_seconds_left_are_none_before_two_percent_done() -> None:
    assert estimate_progress(0, 0.01, 3, 10.0).seconds_left is None
