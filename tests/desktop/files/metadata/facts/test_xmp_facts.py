"""Tests of family facts in XMP packets."""

import pytest

from desktop.document.about_date import AboutDate
from desktop.document.family_facts import FamilyFacts, Person
from desktop.files.metadata.facts.xmp_facts import date_created, read_facts, with_facts
from desktop.files.metadata.xmp_packet import DamagedXmp, XmpPacket
from models.core.pixels import Rect

SIZE = (800, 600)
ALL = FamilyFacts(
    caption='Grandma & "Tom" <1943>\nin the garden',
    people=(
        Person("Anna Müller", Rect(80, 60, 160, 180)),
        Person("Tom", Rect(400, 90, 80, 90)),
        Person("한나"),
    ),
    date=AboutDate.of("c. 1943"),
    place="Church Street, Nagasaki, Japan",
    source="green album, page 12, no. 3",
)

OTHERS = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="me"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="Bern" xmp:Rating="4"
 xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"
 xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Old</rdf:li><rdf:li xml:lang="de">Alt</rdf:li>
</rdf:Alt></dc:description>
<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag>
<rdf:li><rdf:Description mwg-rs:Name="Rex" mwg-rs:Type="Pet"><mwg-rs:Area stArea:x="0.5"
 stArea:y="0.5" stArea:w="0.1" stArea:h="0.1" stArea:unit="normalized"/></rdf:Description></rdf:li>
<rdf:li><rdf:Description mwg-rs:Name="Anna" mwg-rs:Type="Face"><mwg-rs:Area stArea:x="0.2"
 stArea:y="0.25" stArea:w="0.1" stArea:h="0.1" stArea:unit="normalized"/></rdf:Description></rdf:li>
</rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def test_facts_come_back_as_they_were_written() -> None:
    assert read_facts(with_facts(None, ALL, SIZE), SIZE) == ALL


def test_facts_replace_earlier_ones() -> None:
    later = FamilyFacts(caption="Anna", people=(Person("Anna", Rect(8, 6, 16, 18)),))
    assert read_facts(with_facts(with_facts(None, ALL, SIZE), later, SIZE), SIZE) == later


def test_facts_of_other_programs_are_read() -> None:
    facts = read_facts(OTHERS, SIZE)
    assert facts.caption == "Old"
    assert facts.people == (Person("Anna", Rect(120, 120, 80, 60)),)
    assert facts.place == "Bern"


def test_what_is_not_changed_stays_byte_for_byte() -> None:
    facts = read_facts(OTHERS, SIZE)
    assert with_facts(OTHERS, facts, SIZE) == OTHERS
    changed = FamilyFacts(facts.caption, facts.people, place="Basel", source="album")
    assert b'<rdf:li xml:lang="de">Alt</rdf:li>' in with_facts(OTHERS, changed, SIZE)
    assert b'xmp:Rating="4"' in with_facts(OTHERS, changed, SIZE)


def test_regions_that_are_no_faces_stay() -> None:
    named = FamilyFacts(people=(Person("Eva", Rect(8, 6, 16, 18)),))
    after = with_facts(OTHERS, named, SIZE)
    assert b'mwg-rs:Name="Rex"' in after
    assert b'mwg-rs:Name="Anna"' not in after
    assert read_facts(after, SIZE).people == named.people
    assert b'rdf:about="me"' in after[after.index(b"Eva") - 900 :]


def test_microsoft_regions_are_read_where_there_are_no_others() -> None:
    packet = with_facts(None, ALL, SIZE).replace(b"schemas/regions/", b"schemas/none/")
    assert read_facts(packet, SIZE).people[:2] == ALL.people[:2]


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    facts = read_facts(with_facts(None, FamilyFacts(caption="a\0b\x1bc"), SIZE), SIZE)
    assert facts.caption == "abc"


def test_nothing_known_adds_nothing() -> None:
    assert XmpPacket.parse(with_facts(None, FamilyFacts(), SIZE)).content.count(b"Description") == 0


def test_a_damaged_packet_is_refused() -> None:
    with pytest.raises(DamagedXmp):
        with_facts(b"<x", ALL, SIZE)


@pytest.mark.parametrize(
    ("words", "created"),
    [
        ("c. 1943", "1943"),
        ("June 1943", "1943-06"),
        ("summer 1956", "1956-06"),
        ("12 June 1943", "1943-06-12"),
        ("1940s", "1940"),
        ("1940-1945", "1940"),
        ("long ago", ""),
    ],
)
def test_the_date_of_creation_tells_no_more_than_is_known(words: str, created: str) -> None:
    assert date_created(AboutDate.of(words)) == created
