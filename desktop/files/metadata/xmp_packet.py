"""XMP packets as a tree of elements with their byte positions.

Values are changed in place, so that all other bytes of a packet stay as they are. Names are
compared by namespace; a prefix without a declaration stands for its usual namespace.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape

from desktop.files.metadata.metadata_blocks import MAX_BLOCK_BYTES

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DC: Final = "http://purl.org/dc/elements/1.1/"
XMP: Final = "http://ns.adobe.com/xap/1.0/"
TIFF: Final = "http://ns.adobe.com/tiff/1.0/"
EXIF: Final = "http://ns.adobe.com/exif/1.0/"
PHOTOSHOP: Final = "http://ns.adobe.com/photoshop/1.0/"
IPTC_EXT: Final = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
NOTE: Final = "http://ns.adobe.com/xmp/note/"

_USUAL: Final = {"rdf": RDF, "dc": DC, "xmp": XMP, "tiff": TIFF, "exif": EXIF, "xmpNote": NOTE}
_TAG: Final = re.compile(rb"<[^\s/>]+((?:\"[^\"]*\"|'[^']*'|[^\"'>])*+)>")
_ATTRIBUTE: Final = re.compile(rb"\s+([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_MARKUP: Final = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<literal>.*?)\]\]>|"
    r"&(?:#x0*(?P<hex>[0-9a-fA-F]+)|#0*(?P<decimal>[0-9]+)|(?P<name>[a-z]+));",
    re.DOTALL,
)
_NOTES: Final = re.compile(
    rb"<!\[CDATA\[.*?\]\]>|(<!--.*?-->|<\?(?!xpacket|xml)[^\s?]*.*?\?>)", re.DOTALL
)
_ENTITIES: Final = {"quot": '"', "apos": "'", "lt": "<", "gt": ">", "amp": "&"}
_MAX_PROPERTIES: Final = 50_000
_MAX_DEPTH: Final = 200

Span = tuple[int, int]
"""Start and end offset in bytes."""

Edit = tuple[Span, str]
"""A span and the text that replaces it."""


class DamagedXmp(Exception):
    """Error that an XMP packet is not XML, has declarations, or exceeds the limits."""


@dataclass(frozen=True, slots=True)
class Property:
    """Attribute or element of XMP: namespace, name, its own span, and that of its value."""

    namespace: str
    name: str
    whole: Span
    value: Span

    @property
    def full_name(self) -> tuple[str, str]:
        """Namespace and name."""
        return self.namespace, self.name


@dataclass(slots=True)
class Element:
    """XML element with attributes, children and the prefixes that it declares."""

    own: Property
    parent: "Element | None"
    attributes: tuple[Property, ...]
    declared: Mapping[str, str]
    children: list["Element"] = field(default_factory=list)

    def is_named(self, namespace: str, name: str) -> bool:
        """Return whether the element has this namespace and name."""
        return self.own.full_name == (namespace, name)

    def ancestors(self) -> Iterator["Element"]:
        """Yield the ancestors of the element, the parent first."""
        around = self.parent
        while around is not None:
            yield around
            around = around.parent

    def gaps(self) -> list[Span]:
        """Return the spans of the text between the children."""
        start, end = self.own.value
        starts = [start, *(child.own.whole[1] for child in self.children)]
        ends = [*(child.own.whole[0] for child in self.children), end]
        return list(zip(starts, ends, strict=True))

    def fields(self, namespaces: Iterable[str]) -> dict[str, Property]:
        """Return attributes and children of some namespaces, by name."""
        found = (*self.attributes, *(child.own for child in self.children))
        return {each.name: each for each in found if each.namespace in namespaces}


@dataclass(frozen=True, slots=True)
class XmpPacket:
    """A parsed XMP packet in UTF-8 with its elements in document order."""

    content: bytes
    elements: tuple[Element, ...]

    @classmethod
    def parse(cls, xmp: bytes) -> "XmpPacket":
        """Parse an XMP packet of any Unicode encoding. Raises: DamagedXmp."""
        content = _as_utf_8(xmp)
        if len(content) > MAX_BLOCK_BYTES:
            raise DamagedXmp
        builder = _TreeBuilder(content)
        return cls(content, tuple(builder.parse()))

    def properties(self) -> Iterator[Property]:
        """Yield all elements and attributes of the packet."""
        for element in self.elements:
            yield element.own
            yield from element.attributes

    def text(self, found: Property) -> str:
        """Return the value of an attribute or of an element without children, without comments.

        `found` is the attribute or element."""
        return self.joined((found.value,)).strip()

    def joined(self, spans: Iterable[Span]) -> str:
        """Return the text of some spans as a reader of XML sees it, without comments."""
        joined = b"".join(self.content[start:end] for start, end in spans)
        return _MARKUP.sub(_plain, joined.decode("utf-8", "replace"))

    def notes(self) -> Iterator[Span]:
        """Yield the spans of comments and of instructions to programs."""
        for found in _NOTES.finditer(self.content):
            if found[1] is not None:
                yield found.span()

    def number(self, found: Property | None) -> float | None:
        """Return the value as a number; None if it is no number or `found` is None."""
        with suppress(ValueError):
            return None if found is None else float(self.text(found))
        return None

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """Return the packet with spans replaced; edits inside of other edits are ignored."""
        parts, position = list[bytes](), 0
        for (start, end), text in sorted(edits, key=lambda edit: (edit[0][0], -edit[0][1])):
            if start >= position:
                parts += (self.content[position:start], text.encode())
                position = end
        return b"".join((*parts, self.content[position:]))


def _plain(found: re.Match[str]) -> str:
    """Return the text for which a comment, CDATA section or character reference stands."""
    if found["hex"] or found["decimal"]:
        return chr(int(found["hex"], 16) if found["hex"] else int(found["decimal"]))
    return _ENTITIES.get(found["name"], found[0]) if found["name"] else found["literal"] or ""


def removal(found: Property) -> Edit:
    """Return the edit that removes an attribute or element."""
    return found.whole, ""


def replacement(found: Property, value: str) -> Edit:
    """Return the edit that changes the value of an attribute or of a childless element."""
    return found.value, escape(value, {'"': "&quot;", "'": "&apos;"})


def _as_utf_8(xmp: bytes) -> bytes:
    """Convert UTF-16 and UTF-32, recognised by their first bytes, to UTF-8."""
    for mark, encoding in (
        *((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32")),
        *((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")),
        *((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be")),
        *((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be")),
    ):
        if xmp.startswith(mark):
            return xmp.decode(encoding, "replace").encode("utf-8", "replace")
    return xmp


class _TreeBuilder:
    """Builder of the elements of a packet from the events of the XML parser."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._text = content.rstrip(b"\0 \t\r\n")
        self._base = len(self._text) - len(self._text.lstrip())
        self._open: list[Element] = []
        self._spaces: list[Mapping[str, str]] = [_USUAL]
        self._found: list[Element] = []
        self._count = 0
        self._parser = expat.ParserCreate("utf-8")

    def parse(self) -> list[Element]:
        """Parse all of the packet. Raises: DamagedXmp."""
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = _refuse
        try:
            self._parser.Parse(self._text[self._base :], True)
        except (expat.ExpatError, ValueError) as error:
            raise DamagedXmp from error
        return self._found

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._count += 1 + len(attributes)
        if self._count > _MAX_PROPERTIES or len(self._open) >= _MAX_DEPTH:
            raise DamagedXmp
        start = self._parser.CurrentByteIndex + self._base
        tag = _TAG.match(self._content, start)
        if tag is None:
            raise DamagedXmp
        end = tag.start(1) + len(tag[1].rstrip(b"/ \t\r\n"))
        matches = _ATTRIBUTE.finditer(self._content, tag.start(1), end)
        pairs = [_attribute(match) for match in matches]
        declared = {
            prefix.removeprefix("xmlns").removeprefix(":"): self._content[slice(*value)].decode()
            for prefix, _, value in pairs
            if prefix == "xmlns" or prefix.startswith("xmlns:")
        }
        self._spaces.append({**self._spaces[-1], **declared} if declared else self._spaces[-1])
        described = tuple(
            self._property(each, whole, value, attribute=True)
            for each, whole, value in pairs
            if not each.startswith("xmlns")
        )
        own = self._property(name, (start, tag.end()), (tag.end(), tag.end()), attribute=False)
        parent = self._open[-1] if self._open else None
        element = Element(own, parent, described, declared)
        if parent is not None:
            parent.children.append(element)
        self._open.append(element)
        self._found.append(element)

    def _end(self, _name: str) -> None:
        element = self._open.pop()
        self._spaces.pop()
        start, inner = element.own.whole[0], element.own.value[0]
        if self._content[inner - 2 : inner] == b"/>":
            return
        closing = self._parser.CurrentByteIndex + self._base
        end = self._content.index(b">", closing) + 1
        namespace, name = element.own.namespace, element.own.name
        element.own = Property(namespace, name, (start, end), (inner, closing))

    def _property(self, name: str, whole: Span, value: Span, *, attribute: bool) -> Property:
        prefix, _, local = name.rpartition(":")
        default = "" if attribute and not prefix else prefix
        return Property(self._spaces[-1].get(prefix, default), local, whole, value)


