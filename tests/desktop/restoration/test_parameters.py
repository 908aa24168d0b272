"""Parameters of generative steps, set beforehand."""

import pytest

from desktop.cli.parser import Usage, parsed, request_of
from desktop.restoration.parameters import choice, choosable, chosen
from models.core.plan import Step, Value
from models.restorers.generate import Params

RESTORE = ["restore", "a.png", "--say", "rebuild the faces"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("steps=20", ("steps", 20)),
        ("fidelity=0.7", ("fidelity", 0.7)),
        ("tags=a hat, x=y", ("tags", "a hat, x=y")),
        ("background=no", ("background", False)),
    ],
)
def test_a_word_is_read_as_the_parameter_wants_it(word: str, meant: tuple[str, Value]) -> None:
    assert choice(word) == meant
    Params(wish="faces", clause="faces", **dict([choice(word)]))


@pytest.mark.parametrize("word", ["steps", "steps=many", "fidelity=2", "model=x", "faces=maybe"])
def test_what_does_not_fit_is_wrong_usage(word: str) -> None:
    with pytest.raises(Usage, match="steps"):
        parsed([*RESTORE, "--set", word])


def test_the_person_has_all_in_hand_that_was_promised() -> None:
    promised = {"fidelity", "steps", "seed", "positive", "negative", "tags", "control"}
    assert promised <= choosable().keys()


def test_choices_are_for_generative_steps() -> None:
    wanted = parsed([*RESTORE, "--set", "seed=7", "--set", "steps=3"])
    request = request_of(wanted, wanted.photos)
    step = Step("generate", {"wish": "faces", "seed": 231})
    assert chosen(step, request.choices).params == {"wish": "faces", "seed": 7, "steps": 3}
    other = Step("tone", {"wish": "fading"})
    assert chosen(other, request.choices) is other
