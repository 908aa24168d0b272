"""XMP sidecar files: where they are, and how their properties come into the photo's own packet.

Other programs keep captions, names, dates and regions in `a.xmp` or `a.jpg.xmp` beside a photo.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.parsers import expat

from desktop.files.formats.formats import SPECS, Format
from desktop.files.metadata.file_blocks import MAX_BLOCK_BYTES
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
    removal,
)
from models.core.own_files import read_small_file

_RAW_SUFFIXES: Final = SPECS[Format.RAW].suffixes

_DEVELOPING: Final = re.compile(r"camera-raw|darktable\.sf\.net|settings/")
"""Pattern in namespaces of developing instructions, which apply to the original only."""

_ABOUT_THE_FILE: Final = (
    (DC, "format"),
    (NOTE, "HasExtendedXMP"),
    (PHOTOSHOP, "SidecarForExtension"),
)
"""Properties that describe the original's file, and not what it shows."""

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
    try:
        return read_small_file(sidecar, MAX_BLOCK_BYTES)
    except OSError:
        return None


def merge_sidecar(xmp: bytes | None, sidecar: bytes) -> bytes:
    """Return the packet of a photo with the properties of its sidecar, which replace its own.

    Developing instructions of other programs and the type of the original's file are left out.
    Raises: DamagedXmp, also if the photo's own packet is damaged.
    """
    added = _parse_sidecar(sidecar)
    base = XmpPacket.parse(xmp or EMPTY_PACKET.encode())
    if (end := _end_of_rdf(base)) is None:
        base = XmpPacket.parse(EMPTY_PACKET.encode())
        end = _end_of_rdf(base) or (0, 0)
    found = [each for node in _nodes(added) for each in _wanted(node)]
    names = {(each.namespace, each.name) for each in found}
    about = _about(base) or _about(added)
    blocks = "".join(_block(added, node, about) for node in _nodes(added))
    merged = base.edited((*_removals(base, names), (end, blocks)))
    XmpPacket.parse(merged)
    return merged


def _parse_sidecar(sidecar: bytes) -> XmpPacket:
    """Parse a sidecar, which must declare its prefixes and have RDF. Raises: DamagedXmp."""
    packet = XmpPacket.parse(sidecar)
    try:
        expat.ParserCreate("utf-8", " ").Parse(packet.content.strip(b"\0 \t\r\n"), True)
    except (expat.ExpatError, ValueError) as error:
        raise DamagedXmp from error
    if not any(each.is_named(RDF, "RDF") for each in packet.elements):
        raise DamagedXmp
    return packet


def _nodes(packet: XmpPacket) -> Iterator[Element]:
    """Yield the outer rdf:Description elements, which hold the properties of the photo."""
    for element in packet.elements:
        parent = element.parent
        is_outer = parent is not None and parent.is_named(RDF, "RDF")
        if is_outer and element.is_named(RDF, "Description"):
            yield element


def _properties(node: Element) -> Iterator[Property]:
    """Yield the properties of a node, which are attributes or elements."""
    for each in (*node.attributes, *(child.own for child in node.children)):
        if each.namespace not in (RDF, _XML, "xml", ""):
            yield each


def _wanted(node: Element) -> Iterator[Property]:
    """Yield the properties of a sidecar that results are to have."""
    for each in _properties(node):
        is_about_file = (each.namespace, each.name) in _ABOUT_THE_FILE
        if not is_about_file and not _DEVELOPING.search(each.namespace):
            yield each


def _removals(packet: XmpPacket, names: set[tuple[str, str]]) -> Iterator[Edit]:
    for node in _nodes(packet):
        for each in _properties(node):
            if (each.namespace, each.name) in names:
                yield removal(each)


def _end_of_rdf(packet: XmpPacket) -> tuple[int, int] | None:
    """Return the empty span before the end of the RDF; None if it is one tag without content."""
    for element in packet.elements:
        if element.is_named(RDF, "RDF") and element.own.value[1] < element.own.whole[1]:
            return element.own.value[1], element.own.value[1]
    return None


def _about(packet: XmpPacket) -> bytes:
    """Return the attribute that names the photo, in the words of the packet; empty if none does."""
    for node in _nodes(packet):
        for each in node.attributes:
            if (each.namespace, each.name) == (RDF, "about"):
                return packet.content[slice(*each.value)]
    return b""


def _block(packet: XmpPacket, node: Element, about: bytes) -> str:
    """Write the wanted properties of a node as a new one, which declares all prefixes it uses.

    Raises: DamagedXmp.
    """
    spans = [each.whole for each in _wanted(node)]
    if not spans:
        return ""
    attributes = {each.whole for each in node.attributes}
    texts = {span: packet.content[slice(*span)].decode() for span in spans}
    first = "".join(text for span, text in texts.items() if span in attributes)
    inner = "\n".join(text for span, text in texts.items() if span not in attributes)
    declared = "".join(_declarations(_scope(node), first + inner))
    opening = f'<rdf:Description xmlns:rdf="{RDF}"{declared} rdf:about={_quoted(about.decode())}'
    return f"{opening}{first}>\n{inner}\n</rdf:Description>\n"


def _scope(node: Element) -> dict[str, str]:
    """Return the namespaces of the prefixes that are known in an element."""
    scope = dict[str, str]()
    for each in reversed((node, *node.ancestors())):
        scope |= each.declared
    return scope


def _declarations(scope: dict[str, str], text: str) -> Iterator[str]:
    """Yield the declarations of the prefixes in a text, except for rdf. Raises: DamagedXmp."""
    for prefix, namespace in scope.items():
        if prefix == "rdf" and namespace != RDF:
            raise DamagedXmp
        if prefix == "":
            yield f" xmlns={_quoted(namespace)}"
        elif prefix != "rdf" and f"{prefix}:" in text:
            yield f" xmlns:{prefix}={_quoted(namespace)}"


def _quoted(value: str) -> str:
    """Quote the value of an attribute as it stood in a packet."""
    return '"{}"'.format(value.replace('"', "&quot;"))
