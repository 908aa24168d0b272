"""Plans as values: findings of the diagnosis, steps to run, and why each step is planned."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import prod
from typing import Final

from models.core.face import Face
from models.core.intent import Intent
from models.core.licence import LicenceUse
from models.core.pixels import count_squares
from models.core.place import Place
from models.core.wish_table import Wish

Value = str | float | bool
"""Value of a step's parameter, as JSON can hold it."""

MAX_INSTRUCTION: Final = 4000
"""Characters of the longest instruction; longer ones would take minutes to read."""

MAX_SCALE: Final = 8
"""Largest factor by which one step enlarges the sides of a photo."""

CLEAR, LIKELY = 0.9, 0.7
"""Least confidence at which a step counts as clearly, or as probably, meant."""

MIN_SHOWN_SCORE: Final = 0.5
"""Least score of a finding at which the window names the defect as found."""

TILE: Final = 512
"""Side in pixels of the tiles of generative networks."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Defect that the diagnosis found.

    `score` is the certainty, 0 to 1, that it is worth repairing; `evidence` maps names of features
    to what was measured.
    """

    kind: Wish
    score: float
    evidence: Mapping[str, float] = field(default_factory=dict)

    @property
    def is_shown(self) -> bool:
        """Whether the window names the defect as found."""
        return self.score >= MIN_SHOWN_SCORE

    @property
    def is_worth_repairing(self) -> bool:
        """Whether the score is high enough for a step of its own: the wish's `min_score`."""
        return self.score >= self.kind.spec.min_score


@dataclass(frozen=True, slots=True)
class Step:
    """Restorer with its parameters and models: everything that decides the pixels of its result.

    A step that enlarges the photo has the parameters `scale`, by which the network enlarges the
    sides, `factor`, by which the exported picture is larger than the photo (absent: `scale`), and
    `dpi`, which the exported file names (absent: that of the photo).
    """

    restorer: str
    params: Mapping[str, Value]
    models: tuple[str, ...] = ()

    @classmethod
    def for_wish(
        cls, wish: Wish, clause: str | None = None, finding: Finding | None = None
    ) -> "Step":
        """Make the step that a wish's table entry describes.

        `clause` steers it, None for the usual instruction; `finding` is what it repairs."""
        params: dict[str, Value] = {"wish": wish.value, **wish.spec.params}
        if finding and finding.is_worth_repairing:
            params |= wish.spec.params_if_found
        if wish.spec.needs_clause:
            params["clause"] = wish.spec.instruction if clause is None else clause
        return cls(wish.spec.restorer, params, wish.spec.models)

    @property
    def canonical(self) -> str:
        """JSON text that is the same for equal steps; part of every patch key."""
        fields = [self.restorer, dict(self.params), list(self.models)]
        return json.dumps(fields, sort_keys=True, ensure_ascii=True, separators=(",", ":"))

    @property
    def scale(self) -> int:
        """Factor by which the step enlarges the sides of the photo, 1 to `MAX_SCALE`."""
        return min(max(int(self.params.get("scale", 1)), 1), MAX_SCALE)

    @property
    def output_factor(self) -> float:
        """Factor by which the exported picture is larger than the photo: `factor`, else `scale`."""
        return float(self.params.get("factor", 0.0)) or float(self.scale)

    @property
    def output_dpi(self) -> float | None:
        """Dots per inch that the exported file is to name; None if the step asks for none."""
        return float(self.params.get("dpi", 0.0)) or None

    @property
    def masked(self) -> bool:
        """Whether the step repairs exactly the masked pixels and so depends on the mask."""
        return bool(self.params.get("masked", False))

    @property
    def wish(self) -> Wish:
        """Wish that the step serves; ENHANCE if it names none. Raises: ValueError."""
        return Wish(str(self.params.get("wish", Wish.ENHANCE.value)))

    @property
    def clause(self) -> str | None:
        """Clause that steers the network; None if the step has none."""
        clause = self.params.get("clause")
        return None if clause is None else str(clause)

    @property
    def sensitivity(self) -> Value | None:
        """Sensitivity of damage detection, 0 to 1 (more is found with 1); None if it is not set."""
        return self.params.get("sensitivity")

    @property
    def colour(self) -> str | None:
        """Colour that the step gives to the masked pixels, as "#rrggbb"; None if it names none."""
        return str(self.params.get("colour", "")) or None

    @property
    def belongs_to_photo(self) -> bool:
        """Whether the step fits one photo only: it has strokes, hints or a masked colour."""
        return self.strokes is not None or "hints" in self.params or self.colour is not None

    @property
    def strokes(self) -> str | None:
        """Painted strokes as the text of `strokes_to_text`; None if the step has none."""
        strokes = self.params.get("strokes")
        return None if strokes is None else str(strokes)

    @property
    def sampler_steps(self) -> int:
        """Number of steps of a generative sampler; 0 stands for the published number."""
        return int(self.params.get("steps", 0))

    def with_params(self, params: Mapping[str, Value]) -> "Step":
        """Return the step with these parameters added or replaced."""
        return replace(self, params={**self.params, **params})

    def with_clause(self, clause: str) -> "Step":
        """Return the step with another clause to steer the network."""
        return self.with_params({"clause": clause})

    def with_sensitivity(self, sensitivity: float) -> "Step":
        """Return the step with another sensitivity of damage detection, 0 to 1."""
        return self.with_params({"sensitivity": sensitivity})

    def with_mask_as_damage(self) -> "Step":
        """Return the step set to repair exactly the masked pixels, without detection."""
        return self.with_params({"masked": True})

    def without_strokes(self) -> "Step":
        """Return the step without its painted strokes and colour hints."""
        painted = ("strokes", "hints")
        params = {name: value for name, value in self.params.items() if name not in painted}
        return replace(self, params=params)

    @property
    def key(self) -> str:
        """SHA-256 of `canonical` in hexadecimal, the step's part of every patch key."""
        return hashlib.sha256(self.canonical.encode()).hexdigest()


