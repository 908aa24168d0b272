"""Removal of everything that tells where a photo was taken, without moving other data.

Own code, since Pillow rewrites a MakerNote, whose offsets then are wrong, and exiv2 is under the
GPL.
"""

import re
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Final

from desktop.document.photo import Comments, Metadata
from desktop.files.metadata.exif_editor import Entry, ExifEditor
from desktop.files.metadata.file_blocks import EXIF_START
from desktop.files.metadata.place_texts import has_coordinates, plain_text, tells_position
from desktop.files.metadata.tiff_ifd import DESCRIPTION, MAKER_NOTE, NoTags
from desktop.files.metadata.xmp_packet import (
    DC,
    EXIF,
    PHOTOSHOP,
    TIFF,
    DamagedXmp,
    Edit,
    Element,
    XmpPacket,
    edit_packet,
    removal,
)

GPS: Final = 0x8825
"""Tag that points to the GPS directory."""

_GEOTIFF: Final = frozenset({0x830E, 0x8480, 0x8482, 0x85D8, 0x87AF, 0x87B0, 0x87B1})
"""Tags of GeoTIFF 1.1 (OGC 19-008r4), which place a picture on the Earth."""

_MAKER_NOTES: Final = frozenset({MAKER_NOTE, 0xC634})
"""Notes of a camera's maker, which may hold a place in a form that only the maker knows."""

_ASCII: Final = 2
"""Type of texts in EXIF."""

_EXIF_TEXTS: Final = frozenset({DESCRIPTION, 0x9286, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F})
"""Description, user comment, and the title, comment, keywords and subject of Windows."""

_IPTC_PLACES: Final = frozenset({26, 27, 90, 92, 95, 100, 101})
"""Data sets of record 2 (IPTC IIM 4.2): content location, city, sublocation, state, country."""

_IPTC_TEXTS: Final = frozenset({5, 25, 40, 105, 120})
"""Title, keywords, instructions, headline and caption."""

_IPTC_PREVIEW: Final = 202
"""Data set of record 2 with a preview, which may have EXIF of its own."""

_PLACE_NAMES: Final = re.compile(
    r"gps|latitude|longitude|altitude|geotag|shotlocation|maker_?note|"
    r"^(lat|lon|long|city|state|provincestate|province_?state|country|countrycode|"
    r"countryname|coverage|worldregion|sublocation|location|location(created|shown|id|name))$",
    re.IGNORECASE,
)
"""Names of properties that hold a place."""

_XMP_TEXTS: Final = frozenset(
    {
        (DC, "description"),
        (DC, "title"),
        (EXIF, "UserComment"),
        (TIFF, "ImageDescription"),
        (PHOTOSHOP, "Headline"),
        (PHOTOSHOP, "Instructions"),
    }
)
"""Properties in XMP with text that a person or a program wrote."""

_KEYWORDS: Final = "subject"
"""Name of the property with keywords."""

_NUMBERS: Final = re.compile(r"camera-raw|Area#|Region#|^Rectangle$|^parameters$")
"""Pattern in namespaces and names of properties in XMP whose numbers are no coordinates."""

Unwanted = Callable[[ExifEditor, Entry], bool]
"""Return whether an entry is to be removed."""


def without_places(metadata: Metadata) -> Metadata:
    """Remove positions, place names, texts with coordinates, and the camera's MakerNote.

    A block that cannot be searched is removed completely."""
    return replace(
        metadata,
        exif=metadata.exif and _exif_without_places(metadata.exif),
        xmp=metadata.xmp and _xmp_without_places(metadata.xmp),
        iptc=metadata.iptc and _iptc_without_places(metadata.iptc),
        comments=_comments_without_places(metadata.comments),
    )


def has_maker_note(exif: bytes | None) -> bool:
    """Return whether an EXIF block has a MakerNote of the camera."""
    return any(entry.tag in _MAKER_NOTES for entry in _entries(exif or b""))


