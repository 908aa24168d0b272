"""English messages from typed values: errors, notices, findings, model choices and costs."""

import math
from pathlib import Path
from typing import Any, Final

from desktop.i18n.error_templates import CHOICES, TEMPLATES, UNFORESEEN
from models.core.plan import Choice, Effort, Finding
from models.core.wish_spec import FOUND_CLUE
from models.http.hidden_credentials import hide_credentials


def clue_template(finding: Finding | None) -> str:
    """Return the template of the evidence for a finding, that for no finding if it is None."""
    return finding.kind.spec.clue_for(finding.evidence) if finding else FOUND_CLUE


MAX_QUOTE: Final = 120
"""Characters of the user's words that are quoted at most."""

MAX_FIELD: Final = 1000
"""Characters of a text in a message, such as a path, that are shown at most."""

EFFORT: Final = "about {minutes:.1f} min and {gigabytes:.1f} GB of memory on {device}"
"""Message template for the estimated cost of a generative step."""


def format_effort(effort: Effort, width: int, height: int) -> str:
    """Format the cost of a step for an area of `width` x `height` pixels."""
    minutes = effort.minutes(width, height)
    return EFFORT.format(minutes=minutes, gigabytes=effort.gigabytes, device=effort.device)


def format_choice(choice: Choice) -> str:
    """Format which model was chosen for a step, and why."""
    return CHOICES[choice.reason].format(title=choice.title)


def format_message(value: object) -> str:
    """Format an error or a notice as one sentence that says what to do."""
    template = TEMPLATES.get(type(value))
    if template is None:
        return UNFORESEEN.format(kind=type(value).__name__)
    return template.format(**message_fields(value))


def message_fields(value: object) -> dict[str, object]:
    """Return the fields of a message as text for its template; none if it is no dataclass."""
    names = getattr(value, "__dataclass_fields__", {})
    fields: dict[str, Any] = {name: _join_tuple(getattr(value, name)) for name in names}
    return {**fields, "needed": format_size(fields["needed"])} if "needed" in fields else fields


def _join_tuple(value: object) -> object:
    if isinstance(value, str | Path):
        return shorten(str(value), MAX_FIELD)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else value


def shorten(text: str, most: int = MAX_QUOTE) -> str:
    """Cut a text to `most` characters, the last of which then is an ellipsis.

    Passwords in URLs are hidden before, since half of a URL does not show where one ends."""
    text = hide_credentials(text)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def format_size(count: int) -> str:
    """Format a number of bytes in KB, MB or GB of powers of 1000, rounded up."""
    for unit, power in (("GB", 9), ("MB", 6)):
        if count >= 10**power:
            return f"{math.ceil(count / 10 ** (power - 1)) / 10:.1f} {unit}"
    return f"{max(math.ceil(count / 1000), 1)} KB"