class Reason(StrEnum):
    """Reason why a model was chosen for a wish."""

    DEFAULT = "default"
    """The bundled model was chosen, since no installed one is better."""
    BEST = "best"
    """The best of the models that are installed for the wish was chosen."""
    QUICK = "quick"
    """A quick model was chosen, since better ones are too slow for the device."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Model that was chosen for a step: its id, its title, and the reason."""

    model: str
    title: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Effort:
    """Estimated cost of a generative step on a device.

    `gigabytes` is the memory in 10^9 bytes, `seconds` the time for each square tile of `side`
    pixels a side, and `stride` the distance in pixels between the origins of tiles.
    `megapixel_seconds` is the time that 10^6 pixels take in addition, however they are tiled.
    """

    device: str
    gigabytes: float
    seconds: float
    stride: int
    side: int = TILE
    megapixel_seconds: float = 0.0

    def minutes(self, width: int, height: int) -> float:
        """Return the estimated minutes for an area of `width` x `height` pixels.

        Areas whose shorter side is below `TILE` are enlarged; what one tile can hold is one piece.
        """
        larger = max(TILE / min(width, height), 1)
        width, height = round(width * larger), round(height * larger)
        side, area = min(self.side, width, height), width * height
        if area <= self.side**2:
            pixels = area
        else:
            overlap = self.side - self.stride
            pixels = side**2 * count_squares(width, height, side, side - overlap)
        share = pixels / self.side**2
        return (self.seconds * share + self.megapixel_seconds * area / 1e6) / 60


class NoteKind(StrEnum):
    """Reason why a clause becomes no step of the plan, for the answer to the user."""

    KEPT = "kept"
    """It is asked for that something stays as it is, and it does."""
    FINE = "fine"
    """The clause says that nothing is wrong, so nothing is done about it."""
    OPPOSITE = "opposite"
    """The opposite of a repair is asked for, which no step does."""
    TOOL = "tool"
    """The user can do it with a tool or command of the window."""
    UNSUPPORTED = "unsupported"
    """The program cannot do it."""
    DECLINED = "declined"
    """The clause is not about a photo."""
    NOT_FOUND = "not_found"
    """The place that is named needs a face, and none is found in the photo."""
    APPROXIMATE = "approximate"
    """The place that is named follows from faces, and only roughly."""
    BASIC = "basic"
    """It is done by the networks that come with the program; a better one can be installed."""
    SELECT = "select"
    """The place that is named cannot be found, so the user must select it."""
    SIZE = "size"
    """The enlargement that is planned differs from the one asked for; `value` is the latter."""


