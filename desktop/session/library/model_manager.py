"""The person's models: what is there, and what is being done with them, one thing at a time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.session.library import addon_manager
from desktop.session.library.addon_manager import AddonManager
from desktop.session.settings_store import SettingsStore
from desktop.session.task_runner import TaskRunner
from desktop.settings import Folders
from models.catalog.inventory import InstalledModel, list_models
from models.core.errors import OfflineChosen
from models.core.progress import Progress
from models.core.wish import Wish
from models.http.connection_log import ConnectionLog
from models.library.installer import InstallOptions, ModelInstaller


class ModelAction(Enum):
    """What can be done with a model."""

    IMPORT = "import"
    DOWNLOAD = "download"
    VERIFY = "verify"
    REMOVE = "remove"
    DROP = "drop"
    """Forget what has come of a download."""


@dataclass(frozen=True, slots=True)
class ModelTask:
    """`model` is an id, that of the add-on or empty for a file that has not told yet what it holds;
    `source` is that file, and `wishes` what the person says it is for."""

    deed: ModelAction
    model: str = ""
    source: Path | None = None
    wishes: tuple[Wish, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskQueueState:
    """The task that runs, and those that wait behind it."""

    running: ModelTask | None = None
    waiting: tuple[ModelTask, ...] = ()


class ModelManager(QObject):
    """Does tasks off the UI thread. After each it tells what is there now. Nothing is fetched but
    by a task of that kind."""

    changed = Signal(object)
    worked = Signal(object)
    progressed = Signal(float)
    finished = Signal(object)
    failed = Signal(object, object)

    def __init__(
        self,
        folders: Folders,
        preferences: SettingsStore,
        background: TaskRunner,
        library: Callable[..., ModelInstaller] = ModelInstaller,
    ) -> None:
        """`background` is of its own and has one thread: tasks follow each other in it."""
        super().__init__(background)
        self._folders, self._preferences = folders, preferences
        self._background, self._library = background, library
        self._work = TaskQueueState()
        self.holdings: tuple[InstalledModel, ...] = ()
        background.progressed.connect(self.progressed)

    @Slot()
    def look(self) -> None:
        """Tell what is there."""
        self._background.start(lambda _: list_installed_models(self._folders), self._show)

    def do(self, task: ModelTask) -> None:
        """When those before it are done."""
        if task not in (self._work.running, *self._work.waiting):
            self._set(replace(self._work, waiting=(*self._work.waiting, task)))
            self._next()

    def stop(self, task: ModelTask) -> None:
        """Take a task back. What has come of a download stays, and another try goes on there."""
        waiting = tuple(each for each in self._work.waiting if each != task)
        if task == self._work.running:
            self._background.cancel()
            self._set(TaskQueueState(None, waiting))
            self.look()
            self._next()
        else:
            self._set(replace(self._work, waiting=waiting))

    def agree(self, model: str) -> None:
        """The person has agreed to the licence of this model."""
        settings = self._preferences.settings
        both = sorted({*settings.agreed, model})
        self._preferences.choose(replace(settings, agreed=tuple(both)))

    def close(self) -> None:
        """Stop what runs; nothing waits any more."""
        self._work = TaskQueueState()
        self._background.cancel()

    def _next(self) -> None:
        if self._work.running is None and self._work.waiting:
            task, *rest = self._work.waiting
            self._set(TaskQueueState(task, tuple(rest)))
            settings, folders = self._preferences.settings, self._folders
            library = self._keeper(task)
            agreed = frozenset(settings.agreed)
            offline = settings.offline
            self._background.start(
                lambda progress: run_model_task(
                    task, library, folders, (agreed, offline), progress
                ),
                lambda _: self._finish(task),
                self._fail,
            )

    def _keeper(self, task: ModelTask) -> ModelInstaller | AddonManager:
        if task.model == addon_manager.ID:
            return AddonManager(self._folders)
        return self._library(self._folders.models, addon=self._folders.addon)

    def _finish(self, task: ModelTask) -> None:
        self._set(replace(self._work, running=None))
        self.finished.emit(task)
        self.look()
        self._next()

    def _fail(self, error: object) -> None:
        task = self._work.running
        self._set(replace(self._work, running=None))
        if task is not None:
            self.failed.emit(task, error)
        self.look()
        self._next()

    def _show(self, found: tuple[InstalledModel, ...]) -> None:
        self.holdings = found
        self.changed.emit(found)

    def _set(self, work: TaskQueueState) -> None:
        self._work = work
        self.worked.emit(work)


def list_installed_models(folders: Folders) -> tuple[InstalledModel, ...]:
    """All models that are known, and the add-on where there is one."""
    return (
        *list_models(folders.models),
        *addon_manager.addon_status(folders, addon_manager.available_addon()),
    )


def run_model_task(
    task: ModelTask,
    library: ModelInstaller | AddonManager,
    folders: Folders,
    said: tuple[frozenset[str], bool],
    progress: Progress,
) -> None:
    """Do a task; `said` are the models to whose licences the person has agreed, and whether
    nothing may be fetched. Raises ModelError, OSError, Cancelled."""
    agreed, offline = said
    wanted = InstallOptions(task.model or None, task.wishes, accepted_licences=agreed)
    match task.deed:
        case ModelAction.IMPORT if task.source is not None and isinstance(library, ModelInstaller):
            library.install((task.source,), wanted, progress)
        case ModelAction.DOWNLOAD:
            if offline:
                raise OfflineChosen
            library.download(task.model, wanted, ConnectionLog(folders.state), progress)
        case ModelAction.VERIFY:
            library.verify(task.model, progress)
        case ModelAction.REMOVE:
            library.remove(task.model)
        case ModelAction.DROP:
            library.discard_download(task.model)
