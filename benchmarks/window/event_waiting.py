"""Letting a window live for a while, or until something is there."""

from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer

PATIENCE: Final = 900
"""Seconds after which nothing more is waited for."""

LOOK: Final = 2
"""Milliseconds between two looks."""


def pause(milliseconds: int) -> None:
    """The event loop goes on meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(there: Callable[[], bool]) -> None:
    """Raises AssertionError when it takes too long."""
    end = monotonic() + PATIENCE
    while not there():
        assert monotonic() < end, "waited too long"
        pause(LOOK)
