"""Collector of reference cycles that works on the UI thread only."""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL: Final = 2000
"""Milliseconds between two looks at whether there is something to collect."""


class CycleCollector(QObject):
    """Garbage collector by a timer of the UI thread, in place of Python's automatic one.

    Python collects in any thread that creates objects. A widget in a reference cycle would be
    destroyed in a worker thread, which Qt does not allow."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Switch automatic collection off and collect by a timer of this thread."""
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Collect the `gc` generations that have more objects than their thresholds."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [age for age in range(3) if thresholds[age] and counts[age] > thresholds[age]]
        if due:
            gc.collect(max(due))

    def close(self) -> None:
        """Stop the timer and restore Python's automatic collection if it was on."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()
