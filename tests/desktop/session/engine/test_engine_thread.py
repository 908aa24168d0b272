"""Every errand ends, whatever becomes of the engine."""

from pytestqt.qtbot import QtBot

from desktop.session.engine.engine_thread import EngineLink
from desktop.session.engine.requests import FindDevice
from tests.desktop.documents import FakeEngine


def test_an_engine_that_cannot_be_started_is_told_and_tried_again(qtbot: QtBot) -> None:
    troubles: list[Exception] = [OSError("no room for its log")]

    def started() -> FakeEngine:
        if troubles:
            raise troubles.pop()
        return FakeEngine()

    link = EngineLink(started)
    with qtbot.waitSignal(link.failed) as told:
        first = link.ask(FindDevice())
    assert told.args[0] == first
    with qtbot.waitSignal(link.finished_errand):
        link.ask(FindDevice())
    link.close()
