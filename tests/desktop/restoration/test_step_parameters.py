"""Parameters of steps that are chosen before a run."""

import pytest

from desktop.cli.argument_types import UsageError
from desktop.cli.parser import parse_arguments, request_from_arguments
from desktop.restoration.step_parameters import (
    parameters_of,
    parse_choice,
    settable_parameters,
    with_choices,
)
from models.core.plan import Step, Value
from models.core.wish_table import Wish
from models.restorers.generate import Params

RESTORE = ["restore", "a.png", "--say", "rebuild the faces"]


@pytest.mark.parametrize(
    ("word", "choice"),
    [
        ("steps=20", ("steps", 20)),
        ("fidelity=0.7", ("fidelity", 0.7)),
        ("tags=a hat, x=y", ("tags", "a hat, x=y")),
        ("background=no", ("background", False)),
    ],
)
def test_choice_is_parsed_to_the_type_of_its_parameter(
    word: str, choice: tuple[str, Value]
) -> None:
    assert parse_choice(word) == choice
    Params(wish="faces", clause="faces", **dict([parse_choice(word)]))


@pytest.mark.parametrize(
    "word",
    [
        "steps",
        "steps=many",
        "fidelity=2",
        "model=x",
        "faces=maybe",
        "exposure=4",
        "film_base=orange",
    ],
)
def test_invalid_choice_is_a_usage_error(word: str) -> None:
    with pytest.raises(UsageError, match="steps"):
        parse_arguments([*RESTORE, "--set", word])


def test_documented_parameters_are_settable() -> None:
    promised = {"fidelity", "steps", "seed", "positive", "negative", "tags", "control"}
    assert promised <= settable_parameters().keys()


def test_parameters_of_negatives_are_settable() -> None:
    promised = {"film_base", "exposure", "contrast", "temperature", "tint"}
    assert promised <= settable_parameters().keys()


def test_saturation_of_added_colours_is_settable() -> None:
    step = Step.for_wish(Wish.COLORIZE)
    assert with_choices(step, [parse_choice("saturation=0.7")]).params["saturation"] == 0.7
    assert [each.name for each in parameters_of(step)] == ["saturation"]


def test_each_step_takes_the_choices_that_it_has() -> None:
    choices = (parse_choice("film_base=#d8915e"), parse_choice("seed=7"))
    negative = with_choices(Step.for_wish(Wish.NEGATIVE), choices)
    assert negative.params == {"wish": "negative", "film_base": "#d8915e"}


def test_choices_change_only_generative_steps() -> None:
    wanted = parse_arguments([*RESTORE, "--set", "seed=7", "--set", "steps=3"])
    request = request_from_arguments(wanted, wanted.photos)
    step = Step("generate", {"wish": "faces", "seed": 231})
    assert with_choices(step, request.choices).params == {"wish": "faces", "seed": 7, "steps": 3}
    other = Step("tone", {"wish": "fading"})
    assert with_choices(other, request.choices) is other
