"""Engine thread: a request whose engine cannot be make_engine."""

from pytestqt.qtbot import QtBot

from desktop.session.engine.engine_requests import ProbeDeviceRequest
from desktop.session.engine.engine_thread import EngineThread
from tests.desktop.documents import FakeEngine


def test_engine_start_failure_fails_the_request_and_the_next_retries(qtbot: QtBot) -> None:
    errors: list[Exception] = [OSError("no space for its log")]

    def make_engine() -> FakeEngine:
        if errors:
            raise errors.pop()
        return FakeEngine()

    engine_thread = EngineThread(make_engine)
    with qtbot.waitSignal(engine_thread.failed) as signal:
        first = engine_thread.ask(ProbeDeviceRequest())
    assert signal.args[0] == first
    with qtbot.waitSignal(engine_thread.request_finished):
        engine_thread.ask(ProbeDeviceRequest())
    engine_thread.close()