@dataclass(frozen=True, slots=True)
class Note:
    """Answer to a clause without a step: reason, intent, text, and a number for some reasons."""

    kind: NoteKind
    intent: Intent
    text: str
    value: float | None = None


class PaceUnit(StrEnum):
    """What the time of a network is told for. The values are written to JSON."""

    FACE = "face"
    PHOTO = "photo"
    MEGAPIXEL = "megapixel"


@dataclass(frozen=True, slots=True)
class Offer:
    """Offer of models that are not installed and would serve a wish of a plan better, or at all.

    `models` are the ids to install, the network itself first, and `sizes` the bytes of their
    downloads. `title`, `licence` and `use`, which is what the licence allows, are those of the
    network. `seconds` is the estimated time on this computer of one `unit`; None if it is unknown.
    With `is_needed` nothing serves the wish before.
    `guards` tells that the check that faces stay the same person is among `models`."""

    wish: Wish
    models: tuple[str, ...]
    title: str
    sizes: tuple[int, ...]
    licence: str
    use: LicenceUse
    seconds: float | None = None
    unit: PaceUnit = PaceUnit.MEGAPIXEL
    is_needed: bool = False
    guards: bool = False

    @property
    def size(self) -> int:
        """Bytes of all downloads."""
        return sum(self.sizes)


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """Step with the wish that it serves and why it is planned.

    `strength` is the share of the step's effect to show, and `confidence` the certainty of the
    clause reader or of the finding, both 0 to 1. `clause` is the text that asks for the step,
    `finding` the defect that it repairs. `choice` is set if the planner chose a model, `effort` if
    the step is generative. `is_named` tells that the user named the defect, rather than asking for
    an improvement. The step is limited to `place`, or to the rest of the photo if `is_outside`;
    None is all of it. `faces` are those from which the place follows. `factor` is the enlargement
    that the instruction asks for, None if it gives none."""

    wish: Wish
    step: Step
    strength: float
    confidence: float
    clause: str | None = None
    finding: Finding | None = None
    choice: Choice | None = None
    effort: Effort | None = None
    is_named: bool = False
    place: Place | None = None
    is_outside: bool = False
    faces: tuple[Face, ...] = ()
    factor: float | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Planned steps in the order in which they run.

    `not_understood` are the clauses for which the program can do nothing, `locations` the texts
    that name a part of the photo which the program cannot find. `notes` answer the clauses without
    a step. `offers` are models that can be installed for the wishes of the plan."""

    steps: tuple[PlannedStep, ...]
    not_understood: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    offers: tuple[Offer, ...] = ()

    @property
    def is_understood(self) -> bool:
        """Whether a clause of the instruction became a step, or a note does not decline it."""
        return bool(self.steps) or any(note.kind is not NoteKind.DECLINED for note in self.notes)

    @property
    def unexplained(self) -> tuple[str, ...]:
        """Clauses that were not understood and that no note answers."""
        answered = {note.text for note in self.notes}
        return tuple(text for text in self.not_understood if text not in answered)

    @property
    def scale(self) -> int:
        """Factor by which the plan enlarges the sides of the photo."""
        return prod(planned.step.scale for planned in self.steps if planned.strength > 0)

    @property
    def output_factor(self) -> float:
        """Factor by which the plan enlarges the sides of the exported picture."""
        return prod(planned.step.output_factor for planned in self.steps if planned.strength > 0)


def damage_step() -> PlannedStep:
    """Make the step that repairs all surface damage, with full strength and confidence."""
    certain = Finding(Wish.SCRATCHES, 1.0)
    return PlannedStep(Wish.SCRATCHES, Step.for_wish(Wish.SCRATCHES, finding=certain), 1.0, 1.0)


def hole_step() -> PlannedStep:
    """Make the step that fills all masked pixels, with full strength and confidence."""
    return PlannedStep(Wish.HOLES, Step.for_wish(Wish.HOLES), 1.0, 1.0, is_named=True)


def warm_up_steps() -> tuple[PlannedStep, ...]:
    """Make one step for each fast restorer, to load its networks before they are needed."""
    wishes = {wish.spec.restorer: wish for wish in reversed(Wish) if wish.spec.is_instant}
    instant = reversed(wishes.values())
    return tuple(PlannedStep(wish, Step.for_wish(wish), 1.0, 1.0) for wish in instant)
