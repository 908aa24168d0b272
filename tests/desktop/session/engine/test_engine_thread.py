"""Every errand ends, whatever becomes of the engine."""

from pytestqt.qtbot import QtBot

from desktop.session.engine.engine_thread import EngineThread
from desktop.session.engine.requests import ProbeDeviceRequest
from tests.desktop.documents import FakeEngine


def test_an_engine_that_cannot_be_started_is_told_and_tried_again(qtbot: QtBot) -> None:
    troubles: list[Exception] = [OSError("no room for its log")]

    def started() -> FakeEngine:
        if troubles:
            raise troubles.pop()
        return FakeEngine()

    engine_thread = EngineThread(started)
    with qtbot.waitSignal(engine_thread.failed) as told:
        first = engine_thread.ask(ProbeDeviceRequest())
    assert told.args[0] == first
    with qtbot.waitSignal(engine_thread.request_finished):
        engine_thread.ask(ProbeDeviceRequest())
    engine_thread.close()