def _attribute(match: re.Match[bytes]) -> tuple[str, Span, Span]:
    """Return name, span, and span of the value of an attribute."""
    return match[1].decode(), match.span(), match.span(2 if match[2] is not None else 3)


def _refuse(*_: object) -> None:
    raise DamagedXmp


def edit_packet(xmp: bytes, edits: Callable[[XmpPacket], Iterable[Edit]]) -> bytes:
    """Return an XMP packet with the edits that `edits` chooses. Raises: DamagedXmp."""
    packet = XmpPacket.parse(xmp)
    chosen = list(edits(packet))
    return packet.edited(chosen) if chosen else xmp


def unless_damaged(edit: Callable[[bytes], bytes], xmp: bytes | None) -> bytes | None:
    """Apply an edit to an XMP packet; None and a packet that cannot be parsed stay as they are."""
    with suppress(DamagedXmp):
        return edit(xmp) if xmp else xmp
    return xmp


def rdf_of(packet: XmpPacket) -> Element:
    """Return the element around all properties. Raises: DamagedXmp if there is none."""
    for element in packet.elements:
        if element.is_named(RDF, "RDF"):
            return element
    raise DamagedXmp


def before_end_of_rdf(packet: XmpPacket, text: str) -> Edit:
    """Return the edit that adds text behind all properties. Raises: DamagedXmp."""
    (_, end), (_, inner) = rdf_of(packet).own.whole, rdf_of(packet).own.value
    if packet.content[end - 2 : end] == b"/>":
        raise DamagedXmp
    return (inner, inner), text


def declared_around(element: Element) -> dict[str, str]:
    """Return the namespaces by prefix that are declared in the elements around this one."""
    around = reversed(list(element.ancestors()))
    return {prefix: space for each in around for prefix, space in each.declared.items()}


def declaration(prefix: str, space: str) -> str:
    """Return the attribute that declares a prefix for a namespace as it stood in a packet."""
    name = f"xmlns:{prefix}" if prefix else "xmlns"
    quoted = space.replace("<", "&lt;").replace('"', "&quot;")
    return f' {name}="{quoted}"'
