"""Watcher of host processes (engines, decoder) that do not answer, and their restart."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot


class RestartableHost(Protocol):
    """Client of a host process that can be restarted."""

    def restart(self) -> None:
        """End the host process, from any thread; the next question starts a new one."""


class HostWatcher(QObject):
    """Watcher of host processes; `silence_changed` tells whether any does not answer a question."""

    silence_changed = Signal(bool)
    _reported = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._silent: tuple[RestartableHost, ...] = ()
        self._reported.connect(self._record)

    def report(self, host: RestartableHost, is_silent: bool) -> None:
        """Record, from any thread, whether a host is silent (`is_silent`)."""
        self._reported.emit(host, is_silent)

    @Slot()
    def restart(self) -> None:
        """Restart the hosts that are silent."""
        for host in self._silent:
            host.restart()

    @Slot(object, bool)
    def _record(self, host: RestartableHost, is_silent: bool) -> None:
        others = tuple(each for each in self._silent if each is not host)
        self._silent = (*others, host) if is_silent else others
        self.silence_changed.emit(bool(self._silent))
