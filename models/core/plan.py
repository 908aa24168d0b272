"""Findings, steps and plans as values: what is wrong, what will be done and why."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import prod
from typing import Final

from models.core.pixels import count_squares
from models.core.wish import Wish

Value = str | float | bool
"""Type of a step's parameters."""

MOST_SCALE: Final = 8
"""Largest factor by which one step enlarges the sides of a photo."""

TILE: Final = 512
"""Tile side of generative networks in pixels."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Defect found in a photo.

    `score` is the certainty, 0 to 1, that repair is worthwhile. `evidence` holds the measured
    features by name.
    """

    kind: Wish
    score: float
    evidence: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """Restorer with parameters and models: all that decides the pixels it makes from a photo.

    The parameter `scale` is the factor of a step that enlarges the photo.
    """

    restorer: str
    params: Mapping[str, Value]
    models: tuple[str, ...] = ()

    @property
    def canonical(self) -> str:
        """Canonical JSON text, equal for equal steps; part of every patch key."""
        fields = [self.restorer, dict(self.params), list(self.models)]
        return json.dumps(fields, sort_keys=True, ensure_ascii=True, separators=(",", ":"))

    @property
    def scale(self) -> int:
        """Factor by which the sides of the result are longer, 1 to `MOST_SCALE`."""
        return min(max(int(self.params.get("scale", 1)), 1), MOST_SCALE)

    @property
    def masked(self) -> bool:
        """Whether the mask says what to repair, by the parameter of that name.

        For all other steps the mask only limits where the result is shown.
        """
        return bool(self.params.get("masked", False))

    @property
    def key(self) -> str:
        """SHA-256 of `canonical` in hexadecimal."""
        return hashlib.sha256(self.canonical.encode()).hexdigest()


class Reason(StrEnum):
    """Reason why a model was chosen for a wish."""

    DEFAULT = "default"
    """Bundled model; none that is installed is better."""
    BEST = "best"
    """Best of the installed models for the wish."""
    QUICK = "quick"
    """Better models are installed, but would take too long on this device."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Model chosen for a step, and the reason."""

    model: str
    title: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Effort:
    """Estimated cost of a generative step on a device.

    `gigabytes` of device memory, and `seconds` for each tile; tiles begin `stride` pixels apart.
    """

    device: str
    gigabytes: float
    seconds: float
    stride: int

    def minutes(self, width: int, height: int) -> float:
        """Return the estimated minutes for an area of `width` x `height` pixels."""
        return self.seconds * count_squares(width, height, TILE, self.stride) / 60


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """Step of a plan, with what explains it.

    `clause` or `finding` is the cause: a part of the instruction, or a defect of the photo.
    `strength`, 0 to 1, is how much of the effect is shown; `confidence`, 0 to 1, how sure the
    planner is. `choice` is set where the planner had to choose a model, `effort` where the step is
    expensive.
    """

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
    """Steps in the order in which they run.

    `not_understood` are clauses without a wish, `locations` words for parts of the photo, which no
    step observes.
    """

    steps: tuple[PlannedStep, ...]
    not_understood: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()

    @property
    def scale(self) -> int:
        """Factor by which the sides of the result are longer than those of the photo."""
        return prod(each.step.scale for each in self.steps if each.strength > 0)
