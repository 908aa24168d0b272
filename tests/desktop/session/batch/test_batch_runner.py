"""Batches go on past bad photos, stop when told to, and survive a restart."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.document.recipe import Recipe, RecipeStep
from desktop.files.decoding.photo import decode_photo
from desktop.files.errors import NotFound
from desktop.restoration.batch_queue import ItemState
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.output_plan import OutputSpec
from desktop.session.batch.batch_runner import JOURNAL, BatchRunner
from desktop.session.batch.folder_watcher import FolderWatcher
from desktop.session.engine.engine_thread import EngineThread
from desktop.session.engine.requests import BatchDependencies
from desktop.session.task_runner import TaskRunner
from models.core.errors import HostDied
from models.core.plan import Step
from models.planning.model_selection import ModelSelector
from tests.desktop.documents import FakeEngine

INVERT = RestoreRequest(recipe=Recipe((RecipeStep("Invert", Step("a", {"wish": "noise"})),)))


class Shop:
    """A batch in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.engine = folder, FakeEngine()
        dependencies = BatchDependencies(
            folder, decode_photo, lambda device: ModelSelector((), device)
        )
        self.runner = TaskRunner()
        self.batch_runner = BatchRunner(
            lambda: EngineThread(lambda: self.engine), self.runner, dependencies, folder
        )

    def photos(self, count: int) -> list[Path]:
        paths = [self.folder / f"old {number}.png" for number in range(count)]
        for path in paths:
            Image.fromarray(np.full((20, 30, 3), 100, np.uint8)).save(path)
        return paths

    def restore(self, qtbot: QtBot, paths: list[Path], request: RestoreRequest = INVERT) -> None:
        """Gather them and start."""
        self.batch_runner.add(paths, request)
        qtbot.waitUntil(lambda: len(self.states) == len(paths))
        self.batch_runner.start(request)

    @property
    def states(self) -> list[ItemState]:
        return [item.state for item in self.batch_runner.queue.items]

    def close(self) -> None:
        self.batch_runner.close()
        self.runner.wait()


@pytest.fixture
def shop(qtbot: QtBot, tmp_path: Path) -> Iterator[Shop]:
    made = Shop(tmp_path)
    yield made
    made.close()


def test_every_photo_of_a_batch_is_restored_beside_its_original(qtbot: QtBot, shop: Shop) -> None:
    with qtbot.waitSignal(shop.batch_runner.finished):
        shop.restore(qtbot, shop.photos(3))
    outputs = [item.output for item in shop.batch_runner.queue.items]
    assert [path and path.name for path in outputs] == [f"old {n}-restored.png" for n in range(3)]
    with Image.open(outputs[0] or Path()) as result:
        assert result.getpixel((3, 3)) == (155, 155, 155)


def test_a_damaged_photo_and_a_dead_host_stop_nothing(qtbot: QtBot, shop: Shop) -> None:
    paths = shop.photos(4)
    paths[1].write_bytes(paths[1].read_bytes()[:40])
    shop.engine.errors = [HostDied(-9)]
    with qtbot.waitSignal(shop.batch_runner.finished):
        shop.restore(qtbot, paths)
    assert shop.states == [ItemState.FAILED, ItemState.FAILED, ItemState.DONE, ItemState.DONE]
    trouble = shop.batch_runner.queue.items[1].failure
    assert trouble is not None
    assert trouble.kind == "DamagedPhoto"
    assert dict(trouble.facts)["path"] == paths[1].name


def test_what_failed_can_be_tried_again(qtbot: QtBot, shop: Shop) -> None:
    shop.engine.errors = [HostDied(-9)]
    with qtbot.waitSignal(shop.batch_runner.finished):
        shop.restore(qtbot, shop.photos(2))
    with qtbot.waitSignal(shop.batch_runner.finished):
        shop.batch_runner.retry()
    assert shop.states == [ItemState.DONE, ItemState.DONE]


def test_folders_give_their_photos_also_while_it_runs(qtbot: QtBot, shop: Shop) -> None:
    shop.engine.gate = Event()
    shop.restore(qtbot, shop.photos(1))
    qtbot.waitUntil(lambda: ItemState.RUNNING in shop.states)
    more = shop.folder / "more"
    more.mkdir()
    Image.fromarray(np.zeros((9, 9, 3), np.uint8)).save(more / "x.jpg")
    (more / "letter.txt").write_text("Dear grandmother")
    shop.batch_runner.add([more], INVERT)
    qtbot.waitUntil(lambda: len(shop.states) == 2)
    with qtbot.waitSignal(shop.batch_runner.finished):
        shop.engine.gate.set()
    assert shop.states == [ItemState.DONE, ItemState.DONE]


