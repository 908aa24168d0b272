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
def link(qtbot: QtBot) -> Iterator[EngineThread]:
    made = EngineThread(FakeEngine)
    yield made
    made.close()


def test_a_photo_that_is_looked_at_is_diagnosed(qtbot: QtBot, link: EngineThread) -> None:
    adviser = PlanningService(link, _planner)
    with qtbot.waitSignal(adviser.diagnosed) as told:
        adviser.diagnose(photo())
    assert told.args == [(Finding(Wish.NOISE, 0.9),)]


def test_only_the_last_of_two_sentences_is_answered(qtbot: QtBot, link: EngineThread) -> None:
    adviser, answers = PlanningService(link, _planner), list[Plan]()
    adviser.planned.connect(answers.append)
    adviser.request_plan("first")
    adviser.request_plan("second")
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [Plan((), ("second",))]


def test_a_plan_waits_for_what_is_being_found(qtbot: QtBot, link: EngineThread) -> None:
    adviser = PlanningService(link, _planner)
    adviser.diagnose(photo())
    with qtbot.waitSignal(adviser.planned) as told:
        adviser.request_plan_from_findings()
    assert told.args == [Plan((), ("1 findings",))]


def test_a_plan_that_waits_comes_before_what_a_diagnosis_sets_going(
    qtbot: QtBot, link: EngineThread
) -> None:
    adviser, ended, others = PlanningService(link, _planner), list[int](), list[int]()
    link.request_finished.connect(lambda number, _: ended.append(number))
    adviser.diagnosed.connect(lambda _: others.append(link.ask(ProbeDeviceRequest())))
    adviser.diagnose(photo())
    adviser.request_plan("first")
    qtbot.waitUntil(lambda: len(ended) == 3)
    assert ended[-1:] == others


def test_a_plan_is_made_where_nothing_can_be_found(qtbot: QtBot) -> None:
    link = EngineThread(Blind)
    adviser = PlanningService(link, _planner)
    adviser.diagnose(photo())
    with qtbot.waitSignal(adviser.planned) as told:
        adviser.request_plan("first")
    link.close()
    assert told.args == [Plan((), ("first",))]


def test_a_plan_without_words_comes_from_the_findings(qtbot: QtBot, link: EngineThread) -> None:
    adviser = PlanningService(link, _planner)
    with qtbot.waitSignal(adviser.diagnosed):
        adviser.diagnose(photo())
    with qtbot.waitSignal(adviser.planned) as told:
        adviser.request_plan_from_findings()
    assert told.args == [Plan((), ("1 findings",))]
