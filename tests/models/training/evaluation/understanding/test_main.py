"""Tables of the measurement."""

import pytest

from models.core.wish_table import Wish
from models.training.evaluation.understanding.__main__ import (
    print_exact,
    print_kinds,
    print_measures,
    print_wrong,
)
from models.training.evaluation.understanding.bench import Measured, describe_times
from models.training.evaluation.understanding.expectation import parse_case
from models.training.evaluation.understanding.outcome import Outcome


@pytest.fixture
def measured():
    noise = Outcome(frozenset({Wish.NOISE}), {Wish.NOISE: 1.0}, {})
    cases = (parse_case("denoise", "do noise"), parse_case("leave the grain", "keep noise"))
    return [Measured(case, noise, 0.1) for case in cases]


def test_share_of_exact_plans_is_printed_by_file(measured, capsys):
    print_exact({"english": measured})
    assert capsys.readouterr().out.splitlines()[-1] == "english | 2 | 1 | 50.0%"


def test_wrong_directions_are_counted(measured, capsys):
    print_measures(measured)
    assert "forbidden things left alone | 1 | 0 | 0.0%" in capsys.readouterr().out


def test_kinds_of_failure_are_counted(measured, capsys):
    print_kinds(measured)
    assert capsys.readouterr().out.splitlines()[-1] == "- | noise | 1"


def test_wrong_sentences_are_listed(measured, capsys):
    print_wrong({"english": measured})
    assert capsys.readouterr().out == "english\tplan\tleave the grain\tkeep noise\tnoise 1\n"


def test_first_sentence_is_timed_apart(measured):
    assert describe_times(measured).startswith("first 100 ms, then median 100 ms")
