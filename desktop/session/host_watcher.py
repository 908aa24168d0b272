"""Watcher of host processes (engines, decoder) that do not answer, and their restart."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot


class RestartableHost(Protocol):
    """Client of a host process."""

    def restart(self) -> None:
        """End the process that is asked, from any thread; the next question starts a new one."""


class HostWatcher(QObject):
    """Emits `silence_changed` with whether any host that was asked does not answer."""

    silence_changed = Signal(bool)
    _reported = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._silent: tuple[RestartableHost, ...] = ()
        self._reported.connect(self._record)

    def report(self, host: RestartableHost, is_silent: bool) -> None:
        """Record that a host is silent or answers again; from any thread."""
        self._reported.emit(host, is_silent)

    @Slot()
    def restart(self) -> None:
        """Restart the silent hosts."""
        for host in self._silent:
            host.restart()

    @Slot(object, bool)
    def _record(self, host: RestartableHost, is_silent: bool) -> None:
        others = tuple(each for each in self._silent if each is not host)
        self._silent = (*others, host) if is_silent else others
        self.silence_changed.emit(bool(self._silent))
