"""Random actions on the window raise nothing.

How long they block the UI thread depends on the computer, see benchmarks.reliability.random_user.
"""

import sys

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.qtbot import QtBot

from tests.desktop.ui.application import Open
from tests.desktop.ui.random_user import RandomUser

ACTIONS = 150
"""Number of actions in each test."""


@pytest.mark.parametrize("seed", [1, 2])
def test_random_actions_raise_nothing(qtbot: QtBot, opened: Open, seed: int) -> None:
    user = RandomUser(opened, seed)
    for _ in range(ACTIONS):
        user.act()
        loop = QEventLoop()
        QTimer.singleShot(1, loop.quit)
        loop.exec()
    opened.window.menu_actions.cancel.trigger()
    document = opened.document
    assert len({layer.id for layer in document.layers}) == len(document.layers)
    assert sys.exc_info() == (None, None, None)
