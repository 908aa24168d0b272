"""Store of step times."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.files.notices import SetAside
from desktop.restoration.step_timing import StepTimings, read_timings
from desktop.session.engine.step_timing_store import FILE, StepTimingStore
from desktop.session.task_runner import TaskRunner
from models.core.plan import Step

TONE = Step("tone", {}, ("heirloom-tone",))


def test_damaged_file_is_told_and_the_times_are_learned_anew(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{")
    runner = TaskRunner()
    store = StepTimingStore(tmp_path, runner)
    with qtbot.waitSignal(store.noticed) as noticed:
        runner.wait()
    assert isinstance(noticed.args[0], SetAside)
    store.learn(TONE, 3, 1_000_000)
    runner.wait()
    assert read_timings(tmp_path / FILE) == (StepTimings().learned(TONE, 3, 1_000_000), None)
