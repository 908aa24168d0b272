"""Facts that a family knows about a photo, written to an XMP file beside it.

The photo is not touched. Other programs read the file, and so does this one for every result.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from desktop.document.about_date import AboutDate
from desktop.document.family_facts import FamilyFacts, Person
from desktop.files.errors import DamagedSidecar
from desktop.files.metadata.facts.xmp_facts import Size, read_facts, with_facts
from desktop.files.metadata.xmp_packet import DamagedXmp
from desktop.files.metadata.xmp_sidecar import find_sidecar, read_sidecar, sidecar_of
from desktop.files.storage.atomic_write import atomic_write


@dataclass(frozen=True, slots=True)
class FactChanges:
    """Changes to the facts about one or many photos; None leaves what is there.

    `people` are names that are added; an empty text removes what is there."""

    caption: str | None = None
    people: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    source: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is changed."""
        return self == FactChanges()

    def applied_to(self, facts: FamilyFacts) -> FamilyFacts:
        """Return the facts with these changes."""
        known = {person.name for person in facts.people}
        added = (Person(name) for name in dict.fromkeys(self.people) if name not in known)
        return FamilyFacts(
            caption=facts.caption if self.caption is None else self.caption,
            people=(*facts.people, *added),
            date=facts.date if self.date is None else AboutDate.of(self.date),
            place=facts.place if self.place is None else self.place,
            source=facts.source if self.source is None else self.source,
        )


def write_facts_beside(photo: Path, facts: FamilyFacts, changes: FactChanges, size: Size) -> Path:
    """Write changes to the XMP file of a photo, new if it has none, and return its path.

    `facts` are those of photo and file together, and `size` is that of the photo; what the file
    holds otherwise stays. Raises: DamagedSidecar; as `atomic_write`."""
    found = find_sidecar(photo)
    path = found or sidecar_of(photo)
    old = read_sidecar(found) if found else None
    try:
        if found and old is None:
            raise DamagedXmp
        after = changes.applied_to(read_facts(old, size))
        if changes.people:
            after = replace(after, people=changes.applied_to(facts).people)
        xmp = with_facts(old, after, size)
    except DamagedXmp as error:
        raise DamagedSidecar(path) from error
    with atomic_write(path, overwrite=found is not None, needed=len(xmp)) as file:
        file.write(xmp)
    return path