def _level(path: Path) -> int:
    with Image.open(path) as shown:
        return int(np.asarray(shown)[3, 3, 0])


def test_a_batch_that_may_overwrite_replaces_no_photo_and_no_result_of_its_own(
    qtbot: QtBot, shop: Shop
) -> None:
    paths = [shop.folder / name for name in ("x/a.png", "y/a.png", "y/a-restored.png")]
    for path, level in zip(paths, (10, 60, 200), strict=True):
        path.parent.mkdir(exist_ok=True)
        Image.fromarray(np.full((20, 30, 3), level, np.uint8)).save(path)
    before = [path.read_bytes() for path in paths]
    target = OutputSpec(shop.folder / "y", into=True, overwrite=True)
    request = replace(INVERT, target=target)
    with qtbot.waitSignal(shop.batch_runner.finished):
        shop.restore(qtbot, paths, request)
    outputs = [item.output or Path() for item in shop.batch_runner.queue.items]
    names = ["a-restored-2.png", "a-restored-3.png", "a-restored-restored.png"]
    assert [path.name for path in outputs] == names
    assert [_level(path) for path in outputs] == [245, 195, 55]
    assert [path.read_bytes() for path in paths] == before


def test_cancelling_stops_the_running_photo_and_the_others(qtbot: QtBot, shop: Shop) -> None:
    shop.engine.gate = Event()
    shop.restore(qtbot, shop.photos(3))
    qtbot.waitUntil(lambda: bool(shop.engine.steps))
    with qtbot.waitSignal(shop.batch_runner.finished):
        shop.batch_runner.cancel()
    shop.close()
    assert shop.states == [ItemState.CANCELLED] * 3
    assert not list(shop.folder.glob("*-restored*"))


def test_a_paused_batch_finishes_its_photo_and_begins_no_other(qtbot: QtBot, shop: Shop) -> None:
    shop.engine.gate = Event()
    shop.restore(qtbot, shop.photos(2))
    qtbot.waitUntil(lambda: ItemState.RUNNING in shop.states)
    shop.batch_runner.pause()
    shop.engine.gate.set()
    qtbot.waitUntil(lambda: shop.states == [ItemState.DONE, ItemState.WAITING])
    with qtbot.waitSignal(shop.batch_runner.finished):
        shop.batch_runner.resume()


def test_a_batch_goes_on_after_a_restart_where_it_stood(qtbot: QtBot, shop: Shop) -> None:
    shop.restore(qtbot, shop.photos(3))
    qtbot.waitUntil(lambda: ItemState.DONE in shop.states)
    shop.engine.gate = Event()
    shop.close()
    again = Shop(shop.folder)
    try:
        again.batch_runner.recall()
        qtbot.waitUntil(lambda: len(again.states) == 3)
        assert again.engine.steps == []
        assert ItemState.DONE in again.states
        with qtbot.waitSignal(again.batch_runner.finished):
            again.batch_runner.resume()
        assert again.states == [ItemState.DONE] * 3
        assert len(list(shop.folder.glob("*-restored.png"))) == 3
    finally:
        again.close()
    assert (shop.folder / JOURNAL).exists()


def test_photos_that_were_added_wait_for_the_start(qtbot: QtBot, shop: Shop) -> None:
    shop.batch_runner.add(shop.photos(2), INVERT)
    qtbot.waitUntil(lambda: len(shop.states) == 2)
    assert shop.states == [ItemState.WAITING] * 2
    assert shop.engine.steps == []


def _look(qtbot: QtBot, shop: Shop) -> None:
    watcher = shop.batch_runner.findChildren(FolderWatcher)[0]
    watcher.list_folders()
    _settle(qtbot, shop)
    qtbot.wait(20)


def test_what_comes_into_a_watched_folder_is_restored_when_it_is_whole(
    qtbot: QtBot, shop: Shop
) -> None:
    (old,) = shop.photos(1)
    shop.batch_runner.watch(shop.folder, INVERT)
    qtbot.waitUntil(lambda: bool(shop.batch_runner.queue.watched))
    new = shop.folder / "new.png"
    content = old.read_bytes()
    new.write_bytes(content[:20])
    _look(qtbot, shop)
    new.write_bytes(content)
    _look(qtbot, shop)
    assert shop.states == []
    with qtbot.waitSignal(shop.batch_runner.finished):
        _look(qtbot, shop)
    for _ in range(3):
        _look(qtbot, shop)
    assert [item.source for item in shop.batch_runner.queue.items] == [new]
    assert shop.states == [ItemState.DONE]


