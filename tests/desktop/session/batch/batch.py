"""A batch runner with a fake engine and a folder of its own."""

from pathlib import Path

import numpy as np
from PIL import Image
from pytestqt.qtbot import QtBot

from desktop.document.recipe import Recipe, RecipeStep
from desktop.files.decoding.decode_photo import decode_photo
from desktop.restoration.batch_queue import ItemState
from desktop.restoration.file_restorer import RestoreRequest
from desktop.session.batch.batch_runner import BatchRunner
from desktop.session.engine.engine_requests import BatchDependencies
from desktop.session.engine.engine_thread import EngineThread
from desktop.session.task_runner import TaskRunner
from models.core.plan import Step
from models.planning.model_selection import ModelSelector
from tests.desktop.documents import FakeEngine

INVERT = RestoreRequest(recipe=Recipe((RecipeStep("Invert", Step("a", {"wish": "noise"})),)))


class Batch:
    """Batch runner that restores `at_once` photos at the same time with a fake engine."""

    def __init__(self, folder: Path, at_once: int = 1) -> None:
        self.folder, self.engine = folder, FakeEngine()
        dependencies = BatchDependencies(
            folder, decode_photo, lambda device: ModelSelector((), device), at_once
        )
        self.runner = TaskRunner()
        self.batch_runner = BatchRunner(
            lambda: EngineThread(lambda: self.engine, at_once=at_once),
            self.runner,
            dependencies,
            folder,
        )

    def photos(self, count: int) -> list[Path]:
        paths = [self.folder / f"old {number}.png" for number in range(count)]
        for path in paths:
            Image.fromarray(np.full((20, 30, 3), 100, np.uint8)).save(path)
        return paths

    def restore(self, qtbot: QtBot, paths: list[Path], request: RestoreRequest = INVERT) -> None:
        """Add photos to the queue and start it."""
        self.batch_runner.add(paths, request)
        qtbot.waitUntil(lambda: len(self.states) == len(paths))
        self.batch_runner.start(request)

    @property
    def states(self) -> list[ItemState]:
        return [item.state for item in self.batch_runner.queue.items]

    def close(self) -> None:
        self.batch_runner.close()
        self.runner.wait()
