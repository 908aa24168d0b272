"""Model manager: one task at a time, and no download without a task."""

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
from models.library.install_options import InstallOptions
from models.library.model_installer import ModelInstaller


class FakeInstaller(ModelInstaller):
    """Installer that records its calls, waits at its gate and raises the first of `errors`."""

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

    def install(self, sources: tuple[Path, ...], *_: Any) -> Any:
        self._asked.append(f"import {sources[0].name}")

    def discard_download(self, model: str) -> None:
        self._asked.append(f"drop {model}")


class Setup:
    """Model manager with a fake installer."""

    def __init__(self, folder: Path) -> None:
        self.gate, self.asked, self.errors = Event(), list[str](), list[ModelError]()
        folders = Folders.under(folder)
        self.runner = TaskRunner()
        self.settings_store = SettingsStore(folders.settings, TaskRunner(self.runner))
        library = lambda *_, **__: FakeInstaller(self.gate, self.asked, self.errors)  # noqa: E731
        self.manager = ModelManager(folders, self.settings_store, self.runner, library)
        self.states = list[TaskQueueState]()
        self.manager.queue_changed.connect(self.states.append)


@pytest.fixture
def setup(qtbot: QtBot, tmp_path: Path) -> Iterator[Setup]:
    made = Setup(tmp_path)
    yield made
    made.manager.close()
    made.gate.set()
    made.runner.wait()


def test_task_state_names_running_and_waiting_tasks(setup: Setup) -> None:
    running, waiting = ModelTask(ModelAction.DOWNLOAD, "a"), ModelTask(ModelAction.REMOVE, "b")
    setup.manager.submit(running)
    setup.manager.submit(waiting)
    assert setup.manager.task_state == TaskQueueState(running, (waiting,))


def test_refresh_lists_models_and_downloads_nothing(qtbot: QtBot, setup: Setup) -> None:
    with qtbot.waitSignal(setup.manager.changed):
        setup.manager.refresh()
    assert setup.asked == []
    assert {model.card.id for model in setup.manager.models} > {"heirloom-scratch", "bsrnet"}


def test_tasks_run_one_after_the_other(qtbot: QtBot, setup: Setup) -> None:
    setup.manager.submit(ModelTask(ModelAction.DOWNLOAD, "a"))
    setup.manager.submit(ModelTask(ModelAction.DOWNLOAD, "b"))
    assert setup.states[-1] == TaskQueueState(
        ModelTask(ModelAction.DOWNLOAD, "a"), (ModelTask(ModelAction.DOWNLOAD, "b"),)
    )
    setup.gate.set()
    qtbot.waitUntil(lambda: setup.states[-1] == TaskQueueState())
    assert setup.asked == ["download a", "download b"]


def test_next_task_runs_after_the_running_one_is_cancelled(qtbot: QtBot, setup: Setup) -> None:
    setup.manager.submit(ModelTask(ModelAction.DOWNLOAD, "a"))
    qtbot.waitUntil(lambda: setup.asked == ["download a"])
    setup.manager.cancel_task(ModelTask(ModelAction.DOWNLOAD, "a"))
    with qtbot.waitSignal(setup.manager.finished):
        setup.manager.submit(ModelTask(ModelAction.DROP, "a"))
    assert setup.asked == ["download a", "drop a"]


def test_folder_with_parts_of_a_model_is_imported_like_a_file(qtbot: QtBot, setup: Setup) -> None:
    with qtbot.waitSignal(setup.manager.finished):
        setup.manager.submit(ModelTask(ModelAction.IMPORT, source=Path("diffbir parts")))
    assert setup.asked == ["import diffbir parts"]


def test_download_fails_with_offline_chosen_while_offline(qtbot: QtBot, setup: Setup) -> None:
    setup.settings_store.save(Settings(offline=True))
    with qtbot.waitSignal(setup.manager.failed) as failed:
        setup.manager.submit(ModelTask(ModelAction.DOWNLOAD, "a"))
    assert isinstance(failed.args[1], OfflineChosen)
    assert setup.asked == []


def test_accepted_licence_is_stored_and_allows_the_download(qtbot: QtBot, setup: Setup) -> None:
    setup.errors.append(LicenceNotAccepted("a", "non-commercial", "somewhere"))
    setup.gate.set()
    with qtbot.waitSignal(setup.manager.failed):
        setup.manager.submit(ModelTask(ModelAction.DOWNLOAD, "a"))
    setup.manager.accept_licence("a")
    assert setup.settings_store.settings.agreed == ("a",)
    with qtbot.waitSignal(setup.manager.finished):
        setup.manager.submit(ModelTask(ModelAction.DOWNLOAD, "a"))
