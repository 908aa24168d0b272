"""Restoration of photos in a worker of a cluster, with an engine that stays open."""

from collections.abc import Iterable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from threading import Event
from typing import Any, Final

import distributed

from desktop.files.storage.remote_files import Server
from desktop.restoration.local_file_restorer import open_local_restorer
from desktop.restoration.tasks.photo_task import Done, PhotoTask, restore_once
from desktop.restoration.tasks.remote_restoration import (
    RemoteTask,
    StreamedResult,
    StreamedTask,
    restore_remote,
    restore_streamed,
)
from desktop.settings import Folders
from models.catalog.model_cards import Catalog
from models.catalog.weight_files import Store
from models.core.device import EngineSettings
from models.core.progress import Progress
from models.engine.local_engine import make_local_engine

PLUGIN: Final = "heirloom"
"""Name of the plugin in each worker, and of the resource: photos that it takes at once."""

Hashes = tuple[str, ...]
Task = PhotoTask | RemoteTask | StreamedTask
Result = Done | StreamedResult | Exception
"""Report about a restored photo, its result as bytes, or the error that it failed with."""


@dataclass(frozen=True, slots=True)
class Needs:
    """Version and models that a worker needs to make the same results as the computer that asks.

    `models` are ids with the hashes of their files, which are empty where any will do.
    """

    version: str
    models: tuple[tuple[str, Hashes], ...] = ()

    @classmethod
    def of(cls, models: Path, ids: Iterable[str] | None = None) -> "Needs":
        """List this program and the models with these ids, or all that are installed here."""
        found = _hashes_of_models(models)
        named = found if ids is None else {id: found.get(id, ()) for id in ids}
        return cls(metadata.version("heirloom"), tuple(sorted(named.items())))

    def find_lack(self, models: Path) -> str:
        """Tell in a few words what this computer lacks; empty if it lacks nothing."""
        version = metadata.version("heirloom")
        if version != self.version:
            return f"it runs version {version}, and {self.version} is needed"
        found = _hashes_of_models(models)
        for id, hashes in self.models:
            if id not in found:
                return f"it lacks the model {id}"
            if hashes and found[id] != hashes:
                return f"its model {id} is another one"
        return ""


def _hashes_of_models(models: Path) -> dict[str, Hashes]:
    """Return the hashes on the cards of all models whose files exist, by id."""
    store = Store.of(models)
    return {card.id: card.sha256 for card in Catalog.read(models) if store.has(card)}


class RestorerPlugin(distributed.WorkerPlugin):
    """File restorer of a worker process, which is opened and closed together with it."""

    name = PLUGIN

    def __init__(self, settings: EngineSettings, folders: Folders, at_once: int = 1) -> None:
        """Make a plugin that takes `at_once` photos at the same time; nothing is opened yet."""
        self.at_once, self.folders, self._settings = at_once, folders, settings

    def setup(self, worker: Any) -> None:  # noqa: ARG002  as Dask calls it
        """Open engine and decoders on a Dask `worker`, after the plugin has been pickled."""
        self._opened, self._stop = ExitStack(), Event()
        opening = open_local_restorer(self._settings, self.folders, self.at_once)
        self._restorer = self._opened.enter_context(opening)

    def check_device(self) -> None:
        """Check in this process that the device of the settings works. Raises: ModelError."""
        with closing(make_local_engine(self._settings)) as engine:
            engine.probe()

    def teardown(self, worker: Any) -> None:  # noqa: ARG002  as Dask calls it
        """Cancel the photos in work on a Dask `worker` and close the engine."""
        self.cancel()
        self._opened.close()

    def cancel(self) -> None:
        """Cancel the photos that are in work."""
        self._stop.set()
        self._stop = Event()

    def restore(self, task: Task) -> Result:
        """Restore a photo, unless an earlier attempt at the same task has written its result."""
        progress = Progress(stop=self._stop)
        try:
            match task:
                case PhotoTask():
                    return restore_once(self._restorer, task, progress)
                case StreamedTask():
                    return restore_streamed(self._restorer, task, progress)
                case RemoteTask():
                    return restore_remote(self._restorer, task, Server(self._stop), progress)
        except Exception as error:  # noqa: BLE001  the edge of the process
            return error


def restore_on_worker(task: Task) -> Result:
    """Restore a photo in the worker process that calls this."""
    result: Result = _plugin_of(distributed.get_worker()).restore(task)
    return result


async def admit_worker(needs: Needs, dask_worker: Any) -> str:
    """Let a Dask worker take photos if it has all that is needed; return what it lacks, else ""."""
    plugin = _plugin_of(dask_worker)
    if plugin is None:
        return "it was not started by `heirloom worker`"
    lack = needs.find_lack(plugin.folders.models)
    await dask_worker.set_resources(**{PLUGIN: 0 if lack else plugin.at_once})
    return lack


async def cancel_photos(dask_worker: Any) -> None:
    """Cancel the photos in work on a Dask worker."""
    plugin = _plugin_of(dask_worker)
    if plugin is not None:
        plugin.cancel()


def _plugin_of(worker: Any) -> Any:
    return worker.plugins.get(PLUGIN)
