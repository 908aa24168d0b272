"""Work off the UI thread: results come back on it, failures too, and cancel keeps quiet."""

from threading import Event, current_thread

from pytestqt.qtbot import QtBot

from desktop.session.task_runner import TaskRunner
from models.core.progress import Progress


def test_work_is_done_elsewhere_and_answered_here(qtbot: QtBot) -> None:
    runner, results = TaskRunner(), list[object]()
    runner.start(lambda _: current_thread(), results.append)
    qtbot.waitUntil(lambda: bool(results))
    assert results != [current_thread()]


def test_an_error_is_told(qtbot: QtBot) -> None:
    runner = TaskRunner()

    def fail(_: Progress) -> None:
        raise OSError

    with qtbot.waitSignal(runner.failed) as told:
        runner.start(fail, lambda _: None)
    assert isinstance(told.args[0], OSError)


def test_cancelled_work_gives_no_answer(qtbot: QtBot) -> None:
    runner, gate, results = TaskRunner(), Event(), list[object]()

    def wait(progress: Progress) -> None:
        gate.wait()
        progress.report(0.5)

    runner.start(wait, results.append)
    with qtbot.waitSignal(runner.busy_changed) as told:
        runner.cancel()
    gate.set()
    runner.wait()
    assert told.args == [False]
    assert results == []


def test_a_failure_is_told_to_who_asked_where_he_wants_to_know(qtbot: QtBot) -> None:
    runner, told, shared = TaskRunner(), list[object](), list[object]()
    runner.failed.connect(shared.append)

    def fail(_: Progress) -> None:
        raise OSError

    runner.start(fail, lambda _: None, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], OSError)
    assert shared == []
