"""XMP sidecar files: where they are, and how their properties come into the photo's own packet.

Other programs keep captions, names, dates and regions in `a.xmp` or `a.jpg.xmp` beside a photo.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final
from xml.parsers import expat

from desktop.files.formats.format_table import SPECS, Format
from desktop.files.metadata.comment_encoding import as_utf_8
from desktop.files.metadata.metadata_blocks import MAX_BLOCK_BYTES
from desktop.files.metadata.tiff_ifd import DESCRIPTION, NoTags, Tag, build_description
from desktop.files.metadata.xmp_history import EMPTY_PACKET
from desktop.files.metadata.xmp_packet import (
    DC,
    NOTE,
    PHOTOSHOP,
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
from models.file_io.bounded_files import read_small_file

_RAW_SUFFIXES: Final = SPECS[Format.RAW].suffixes

_DEVELOPING: Final = re.compile(r"camera-raw|darktable\.sf\.net|settings/")
"""Pattern in namespaces of developing instructions, which apply to the original only."""

_ABOUT_THE_FILE: Final = (
    (DC, "format"),
    (NOTE, "HasExtendedXMP"),
    (PHOTOSHOP, "SidecarForExtension"),
)
"""Properties that describe the original's file, and not what it shows."""

_TWINS: Final = {
    (DC, "description"): ("caption", DESCRIPTION, 120),
    (DC, "title"): ("title", 0, 5),
    (DC, "creator"): ("author", 0x013B, 80),
    (DC, "rights"): ("copyright", 0x8298, 116),
}
"""Properties with their name, tag of EXIF (0: none) and data set of IPTC."""

_TWIN_TAGS: Final = frozenset(tag for _, tag, _ in _TWINS.values())
_RECORD: Final = re.compile(rb"\x1c\x02([\x05\x50\x74\x78])([\x00-\x7f].)", re.DOTALL)

_XML: Final = "http://www.w3.org/XML/1998/namespace"


def find_sidecar(path: Path) -> Path | None:
    """Return the XMP file of a photo: `a.jpg.xmp`, or `a.xmp` unless that is of a camera raw file.

    Case does not count. None in a folder that may not be listed.
    """
    try:
        with os.scandir(path.parent) as entries:
            names = {entry.name.lower(): entry.name for entry in entries}
    except OSError:
        return None
    stem = path.stem.lower()
    of_raw = any(f"{stem}{suffix}" in names for suffix in _RAW_SUFFIXES)
    wanted = [sidecar_of(path).name.lower()]
    if path.suffix.lower() in _RAW_SUFFIXES or not of_raw:
        wanted.append(f"{stem}.xmp")
    found = next((names[name] for name in wanted if name in names), None)
    return None if found is None else path.parent / found


def sidecar_of(path: Path) -> Path:
    """Return the first path at which the XMP file of a photo is looked for."""
    return path.with_name(f"{path.name}.xmp")


def read_sidecar(sidecar: Path) -> bytes | None:
    """Read an XMP file; None if it cannot be read, is too long or no regular file."""
    with suppress(OSError):
        return read_small_file(sidecar, MAX_BLOCK_BYTES)
    return None


def merge_sidecar(xmp: bytes | None, sidecar: bytes) -> bytes:
    """Return a photo's XMP packet with the properties of a sidecar, which replace those in it.

    Developing instructions of other programs and the type of the original's file are left out.
    Raises: DamagedXmp, also if the photo's own packet is damaged."""
    added = XmpPacket.parse(sidecar)
    _check_xml(added.content, namespace_separator=" ")
    rdf_of(added)
    base = _with_end(XmpPacket.parse(xmp or EMPTY_PACKET.encode()))
    names = {each.full_name for node in _nodes(added) for each in _wanted_properties(node)}
    about = _about(base) or _about(added)
    blocks = "".join(_block(added, node, about) for node in _nodes(added))
    merged = base.edited((*_removals(base, names), before_end_of_rdf(base, blocks)))
    _check_xml(merged)
    return merged


def _check_xml(content: bytes, namespace_separator: str | None = None) -> None:
    """Check that a packet is XML; with `namespace_separator` all prefixes must be declared.

    Raises: DamagedXmp."""
    parser = expat.ParserCreate("utf-8", namespace_separator)
    try:
        parser.Parse(content.strip(b"\0 \t\r\n"), True)
    except (expat.ExpatError, ValueError) as error:
        raise DamagedXmp from error


