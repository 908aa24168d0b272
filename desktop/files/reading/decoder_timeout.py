"""Silence of the decoder process: when it counts as stopped or stuck, and who is told."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.files.notices import DecoderSilent
from models.core.progress import Progress

IDLE_FACTOR: Final = 10
"""Factor on the limit for a process that gets no CPU time or waits for a disk."""

TOLD_AFTER: Final = 10.0
"""Seconds after which a process that does nothing is told."""

IDLE_CPU_SECONDS: Final = 0.05
"""CPU seconds below which a process has done nothing."""


class Silence:
    """Reporter of when a process with a request becomes silent, and when it answers again."""

    def __init__(self, path: Path, progress: Progress, report: Callable[[bool], None]) -> None:
        self._path, self._progress, self._report = path, progress, report
        self._is_told = self._is_silent = False

    def begin(self, seconds: float) -> None:
        """Report once that the process is silent for `seconds` seconds, also as a notice."""
        if not self._is_told:
            self._progress.notice(DecoderSilent(self._path, round(seconds)))
        if not self._is_silent:
            self._report(True)
        self._is_told = self._is_silent = True

    def end(self) -> None:
        """Report that the process answers, or that its request has ended."""
        if self._is_silent:
            self._report(False)
        self._is_silent = False


@dataclass(frozen=True, slots=True)
class ClockSample:
    """Time, in seconds, and CPU seconds used by a process at one moment."""

    clock: float
    cpu: float

    def is_stopped(self, last_heard: "ClockSample") -> bool:
        """Return whether a process has been silent and idle for long since `last_heard`."""
        is_idle = self.cpu - last_heard.cpu < IDLE_CPU_SECONDS
        return is_idle and self.clock - last_heard.clock > TOLD_AFTER

    def is_stuck(self, last_heard: "ClockSample", limit: float) -> bool:
        """Return whether a process silent since `last_heard` is given up; `limit` is in seconds."""
        silent, busy = self.clock - last_heard.clock, self.cpu - last_heard.cpu
        return silent > limit * IDLE_FACTOR or min(silent, busy) > limit
