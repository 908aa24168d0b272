"""Plans as values: what was said, what was found, what will be done and why."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import prod
from typing import Final

from models.core.pixels import squares_over
from models.core.wish import Wish

Value = str | float | bool

MAX_SCALE: Final = 8

TILE: Final = 512
"""Side in pixels of what generative networks work on at once."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong with the photo: `score` is the certainty, 0 to 1, that it is worth
    mending; `evidence` holds what was measured, by name."""

    kind: Wish
    score: float
    evidence: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One restorer with its parameters: all that decides the pixels it makes from a photo. A step
    that makes the picture larger says how many times in its parameter `scale`."""

    restorer: str
    params: Mapping[str, Value]
    models: tuple[str, ...] = ()

    @property
    def canonical(self) -> str:
        """The same text for the same step, always; part of every patch's key."""
        fields = [self.restorer, dict(self.params), list(self.models)]
        return json.dumps(fields, sort_keys=True, ensure_ascii=True, separators=(",", ":"))

    @property
    def scale(self) -> int:
        """How many times as long the sides of its result are, 1 to `MOST_SCALE`."""
        return min(max(int(self.params.get("scale", 1)), 1), MAX_SCALE)

    @property
    def masked(self) -> bool:
        """Whether its result depends on what exactly is masked, as the parameter of that name
        says; other steps only end where the mask ends."""
        return bool(self.params.get("masked", False))

    @property
    def key(self) -> str:
        return hashlib.sha256(self.canonical.encode()).hexdigest()


class Reason(StrEnum):
    """Why a network was chosen for a wish."""

    DEFAULT = "default"
    """It came with the program, and none that is installed does better."""
    BEST = "best"
    """It is the best of those installed for this."""
    QUICK = "quick"
    """Better ones are installed, but would take this device too long."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The network chosen for a step, and why."""

    model: str
    title: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Effort:
    """About what a generative step takes on the device: memory, and seconds for each of its tiles,
    which begin `stride` pixels apart."""

    device: str
    gigabytes: float
    seconds: float
    stride: int

    def minutes(self, width: int, height: int) -> float:
        """For a place of so many pixels."""
        return self.seconds * squares_over(width, height, TILE, self.stride) / 60


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step, the wish it serves and why it is there: the clause that asks for it, or what was
    found in the photo. `strength` is how much of its effect to show, 0 to 1; `choice` tells why
    this network does it, where the planner had to choose; `effort` what it takes, where that is
    much."""

    wish: Wish
    step: Step
    strength: float
    confidence: float
    clause: str | None = None
    finding: Finding | None = None
    choice: Choice | None = None
    effort: Effort | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps in the order in which they run, the clauses nobody understood, and what the words say
    of places, which no step keeps to."""

    steps: tuple[PlannedStep, ...]
    not_understood: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()

    @property
    def scale(self) -> int:
        """How many times as long as the photo's the sides of the result will be."""
        return prod(each.step.scale for each in self.steps if each.strength > 0)