def test_a_watched_folder_is_watched_after_a_restart(qtbot: QtBot, shop: Shop) -> None:
    (old,) = shop.photos(1)
    shop.batch_runner.watch(shop.folder, INVERT)
    qtbot.waitUntil(lambda: bool(shop.batch_runner.queue.watched))
    qtbot.waitUntil((shop.folder / JOURNAL).exists)
    shop.close()
    (shop.folder / "meanwhile.png").write_bytes(old.read_bytes())
    again = Shop(shop.folder)
    try:
        again.batch_runner.recall()
        qtbot.waitUntil(lambda: bool(again.batch_runner.queue.watched))
        with qtbot.waitSignal(again.batch_runner.finished):
            _look(qtbot, again)
            _look(qtbot, again)
        assert [item.source.name for item in again.batch_runner.queue.items] == ["meanwhile.png"]
    finally:
        again.close()


def test_no_folder_is_looked_into_after_the_end(qtbot: QtBot, shop: Shop) -> None:
    shop.batch_runner.watch(shop.folder, INVERT)
    qtbot.waitUntil(lambda: bool(shop.batch_runner.queue.watched))
    shop.close()
    (timer,) = shop.batch_runner.findChildren(QTimer)
    assert not timer.isActive()


def test_a_watched_folder_that_is_away_is_waited_for(qtbot: QtBot, shop: Shop) -> None:
    away = shop.folder / "stick"
    away.mkdir()
    shop.batch_runner.watch(away, INVERT)
    qtbot.waitUntil(lambda: bool(shop.batch_runner.queue.watched))
    away.rmdir()
    _look(qtbot, shop)
    assert shop.batch_runner.queue.watched[0].folder == away


def _fail(_: object) -> None:
    raise ValueError


def test_the_failure_of_another_work_is_none_of_the_batch(qtbot: QtBot, shop: Shop) -> None:
    told, gate = list[object](), Event()
    shop.batch_runner.failed.connect(told.append)
    shop.runner.start(lambda _: gate.wait(), lambda _: None)
    shop.runner.start(_fail, lambda _: None)
    for path in shop.photos(3):
        shop.batch_runner.add([path], INVERT)
    gate.set()
    qtbot.waitUntil(lambda: len(shop.states) == 3)
    _settle(qtbot, shop)
    assert told == []
    assert len(json.loads((shop.folder / JOURNAL).read_text())["items"]) == 3


def test_a_journal_that_cannot_be_written_is_told_and_tried_again(qtbot: QtBot, shop: Shop) -> None:
    told = list[object]()
    shop.batch_runner.failed.connect(told.append)
    away = shop.folder / JOURNAL
    away.mkdir()
    shop.batch_runner.add(shop.photos(1), INVERT)
    qtbot.waitUntil(lambda: bool(told))
    away.rmdir()
    shop.batch_runner.add(shop.photos(1), INVERT)
    qtbot.waitUntil(away.exists)
    _settle(qtbot, shop)


def _settle(qtbot: QtBot, shop: Shop) -> None:
    """Until all that was asked of the worker has been answered."""
    for _ in range(3):
        ended = list[object]()
        shop.runner.start(lambda _: None, ended.append)
        qtbot.waitUntil(lambda found=ended: bool(found))  # type: ignore[misc]


def test_photos_that_are_added_first_do_not_replace_those_of_the_last_time(
    qtbot: QtBot, shop: Shop
) -> None:
    first, second = shop.photos(2)
    shop.batch_runner.add([first], INVERT)
    qtbot.waitUntil(lambda: len(shop.states) == 1)
    _settle(qtbot, shop)
    shop.close()
    again = Shop(shop.folder)
    try:
        again.batch_runner.clear()
        again.batch_runner.add([second], INVERT)
        again.batch_runner.recall()
        qtbot.waitUntil(lambda: len(again.states) == 2)
        _settle(qtbot, again)
        assert [item.source for item in again.batch_runner.queue.items] == [first, second]
        assert len(json.loads((shop.folder / JOURNAL).read_text())["items"]) == 2
    finally:
        again.close()


def test_a_folder_that_is_not_there_cannot_be_watched_and_that_is_told(
    qtbot: QtBot, shop: Shop
) -> None:
    with qtbot.waitSignal(shop.batch_runner.failed) as told:
        shop.batch_runner.watch(shop.folder / "gone", INVERT)
    assert told.args == [NotFound(shop.folder / "gone")]
