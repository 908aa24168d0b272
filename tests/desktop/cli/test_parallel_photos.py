"""Tests of runs over photos, of which several are processed at once."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Event

import pytest
from rich.progress import Progress as Bar

from desktop.cli.keyboard_interrupt import CANCELLED
from desktop.cli.parallel_photos import DONE, SOME_FAILED, PhotoRun, print_outcomes
from desktop.restoration.file_restorer import RestoreReport
from desktop.restoration.scan_splitter import CancelledAfter
from desktop.terminal_output import Terminal
from models.core.device import Device
from models.core.pixels import Rect
from models.core.plan import Plan
from models.core.progress import Cancelled, Progress

SOURCES = [Path(name) for name in "abcd"]
PATIENCE = 20.0


def report(source: Path) -> RestoreReport:
    return RestoreReport(source, Rect(0, 0, 1, 1), Plan(()), (), source, 0.0, Device.CPU, ())


@pytest.fixture
def stop() -> Event:
    return Event()


def run(process: object, stop: Event, sources: list[Path] = SOURCES) -> PhotoRun:
    return PhotoRun(process, sources, Terminal(), Bar(disable=True), stop)  # type: ignore[arg-type]


@pytest.mark.parametrize("at_once", [1, 3])
def test_outcomes_come_in_the_order_of_the_photos(stop: Event, at_once: int) -> None:
    later = Event()

    def process(source: Path, progress: Progress) -> RestoreReport:
        if at_once > 1 and source == SOURCES[0]:
            later.wait(PATIENCE)
        later.set()
        return report(source)

    assert [source for source, _ in run(process, stop).outcomes(at_once)] == SOURCES


def test_as_many_photos_as_asked_for_are_processed_at_once(stop: Event) -> None:
    together = Barrier(2, timeout=PATIENCE)

    def process(source: Path, progress: Progress) -> RestoreReport:
        together.wait()
        return report(source)

    outcomes = [outcome for _, outcome in run(process, stop).outcomes(2)]
    assert outcomes == [report(source) for source in SOURCES]


@pytest.mark.parametrize("at_once", [1, 3])
def test_a_failure_does_not_stop_the_other_photos(stop: Event, at_once: int) -> None:
    def process(source: Path, progress: Progress) -> RestoreReport:
        if source == SOURCES[1]:
            raise ValueError
        return report(source)

    failed = [isinstance(each, ValueError) for _, each in run(process, stop).outcomes(at_once)]
    assert failed == [False, True, False, False]


@pytest.mark.parametrize("at_once", [1, 2])
def test_a_cancel_leaves_no_later_photo_to_be_processed(stop: Event, at_once: int) -> None:
    begun: list[Path] = []

    def process(source: Path, progress: Progress) -> RestoreReport:
        begun.append(source)
        stop.set()
        progress.report(0.5)
        raise AssertionError

    outcomes = [outcome for _, outcome in run(process, stop).outcomes(at_once)]
    assert [type(each) for each in outcomes] == [Cancelled] * len(SOURCES)
    assert len(begun) <= at_once


@pytest.mark.parametrize(
    ("outcome", "code"),
    [(report(SOURCES[0]), DONE), (ValueError(), SOME_FAILED), (Cancelled(), CANCELLED)],
)
def test_the_exit_code_tells_the_worst_outcome(
    outcome: RestoreReport | Exception, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    def outcomes() -> Iterator[tuple[Path, RestoreReport | Exception]]:
        yield SOURCES[0], outcome
        yield SOURCES[1], report(SOURCES[1])

    assert print_outcomes(outcomes(), True, Terminal()) == code


def cancelled_sentences(
    outcomes: list[RestoreReport | Exception], capsys: pytest.CaptureFixture[str]
) -> list[str]:
    """Print outcomes of which one is cancelled; return the sentences on standard error."""
    assert print_outcomes(iter(zip(SOURCES, outcomes, strict=False)), True, Terminal()) == CANCELLED
    return capsys.readouterr().err.splitlines()


def test_cancelled_run_tells_how_many_photos_have_results(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = cancelled_sentences([report(SOURCES[0]), report(SOURCES[1]), Cancelled()], capsys)
    assert told == ["Cancelled; 2 of 3 photos have results, and nothing else was written."]


def test_cancelled_photo_has_an_object_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = [report(SOURCES[0]), Cancelled(), CancelledAfter((Path("c-1.png"),), 3)]
    print_outcomes(iter(zip(SOURCES, outcomes, strict=False)), True, Terminal())
    objects = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["input"] for each in objects] == ["a", "b", "c"]
    assert [each.get("cancelled", False) for each in objects] == [False, True, True]
    assert [objects[1]["output"], objects[2]["outputs"]] == [None, ["c-1.png"]]
    assert objects[1]["error"]


def test_cancelled_run_without_results_says_that_nothing_was_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    plan_only = replace(report(SOURCES[0]), output=None)
    told = cancelled_sentences([plan_only, Cancelled()], capsys)
    assert told == ["Cancelled; nothing was written."]


def test_cancelled_split_names_the_prints_that_are_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = cancelled_sentences([CancelledAfter((Path("a-1.png"), Path("a-2.png")), 5)], capsys)
    assert told[0] == "a: 2 of 5 prints were written: a-1.png, a-2.png"
    assert "1 of 1 photos have results" in told[1]
