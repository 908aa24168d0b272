"""Failures of batch photos as facts: they are stored, and put into words in any language later."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from desktop.i18n.english_messages import message_fields
from desktop.i18n.error_templates import TEMPLATES, UNFORESEEN

KNOWN: Final[Mapping[str, str]] = {kind.__name__: text for kind, text in TEMPLATES.items()}
"""Message templates by the name of the error type."""

Fact = str | int | float


@dataclass(frozen=True, slots=True)
class Failure:
    """Error as stored with a batch item: its type (`kind`) and values of its message (`facts`)."""

    kind: str
    facts: tuple[tuple[str, Fact], ...] = ()

    @classmethod
    def of(cls, error: object, source: Path) -> "Failure":
        """Make the failure of an error; its facts name the file of `source` without the folder."""
        facts = message_fields(error).items()
        stored = tuple((name, _to_fact(value, source)) for name, value in facts)
        return cls(type(error).__name__, stored)

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> "Failure":
        """Make a failure from its JSON fields. Raises: KeyError, TypeError, ValueError."""
        facts = {str(name): fact for name, fact in dict(fields["facts"]).items()}
        if not all(isinstance(fact, Fact) for fact in facts.values()):
            raise ValueError(fields)
        return cls(str(fields["kind"]), tuple(facts.items()))

    @property
    def fields(self) -> dict[str, Any]:
        """Failure as a JSON object."""
        return {"kind": self.kind, "facts": dict(self.facts)}

    def format_message(self, translate: Callable[[str], str] = str) -> str:
        """Return the error's sentence, a general one if its kind or facts are unknown.

        `translate` maps an English template to the user's language."""
        with suppress(KeyError, IndexError, ValueError):
            return translate(KNOWN[self.kind]).format(**dict(self.facts))
        return translate(UNFORESEEN).format(kind=self.kind)


def _to_fact(value: object, source: Path) -> Fact:
    if isinstance(value, int | float):
        return value
    return str(value).replace(str(source), source.name)
