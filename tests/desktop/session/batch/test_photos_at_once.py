"""Batch runner that restores two photos at the same time."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from desktop.restoration.batch_queue import ItemState
from desktop.restoration.output_paths import OutputSpec
from tests.desktop.session.batch.batch import INVERT, Batch

RUNNING, WAITING, DONE = ItemState.RUNNING, ItemState.WAITING, ItemState.DONE


@pytest.fixture
def batch(qtbot: QtBot, tmp_path: Path) -> Iterator[Batch]:
    made = Batch(tmp_path, 2)
    made.engine.gate = Event()
    yield made
    made.engine.gate.set()
    made.close()


def begin(qtbot: QtBot, batch: Batch, count: int) -> None:
    """Start a batch, and wait until two photos of it are in the engine."""
    batch.restore(qtbot, batch.photos(count))
    qtbot.waitUntil(lambda: len(batch.engine.steps) == 2)


def let_go(batch: Batch) -> None:
    assert batch.engine.gate is not None
    batch.engine.gate.set()


def test_two_photos_are_in_the_engine_at_the_same_time(qtbot: QtBot, batch: Batch) -> None:
    begin(qtbot, batch, 4)
    assert batch.states == [RUNNING, RUNNING, WAITING, WAITING]
    with qtbot.waitSignal(batch.batch_runner.finished):
        let_go(batch)
    assert batch.states == [DONE] * 4


def test_rows_and_results_keep_the_order_of_the_photos(qtbot: QtBot, batch: Batch) -> None:
    begin(qtbot, batch, 5)
    with qtbot.waitSignal(batch.batch_runner.finished):
        let_go(batch)
    items = batch.batch_runner.queue.items
    assert [item.source.name for item in items] == [f"old {n}.png" for n in range(5)]
    names = [item.output and item.output.name for item in items]
    assert names == [f"old {n}-restored.png" for n in range(5)]


def test_pause_lets_both_running_photos_finish(qtbot: QtBot, batch: Batch) -> None:
    begin(qtbot, batch, 4)
    batch.batch_runner.pause()
    let_go(batch)
    qtbot.waitUntil(lambda: batch.states == [DONE, DONE, WAITING, WAITING])
    with qtbot.waitSignal(batch.batch_runner.finished):
        batch.batch_runner.resume()


def test_cancel_stops_both_running_photos(qtbot: QtBot, batch: Batch) -> None:
    begin(qtbot, batch, 4)
    with qtbot.waitSignal(batch.batch_runner.finished):
        batch.batch_runner.cancel()
    batch.close()
    assert batch.states == [ItemState.CANCELLED] * 4
    assert not list(batch.folder.glob("*-restored*"))


def test_cancelled_photos_are_restored_when_retried_at_once(qtbot: QtBot, batch: Batch) -> None:
    begin(qtbot, batch, 3)
    batch.batch_runner.cancel()
    let_go(batch)
    with qtbot.waitSignal(batch.batch_runner.finished):
        batch.batch_runner.retry()
    assert batch.states == [DONE] * 3


def test_a_damaged_photo_does_not_stop_the_one_beside_it(qtbot: QtBot, batch: Batch) -> None:
    paths = batch.photos(3)
    paths[0].write_bytes(paths[0].read_bytes()[:40])
    let_go(batch)
    with qtbot.waitSignal(batch.batch_runner.finished):
        batch.restore(qtbot, paths)
    assert batch.states == [ItemState.FAILED, DONE, DONE]


@pytest.mark.parametrize("overwrite", [False, True])
def test_photos_of_one_name_that_run_together_get_different_results(
    qtbot: QtBot, batch: Batch, overwrite: bool
) -> None:
    paths = [batch.folder / name / "a.png" for name in "xyz"]
    for path, level in zip(paths, (10, 60, 200), strict=True):
        path.parent.mkdir()
        Image.fromarray(np.full((20, 30, 3), level, np.uint8)).save(path)
    target = OutputSpec(batch.folder / "out", into=True, overwrite=overwrite)
    batch.restore(qtbot, paths, replace(INVERT, target=target))
    qtbot.waitUntil(lambda: len(batch.engine.steps) == 2)
    with qtbot.waitSignal(batch.batch_runner.finished):
        let_go(batch)
    outputs = [item.output or Path() for item in batch.batch_runner.queue.items]
    assert [path.name for path in outputs] == [
        "a-restored.png",
        "a-restored-2.png",
        "a-restored-3.png",
    ]
    assert [_level(path) for path in outputs] == [245, 195, 55]


def _level(path: Path) -> int:
    with Image.open(path) as shown:
        return int(np.asarray(shown)[3, 3, 0])


def test_interrupted_photos_wait_again_after_a_restart(qtbot: QtBot, batch: Batch) -> None:
    begin(qtbot, batch, 3)
    batch.close()
    again = Batch(batch.folder, 2)
    try:
        again.batch_runner.recall()
        qtbot.waitUntil(lambda: again.states == [WAITING] * 3)
        with qtbot.waitSignal(again.batch_runner.finished):
            again.batch_runner.resume()
        assert again.states == [DONE] * 3
    finally:
        again.close()


def test_decoders_end_with_the_batch(qtbot: QtBot, batch: Batch) -> None:
    ended = Event()
    runner = batch.batch_runner
    runner._dependencies = replace(runner._dependencies, end_decoders=ended.set)
    let_go(batch)
    batch.restore(qtbot, batch.photos(2))
    qtbot.waitUntil(ended.is_set)
    assert batch.states == [DONE, DONE]