def tells_place(metadata: Metadata) -> bool:
    """Return whether metadata, apart from a MakerNote, tell where a photo was taken."""
    exif = metadata.exif and _without(metadata.exif, _is_place)
    return replace(without_places(metadata), exif=exif) != metadata


def _exif_without_places(exif: bytes) -> bytes | None:
    return _without(exif, lambda *each: each[1].tag in _MAKER_NOTES or _is_place(*each))


def _is_place(editor: ExifEditor, entry: Entry) -> bool:
    if entry.tag in _EXIF_TEXTS:
        return tells_position(plain_text(editor.value(entry)))
    if entry.type == _ASCII and has_coordinates(plain_text(editor.value(entry))):
        return True
    return entry.tag == GPS or entry.tag in _GEOTIFF


def _without(exif: bytes, unwanted: Unwanted) -> bytes | None:
    """Remove unwanted entries and the directories they point to; None for invalid EXIF."""
    try:
        editor = ExifEditor(exif)
        for directory in editor.directories:
            for entry in reversed(editor.entries(directory)):
                if unwanted(editor, entry):
                    if entry.tag == GPS:
                        editor.zero_target(entry)
                    editor.remove(entry)
    except (NoTags, struct.error):
        return None
    return bytes(editor.block)


def _entries(exif: bytes) -> Iterator[Entry]:
    with suppress(NoTags, struct.error):
        editor = ExifEditor(exif)
        for directory in editor.directories:
            yield from editor.entries(directory)


def _xmp_without_places(xmp: bytes) -> bytes | None:
    try:
        return edit_packet(xmp, _place_edits)
    except DamagedXmp:
        return None


def _place_edits(packet: XmpPacket) -> Iterator[Edit]:
    for element in packet.elements:
        for found in (element.own, *element.attributes):
            is_text = (found.namespace, found.name) in _XMP_TEXTS
            told = is_text and tells_position(packet.text(found))
            if told or _PLACE_NAMES.search(found.name):
                yield removal(found)
        yield from _edits_of_values(packet, element)


def _edits_of_values(packet: XmpPacket, element: Element) -> Iterator[Edit]:
    """Remove attributes, and elements without children such as list items, with coordinates."""
    around = {each.own.name for each in element.ancestors()}
    for found in (*element.attributes, *(() if element.children else (element.own,))):
        text = packet.text(found)
        is_number = any(map(_NUMBERS.search, (found.namespace, found.name)))
        told = tells_position(text) if _KEYWORDS in around else False
        if told or has_coordinates(text, unlabelled=not is_number):
            yield removal(found)


def _iptc_without_places(iptc: bytes) -> bytes | None:
    """Remove data sets about places, and all behind an unreadable one; None if none is left."""
    kept, offset = list[bytes](), 0
    while iptc[offset : offset + 1] == b"\x1c" and offset + 5 <= len(iptc):
        record, number, size = struct.unpack_from(">BBH", iptc, offset + 1)
        head = 5
        if size & 0x8000:
            head += size & 0x7FFF
            size = int.from_bytes(iptc[offset + 5 : offset + head], "big")
        end = offset + head + size
        if not (record == 2 and _is_iptc_place(number, iptc[offset + head : end])):
            kept.append(iptc[offset:end])
        offset = end
    return b"".join(kept) or None


def _is_iptc_place(number: int, value: bytes) -> bool:
    """Return whether a data set of record 2 holds a place."""
    if number == _IPTC_PREVIEW:
        return EXIF_START in value
    told = tells_position if number in _IPTC_TEXTS else has_coordinates
    return number in _IPTC_PLACES or told(plain_text(value))


def _comments_without_places(comments: Comments) -> Comments:
    return tuple(
        (key, text)
        for key, text in comments
        if not _PLACE_NAMES.search(key.rpartition(":")[2]) and not tells_position(text)
    )
