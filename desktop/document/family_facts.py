"""Facts that a family knows about a photo: caption, people, date, place and source."""

from dataclasses import dataclass, replace

from desktop.document.about_date import AboutDate
from models.core.pixels import Rect

NO_DATE = AboutDate("", "")
"""Date of a photo of which nobody knows when it was taken."""


@dataclass(frozen=True, slots=True)
class Person:
    """Person on a photo: name, and the place of the face in pixels of the upright photo.

    `face` is None for a person who is named without a place."""

    name: str
    face: Rect | None = None


@dataclass(frozen=True, slots=True)
class FamilyFacts:
    """What is known about a photo; empty texts for what is not.

    `place` names a place from near to far, separated by commas; `source` is where the print is,
    such as album, page and number."""

    caption: str = ""
    people: tuple[Person, ...] = ()
    date: AboutDate = NO_DATE
    place: str = ""
    source: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return self == NOTHING_KNOWN

    def joined_to(self, other: "FamilyFacts") -> "FamilyFacts":
        """Return these facts, with those of `other` where these tell nothing.

        People of both are kept, each name once."""
        names = {person.name for person in self.people}
        people = (*self.people, *(each for each in other.people if each.name not in names))
        return replace(
            self,
            caption=self.caption or other.caption,
            people=people,
            date=self.date if self.date.words else other.date,
            place=self.place or other.place,
            source=self.source or other.source,
        )


def without_faces(facts: FamilyFacts) -> FamilyFacts:
    """Return facts that hold for several photos: people are named without places."""
    return replace(facts, people=tuple(Person(person.name) for person in facts.people))


NOTHING_KNOWN = FamilyFacts()
"""Facts about a photo of which nothing is known."""
