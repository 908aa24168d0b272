"""Task runner: results and errors are delivered on the UI thread, and none after a cancel."""

from threading import Event, current_thread

from pytestqt.qtbot import QtBot

from desktop.session.task_runner import TaskRunner
from models.core.progress import Progress


def test_task_runs_in_another_thread(qtbot: QtBot) -> None:
    runner, results = TaskRunner(), list[object]()
    runner.start(lambda _: current_thread(), results.append)
    qtbot.waitUntil(lambda: bool(results))
    assert results != [current_thread()]


def test_error_is_emitted_by_failed(qtbot: QtBot) -> None:
    runner = TaskRunner()

    def fail(_: Progress) -> None:
        raise OSError

    with qtbot.waitSignal(runner.failed) as signal:
        runner.start(fail, lambda _: None)
    assert isinstance(signal.args[0], OSError)


def test_cancelled_task_delivers_no_result(qtbot: QtBot) -> None:
    runner, gate, results = TaskRunner(), Event(), list[object]()

    def wait(progress: Progress) -> None:
        gate.wait()
        progress.report(0.5)

    runner.start(wait, results.append)
    with qtbot.waitSignal(runner.busy_changed) as signal:
        runner.cancel()
    gate.set()
    runner.wait()
    assert signal.args == [False]
    assert results == []


def test_on_error_gets_the_error_in_place_of_failed(qtbot: QtBot) -> None:
    runner, errors, others = TaskRunner(), list[object](), list[object]()
    runner.failed.connect(others.append)

    def fail(_: Progress) -> None:
        raise OSError

    runner.start(fail, lambda _: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], OSError)
    assert others == []
