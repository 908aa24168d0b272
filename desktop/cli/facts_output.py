"""Verb `facts` of the command line: facts about photos are shown, and written beside them."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.control_characters import printable
from desktop.document.family_facts import FamilyFacts, Person
from desktop.files.export.facts_sidecar import FactChanges, write_facts_beside
from desktop.files.metadata.facts.photo_facts import facts_of
from desktop.files.reading.reader_protocols import ReadOptions, ReadPhoto
from desktop.files.storage.scratch_files import Scratch
from desktop.i18n.english_messages import format_message
from models.core.progress import Notice, Progress


@dataclass(frozen=True, slots=True)
class FactsReport:
    """Facts about a photo, and the XMP file that was written; None if nothing was changed."""

    source: Path
    facts: FamilyFacts
    output: Path | None
    notices: tuple[Notice, ...] = ()

    @property
    def as_json(self) -> dict[str, Any]:
        """Facts as JSON fields; other programs rely on their names."""
        facts = self.facts
        return {
            "input": str(self.source),
            "caption": facts.caption,
            "people": [_person(each) for each in facts.people],
            "date": facts.date.words,
            "edtf": facts.date.edtf,
            "place": facts.place,
            "source": facts.source,
            "sidecar": None if self.output is None else str(self.output),
            "warnings": [format_message(notice) for notice in self.notices],
        }

    @property
    def as_text(self) -> str:
        """Facts as lines to read."""
        return "\n".join(map(printable, self._lines()))

    def _lines(self) -> Iterator[str]:
        facts, date = self.facts, self.facts.date
        yield str(self.source)
        named = ("caption", facts.caption), ("place", facts.place), ("source", facts.source)
        yield from (f"  {name}: {' '.join(value.split())}" for name, value in named if value)
        for person in facts.people:
            yield f"  person: {person.name}{' (face marked)' if person.face else ''}"
        if date.words:
            understood = date.edtf or "not understood, kept as it is"
            yield f"  date: {date.words}" + (f" ({understood})" if understood != date.words else "")
        if facts.is_empty:
            yield "  nothing is known"
        if self.output is not None:
            yield f"  written to {self.output}"
        yield from (f"  note: {format_message(notice)}" for notice in self.notices)


@dataclass(frozen=True, slots=True)
class FactsKeeper:
    """Reader and writer of the facts about photos; each is read by `read`."""

    read: ReadPhoto
    scratch: Scratch
    changes: FactChanges
    options: ReadOptions

    def process(self, source: Path, progress: Progress) -> FactsReport:
        """Read the facts about a photo, and write the changes beside it. Raises: PhotoError."""
        photo = self.read(source, self.scratch, progress, self.options)
        size = (photo.width, photo.height)
        facts, output = facts_of(photo.metadata, size), None
        if not self.changes.is_empty:
            output = write_facts_beside(source, facts, self.changes, size)
        return FactsReport(source, self.changes.applied_to(facts), output)


def changes_from_arguments(arguments: argparse.Namespace) -> FactChanges:
    """Return the changes that the arguments ask for."""
    return FactChanges(
        caption=arguments.caption,
        people=tuple(name for name in arguments.person if name),
        date=arguments.date,
        place=arguments.place,
        source=arguments.source,
    )


def _person(person: Person) -> dict[str, Any]:
    face = person.face
    return {"name": person.name, "face": face and [face.x, face.y, face.w, face.h]}
