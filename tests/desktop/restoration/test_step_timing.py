"""Step timings learned from runs."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.files.notices import SetAside, SetAsideNewer
from desktop.restoration.step_timing import StepTimings, read_timings
from models.core.plan import Step

FILE = "paces.json"
TONE = Step("tone", {"wish": "fading"}, ("heirloom-tone",))


def test_seconds_of_an_untimed_step_are_none() -> None:
    timings = StepTimings().learned(TONE, 3, 1_000_000)
    assert timings.seconds(Step("instruct", {}), 1_000_000) is None
    assert StepTimings().seconds(TONE, 1_000_000) is None


@given(st.floats(0, 1e5), st.integers(1, 10**9), st.integers(0, 10**9))
def test_seconds_are_proportional_to_the_pixels(seconds: float, pixels: int, more: int) -> None:
    expected = StepTimings().learned(TONE, seconds, pixels).seconds(TONE, more)
    assert expected == pytest.approx(seconds * more / pixels)


def test_timings_do_not_depend_on_parameters() -> None:
    timings = StepTimings().learned(TONE, 3, 1_000_000)
    other = Step("tone", {"wish": "cast"}, ("heirloom-tone",))
    assert timings.seconds(other, 2_000_000) == pytest.approx(6)


def test_last_run_counts_half() -> None:
    timings = StepTimings().learned(TONE, 4, 1_000_000).learned(TONE, 2, 1_000_000)
    assert timings.seconds(TONE, 1_000_000) == pytest.approx(3)


def test_stored_timings_are_read_back(tmp_path: Path) -> None:
    timings = StepTimings().learned(TONE, 3, 1_000_000)
    (tmp_path / FILE).write_text(timings.text)
    assert read_timings(tmp_path / FILE) == (timings, None)


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("", "JSON"),
        ("{", "JSON"),
        ("[" * 100_000, "JSON"),
        ("[]", "paces"),
        ('{"paces": true, "known": {}}', "paces"),
        ('{"paces": 1, "known": []}', "known"),
        ('{"paces": 1, "known": {"a": "b"}}', "a"),
        ('{"paces": 1, "known": {"a": NaN}}', "a"),
        ('{"paces": 1, "known": {"a": -1}}', "a"),
        ('{"paces": 1, "known": {"a": true}}', "a"),
        (f'{{"paces": 1, "known": {{"a": 1{"0" * 400}}}}}', "a"),
    ],
)
def test_damaged_timings_are_kept_under_another_name(
    tmp_path: Path, text: str, detail: str
) -> None:
    (tmp_path / FILE).write_text(text)
    timings, notice = read_timings(tmp_path / FILE)
    assert timings == StepTimings()
    assert isinstance(notice, SetAside)
    assert notice.detail == detail
    assert notice.kept.read_text() == text
    assert not (tmp_path / FILE).exists()


def test_one_wrong_time_costs_no_other(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"paces": 1, "known": {"tone heirloom-tone": 3, "a": null}}')
    assert read_timings(tmp_path / FILE)[0].seconds(TONE, 1_000_000) == 3


def test_timings_of_a_newer_version_are_kept_under_another_name(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"paces": 2, "known": {}}')
    notice = read_timings(tmp_path / FILE)[1]
    assert isinstance(notice, SetAsideNewer)
    assert notice.kept.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes in folders")
def test_pipe_in_place_of_the_timings_is_renamed_unread(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE)
    assert isinstance(read_timings(tmp_path / FILE)[1], SetAside)


def test_timings_text_is_the_same_in_every_version() -> None:
    timings = StepTimings().learned(TONE, 3, 1_000_000)
    assert timings.text == '{"paces": 1, "known": {"tone heirloom-tone": 3.0}}'
