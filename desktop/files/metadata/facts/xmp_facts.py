"""Family facts in XMP: read from a packet, and written to it in place of earlier ones.

Written are dc:description, photoshop:DateCreated, places of IPTC Core and photoshop, dc:source,
PersonInImage (IPTC extension), face regions of the Metadata Working Group (MWG guidelines 2.0) and
of Microsoft (MP 1.2); and, in a namespace of its own, the date in EDTF and in words.
"""

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from desktop.document.about_date import AboutDate, is_edtf, span_of
from desktop.document.family_facts import NO_DATE, FamilyFacts, Person
from desktop.files.metadata.xmp_history import EMPTY_PACKET, description_block
from desktop.files.metadata.xmp_packet import (
    DC,
    IPTC_EXT,
    PHOTOSHOP,
    RDF,
    DamagedXmp,
    Edit,
    Element,
    Property,
    XmpPacket,
    before_end_of_rdf,
    declared_around,
    removal,
)
from models.core.pixels import Rect

FACTS: Final = "urn:heirloom:facts/1.0/"
"""Namespace of the date in EDTF and in words."""

IPTC_CORE: Final = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
MWG: Final = "http://www.metadataworkinggroup.com/schemas/regions/"
AREA: Final = "http://ns.adobe.com/xmp/sType/Area#"
DIMENSIONS: Final = "http://ns.adobe.com/xap/1.0/sType/Dimensions#"
MP: Final = "http://ns.microsoft.com/photo/1.2/"
MP_INFO: Final = "http://ns.microsoft.com/photo/1.2/t/RegionInfo#"
MP_REGION: Final = "http://ns.microsoft.com/photo/1.2/t/Region#"

SPACES: Final = {
    "dc": DC,
    "photoshop": PHOTOSHOP,
    "Iptc4xmpCore": IPTC_CORE,
    "Iptc4xmpExt": IPTC_EXT,
    "mwg-rs": MWG,
    "stArea": AREA,
    "stDim": DIMENSIONS,
    "MP": MP,
    "MPRI": MP_INFO,
    "MPReg": MP_REGION,
    "facts": FACTS,
}
"""Namespaces of the properties that are written, by their usual prefixes."""

FACE: Final = "Face"
"""Type of the MWG regions that hold people."""

_PLACES: Final = (
    (IPTC_CORE, "Location"),
    (PHOTOSHOP, "City"),
    (PHOTOSHOP, "State"),
    (PHOTOSHOP, "Country"),
)
"""Properties with the parts of a place, from near to far."""

_OWN: Final = {
    "caption": ((DC, "description"),),
    "people": ((IPTC_EXT, "PersonInImage"), (MWG, "Regions"), (MP, "RegionInfo")),
    "date": ((FACTS, "Date"), (FACTS, "DateWords"), (PHOTOSHOP, "DateCreated")),
    "place": _PLACES,
    "source": ((DC, "source"),),
}
"""Properties that hold each of the facts."""

Size = tuple[int, int]
"""Width and height of the upright photo in pixels."""


def read_facts(xmp: bytes | None, size: Size) -> FamilyFacts:
    """Read the facts in an XMP packet; `size` is that of the photo. Raises: DamagedXmp."""
    if not xmp:
        return FamilyFacts()
    packet = XmpPacket.parse(xmp)
    found = {each.full_name: each for each in _properties(packet)}

    def text(space: str, name: str) -> str:
        return _first_text(packet, (space, name), found)

    places = (text(*each) for each in _PLACES)
    return FamilyFacts(
        caption=text(DC, "description"),
        people=tuple(_people(packet, size)),
        date=_date(text(FACTS, "Date"), text(FACTS, "DateWords"), text(PHOTOSHOP, "DateCreated")),
        place=", ".join(part for part in places if part),
        source=text(DC, "source"),
    )


def with_facts(xmp: bytes | None, facts: FamilyFacts, size: Size) -> bytes:
    """Return an XMP packet, new for None, with these facts instead of those it had.

    Properties of facts that are the same as before stay as they are, and so do regions that are no
    faces. `size` is that of the upright photo. Raises: DamagedXmp."""
    packet, before = XmpPacket.parse(xmp or EMPTY_PACKET.encode()), read_facts(xmp, size)
    changed = [name for name in _OWN if getattr(facts, name) != getattr(before, name)]
    names = {each for name in changed for each in _OWN[name]}
    kept, declared = _other_regions(packet)
    content = "".join(text for name in changed for text in _content(name, facts, size, kept))
    spaces = {**declared, **SPACES}
    edits: list[Edit] = [removal(each) for each in _properties(packet) if each.full_name in names]
    if content:
        block = description_block(packet.content.decode(), content, spaces)
        edits.append(before_end_of_rdf(packet, block))
    edited = packet.edited(edits)
    XmpPacket.parse(edited)
    return edited


