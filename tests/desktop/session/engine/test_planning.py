"""Findings and plans, and what becomes of old questions."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.session.engine.engine_thread import EngineThread
from desktop.session.engine.planning import PlanningService
from desktop.session.engine.requests import Findings, ProbeDeviceRequest
from models.core.errors import HostDied
from models.core.pixels import Raster
from models.core.plan import Finding, Plan
from models.core.protocols import Engine
from models.core.wish import Wish
from tests.desktop.documents import FakeEngine, photo


def _planner(text: str | None, findings: Findings, engine: Engine) -> Plan:
    """Understands nothing."""
    return Plan((), (text or f"{len(findings)} findings",))


class Blind(FakeEngine):
    """Cannot tell what is wrong."""

    def diagnose(self, image: Raster) -> tuple[Finding, ...]:
        raise HostDied(1)


@pytest.fixture
def engine_thread(qtbot: QtBot) -> Iterator[EngineThread]:
    made = EngineThread(FakeEngine)
    yield made
    made.close()


def test_a_photo_that_is_looked_at_is_diagnosed(qtbot: QtBot, engine_thread: EngineThread) -> None:
    planning = PlanningService(engine_thread, _planner)
    with qtbot.waitSignal(planning.diagnosed) as told:
        planning.diagnose(photo())
    assert told.args == [(Finding(Wish.NOISE, 0.9),)]


def test_only_the_last_of_two_sentences_is_answered(
    qtbot: QtBot, engine_thread: EngineThread
) -> None:
    planning, answers = PlanningService(engine_thread, _planner), list[Plan]()
    planning.planned.connect(answers.append)
    planning.request_plan("first")
    planning.request_plan("second")
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [Plan((), ("second",))]


def test_a_plan_waits_for_what_is_being_found(qtbot: QtBot, engine_thread: EngineThread) -> None:
    planning = PlanningService(engine_thread, _planner)
    planning.diagnose(photo())
    with qtbot.waitSignal(planning.planned) as told:
        planning.request_plan_from_findings()
    assert told.args == [Plan((), ("1 findings",))]


def test_a_plan_that_waits_comes_before_what_a_diagnosis_sets_going(
    qtbot: QtBot, engine_thread: EngineThread
) -> None:
    planning, ended, others = PlanningService(engine_thread, _planner), list[int](), list[int]()
    engine_thread.request_finished.connect(lambda number, _: ended.append(number))
    planning.diagnosed.connect(lambda _: others.append(engine_thread.ask(ProbeDeviceRequest())))
    planning.diagnose(photo())
    planning.request_plan("first")
    qtbot.waitUntil(lambda: len(ended) == 3)
    assert ended[-1:] == others


def test_a_plan_is_made_where_nothing_can_be_found(qtbot: QtBot) -> None:
    engine_thread = EngineThread(Blind)
    planning = PlanningService(engine_thread, _planner)
    planning.diagnose(photo())
    with qtbot.waitSignal(planning.planned) as told:
        planning.request_plan("first")
    engine_thread.close()
    assert told.args == [Plan((), ("first",))]


def test_a_plan_without_words_comes_from_the_findings(
    qtbot: QtBot, engine_thread: EngineThread
) -> None:
    planning = PlanningService(engine_thread, _planner)
    with qtbot.waitSignal(planning.diagnosed):
        planning.diagnose(photo())
    with qtbot.waitSignal(planning.planned) as told:
        planning.request_plan_from_findings()
    assert told.args == [Plan((), ("1 findings",))]
