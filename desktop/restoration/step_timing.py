"""How long steps take on this computer, as it was seen when they ran."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import Final

from models.core.plan import Step

VERSION: Final = 1
MEGAPIXEL: Final = 1_000_000
FRESH: Final = 0.5
"""Weight of the last run; the earlier ones share the rest."""


@dataclass(frozen=True, slots=True)
class StepTimings:
    """Seconds for a megapixel, by what was run."""

    known: Mapping[str, float] = field(default_factory=dict)

    def learned(self, step: Step, seconds: float, pixels: int) -> "StepTimings":
        """A step took so long for so many pixels."""
        if pixels <= 0:
            return self
        now, before = seconds * MEGAPIXEL / pixels, self.known.get(_kind(step))
        pace = now if before is None else FRESH * now + (1 - FRESH) * before
        return replace(self, known={**self.known, _kind(step): pace})

    def seconds(self, step: Step, pixels: int) -> float | None:
        """What it may take; None while nobody can tell."""
        pace = self.known.get(_kind(step))
        return None if pace is None else pace * pixels / MEGAPIXEL

    @property
    def text(self) -> str:
        """For `from_text`."""
        return json.dumps({"paces": VERSION, "known": dict(self.known)})

    @classmethod
    def from_text(cls, text: str) -> "StepTimings":
        """What is damaged, or of another program, tells nothing."""
        try:
            fields = json.loads(text)
            if fields["paces"] != VERSION:
                return cls()
            known = {str(kind): float(pace) for kind, pace in fields["known"].items()}
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return cls()
        return cls({kind: pace for kind, pace in known.items() if isfinite(pace) and pace >= 0})


def _kind(step: Step) -> str:
    return " ".join((step.restorer, *step.models))
