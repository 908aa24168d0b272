"""Step timings learned from runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.restoration.step_timing import StepTimings
from models.core.plan import Step

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


def test_parsing_timings_gives_them_back_and_damaged_text_gives_none() -> None:
    timings = StepTimings().learned(TONE, 3, 1_000_000)
    assert StepTimings.from_text(timings.text) == timings
    odd = ("", "{", "[]", '{"paces": 2, "known": {}}', '{"paces": 1, "known": {"a": "b"}}')
    assert {StepTimings.from_text(text).text for text in odd} == {StepTimings().text}
    assert StepTimings.from_text('{"paces": 1, "known": {"a": NaN}}') == StepTimings()


def test_timings_text_is_the_same_in_every_version() -> None:
    timings = StepTimings().learned(TONE, 3, 1_000_000)
    assert timings.text == '{"paces": 1, "known": {"tone heirloom-tone": 3.0}}'
