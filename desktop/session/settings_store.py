"""Store of the user's settings, written to disk off the UI thread."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.session.task_runner import TaskRunner
from desktop.settings import Settings
from models.core.progress import Progress


class SettingsStore(QObject):
    """Store of the settings, read from `folder` once; `changed` carries each new Settings."""

    changed = Signal(object)

    def __init__(self, folder: Path, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._runner = folder, runner
        self.settings = Settings.read(folder)

    def save(self, settings: Settings) -> None:
        """Replace the settings and write them to disk, unless they are equal."""
        if settings == self.settings:
            return
        self.settings = settings

        def write(_: Progress) -> None:
            settings.write(self._folder)

        self._runner.start(write, lambda _: None)
        self.changed.emit(settings)
