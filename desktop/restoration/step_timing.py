"""Running times of steps on this computer, learned from earlier runs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, cast

from desktop.files.notices import SetAside, SetAsideNewer
from models.core.plan import Step
from models.core.progress import Notice
from models.file_io.bounded_files import read_small_file, set_aside

VERSION: Final = 1
"""Version of the JSON format of the stored timings."""

MEGAPIXEL: Final = 1_000_000
"""Number of pixels in a megapixel."""

FRESH: Final = 0.5
"""Weight, 0 to 1, of the latest run in the exponential moving average of a step's time."""


MOST_SECONDS: Final = 1e9
"""Largest number of seconds per megapixel that is read: thirty years."""


class NewerTimings(Exception):
    """Error that timings were stored by a newer version of the program."""


@dataclass(frozen=True, slots=True)
class StepTimings:
    """Seconds per megapixel, by restorer and models of a step."""

    known: Mapping[str, float] = field(default_factory=dict)

    def learned(self, step: Step, seconds: float, pixels: int) -> "StepTimings":
        """Return the timings updated by a run of a step; unchanged if `pixels` is 0.

        The run took `seconds`."""
        if pixels <= 0:
            return self
        now, before = seconds * MEGAPIXEL / pixels, self.known.get(pace_key(step))
        pace = now if before is None else FRESH * now + (1 - FRESH) * before
        return replace(self, known={**self.known, pace_key(step): pace})

    def seconds(self, step: Step, pixels: int) -> float | None:
        """Return the expected seconds of a run on `pixels` pixels; None if never timed."""
        pace = self.known.get(pace_key(step))
        return None if pace is None else pace * pixels / MEGAPIXEL

    @property
    def text(self) -> str:
        """Timings as JSON text, as `from_text` reads it."""
        return json.dumps({"paces": VERSION, "known": dict(self.known)})

    @classmethod
    def from_text(cls, text: str) -> tuple["StepTimings", tuple[str, ...]]:
        """Parse the JSON of `text`; return also names of invalid parts. Raises: NewerTimings."""
        try:
            fields = json.loads(text)
        except (ValueError, RecursionError):
            return cls(), ("JSON",)
        version = fields.get("paces") if isinstance(fields, dict) else None
        if type(version) is not int:
            return cls(), ("paces",)
        if version > VERSION:
            raise NewerTimings
        known = fields.get("known") if version == VERSION else None
        if not isinstance(known, dict):
            return cls(), ("paces" if known is None else "known",)
        valid = {kind: float(pace) for kind, pace in known.items() if _is_pace(pace)}
        return cls(valid), tuple(kind for kind in known if kind not in valid)


def read_timings(file: Path) -> tuple[StepTimings, Notice | None]:
    """Read stored timings; rename a damaged or newer file and return a notice of that."""
    try:
        text = read_small_file(file).decode("utf-8", "replace")
    except FileNotFoundError:
        return StepTimings(), None
    except OSError as error:
        return StepTimings(), SetAside(file, set_aside(file), error.strerror or file.name)
    try:
        timings, wrong = StepTimings.from_text(text)
    except NewerTimings:
        return StepTimings(), SetAsideNewer(file, set_aside(file))
    return timings, SetAside(file, set_aside(file), ", ".join(wrong[:3])) if wrong else None


def _is_pace(value: object) -> bool:
    """Return whether a value is a finite number of seconds per megapixel."""
    return type(value) in (int, float) and 0 <= cast(float, value) <= MOST_SECONDS


def pace_key(step: Step) -> str:
    """Return the text under which the time of a step is known: its restorer and its models."""
    return " ".join((step.restorer, *step.models))
