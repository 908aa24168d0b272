"""What the person chose once, kept and written off the UI thread."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.session.task_runner import TaskRunner
from desktop.settings import Settings
from models.core.progress import Progress


class SettingsStore(QObject):
    """Announces each change."""

    changed = Signal(object)

    def __init__(self, folder: Path, background: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._background = folder, background
        self.settings = Settings.read(folder)

    def save(self, settings: Settings) -> None:
        """These from now on."""
        if settings == self.settings:
            return
        self.settings = settings

        def write(_: Progress) -> None:
            settings.write(self._folder)

        self._background.start(write, _forget)
        self.changed.emit(settings)


def _forget(_: object) -> None:
    """Nothing to do when it is written."""