def _with_end(packet: XmpPacket) -> XmpPacket:
    """Return the packet, or an empty one if there is no place for properties in it."""
    try:
        before_end_of_rdf(packet, "")
    except DamagedXmp:
        return XmpPacket.parse(EMPTY_PACKET.encode())
    return packet


def _nodes(packet: XmpPacket) -> Iterator[Element]:
    """Yield the outer rdf:Description elements, which hold the properties of the photo."""
    nodes = (each for each in packet.elements if each.is_named(RDF, "Description"))
    return (each for each in nodes if each.parent and each.parent.is_named(RDF, "RDF"))


def _properties(node: Element) -> Iterator[Property]:
    """Yield the properties of a node, which are attributes or elements."""
    for each in (*node.attributes, *(child.own for child in node.children)):
        if each.namespace not in (RDF, _XML, "xml", ""):
            yield each


def _wanted_properties(node: Element) -> Iterator[Property]:
    """Yield the properties of a sidecar that results are to have."""
    about_photo = (each for each in _properties(node) if each.full_name not in _ABOUT_THE_FILE)
    return (each for each in about_photo if not _DEVELOPING.search(each.namespace))


def _removals(packet: XmpPacket, names: set[tuple[str, str]]) -> Iterator[Edit]:
    for node in _nodes(packet):
        for each in _properties(node):
            if each.full_name in names:
                yield removal(each)


def _about(packet: XmpPacket) -> bytes:
    """Return the attribute that names the photo, in the words of the packet; empty if none does."""
    attributes = (each for node in _nodes(packet) for each in node.attributes)
    found = (each.value for each in attributes if each.full_name == (RDF, "about"))
    return packet.content[slice(*next(found, (0, 0)))]


def _block(packet: XmpPacket, node: Element, about: bytes) -> str:
    """Write the wanted properties of a node as a new one, which declares all prefixes it uses."""
    spans = [each.whole for each in _wanted_properties(node)]
    if not spans:
        return ""
    attributes = {each.whole for each in node.attributes}
    texts = {span: packet.content[slice(*span)].decode() for span in spans}
    first = "".join(text for span, text in texts.items() if span in attributes)
    inner = "\n".join(text for span, text in texts.items() if span not in attributes)
    spaces = {**declared_around(node), **node.declared, "rdf": RDF}
    declared = "".join(declaration(*each) for each in spaces.items())
    quoted = about.decode().replace('"', "&quot;")
    opening = f'<rdf:Description{declared} rdf:about="{quoted}"'
    return f"{opening}{first}>\n{inner}\n</rdf:Description>\n"


def find_differences(sidecar: bytes, exif: bytes | None, iptc: bytes | None) -> tuple[str, ...]:
    """Name the texts of a sidecar of which the photo's EXIF or IPTC has another version.

    IPTC may hold the beginning only. Raises: DamagedXmp."""
    told = _texts(XmpPacket.parse(sidecar))
    tags, records = _exif_texts(exif), _iptc_texts(iptc)
    return tuple(
        name
        for key, (name, tag, number) in _TWINS.items()
        if any(
            other and not told[key].startswith(other)
            for other in (tags.get(tag, ""), records.get(number, ""))
            if key in told
        )
    )


def _texts(packet: XmpPacket) -> dict[tuple[str, str], str]:
    """Return the first value of each property that EXIF and IPTC have too."""
    found: dict[tuple[str, str], str] = {}
    for element in packet.elements:
        for each in element.attributes:
            if each.full_name in _TWINS:
                found.setdefault(each.full_name, packet.text(each))
        for around in (element, *element.ancestors()):
            if around.own.full_name in _TWINS and not element.children:
                found.setdefault(around.own.full_name, packet.text(element.own))
    return {key: text for key, text in found.items() if text}


def _exif_texts(exif: bytes | None) -> dict[int, str]:
    with suppress(NoTags):
        tags = build_description(exif or b"", _TWIN_TAGS)
        return {tag: _decode(each.value) for tag, each in tags.items() if isinstance(each, Tag)}
    return {}


def _iptc_texts(iptc: bytes | None) -> dict[int, str]:
    found: dict[int, str] = {}
    for match in _RECORD.finditer(iptc or b""):
        size = int.from_bytes(match[2], "big")
        found.setdefault(match[1][0], _decode((iptc or b"")[match.end() : match.end() + size]))
    return found


def _decode(text: bytes) -> str:
    return as_utf_8(text).decode().strip("\0 ")
