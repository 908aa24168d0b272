"""Functions that run the event loop for a time or until a condition holds."""

from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer

TIMEOUT: Final = 900
"""Longest wait for a condition in seconds."""

POLL_INTERVAL: Final = 2
"""Time between two checks of a condition, in milliseconds."""


def pause(milliseconds: int) -> None:
    """Run the event loop for a number of milliseconds."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(condition: Callable[[], bool]) -> None:
    """Run the event loop until `condition()` is true, at most `TIMEOUT` seconds."""
    end = monotonic() + TIMEOUT
    while not condition():
        assert monotonic() < end, "waited too long"
        pause(POLL_INTERVAL)
