"""Extended XMP: packets beyond 64 KB, which JPEG files keep in several segments.

XMP specification part 3, section 1.1.3.1. On reading, main and extended packet become one; on
writing, the longest properties move to an extended packet.
"""

import hashlib
import re
import struct
from collections.abc import Iterable, Iterator
from typing import Final

from desktop.files.metadata.xmp_packet import (
    NOTE,
    RDF,
    DamagedXmp,
    Edit,
    Element,
    Property,
    XmpPacket,
    before_end_of_rdf,
    declaration,
    declared_around,
    rdf_of,
    removal,
)

EXTENSION_START: Final = b"http://ns.adobe.com/xmp/extension/\0"
"""Header of a segment of extended XMP."""

_PART: Final = struct.Struct(">32sII")
"""Digest of the extended packet in hexadecimal digits, its length, and the part's offset."""

_PART_BYTES: Final = 65_000
_POINTER: Final = "HasExtendedXMP"
_POINTER_BYTES: Final = 512
"""Bytes of the description that holds the pointer, at most."""

_EXTENDED: Final = (
    f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}">{{}}</rdf:RDF></x:xmpmeta>'
)


def join_extended_xmp(xmp: bytes | None, parts: Iterable[bytes]) -> tuple[bytes | None, bool]:
    """Join an XMP packet with the segments (without header) of the extended packet it names.

    The second value is False if that is missing or incomplete; the packet is then returned without
    the reference. `parts` are these segments."""
    if xmp is None or _POINTER.encode() not in xmp:
        return xmp, True
    try:
        packet = XmpPacket.parse(xmp)
        pointers = [each for each in packet.properties() if _is_pointer(each)]
        if not pointers:
            return xmp, True
        extended = _assemble(packet.text(pointers[0]).encode(), parts)
        edits = [removal(each) for each in pointers]
        if extended is None:
            return packet.edited(edits), False
        return packet.edited([*edits, _insertion(packet, XmpPacket.parse(extended))]), True
    except DamagedXmp:
        return xmp, False


def split_extended_xmp(xmp: bytes, most: int) -> tuple[bytes, bytes | None] | None:
    """Split an XMP packet into one of at most `most` bytes and an extended one (None: not needed).

    The longest properties move. Returns None if it cannot be split."""
    if len(xmp) <= most:
        return xmp, None
    try:
        packet = XmpPacket.parse(_without_padding(xmp))
        excess = len(packet.content) - most
        if excess <= 0:
            return packet.content, None
        moved = list(_longest_properties(packet, excess + _POINTER_BYTES))
        extended = _EXTENDED.format("".join(_described(packet, each) for each in moved)).encode()
        edits = [removal(each.own) for each in moved]
        main = packet.edited([*edits, before_end_of_rdf(packet, _pointer_block(extended))])
    except DamagedXmp:
        return None
    return (main, extended) if len(main) <= most else None


def extension_segments(extended: bytes) -> Iterator[bytes]:
    """Yield the contents of the JPEG segments of an extended XMP packet."""
    digest, size = _digest(extended).encode(), len(extended)
    for at in range(0, size, _PART_BYTES):
        yield EXTENSION_START + _PART.pack(digest, size, at) + extended[at : at + _PART_BYTES]


def _is_pointer(found: Property) -> bool:
    return found.full_name == (NOTE, _POINTER)


def _assemble(digest: bytes, parts: Iterable[bytes]) -> bytes | None:
    """Join the segments of the extended packet with this digest; None if one is missing.

    Each of `parts` begins with the digest, the whole length and its offset."""
    found: dict[int, bytes] = {}
    length = 0
    for part in parts:
        if len(part) >= _PART.size and part[:32].upper() == digest.upper():
            _, length, offset = _PART.unpack_from(part)
            found[offset] = part[_PART.size :]
    extended = b"".join(found[offset] for offset in sorted(found))
    ends = {offset + len(part) for offset, part in found.items()}
    complete = 0 < length == len(extended) and set(found) - {0} <= ends
    return extended if complete else None


def _insertion(packet: XmpPacket, extended: XmpPacket) -> Edit:
    """Return the edit that inserts the properties of an extended packet into the main one."""
    texts = (_with_declarations(extended, each) for each in rdf_of(extended).children)
    return before_end_of_rdf(packet, "".join(texts))


def _with_declarations(packet: XmpPacket, element: Element) -> str:
    """Return the text of an element with the namespace prefixes declared around it."""
    start, end = element.own.whole
    text = packet.content[start:end].decode()
    name_end = re.match(r"<[^\s/>]+", text)
    if name_end is None:
        raise DamagedXmp
    spaces = {**declared_around(element), **element.declared}
    added = "".join(
        declaration(prefix, space)
        for prefix, space in spaces.items()
        if prefix not in element.declared
    )
    return text[: name_end.end()] + added + text[name_end.end() :]


def _described(packet: XmpPacket, element: Element) -> str:
    """Return a property of the main packet as an rdf:Description of its own."""
    start, end = element.own.whole
    spaces = {**declared_around(element), "rdf": RDF}
    declarations = "".join(declaration(*each) for each in spaces.items())
    content = packet.content[start:end].decode()
    return f'<rdf:Description rdf:about=""{declarations}>{content}</rdf:Description>'


def _longest_properties(packet: XmpPacket, excess: int) -> Iterator[Element]:
    """Yield the longest properties until they have `excess` bytes in all."""
    properties = [
        each
        for description in rdf_of(packet).children
        for each in description.children
        if not _is_pointer(each.own)
    ]
    for each in sorted(properties, key=_length, reverse=True):
        if excess <= 0:
            return
        excess -= _length(each)
        yield each


def _length(element: Element) -> int:
    start, end = element.own.whole
    return end - start


def _pointer_block(extended: bytes) -> str:
    return (
        f'<rdf:Description rdf:about="" xmlns:rdf="{RDF}" xmlns:xmpNote="{NOTE}" '
        f'xmpNote:{_POINTER}="{_digest(extended)}"/>'
    )


def _digest(extended: bytes) -> str:
    return hashlib.md5(extended, usedforsecurity=False).hexdigest().upper()


def _without_padding(xmp: bytes) -> bytes:
    """Remove the white space at the end of an XMP packet, kept for later additions."""
    content = XmpPacket.parse(xmp)
    end = content.elements[0].own.whole[1]
    return content.content[:end] + re.sub(rb"\s+", b" ", content.content[end:])
