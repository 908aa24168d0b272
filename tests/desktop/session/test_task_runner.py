"""Work off the UI thread: answers come back on it, failures too, and cancel keeps quiet."""

from threading import Event, current_thread

from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from desktop.session.task_runner import TaskRunner
from models.core.progress import Progress


def test_work_is_done_elsewhere_and_answered_here(qtbot: QtBot) -> None:
    background, answers = TaskRunner(QThreadPool()), list[object]()
    background.start(lambda _: current_thread(), answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers != [current_thread()]


def test_an_error_is_told(qtbot: QtBot) -> None:
    background = TaskRunner(QThreadPool())

    def fail(_: Progress) -> None:
        raise OSError

    with qtbot.waitSignal(background.failed) as told:
        background.start(fail, lambda _: None)
    assert isinstance(told.args[0], OSError)


def test_cancelled_work_gives_no_answer(qtbot: QtBot) -> None:
    pool, gate, answers = QThreadPool(), Event(), list[object]()
    background = TaskRunner(pool)

    def wait(progress: Progress) -> None:
        gate.wait()
        progress.report(0.5)

    background.start(wait, answers.append)
    with qtbot.waitSignal(background.busy_changed) as told:
        background.cancel()
    gate.set()
    pool.waitForDone()
    assert told.args == [False]
    assert answers == []


def test_a_failure_is_told_to_who_asked_where_he_wants_to_know(qtbot: QtBot) -> None:
    background, told, shared = TaskRunner(QThreadPool()), list[object](), list[object]()
    background.failed.connect(shared.append)

    def fail(_: Progress) -> None:
        raise OSError

    background.start(fail, lambda _: None, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], OSError)
    assert shared == []
