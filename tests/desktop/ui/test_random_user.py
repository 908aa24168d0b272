"""Random actions, many of them: nothing breaks and nothing is left. How long the UI thread is away
meanwhile is measured by benchmarks.reliability.random_user, for it depends on the computer."""

import sys

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.qtbot import QtBot

from tests.desktop.ui.application import Open
from tests.desktop.ui.random_user import Hands

ACTIONS = 150


@pytest.mark.parametrize("seed", [1, 2])
def test_random_actions_break_nothing(qtbot: QtBot, opened: Open, seed: int) -> None:
    hands = Hands(opened, seed)
    for _ in range(ACTIONS):
        hands.act()
        loop = QEventLoop()
        QTimer.singleShot(1, loop.quit)
        loop.exec()
    opened.window.menu_actions.cancel.trigger()
    document = opened.document
    assert len({layer.id for layer in document.layers}) == len(document.layers)
    assert sys.exc_info() == (None, None, None)
