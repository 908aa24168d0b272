"""Laws of the person's models in the window: one thing at a time, and nothing unasked."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from desktop.session.library.model_manager import (
    ModelAction,
    ModelManager,
    ModelTask,
    TaskQueueState,
)
from desktop.session.settings_store import SettingsStore
from desktop.session.task_runner import TaskRunner
from desktop.settings import Folders, Settings
from models.core.errors import LicenceNotAccepted, ModelError, OfflineChosen
from models.core.progress import Progress
from models.library.installer import InstallOptions, ModelInstaller


class FakeLibrary(ModelInstaller):
    """Remembers what it was asked for; waits at its gate, raises its error."""

    def __init__(self, gate: Event, asked: list[str], errors: list[ModelError]) -> None:
        super().__init__(Path())
        self._gate, self._asked, self._errors = gate, asked, errors

    def download(self, model: str, wanted: InstallOptions, *rest: Any) -> Any:
        progress: Progress = rest[-1]
        self._asked.append(f"download {model}")
        if self._errors and model not in wanted.accepted_licences:
            raise self._errors[0]
        while not self._gate.wait(0.005):
            progress.report(0.5)

    def brought(self, sources: tuple[Path, ...], *_: Any) -> Any:
        self._asked.append(f"bring {sources[0].name}")

    def discard_download(self, model: str) -> None:
        self._asked.append(f"drop {model}")


class Shop:
    """A collection over a fake library."""

    def __init__(self, folder: Path) -> None:
        self.gate, self.asked, self.errors = Event(), list[str](), list[ModelError]()
        self.pool = QThreadPool()
        self.pool.setMaxThreadCount(1)
        folders = Folders.under(folder)
        self.background = TaskRunner(self.pool)
        self.preferences = SettingsStore(folders.settings, TaskRunner(self.pool, self.background))
        library = lambda *_, **__: FakeLibrary(self.gate, self.asked, self.errors)  # noqa: E731
        self.collection = ModelManager(folders, self.preferences, self.background, library)
        self.works = list[TaskQueueState]()
        self.collection.worked.connect(self.works.append)


@pytest.fixture
def shop(qtbot: QtBot, tmp_path: Path) -> Iterator[Shop]:
    made = Shop(tmp_path)
    yield made
    made.collection.close()
    made.gate.set()
    made.pool.waitForDone()


def test_looking_fetches_nothing(qtbot: QtBot, shop: Shop) -> None:
    with qtbot.waitSignal(shop.collection.changed):
        shop.collection.look()
    assert shop.asked == []
    assert {held.card.id for held in shop.collection.holdings} > {"heirloom-scratch", "bsrnet"}


def test_tasks_follow_each_other(qtbot: QtBot, shop: Shop) -> None:
    shop.collection.do(ModelTask(ModelAction.DOWNLOAD, "a"))
    shop.collection.do(ModelTask(ModelAction.DOWNLOAD, "b"))
    assert shop.works[-1] == TaskQueueState(
        ModelTask(ModelAction.DOWNLOAD, "a"), (ModelTask(ModelAction.DOWNLOAD, "b"),)
    )
    shop.gate.set()
    qtbot.waitUntil(lambda: shop.works[-1] == TaskQueueState())
    assert shop.asked == ["download a", "download b"]


def test_what_is_stopped_gives_way_to_the_next(qtbot: QtBot, shop: Shop) -> None:
    shop.collection.do(ModelTask(ModelAction.DOWNLOAD, "a"))
    qtbot.waitUntil(lambda: shop.asked == ["download a"])
    shop.collection.stop(ModelTask(ModelAction.DOWNLOAD, "a"))
    with qtbot.waitSignal(shop.collection.finished):
        shop.collection.do(ModelTask(ModelAction.DROP, "a"))
    assert shop.asked == ["download a", "drop a"]


def test_parts_of_a_system_are_brought_as_files_are(qtbot: QtBot, shop: Shop) -> None:
    with qtbot.waitSignal(shop.collection.finished):
        shop.collection.do(ModelTask(ModelAction.IMPORT, source=Path("diffbir parts")))
    assert shop.asked == ["bring diffbir parts"]


def test_nothing_is_fetched_while_offline(qtbot: QtBot, shop: Shop) -> None:
    shop.preferences.choose(Settings(offline=True))
    with qtbot.waitSignal(shop.collection.failed) as failed:
        shop.collection.do(ModelTask(ModelAction.DOWNLOAD, "a"))
    assert isinstance(failed.args[1], OfflineChosen)
    assert shop.asked == []


def test_agreement_is_kept_and_asked_for_once(qtbot: QtBot, shop: Shop) -> None:
    shop.errors.append(LicenceNotAccepted("a", "non-commercial", "somewhere"))
    shop.gate.set()
    with qtbot.waitSignal(shop.collection.failed):
        shop.collection.do(ModelTask(ModelAction.DOWNLOAD, "a"))
    shop.collection.agree("a")
    assert shop.preferences.settings.agreed == ("a",)
    with qtbot.waitSignal(shop.collection.finished):
        shop.collection.do(ModelTask(ModelAction.DOWNLOAD, "a"))