def _content(name: str, facts: FamilyFacts, size: Size, kept: tuple[str, ...]) -> Iterator[str]:
    """Yield the properties of one of the facts; `kept` are the regions that are no faces."""
    if name == "people":
        yield from _people_content(facts.people, size, kept)
    elif name == "date":
        yield from _date_content(facts.date)
    elif name == "place":
        yield from _place_content(facts.place)
    elif name == "source":
        yield from _simple("dc:source", facts.source)
    elif facts.caption:
        default = f'<rdf:li xml:lang="x-default">{_xml(facts.caption)}</rdf:li>'
        yield f"<dc:description><rdf:Alt>{default}</rdf:Alt></dc:description>\n"


def _people_content(people: tuple[Person, ...], size: Size, kept: tuple[str, ...]) -> Iterator[str]:
    if people:
        names = dict.fromkeys(person.name for person in people)
        items = "".join(f"<rdf:li>{_xml(name)}</rdf:li>" for name in names)
        bag = f"<rdf:Bag>{items}</rdf:Bag>"
        yield f"<Iptc4xmpExt:PersonInImage>{bag}</Iptc4xmpExt:PersonInImage>\n"
    faces = [(person.name, person.face) for person in people if person.face is not None]
    regions = "".join((*(_mwg_region(name, face, size) for name, face in faces), *kept))
    if regions:
        yield (
            '<mwg-rs:Regions rdf:parseType="Resource">'
            f'<mwg-rs:AppliedToDimensions stDim:w="{size[0]}" stDim:h="{size[1]}" '
            'stDim:unit="pixel"/>'
            f"<mwg-rs:RegionList><rdf:Bag>{regions}</rdf:Bag></mwg-rs:RegionList>"
            "</mwg-rs:Regions>\n"
        )
    if faces:
        items = "".join(_microsoft_region(name, face, size) for name, face in faces)
        yield (
            '<MP:RegionInfo rdf:parseType="Resource">'
            f"<MPRI:Regions><rdf:Bag>{items}</rdf:Bag></MPRI:Regions></MP:RegionInfo>\n"
        )


def _simple(name: str, value: str) -> Iterator[str]:
    if value:
        yield f"<{name}>{_xml(value)}</{name}>\n"


def _xml(text: str) -> str:
    """Escape a text for XML, without characters that XML cannot hold."""
    return escape("".join(letter for letter in text if letter.isprintable() or letter in "\n\t"))


def _date_content(date: AboutDate) -> Iterator[str]:
    yield from _simple("facts:DateWords", date.words if date.words != date.edtf else "")
    yield from _simple("facts:Date", date.edtf)
    yield from _simple("photoshop:DateCreated", date_created(date))


def date_created(date: AboutDate) -> str:
    """Return the first year, month or day of a date as XMP allows dates; empty if not known."""
    span, first = span_of(date.edtf), date.first_day
    if span is None or first is None:
        return ""
    days = (span[1] - first).days
    precision = "%Y-%m-%d" if days == 0 else "%Y-%m" if days < 92 else "%Y"
    return first.strftime(precision).zfill(4)


def _place_content(place: str) -> Iterator[str]:
    """Yield a place: its last part is the country, the one before the city, all else near it."""
    parts = [part.strip() for part in place.split(",") if part.strip()]
    country = parts.pop() if len(parts) > 1 else ""
    city = parts.pop() if parts else ""
    yield from _simple("Iptc4xmpCore:Location", ", ".join(parts))
    yield from _simple("photoshop:City", city)
    yield from _simple("photoshop:Country", country)


def _mwg_region(name: str, face: Rect, size: Size) -> str:
    w, h = face.w / size[0], face.h / size[1]
    x, y = face.x / size[0] + w / 2, face.y / size[1] + h / 2
    area = (
        f'<mwg-rs:Area stArea:x="{x:.6f}" stArea:y="{y:.6f}" stArea:w="{w:.6f}" '
        f'stArea:h="{h:.6f}" stArea:unit="normalized"/>'
    )
    return (
        f'<rdf:li rdf:parseType="Resource">{area}<mwg-rs:Name>{_xml(name)}</mwg-rs:Name>'
        f"<mwg-rs:Type>{FACE}</mwg-rs:Type></rdf:li>"
    )


def _microsoft_region(name: str, face: Rect, size: Size) -> str:
    shares = (face.x / size[0], face.y / size[1], face.w / size[0], face.h / size[1])
    rectangle = ", ".join(f"{share:.6f}" for share in shares)
    return (
        f'<rdf:li rdf:parseType="Resource"><MPReg:Rectangle>{rectangle}</MPReg:Rectangle>'
        f"<MPReg:PersonDisplayName>{_xml(name)}</MPReg:PersonDisplayName></rdf:li>"
    )


def _properties(packet: XmpPacket) -> Iterator[Property]:
    """Yield the properties of the photo: attributes and children of the outer descriptions."""
    for element in packet.elements:
        around = element.parent
        if element.is_named(RDF, "Description") and around and around.is_named(RDF, "RDF"):
            yield from element.attributes
            yield from (child.own for child in element.children)


