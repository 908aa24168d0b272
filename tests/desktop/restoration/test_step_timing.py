"""How long steps take, from what was seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.restoration.step_timing import StepTimings
from models.core.plan import Step

TONE = Step("tone", {"wish": "fading"}, ("heirloom-tone",))


def test_nobody_can_tell_before_such_a_step_has_run() -> None:
    paces = StepTimings().learned(TONE, 3, 1_000_000)
    assert paces.seconds(Step("instruct", {}), 1_000_000) is None
    assert StepTimings().seconds(TONE, 1_000_000) is None


@given(st.floats(0, 1e5), st.integers(1, 10**9), st.integers(0, 10**9))
def test_time_grows_with_the_pixels(seconds: float, pixels: int, more: int) -> None:
    told = StepTimings().learned(TONE, seconds, pixels).seconds(TONE, more)
    assert told == pytest.approx(seconds * more / pixels)


def test_the_parameters_of_a_step_do_not_matter() -> None:
    paces = StepTimings().learned(TONE, 3, 1_000_000)
    other = Step("tone", {"wish": "cast"}, ("heirloom-tone",))
    assert paces.seconds(other, 2_000_000) == pytest.approx(6)


def test_the_last_run_counts_most_and_not_alone() -> None:
    paces = StepTimings().learned(TONE, 4, 1_000_000).learned(TONE, 2, 1_000_000)
    assert paces.seconds(TONE, 1_000_000) == pytest.approx(3)


def test_paces_come_back_from_their_text_and_damaged_ones_tell_nothing() -> None:
    paces = StepTimings().learned(TONE, 3, 1_000_000)
    assert StepTimings.from_text(paces.text) == paces
    odd = ("", "{", "[]", '{"paces": 2, "known": {}}', '{"paces": 1, "known": {"a": "b"}}')
    assert {StepTimings.from_text(text).text for text in odd} == {StepTimings().text}
    assert StepTimings.from_text('{"paces": 1, "known": {"a": NaN}}') == StepTimings()
