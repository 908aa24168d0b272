"""What can be set of a step, read from the `Params` of its restorer."""

from collections.abc import Iterable
from dataclasses import MISSING, dataclass, fields, replace
from typing import Final, get_args, get_type_hints

from models.core.plan import Step, Value
from models.core.protocols import TAG_LIST
from models.diffusion.files.manifest import SEESR, detects_tags
from models.restorers import RESTORERS

PLANNER_OWNED: Final = frozenset({"wish", "model", "scale", "face_stage"})
"""Fields that the plan decides: another value would make it another step."""

EVERYTHING: Final = (0.0, 1.0)

Choices = tuple[tuple[str, Value], ...]
"""Parameters of generative steps by name, as a person set them beforehand."""

YES: Final = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A field of `Params` with its bounds (numbers only) and its value now; `listed`: a list
    between commas, of words that the network has `proposed`."""

    name: str
    kind: type
    value: Value
    low: float = 0.0
    high: float = 1.0
    listed: bool = False
    proposed: tuple[str, ...] = ()

    def read(self, word: str) -> Value:
        """A value of it from a word. Raises ValueError, KeyError."""
        if self.kind is bool:
            return YES[word]
        if self.kind is str:
            return word
        number: int | float = self.kind(word)
        if not self.low <= number <= self.high:
            raise ValueError(word)
        return number


def parameters_of(step: Step, proposed: tuple[str, ...] = ()) -> tuple[Parameter, ...]:
    """In the order of the fields; none for a restorer that is not known here. `proposed` are the
    words that its network had for a list; there is no list where it has none."""
    restorer = RESTORERS.get(step.restorer)
    if restorer is None:
        return ()
    hints = get_type_hints(restorer.params, include_extras=True)
    found = []
    for field in fields(restorer.params):
        if field.name in PLANNER_OWNED:
            continue
        kind, *bounds = get_args(hints[field.name]) or (hints[field.name],)
        default = "" if field.default is MISSING else field.default
        value = step.params.get(field.name, default)
        if bounds != [TAG_LIST]:
            low, high = bounds or EVERYTHING
            found.append(Parameter(field.name, kind, value, low, high))
        elif any(map(detects_tags, step.models)):
            found.append(Parameter(field.name, kind, value, listed=True, proposed=proposed))
    return tuple(found)


def settable_parameters() -> dict[str, Parameter]:
    """What can be set of generative steps beforehand, by name; their words are the plan's."""
    every = parameters_of(Step("generate", {}, (SEESR,)))
    return {knob.name: knob for knob in every if knob.name != "clause"}


def parse_choice(word: str) -> tuple[str, Value]:
    """From NAME=VALUE. Raises ValueError, KeyError."""
    name, _, value = word.partition("=")
    return name, settable_parameters()[name].read(value)


def with_choices(step: Step, choices: Iterable[tuple[str, Value]]) -> Step:
    """The step as the person wants it, where it is a generative one."""
    if step.restorer != "generate":
        return step
    return replace(step, params={**step.params, **dict(choices)})