def _first_text(
    packet: XmpPacket, name: tuple[str, str], found: dict[tuple[str, str], Property]
) -> str:
    """Return the value of a property, or of its first list item; empty without one."""
    own = found.get(name)
    if own is None:
        return ""
    element = next((each for each in packet.elements if each.own is own), None)
    if element is None or not element.children:
        return packet.text(own)
    items = (each for each in packet.elements if each.is_named(RDF, "li"))
    inside = (each for each in items if element in each.ancestors())
    return next((packet.text(each.own) for each in inside), "")


def _date(edtf: str, words: str, created: str) -> AboutDate:
    """Return the date that a packet tells: this program's, or else the date of creation."""
    if edtf or words:
        return AboutDate(words or edtf, edtf if is_edtf(edtf) else "")
    day = created.partition("T")[0]
    return AboutDate(day, day) if is_edtf(day) else NO_DATE


def _people(packet: XmpPacket, size: Size) -> Iterator[Person]:
    """Yield the people in face regions, of Microsoft where there are none of MWG, then others."""
    regions = list(_mwg_people(packet, size)) or list(_microsoft_people(packet, size))
    yield from regions
    named = {person.name for person in regions}
    for element in packet.elements:
        around = element.parent and element.parent.parent
        if element.is_named(RDF, "li") and around and around.is_named(IPTC_EXT, "PersonInImage"):
            name = packet.text(element.own)
            if name and name not in named:
                named.add(name)
                yield Person(name)


def _mwg_people(packet: XmpPacket, size: Size) -> Iterator[Person]:
    for item in _mwg_regions(packet):
        fields = _fields_below(packet, item)
        name = fields.get((MWG, "Name"), "")
        if name and fields.get((MWG, "Type"), FACE) == FACE:
            yield Person(name, _face(fields, size))


def _face(fields: dict[tuple[str, str], str], size: Size) -> Rect | None:
    """Return the area of a region in pixels; None if it is no rectangle."""
    try:
        x, y, w, h = (float(fields[AREA, name]) for name in "xywh")
    except (KeyError, ValueError):
        return None
    scale = (1, 1) if fields.get((AREA, "unit")) == "pixel" else size
    return _rect((x - w / 2) * scale[0], (y - h / 2) * scale[1], w * scale[0], h * scale[1])


def _microsoft_people(packet: XmpPacket, size: Size) -> Iterator[Person]:
    for item in (each for each in packet.elements if each.is_named(RDF, "li")):
        fields = _fields_below(packet, item)
        name = fields.get((MP_REGION, "PersonDisplayName"), "")
        if name and not any(_fields_are_inside(each, item) for each in packet.elements):
            try:
                x, y, w, h = (float(n) for n in fields[MP_REGION, "Rectangle"].split(","))
            except (KeyError, ValueError):
                yield Person(name)
            else:
                yield Person(name, _rect(x * size[0], y * size[1], w * size[0], h * size[1]))


def _fields_are_inside(inner: Element, item: Element) -> bool:
    """Tell whether an item holds another one, so that it is no single region."""
    return inner.is_named(RDF, "li") and item in inner.ancestors()


def _rect(x: float, y: float, w: float, h: float) -> Rect | None:
    left, top, right, bottom = round(x), round(y), round(x + w), round(y + h)
    left, top = max(left, 0), max(top, 0)
    is_sound = right > left and bottom > top
    return Rect(left, top, right - left, bottom - top) if is_sound else None


def _mwg_regions(packet: XmpPacket) -> Iterator[Element]:
    """Yield the list items of the MWG regions."""
    for element in packet.elements:
        around = element.parent and element.parent.parent
        if element.is_named(RDF, "li") and around and around.is_named(MWG, "RegionList"):
            yield element


def _other_regions(packet: XmpPacket) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return the XML of the MWG regions that are no named faces, and the prefixes used in it."""
    declared, kept = dict[str, str](), list[str]()
    for item in _mwg_regions(packet):
        fields = _fields_below(packet, item)
        if fields.get((MWG, "Type"), FACE) != FACE or not fields.get((MWG, "Name")):
            declared |= declared_around(item)
            kept.append(packet.content[slice(*item.own.whole)].decode())
    usual = {prefix: space for prefix, space in declared.items() if prefix in SPACES}
    if any(SPACES[prefix] != space for prefix, space in usual.items()):
        raise DamagedXmp
    return tuple(kept), {**{k: v for k, v in declared.items() if k}, "rdf": RDF} if kept else {}


def _fields_below(packet: XmpPacket, item: Element) -> dict[tuple[str, str], str]:
    """Return the values of all attributes and childless elements below a list item."""
    found = dict[tuple[str, str], str]()
    for element in _below(item):
        for attribute in element.attributes:
            found[attribute.full_name] = packet.text(attribute)
        if not element.children:
            found.setdefault(element.own.full_name, packet.text(element.own))
    return found


def _below(item: Element) -> Iterator[Element]:
    yield item
    for child in item.children:
        yield from _below(child)
