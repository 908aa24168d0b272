"""Watcher of host processes that do not answer."""

from threading import Thread

from pytestqt.qtbot import QtBot

from desktop.session.host_watcher import HostWatcher


class FakeHost:
    """Host that counts its restarts."""

    def __init__(self) -> None:
        self.restarts = 0

    def restart(self) -> None:
        self.restarts += 1


def test_silence_lasts_until_every_host_answers(qtbot: QtBot) -> None:
    watcher, told = HostWatcher(), list[bool]()
    watcher.silence_changed.connect(told.append)
    one, two = FakeHost(), FakeHost()
    for host, is_silent in ((one, True), (two, True), (one, False), (two, False)):
        watcher.report(host, is_silent)
    assert told == [True, True, True, False]


def test_only_silent_hosts_are_restarted(qtbot: QtBot) -> None:
    watcher, silent, answering = HostWatcher(), FakeHost(), FakeHost()
    watcher.report(answering, True)
    watcher.report(answering, False)
    watcher.report(silent, True)
    watcher.restart()
    assert (silent.restarts, answering.restarts) == (1, 0)


def test_silence_may_be_reported_from_another_thread(qtbot: QtBot) -> None:
    watcher, host = HostWatcher(), FakeHost()
    with qtbot.waitSignal(watcher.silence_changed) as changed:
        Thread(target=watcher.report, args=(host, True)).start()
    assert changed.args == [True]
