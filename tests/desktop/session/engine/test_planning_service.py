"""Planning service: diagnoses, plans, and requests that are replaced by later ones."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.mask import Mask
from desktop.session.engine.engine_requests import Findings, ProbeDeviceRequest, Sides
from desktop.session.engine.engine_thread import EngineThread
from desktop.session.engine.planning_service import PlanningService
from models.core.errors import HostDied
from models.core.pixels import Raster, Rect
from models.core.place import Place
from models.core.plan import Finding, NoteKind, Plan, PlannedStep, Step
from models.core.protocols import Engine
from models.core.wish_table import Wish
from tests.desktop.documents import FakeEngine, photo


def _planner(
    instruction: str | None, findings: Findings, engine: Engine, sides: Sides | None
) -> Plan:
    """Make a plan that understood nothing."""
    return Plan((), (instruction or f"{len(findings)} findings",))


class FailingDiagnosis(FakeEngine):
    """Engine whose diagnosis fails."""

    def diagnose(self, image: Raster) -> tuple[Finding, ...]:
        raise HostDied(1)


@pytest.fixture
def engine_thread(qtbot: QtBot) -> Iterator[EngineThread]:
    made = EngineThread(FakeEngine)
    yield made
    made.close()


def test_diagnose_emits_the_findings(qtbot: QtBot, engine_thread: EngineThread) -> None:
    planning = PlanningService(engine_thread, _planner)
    with qtbot.waitSignal(planning.diagnosed) as signal:
        planning.diagnose(photo())
    assert signal.args == [(Finding(Wish.NOISE, 0.9),)]


def test_only_the_last_of_two_instructions_is_planned(
    qtbot: QtBot, engine_thread: EngineThread
) -> None:
    planning, answers = PlanningService(engine_thread, _planner), list[Plan]()
    planning.planned.connect(answers.append)
    planning.request_plan("first")
    planning.request_plan("second")
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [Plan((), ("second",))]


def test_plan_request_waits_for_the_diagnosis(qtbot: QtBot, engine_thread: EngineThread) -> None:
    planning = PlanningService(engine_thread, _planner)
    planning.diagnose(photo())
    with qtbot.waitSignal(planning.planned) as signal:
        planning.request_plan_from_findings()
    assert signal.args == [Plan((), ("1 findings",))]


def test_findings_of_a_negative_do_not_hold_for_its_positive(
    qtbot: QtBot, engine_thread: EngineThread
) -> None:
    planning, layer = PlanningService(engine_thread, _planner), inversion()
    planning.diagnose(photo())
    planning.show_document(Document(photo(), (layer,)))
    with qtbot.waitSignal(planning.planned) as signal:
        planning.request_plan_from_findings()
    assert signal.args == [Plan((), ("0 findings",))]


def test_findings_of_a_negative_hold_while_its_inversion_is_hidden(
    qtbot: QtBot, engine_thread: EngineThread
) -> None:
    planning, layer = PlanningService(engine_thread, _planner), inversion()
    planning.diagnose(photo())
    planning.show_document(Document(photo(), (layer.with_visible(False),)))
    with qtbot.waitSignal(planning.planned) as signal:
        planning.request_plan_from_findings()
    assert signal.args == [Plan((), ("1 findings",))]


def inversion() -> Layer:
    return Layer.from_step("1", "negative", Step.for_wish(Wish.NEGATIVE))


def test_waiting_plan_request_precedes_requests_made_on_diagnosed(
    qtbot: QtBot, engine_thread: EngineThread
) -> None:
    planning, ended, others = PlanningService(engine_thread, _planner), list[int](), list[int]()
    engine_thread.request_finished.connect(lambda number, _: ended.append(number))
    planning.diagnosed.connect(lambda _: others.append(engine_thread.ask(ProbeDeviceRequest())))
    planning.diagnose(photo())
    planning.request_plan("first")
    qtbot.waitUntil(lambda: len(ended) == 3)
    assert ended[-1:] == others


def test_plan_is_made_when_the_diagnosis_fails(qtbot: QtBot) -> None:
    engine_thread = EngineThread(FailingDiagnosis)
    planning = PlanningService(engine_thread, _planner)
    planning.diagnose(photo())
    with qtbot.waitSignal(planning.planned) as signal:
        planning.request_plan("first")
    engine_thread.close()
    assert signal.args == [Plan((), ("first",))]


def test_plan_without_instruction_comes_from_the_findings(
    qtbot: QtBot, engine_thread: EngineThread
) -> None:
    planning = PlanningService(engine_thread, _planner)
    with qtbot.waitSignal(planning.diagnosed):
        planning.diagnose(photo())
    with qtbot.waitSignal(planning.planned) as signal:
        planning.request_plan_from_findings()
    assert signal.args == [Plan((), ("1 findings",))]


def _face_planner(*_: object) -> Plan:
    """Make a plan with one step that is to act in the face."""
    step = PlannedStep(Wish.NOISE, Step("noise", {}), 1.0, 1.0, "the face", place=Place.FACE)
    return Plan((step,))


@pytest.mark.parametrize("is_selected", [False, True])
def test_place_that_is_not_found_is_planned_only_in_a_selection(
    qtbot: QtBot, engine_thread: EngineThread, is_selected: bool
) -> None:
    planning, answers = PlanningService(engine_thread, _face_planner), list[Plan]()
    planning.planned.connect(answers.append)
    planning.diagnose(photo())
    document = Document(photo(), selection=Mask.constant(8, 8, 255) if is_selected else None)
    planning.show_document(document)
    planning.request_plan("the face")
    qtbot.waitUntil(lambda: bool(answers))
    assert len(answers[0].steps) == is_selected
    assert [note.kind for note in answers[0].notes] == [NoteKind.NOT_FOUND] * (not is_selected)


class LookingEngine(FakeEngine):
    """Engine whose findings tell the size of the picture that it saw."""

    def diagnose(self, image: Raster) -> tuple[Finding, ...]:
        return (Finding(Wish.NOISE, 0.9, {"width": image.shape[1], "height": image.shape[0]}),)


def test_a_crop_is_examined_anew(qtbot: QtBot) -> None:
    thread, found = EngineThread(LookingEngine), list[Findings]()
    planning = PlanningService(thread, _planner)
    planning.diagnosed.connect(found.append)
    planning.diagnose(photo())
    qtbot.waitUntil(lambda: len(found) == 1)
    cropped = Document(photo()).with_transform(CropTransform(Rect(8, 4, 20, 10)))
    planning.show_document(cropped)
    planning.show_document(cropped)
    qtbot.waitUntil(lambda: len(found) == 2)
    thread.close()
    assert [dict(each.evidence) for (each,) in found] == [
        {"width": 48, "height": 32},
        {"width": 20, "height": 10},
    ]


def test_plans_are_made_for_the_size_that_the_crop_leaves(
    qtbot: QtBot, engine_thread: EngineThread
) -> None:
    sizes: list[Sides | None] = []

    def planner(_: str | None, __: Findings, ___: Engine, sides: Sides | None) -> Plan:
        sizes.append(sides)
        return Plan(())

    planning = PlanningService(engine_thread, planner)
    planning.diagnose(photo())
    planning.show_document(Document(photo(), transform=CropTransform(Rect(8, 4, 20, 10))))
    planning.request_plan("4000 pixels wide")
    qtbot.waitUntil(lambda: bool(sizes))
    assert sizes == [(20, 10)]


def test_starting_the_engine_makes_a_plan_that_nobody_sees(
    qtbot: QtBot, engine_thread: EngineThread
) -> None:
    instructions, answers = list[str | None](), list[Plan]()

    def planner(text: str | None, findings: Findings, engine: Engine, sides: Sides | None) -> Plan:
        instructions.append(text)
        return _planner(text, findings, engine, sides)

    planning = PlanningService(engine_thread, planner)
    planning.planned.connect(answers.append)
    planning.start_engine()
    planning.request_plan("first")
    qtbot.waitUntil(lambda: bool(answers))
    assert (len(instructions), instructions[-1]) == (2, "first")
    assert answers == [Plan((), ("first",))]
