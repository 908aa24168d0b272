"""What a plan does about a sentence, and its comparison with what was expected."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from models.core.intent import Intent
from models.core.place import Place
from models.core.plan import NoteKind, Plan, PlannedStep
from models.core.wish_table import Wish
from models.planning.classified_clause import ClassifiedClause
from models.training.evaluation.understanding.expectation import (
    Alternative,
    Answer,
    Case,
    Target,
    contained,
)

SIDES: Final = (1000, 1500)
"""Width and height in pixels of the photo for which plans are made."""

DEGREE_TOLERANCE: Final = 0.21
"""Difference of strengths, 0 to 1, up to which a degree is right; a bit more than 0.2."""

SIZE_TOLERANCE: Final = 0.02
"""Relative difference of factors up to which a size is right."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Content of a plan: targets, and for each wish its strength and place.

    `factor` is the enlargement on request, None if the request names no size."""

    targets: frozenset[Target]
    strengths: Mapping[Wish, float]
    places: Mapping[Wish, frozenset[Place]]
    factor: float | None = None

    @classmethod
    def of(cls, plan: Plan, classified: Iterable[ClassifiedClause] = ()) -> "Outcome":
        """Describe a plan; `classified` adds the places that no step obeys.

        A step for faces without a network for it counts like a step."""
        steps = plan.steps
        inside = [each for each in classified if each.place and not each.is_outside]
        read = {each.clause.text: each.place for each in inside}
        places = defaultdict[Wish, set[Place]](set)
        for step in steps:
            place = step.place or read.get(step.clause or "")
            if place and not step.is_outside:
                places[_target(step)].add(place)
        factors = [step.factor for step in steps if step.wish is Wish.LOW_RESOLUTION]
        return cls(
            frozenset({*map(_target, steps), *_noted(plan)}),
            {_target(step): step.strength for step in steps},
            {wish: frozenset(each) for wish, each in places.items()},
            factors[0] if factors else None,
        )

    def is_exact(self, case: Case) -> bool:
        """Return whether the plan contains exactly what a right answer contains."""
        return any(contained(answer) == self.targets for answer in case.answers)

    def is_wrong_direction(self, case: Case) -> bool:
        """Return whether the plan contains something that the sentence forbids."""
        return bool(self.targets & case.forbidden)

    def has_right_degrees(self, case: Case) -> bool:
        """Return whether the plan has the strengths of a right answer."""
        return any(all(map(self._has_degree, answer)) for answer in case.answers)

    def has_right_places(self, case: Case) -> bool:
        """Return whether the plan is exact and limits its steps to a right answer's places."""
        return self._is_exact_with(case, self._has_place)

    def has_right_size(self, case: Case) -> bool:
        """Return whether the plan is exact and enlarges by a right answer's factor."""
        return self._is_exact_with(case, self._has_size)

    def _is_exact_with(self, case: Case, agrees: Callable[[Alternative], bool]) -> bool:
        """Return whether the plan is exact and each part of a right answer agrees with it."""
        exact = (each for each in case.answers if contained(each) == self.targets)
        return any(all(map(agrees, each)) for each in exact)

    def faults(self, case: Case) -> tuple[str, ...]:
        """Return the names of the faults; places and sizes are judged in exact plans only."""
        degree = () if self.has_right_degrees(case) else ("degree",)
        if not self.is_exact(case):
            return ("plan", *degree)
        place = () if self.has_right_places(case) else ("place",)
        size = () if self.has_right_size(case) else ("size",)
        return (*degree, *place, *size)

    @property
    def summary(self) -> str:
        """Text of the targets, with strengths, places and the factor."""
        return "; ".join(sorted(map(self._summary_of, self.targets))) or "-"

    def _summary_of(self, target: Target) -> str:
        if not isinstance(target, Wish):
            return target.value
        strength, places = self.strengths.get(target), sorted(self.places.get(target, ()))
        degree = "" if strength is None else f" {strength:g}"
        factor = f" x{self.factor:g}" if target is Wish.LOW_RESOLUTION and self.factor else ""
        return target.value + degree + "".join(f" @{place}" for place in places) + factor

    def difference(self, case: Case) -> tuple[frozenset[Target], frozenset[Target]]:
        """Return what is missing and what is surplus, compared with the nearest right answer."""
        nearest = min(case.answers, key=self._distance)
        return contained(nearest) - self.targets, self.targets - contained(nearest)

    def _distance(self, answer: Answer) -> int:
        return len(contained(answer) ^ self.targets)

    def _has_degree(self, wanted: Alternative) -> bool:
        if wanted.degree is None or not isinstance(wanted.contained, Wish):
            return True  # the user sets the strength of a tool
        strength = self.strengths.get(wanted.contained)
        return strength is not None and abs(strength - wanted.degree) <= DEGREE_TOLERANCE

    def _has_place(self, wanted: Alternative) -> bool:
        if wanted.place is None or not isinstance(wanted.contained, Wish):
            return True  # what is to be left alone gets no step
        return wanted.place in self.places.get(wanted.contained, ())

    def _has_size(self, wanted: Alternative) -> bool:
        if wanted.size is None:
            return True
        factor = wanted.size.factor_for(*SIDES)
        return self.factor is not None and abs(self.factor / factor - 1) <= SIZE_TOLERANCE


def _target(step: PlannedStep) -> Wish:
    """Return the wish of a step, for holes that of the intent."""
    return Intent.HOLES.wish or step.wish if step.wish is Wish.HOLES else step.wish


def _noted(plan: Plan) -> Iterator[Target]:
    """Yield the intents of notes about a tool or something impossible."""
    for note in plan.notes:
        if note.kind is NoteKind.UNSUPPORTED:
            yield note.intent.wish or note.intent
        elif note.kind is NoteKind.TOOL and note.intent.wish is None:
            yield note.intent
