"""Running times of steps on this computer, learned from earlier runs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import Final

from models.core.plan import Step

VERSION: Final = 1
"""Version of the JSON format of the stored timings."""

MEGAPIXEL: Final = 1_000_000
"""Number of pixels in a megapixel."""

FRESH: Final = 0.5
"""Weight, 0 to 1, of the latest run in the exponential moving average of a step's time."""


@dataclass(frozen=True, slots=True)
class StepTimings:
    """Seconds per megapixel by restorer and models of a step (see `_kind`)."""

    known: Mapping[str, float] = field(default_factory=dict)

    def learned(self, step: Step, seconds: float, pixels: int) -> "StepTimings":
        """Return the timings updated with one run of a step; unchanged without pixels."""
        if pixels <= 0:
            return self
        now, before = seconds * MEGAPIXEL / pixels, self.known.get(_kind(step))
        pace = now if before is None else FRESH * now + (1 - FRESH) * before
        return replace(self, known={**self.known, _kind(step): pace})

    def seconds(self, step: Step, pixels: int) -> float | None:
        """Return the expected seconds of a run; None if the step has not been timed."""
        pace = self.known.get(_kind(step))
        return None if pace is None else pace * pixels / MEGAPIXEL

    @property
    def text(self) -> str:
        """Timings as JSON; see `from_text`."""
        return json.dumps({"paces": VERSION, "known": dict(self.known)})

    @classmethod
    def from_text(cls, text: str) -> "StepTimings":
        """Parse the JSON of `text`; damaged text and other versions give empty timings."""
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
