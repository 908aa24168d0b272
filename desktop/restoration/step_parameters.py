"""Parameters of a step that the user can set, derived from the `Params` of its restorer."""

from collections.abc import Iterable
from dataclasses import MISSING, dataclass, fields
from typing import Final, get_args, get_type_hints

from models.core.plan import Step, Value
from models.core.protocols import TAG_LIST
from models.core.wish_table import Wish
from models.diffusion.files.manifest import PISASR, SEESR, unused_parameters
from models.imaging.colour_hints import colour_from_text

GENERATE: Final = "generate"
"""Name of the restorer that runs generative steps."""

NEGATIVE: Final = Wish.NEGATIVE.spec.restorer
"""Name of the restorer of negatives."""

COLORIZE: Final = Wish.COLORIZE.spec.restorer
"""Name of the restorer that adds colours."""

COLOURS: Final = frozenset({"film_base"})
"""Parameters whose text is a colour, "#rrggbb", or empty for one that the program finds."""

PLANNER_OWNED: Final = frozenset(
    (
        *("wish", "model", "scale", "factor", "dpi", "face_stage", "detector", "identity"),
        *("hints", "palette"),
    )
)
"""Fields of `Params` that the planner decides and the user cannot set."""

DEFAULT_BOUNDS: Final = (0.0, 1.0)
"""Bounds of a number whose field declares none."""

Choices = tuple[tuple[str, Value], ...]
"""Parameters that the user chose before a run, as (name, value) pairs."""

YES: Final = {"yes": True, "no": False}
"""Words for true and false on the command line."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """Field of a restorer's `Params` with type, current value, usual value, and bounds of numbers.

    `listed` marks text that is a comma-separated list; `proposed` are the words that the network
    detected for it."""

    name: str
    kind: type
    value: Value
    usual: Value
    low: float = 0.0
    high: float = 1.0
    listed: bool = False
    proposed: tuple[str, ...] = ()

    def read(self, word: str) -> Value:
        """Parse a `word` of the command line as a value of the parameter.

        Raises: ValueError for an invalid or out-of-range number or colour; KeyError for a boolean
        other than yes or no."""
        if self.kind is bool:
            return YES[word]
        if self.kind is str:
            if word and self.name in COLOURS:
                colour_from_text(word)
            return word
        number: int | float = self.kind(word)
        if not self.low <= number <= self.high:
            raise ValueError(word)
        return number


def parameters_of(step: Step, proposed: tuple[str, ...] = ()) -> tuple[Parameter, ...]:
    """Return the parameters of a step in the order of the fields; none for unknown restorers.

    `proposed` are the words that the network detected for a list. Parameters of generative steps
    that have no effect with their model are left out.
    """
    from models.restorers import RESTORERS  # takes long, and no window needs it at its start

    restorer = RESTORERS.get(step.restorer)
    if restorer is None:
        return ()
    left_out = PLANNER_OWNED
    if step.restorer == GENERATE:
        left_out |= unused_parameters(next(iter(step.models), ""))
    if step.restorer == COLORIZE and step.colour is None:
        left_out |= {"colour"}
    hints = get_type_hints(restorer.params, include_extras=True)
    parameters = []
    for field in fields(restorer.params):
        if field.name in left_out:
            continue
        kind, *bounds = get_args(hints[field.name]) or (hints[field.name],)
        default = "" if field.default is MISSING else field.default
        value = step.params.get(field.name, default)
        if bounds != [TAG_LIST]:
            low, high = bounds or DEFAULT_BOUNDS
            parameters.append(Parameter(field.name, kind, value, default, low, high))
        else:
            listed = Parameter(field.name, kind, value, default, listed=True, proposed=proposed)
            parameters.append(listed)
    return tuple(parameters)


def settable_parameters() -> dict[str, Parameter]:
    """Return the parameters that can be chosen before a run, by name.

    They are those of generative steps, of added colours and of negatives."""
    generative = (Step(GENERATE, {}, (model,)) for model in (SEESR, PISASR))
    steps = (*generative, Step(COLORIZE, {}), Step(NEGATIVE, {}))
    parameters = (each for step in steps for each in parameters_of(step))
    return {each.name: each for each in parameters if each.name != "clause"}


def parse_choice(word: str) -> tuple[str, Value]:
    """Parse the word NAME=VALUE to a parameter's name and value. Raises: ValueError; KeyError."""
    name, _, value = word.partition("=")
    return name, settable_parameters()[name].read(value)


def with_choices(step: Step, choices: Iterable[tuple[str, Value]]) -> Step:
    """Return a step with those of the `choices` (name, value) that its restorer has.

    Only generative steps, added colours and negatives take choices; others stay unchanged."""
    from models.restorers import RESTORERS  # takes long, and no window needs it at its start

    if step.restorer not in (GENERATE, COLORIZE, NEGATIVE):
        return step
    names = {field.name for field in fields(RESTORERS[step.restorer].params)}
    return step.with_params({name: value for name, value in choices if name in names})
