"""Why a photo could not be restored, as facts: they can be written down, and told in any language
when somebody looks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from desktop.i18n.formatting import message_fields
from desktop.i18n.templates import TEMPLATES, UNFORESEEN

KNOWN: Final[Mapping[str, str]] = {kind.__name__: text for kind, text in TEMPLATES.items()}

Fact = str | int | float


@dataclass(frozen=True, slots=True)
class Failure:
    """`kind` is the name of an error's type, `facts` what its sentence may tell."""

    kind: str
    facts: tuple[tuple[str, Fact], ...] = ()

    @classmethod
    def of(cls, error: object, source: Path) -> "Failure":
        """Without the folder of `source`, which is the same for a whole list of photos."""
        found = message_fields(error)
        return cls(
            type(error).__name__, tuple((n, _plain(fact, source)) for n, fact in found.items())
        )

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> "Failure":
        """Undoes `fields`. Raises KeyError, TypeError, ValueError."""
        told = {str(name): fact for name, fact in dict(fields["facts"]).items()}
        if not all(isinstance(fact, Fact) for fact in told.values()):
            raise ValueError(fields)
        return cls(str(fields["kind"]), tuple(told.items()))

    @property
    def fields(self) -> dict[str, Any]:
        """For JSON."""
        return {"kind": self.kind, "facts": dict(self.facts)}

    def format_message(self, translated: Callable[[str], str] = str) -> str:
        """One sentence; what has none, or not these facts, is told as unforeseen."""
        try:
            return translated(KNOWN[self.kind]).format(**dict(self.facts))
        except (KeyError, IndexError, ValueError):
            return translated(UNFORESEEN).format(kind=self.kind)


def _plain(fact: object, source: Path) -> Fact:
    if isinstance(fact, int | float):
        return fact
    return str(fact).replace(str(source), source.name)
