"""Collector of reference cycles that works on the UI thread only."""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL: Final = 2000
"""Milliseconds between two looks at whether there is something to collect."""


class CycleCollector(QObject):
    """Collector that takes the place of Python's own while it is active.

    Python collects in whatever thread happens to create an object. A closed dialog whose wrapper
    is part of a cycle would then be destroyed in a worker thread, which Qt does not allow.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Switch Python's collector off and begin to collect by a timer of this thread."""
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Collect the generations that have grown beyond the thresholds of the `gc` module."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [age for age in range(3) if thresholds[age] and counts[age] > thresholds[age]]
        if due:
            gc.collect(max(due))

    def close(self) -> None:
        """Stop the timer and leave collecting to Python again, as it was before."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()
