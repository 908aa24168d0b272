"""Laws of the person's models in the window: one thing at a time, and nothing unasked."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
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
        if self._errors and model not in wanted.agreed:
            raise self._errors[0]
        while not self._gate.wait(0.005):
            progress.report(0.5)

    def install(self, sources: tuple[Path, ...], *_: Any) -> Any:
        self._asked.append(f"bring {sources[0].name}")

    def discard_download(self, model: str) -> None:
        self._asked.append(f"drop {model}")


class Shop:
    """A manager over a fake library."""

    def __init__(self, folder: Path) -> None:
        self.gate, self.asked, self.errors = Event(), list[str](), list[ModelError]()
        folders = Folders.under(folder)
        self.runner = TaskRunner()
        self.settings_store = SettingsStore(folders.settings, TaskRunner(self.runner))
        library = lambda *_, **__: FakeLibrary(self.gate, self.asked, self.errors)  # noqa: E731
        self.manager = ModelManager(folders, self.settings_store, self.runner, library)
        self.states = list[TaskQueueState]()
        self.manager.queue_changed.connect(self.states.append)


@pytest.fixture
def shop(qtbot: QtBot, tmp_path: Path) -> Iterator[Shop]:
    made = Shop(tmp_path)
    yield made
    made.manager.close()
    made.gate.set()
    made.runner.wait()


def test_looking_fetches_nothing(qtbot: QtBot, shop: Shop) -> None:
    with qtbot.waitSignal(shop.manager.changed):
        shop.manager.refresh()
    assert shop.asked == []
    assert {held.card.id for held in shop.manager.models} > {"heirloom-scratch", "bsrnet"}


def test_tasks_follow_each_other(qtbot: QtBot, shop: Shop) -> None:
    shop.manager.submit(ModelTask(ModelAction.DOWNLOAD, "a"))
    shop.manager.submit(ModelTask(ModelAction.DOWNLOAD, "b"))
    assert shop.states[-1] == TaskQueueState(
        ModelTask(ModelAction.DOWNLOAD, "a"), (ModelTask(ModelAction.DOWNLOAD, "b"),)
    )
    shop.gate.set()
    qtbot.waitUntil(lambda: shop.states[-1] == TaskQueueState())
    assert shop.asked == ["download a", "download b"]


def test_what_is_stopped_gives_way_to_the_next(qtbot: QtBot, shop: Shop) -> None:
    shop.manager.submit(ModelTask(ModelAction.DOWNLOAD, "a"))
    qtbot.waitUntil(lambda: shop.asked == ["download a"])
    shop.manager.cancel_task(ModelTask(ModelAction.DOWNLOAD, "a"))
    with qtbot.waitSignal(shop.manager.finished):
        shop.manager.submit(ModelTask(ModelAction.DROP, "a"))
    assert shop.asked == ["download a", "drop a"]


def test_parts_of_a_system_are_brought_as_files_are(qtbot: QtBot, shop: Shop) -> None:
    with qtbot.waitSignal(shop.manager.finished):
        shop.manager.submit(ModelTask(ModelAction.IMPORT, source=Path("diffbir parts")))
    assert shop.asked == ["bring diffbir parts"]


def test_nothing_is_fetched_while_offline(qtbot: QtBot, shop: Shop) -> None:
    shop.settings_store.save(Settings(offline=True))
    with qtbot.waitSignal(shop.manager.failed) as failed:
        shop.manager.submit(ModelTask(ModelAction.DOWNLOAD, "a"))
    assert isinstance(failed.args[1], OfflineChosen)
    assert shop.asked == []


def test_agreement_is_kept_and_asked_for_once(qtbot: QtBot, shop: Shop) -> None:
    shop.errors.append(LicenceNotAccepted("a", "non-commercial", "somewhere"))
    shop.gate.set()
    with qtbot.waitSignal(shop.manager.failed):
        shop.manager.submit(ModelTask(ModelAction.DOWNLOAD, "a"))
    shop.manager.accept_licence("a")
    assert shop.settings_store.settings.agreed == ("a",)
    with qtbot.waitSignal(shop.manager.finished):
        shop.manager.submit(ModelTask(ModelAction.DOWNLOAD, "a"))
