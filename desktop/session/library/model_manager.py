"""Manager of the user's models: lists them and performs one task at a time off the UI thread.

Installers and the HTTP client are imported when they are first used, not at the start.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject, Signal, Slot

from desktop.session.library.model_paces import ModelPace, find_paces
from desktop.session.serial_tasks import SerialTasks
from desktop.session.settings_store import SettingsStore
from desktop.session.task_runner import TaskRunner
from desktop.settings import Folders
from models.catalog.install_states import ADDON_ID, InstalledModel, list_models
from models.core.device import Device
from models.core.errors import OfflineChosen
from models.core.progress import Progress
from models.core.wish_table import Wish
from models.library.install_options import InstallOptions

if TYPE_CHECKING:
    from desktop.session.library.addon_manager import AddonManager
    from models.library.model_installer import ModelInstaller


class ModelAction(Enum):
    """Action on a model; DROP deletes the downloaded part of an unfinished download."""

    IMPORT = "import"
    DOWNLOAD = "download"
    VERIFY = "verify"
    REMOVE = "remove"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class ModelTask:
    """Action on the model with the id `model`, or on the add-on.

    `model` is empty for an imported file that is not identified yet. `source` is the file to
    import, and `wishes` are those for which the user wants to use the model."""

    action: ModelAction
    model: str = ""
    source: Path | None = None
    wishes: tuple[Wish, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskQueueState:
    """Task that runs, None if none does, and those that wait."""

    running: ModelTask | None = None
    waiting: tuple[ModelTask, ...] = ()


class ModelManager(QObject):
    """Queue of model tasks, which lists the models again after each task.

    `changed` carries a tuple of InstalledModel, `queue_changed` a TaskQueueState, `progressed` the
    progress of the running task, 0 to 1; `finished` carries the task, `failed` the task and the
    error. Only tasks with the action DOWNLOAD download anything."""

    changed = Signal(object)
    queue_changed = Signal(object)
    progressed = Signal(float)
    finished = Signal(object)
    failed = Signal(object, object)

    def __init__(
        self,
        folders: Folders,
        settings_store: SettingsStore,
        runner: TaskRunner,
        make_installer: Callable[..., "ModelInstaller"] | None = None,
    ) -> None:
        """Create the manager; nothing else may use `runner`, as it cancels all tasks of that.

        `make_installer` gets the folders of models and add-on; None makes a ModelInstaller."""
        super().__init__(runner)
        self._folders, self._settings_store = folders, settings_store
        self._runner, self._make_installer = runner, make_installer
        self._tasks = SerialTasks(self._start, lambda _: True)
        self.models: tuple[InstalledModel, ...] = ()
        self.paces: Mapping[str, ModelPace] = {}
        self._device, self._measured = Device.CPU, _nothing_measured
        runner.progressed.connect(self.progressed)

    @property
    def task_state(self) -> TaskQueueState:
        """Task that runs, and those that wait."""
        return TaskQueueState(self._tasks.running, self._tasks.waiting)

    @Slot()
    def refresh(self) -> None:
        """List the models with their paces, and emit `changed`."""
        folders, device, measured = self._folders, self._device, self._measured()

        def find(_: Progress) -> tuple[tuple[InstalledModel, ...], Mapping[str, ModelPace]]:
            models = list_installed_models(folders)
            return models, find_paces((each.card for each in models), device, measured)

        self._runner.start(find, self._show)

    @Slot(object)
    def set_device(self, device: Device) -> None:
        """Set the device for which paces are estimated."""
        self._device = device

    def set_measured(self, measured: Callable[[], Mapping[str, float]]) -> None:
        """Set the function that returns the measured times of steps, see `find_paces`."""
        self._measured = measured

    def submit(self, task: ModelTask) -> None:
        """Queue a task, unless an equal one waits or runs."""
        if task not in self._tasks:
            self._tasks.add(task)
            self._announce()

    def cancel_task(self, task: ModelTask) -> None:
        """Cancel a task; the downloaded part stays, and a later download resumes there."""
        self._tasks.discard(task)
        if task == self._tasks.running:
            self._runner.cancel()
            self._tasks.finish()
            self._end_task()
        else:
            self._announce()

    def accept_licence(self, model: str) -> None:
        """Record in the settings that the user has accepted the licence of a model."""
        settings = self._settings_store.settings
        accepted = sorted({*settings.agreed, model})
        self._settings_store.save(replace(settings, agreed=tuple(accepted)))

    def close(self) -> None:
        """Cancel the running task and drop those that wait."""
        self._tasks.clear()
        self._runner.cancel()

    def _start(self, task: ModelTask) -> None:
        settings, folders = self._settings_store.settings, self._folders
        installer = self._installer(task)
        consent = frozenset(settings.agreed), settings.offline
        self._runner.start(
            lambda progress: run_model_task(task, installer, folders, consent, progress),
            lambda _: self._finish(task),
            lambda error: self._fail(task, error),
        )

    def _installer(self, task: ModelTask) -> "ModelInstaller | AddonManager":
        from desktop.session.library.addon_manager import AddonManager
        from models.library.model_installer import ModelInstaller

        if task.model == ADDON_ID:
            return AddonManager(self._folders)
        make_installer = self._make_installer or ModelInstaller
        return make_installer(self._folders.models, addon=self._folders.addon)

    def _finish(self, task: ModelTask) -> None:
        self._tasks.finish()
        self._announce()
        self.finished.emit(task)
        self._end_task()

    def _fail(self, task: ModelTask, error: object) -> None:
        self._tasks.finish()
        self._announce()
        self.failed.emit(task, error)
        self._end_task()

    def _end_task(self) -> None:
        """List the models, and then start the next task."""
        self.refresh()
        self._tasks.start_next()
        self._announce()

    def _show(self, found: tuple[tuple[InstalledModel, ...], Mapping[str, ModelPace]]) -> None:
        models, self.paces = found
        self.models = models
        self.changed.emit(models)

    def _announce(self) -> None:
        self.queue_changed.emit(self.task_state)


def _nothing_measured() -> Mapping[str, float]:
    return {}


def list_installed_models(folders: Folders) -> tuple[InstalledModel, ...]:
    """List all known models, and the add-on if it is installed or offered."""
    from desktop.session.library.addon_manager import addon_status, available_addon

    return (*list_models(folders.models), *addon_status(folders, available_addon()))


def run_model_task(
    task: ModelTask,
    installer: "ModelInstaller | AddonManager",
    folders: Folders,
    consent: tuple[frozenset[str], bool],
    progress: Progress,
) -> None:
    """Perform a task with `installer`. Raises: ModelError, OSError, Cancelled.

    Downloads are recorded in the state folder of `folders`. `consent` holds the ids of the models
    whose licences the user has accepted, and whether the user works offline."""
    from models.http.connection_log import ConnectionLog
    from models.library.model_installer import ModelInstaller

    accepted, offline = consent
    options = InstallOptions(task.model or None, task.wishes, accepted_licences=accepted)
    match task.action:
        case ModelAction.IMPORT:
            if task.source is not None and isinstance(installer, ModelInstaller):
                installer.install((task.source,), options, progress)
        case ModelAction.DOWNLOAD:
            if offline:
                raise OfflineChosen
            installer.download(task.model, options, ConnectionLog(folders.state), progress)
        case ModelAction.VERIFY:
            installer.verify(task.model, progress)
        case ModelAction.REMOVE:
            installer.remove(task.model)
        case ModelAction.DROP:
            installer.discard_download(task.model)
        case _:
            assert_never(task.action)
