"""Batch runner: failed photos, pause, cancel, restart and watched folders."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.files.errors import NotFound, QueueInUse
from desktop.files.notices import SetAsideNewer
from desktop.restoration.batch_queue import ItemState
from desktop.restoration.output_paths import OutputSpec
from desktop.restoration.queue_file import CHANGES, QUEUE, QueueFile
from desktop.session.batch.folder_watcher import FolderWatcher
from models.core.errors import HostDied
from tests.desktop.session.batch.batch import INVERT, Batch


@pytest.fixture
def batch(qtbot: QtBot, tmp_path: Path) -> Iterator[Batch]:
    made = Batch(tmp_path)
    yield made
    made.close()


def test_each_photo_of_a_batch_is_restored_beside_its_original(qtbot: QtBot, batch: Batch) -> None:
    with qtbot.waitSignal(batch.batch_runner.finished):
        batch.restore(qtbot, batch.photos(3))
    outputs = [item.output for item in batch.batch_runner.queue.items]
    assert [path and path.name for path in outputs] == [f"old {n}-restored.png" for n in range(3)]
    with Image.open(outputs[0] or Path()) as result:
        assert result.getpixel((3, 3)) == (155, 155, 155)


def test_batch_continues_after_a_damaged_photo_and_a_dead_host(qtbot: QtBot, batch: Batch) -> None:
    paths = batch.photos(4)
    paths[1].write_bytes(paths[1].read_bytes()[:40])
    batch.engine.errors = [HostDied(-9)]
    with qtbot.waitSignal(batch.batch_runner.finished):
        batch.restore(qtbot, paths)
    assert batch.states == [ItemState.FAILED, ItemState.FAILED, ItemState.DONE, ItemState.DONE]
    failure = batch.batch_runner.queue.items[1].failure
    assert failure is not None
    assert failure.kind == "DamagedPhoto"
    assert dict(failure.facts)["path"] == paths[1].name


def test_retry_restores_failed_photos(qtbot: QtBot, batch: Batch) -> None:
    batch.engine.errors = [HostDied(-9)]
    with qtbot.waitSignal(batch.batch_runner.finished):
        batch.restore(qtbot, batch.photos(2))
    with qtbot.waitSignal(batch.batch_runner.finished):
        batch.batch_runner.retry()
    assert batch.states == [ItemState.DONE, ItemState.DONE]


def test_photos_of_a_folder_join_a_running_batch(qtbot: QtBot, batch: Batch) -> None:
    batch.engine.gate = Event()
    batch.restore(qtbot, batch.photos(1))
    qtbot.waitUntil(lambda: ItemState.RUNNING in batch.states)
    more = batch.folder / "more"
    more.mkdir()
    Image.fromarray(np.zeros((9, 9, 3), np.uint8)).save(more / "x.jpg")
    (more / "letter.txt").write_text("Dear grandmother")
    batch.batch_runner.add([more], INVERT)
    qtbot.waitUntil(lambda: len(batch.states) == 2)
    with qtbot.waitSignal(batch.batch_runner.finished):
        batch.engine.gate.set()
    assert batch.states == [ItemState.DONE, ItemState.DONE]


def _level(path: Path) -> int:
    with Image.open(path) as shown:
        return int(np.asarray(shown)[3, 3, 0])


def test_overwriting_batch_replaces_none_of_its_inputs_and_results(
    qtbot: QtBot, batch: Batch
) -> None:
    paths = [batch.folder / name for name in ("x/a.png", "y/a.png", "y/a-restored.png")]
    for path, level in zip(paths, (10, 60, 200), strict=True):
        path.parent.mkdir(exist_ok=True)
        Image.fromarray(np.full((20, 30, 3), level, np.uint8)).save(path)
    before = [path.read_bytes() for path in paths]
    target = OutputSpec(batch.folder / "y", into=True, overwrite=True)
    request = replace(INVERT, target=target)
    with qtbot.waitSignal(batch.batch_runner.finished):
        batch.restore(qtbot, paths, request)
    outputs = [item.output or Path() for item in batch.batch_runner.queue.items]
    names = ["a-restored-2.png", "a-restored-3.png", "a-restored-restored.png"]
    assert [path.name for path in outputs] == names
    assert [_level(path) for path in outputs] == [245, 195, 55]
    assert [path.read_bytes() for path in paths] == before


def test_cancel_stops_the_running_and_the_waiting_photos(qtbot: QtBot, batch: Batch) -> None:
    batch.engine.gate = Event()
    batch.restore(qtbot, batch.photos(3))
    qtbot.waitUntil(lambda: bool(batch.engine.steps))
    with qtbot.waitSignal(batch.batch_runner.finished):
        batch.batch_runner.cancel()
    batch.close()
    assert batch.states == [ItemState.CANCELLED] * 3
    assert not list(batch.folder.glob("*-restored*"))


def test_paused_batch_finishes_the_running_photo_only(qtbot: QtBot, batch: Batch) -> None:
    batch.engine.gate = Event()
    batch.restore(qtbot, batch.photos(2))
    qtbot.waitUntil(lambda: ItemState.RUNNING in batch.states)
    batch.batch_runner.pause()
    batch.engine.gate.set()
    qtbot.waitUntil(lambda: batch.states == [ItemState.DONE, ItemState.WAITING])
    with qtbot.waitSignal(batch.batch_runner.finished):
        batch.batch_runner.resume()


def test_recalled_batch_resumes_at_the_interrupted_photo(qtbot: QtBot, batch: Batch) -> None:
    batch.restore(qtbot, batch.photos(3))
    qtbot.waitUntil(lambda: ItemState.DONE in batch.states)
    batch.engine.gate = Event()
    batch.close()
    again = Batch(batch.folder)
    try:
        again.batch_runner.recall()
        qtbot.waitUntil(lambda: len(again.states) == 3)
        assert again.engine.steps == []
        assert ItemState.DONE in again.states
        with qtbot.waitSignal(again.batch_runner.finished):
            again.batch_runner.resume()
        assert again.states == [ItemState.DONE] * 3
        assert len(list(batch.folder.glob("*-restored.png"))) == 3
    finally:
        again.close()
    assert (batch.folder / QUEUE).exists()


def test_photos_that_wait_already_are_counted_and_not_added_again(
    qtbot: QtBot, batch: Batch
) -> None:
    paths = batch.photos(3)
    batch.batch_runner.add([paths[0]], INVERT)
    qtbot.waitUntil(lambda: len(batch.states) == 1)
    with qtbot.waitSignal(batch.batch_runner.repeated) as told:
        batch.batch_runner.add([*paths, paths[1]], INVERT)
    assert len(batch.states) == 3
    assert told.args == [2]


def test_added_photos_wait_for_the_start(qtbot: QtBot, batch: Batch) -> None:
    batch.batch_runner.add(batch.photos(2), INVERT)
    qtbot.waitUntil(lambda: len(batch.states) == 2)
    assert batch.states == [ItemState.WAITING] * 2
    assert batch.engine.steps == []


def _list_folders(qtbot: QtBot, batch: Batch) -> None:
    watcher = batch.batch_runner.findChildren(FolderWatcher)[0]
    watcher.list_folders()
    _settle(qtbot, batch)
    qtbot.wait(20)


def test_new_photo_in_a_watched_folder_is_restored_when_complete(
    qtbot: QtBot, batch: Batch
) -> None:
    (old,) = batch.photos(1)
    batch.batch_runner.watch(batch.folder, INVERT)
    qtbot.waitUntil(lambda: bool(batch.batch_runner.queue.watched))
    new = batch.folder / "new.png"
    content = old.read_bytes()
    new.write_bytes(content[:20])
    _list_folders(qtbot, batch)
    new.write_bytes(content)
    _list_folders(qtbot, batch)
    assert batch.states == []
    with qtbot.waitSignal(batch.batch_runner.finished):
        _list_folders(qtbot, batch)
    for _ in range(3):
        _list_folders(qtbot, batch)
    assert [item.source for item in batch.batch_runner.queue.items] == [new]
    assert batch.states == [ItemState.DONE]


def test_watched_folder_is_watched_after_a_restart(qtbot: QtBot, batch: Batch) -> None:
    (old,) = batch.photos(1)
    batch.batch_runner.watch(batch.folder, INVERT)
    qtbot.waitUntil(lambda: bool(batch.batch_runner.queue.watched))
    qtbot.waitUntil((batch.folder / QUEUE).exists)
    batch.close()
    (batch.folder / "meanwhile.png").write_bytes(old.read_bytes())
    again = Batch(batch.folder)
    try:
        again.batch_runner.recall()
        qtbot.waitUntil(lambda: bool(again.batch_runner.queue.watched))
        with qtbot.waitSignal(again.batch_runner.finished):
            _list_folders(qtbot, again)
            _list_folders(qtbot, again)
        assert [item.source.name for item in again.batch_runner.queue.items] == ["meanwhile.png"]
    finally:
        again.close()


def test_folder_watcher_is_stopped_by_close(qtbot: QtBot, batch: Batch) -> None:
    batch.batch_runner.watch(batch.folder, INVERT)
    qtbot.waitUntil(lambda: bool(batch.batch_runner.queue.watched))
    batch.close()
    (timer,) = batch.batch_runner.findChildren(QTimer)
    assert not timer.isActive()


def test_missing_watched_folder_stays_in_the_queue(qtbot: QtBot, batch: Batch) -> None:
    away = batch.folder / "stick"
    away.mkdir()
    batch.batch_runner.watch(away, INVERT)
    qtbot.waitUntil(lambda: bool(batch.batch_runner.queue.watched))
    away.rmdir()
    _list_folders(qtbot, batch)
    assert batch.batch_runner.queue.watched[0].folder == away


def _fail(_: object) -> None:
    raise ValueError


def test_failure_of_another_task_is_not_reported_by_the_batch(qtbot: QtBot, batch: Batch) -> None:
    errors, gate = list[object](), Event()
    batch.batch_runner.failed.connect(errors.append)
    batch.runner.start(lambda _: gate.wait(), lambda _: None)
    batch.runner.start(_fail, lambda _: None)
    for path in batch.photos(3):
        batch.batch_runner.add([path], INVERT)
    gate.set()
    qtbot.waitUntil(lambda: len(batch.states) == 3)
    _settle(qtbot, batch)
    assert errors == []
    assert len(QueueFile(batch.folder).read()[0].items) == 3


def test_failed_write_of_the_queue_is_reported_and_repeated(qtbot: QtBot, batch: Batch) -> None:
    errors = list[object]()
    batch.batch_runner.failed.connect(errors.append)
    first, second, third = batch.photos(3)
    batch.batch_runner.add([first], INVERT)
    qtbot.waitUntil((batch.folder / CHANGES).exists)
    _settle(qtbot, batch)
    for name in (QUEUE, CHANGES):
        (batch.folder / name).unlink()
        (batch.folder / name).mkdir()
    batch.batch_runner.add([second], INVERT)
    qtbot.waitUntil(lambda: bool(errors))
    for name in (QUEUE, CHANGES):
        (batch.folder / name).rmdir()
    batch.batch_runner.add([third], INVERT)
    qtbot.waitUntil(lambda: len(QueueFile(batch.folder).read()[0].items) == 3)
    _settle(qtbot, batch)


def _settle(qtbot: QtBot, batch: Batch) -> None:
    """Wait until the tasks started so far, and those that they start, have ended."""
    for _ in range(3):
        ended = list[object]()
        batch.runner.start(lambda _: None, ended.append)
        qtbot.waitUntil(lambda found=ended: bool(found))  # type: ignore[misc]


def test_photos_added_before_recall_follow_the_recalled_ones(qtbot: QtBot, batch: Batch) -> None:
    first, second = batch.photos(2)
    batch.batch_runner.add([first], INVERT)
    qtbot.waitUntil(lambda: len(batch.states) == 1)
    _settle(qtbot, batch)
    batch.close()
    again = Batch(batch.folder)
    try:
        again.batch_runner.clear()
        again.batch_runner.add([second], INVERT)
        again.batch_runner.recall()
        qtbot.waitUntil(lambda: len(again.states) == 2)
        _settle(qtbot, again)
        assert [item.source for item in again.batch_runner.queue.items] == [first, second]
        assert len(QueueFile(batch.folder).read()[0].items) == 2
    finally:
        again.close()


def test_watching_a_missing_folder_fails_with_not_found(qtbot: QtBot, batch: Batch) -> None:
    with qtbot.waitSignal(batch.batch_runner.failed) as errors:
        batch.batch_runner.watch(batch.folder / "gone", INVERT)
    assert errors.args == [NotFound(batch.folder / "gone")]


def test_second_window_leaves_the_stored_queue_alone(qtbot: QtBot, batch: Batch) -> None:
    first, second = batch.photos(2)
    batch.batch_runner.add([first], INVERT)
    qtbot.waitUntil(lambda: len(QueueFile(batch.folder).read()[0].items) == 1)
    other = Batch(batch.folder)
    try:
        with qtbot.waitSignal(other.batch_runner.failed) as refused:
            other.batch_runner.add([second], INVERT)
        assert refused.args == [QueueInUse(batch.folder / QUEUE)]
        qtbot.waitUntil(lambda: len(other.states) == 1)
        _settle(qtbot, other)
        assert len(QueueFile(batch.folder).read()[0].items) == 1
    finally:
        other.close()


def test_second_window_owns_the_queue_once_the_first_is_closed(qtbot: QtBot, batch: Batch) -> None:
    first, second = batch.photos(2)
    batch.batch_runner.add([first], INVERT)
    qtbot.waitUntil(lambda: len(QueueFile(batch.folder).read()[0].items) == 1)
    other = Batch(batch.folder)
    try:
        with qtbot.waitSignal(other.batch_runner.failed):
            other.batch_runner.recall()
        batch.close()
        other.batch_runner.add([second], INVERT)
        qtbot.waitUntil(lambda: len(QueueFile(batch.folder).read()[0].items) == 2)
    finally:
        other.close()


def test_queue_of_a_newer_version_is_kept_and_told(qtbot: QtBot, batch: Batch) -> None:
    newer = '{"queue": 2, "items": ["something new"]}'
    (batch.folder / QUEUE).write_text(newer)
    with qtbot.waitSignal(batch.batch_runner.noticed) as told:
        batch.batch_runner.recall()
    assert isinstance(told.args[0], SetAsideNewer)
    assert told.args[0].kept.read_text() == newer
