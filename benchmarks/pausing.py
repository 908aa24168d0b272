"""Letting a window live for a while."""

from PySide6.QtCore import QEventLoop, QTimer


def pause(milliseconds: int) -> None:
    """The event loop goes on meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
