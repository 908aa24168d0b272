"""Watcher of engine processes that do not answer, and their restart."""

from PySide6.QtCore import QObject, Signal, Slot

from models.engine.remote import RemoteEngine


class EngineWatcher(QObject):
    """Emits `silence_changed` with whether any engine that was asked does not answer."""

    silence_changed = Signal(bool)
    _reported = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._silent: tuple[RemoteEngine, ...] = ()
        self._reported.connect(self._record)

    def report(self, engine: RemoteEngine, is_silent: bool) -> None:
        """Record that an engine is silent or answers again; from any thread."""
        self._reported.emit(engine, is_silent)

    @Slot()
    def restart(self) -> None:
        """Restart the silent engines; what they were asked fails."""
        for engine in self._silent:
            engine.restart()

    @Slot(object, bool)
    def _record(self, engine: RemoteEngine, is_silent: bool) -> None:
        others = tuple(each for each in self._silent if each is not engine)
        self._silent = (*others, engine) if is_silent else others
        self.silence_changed.emit(bool(self._silent))
