"""Errors, notices and findings in words: one plain sentence each that says what to do, or a
phrase that says what was seen."""

import math
from typing import Any, Final

from desktop.i18n.templates import BLOCKS, CHOICES, CLUES, SEEN, TEMPLATES, UNFORESEEN
from models.core.plan import Choice, Effort, Finding

UNSURE_QUALITY: Final = 96
"""The quality of a JPEG from which it is not told."""


def clue_template(finding: Finding | None) -> str:
    """The template for what was seen; filled with the finding's evidence."""
    if finding is None or not finding.evidence:
        return SEEN
    if finding.evidence.get("quality", 0) >= UNSURE_QUALITY:
        return BLOCKS
    return CLUES.get(finding.kind, SEEN)


EFFORT: Final = "about {minutes:.1f} min and {gigabytes:.1f} GB of memory on {device}"
"""What a step takes that takes much."""


def format_effort(effort: Effort, width: int, height: int) -> str:
    """For a place of so many pixels."""
    minutes = effort.minutes(width, height)
    return EFFORT.format(minutes=minutes, gigabytes=effort.gigabytes, device=effort.device)


def format_choice(choice: Choice) -> str:
    """Which network was chosen, and why."""
    return CHOICES[choice.reason].format(title=choice.title)


def format_message(told: object) -> str:
    """What to tell the person about an error or a notice of ours."""
    template = TEMPLATES.get(type(told))
    if template is None:
        return UNFORESEEN.format(kind=type(told).__name__)
    return template.format(**message_fields(told))


def message_fields(told: object) -> dict[str, object]:
    """The facts that go into a template."""
    names = getattr(told, "__dataclass_fields__", {})
    found: dict[str, Any] = {name: _listed(getattr(told, name)) for name in names}
    return {**found, "needed": format_size(found["needed"])} if "needed" in found else found


def _listed(fact: object) -> object:
    """Several things between commas."""
    return ", ".join(map(str, fact)) if isinstance(fact, tuple) else fact


def format_size(count: int) -> str:
    """Bytes as people count them, rounded up."""
    for unit, power in (("GB", 9), ("MB", 6)):
        if count >= 10**power:
            return f"{math.ceil(count / 10 ** (power - 1)) / 10:.1f} {unit}"
    return f"{max(math.ceil(count / 1000), 1)} KB"
