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
from desktop.files.metadata.tiff_ifd import DESCRIPTION, MAKER_NOTE, NoTags
from desktop.files.metadata.xmp_packet import (
    DC,
    EXIF,
    PHOTOSHOP,
    TIFF,
    DamagedXmp,
    Edit,
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

_EXIF_TEXTS: Final = frozenset({DESCRIPTION, 0x9286, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F})
"""Description, user comment, and the title, comment, keywords and subject of Windows."""

_IPTC_PLACES: Final = frozenset({26, 27, 90, 92, 95, 100, 101})
"""Data sets of record 2 (IPTC IIM 4.2): content location, city, sublocation, state, country."""

_IPTC_TEXTS: Final = frozenset({5, 40, 105, 120})
"""Title, instructions, headline and caption."""

_PLACE_NAMES: Final = re.compile(
    r"gps|latitude|longitude|geotag|maker_?note|"
    r"^(lat|lon|long|altitude|city|state|provincestate|province_?state|country|countrycode|"
    r"countryname|worldregion|sublocation|location|location(created|shown|id|name))$",
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

_DEGREES: Final = r"\d{1,3}(?:[.,]\d{1,9})?\s{0,4}(?:°|deg|\xba)?[\s\d.,'\"′″´`]{0,24}"
_POSITION: Final = re.compile(
    rf"\bGPS\b|\bgeo:-?\d|{_DEGREES}[NS]\b.{{0,8}}?{_DEGREES}[EWO]\b|"
    r"(?<![\d.])-?\d{1,2}\.\d{4,20}\s{0,4}[,;/ ]\s{0,4}-?\d{1,3}\.\d{4,20}(?![\d.])",
    re.IGNORECASE,
)
"""Text with coordinates, or that says to have them."""

_MAX_TEXT: Final = 1 << 16
"""Characters of a text that are searched."""

Unwanted = Callable[[ExifEditor, Entry], bool]
"""Return whether an entry is to be removed."""


def without_places(metadata: Metadata) -> Metadata:
    """Remove positions, names of places, text with coordinates, and notes of the camera's maker.

    A block that cannot be searched is removed as a whole.
    """
    return replace(
        metadata,
        exif=metadata.exif and _exif_without_places(metadata.exif),
        xmp=metadata.xmp and _xmp_without_places(metadata.xmp),
        iptc=metadata.iptc and _iptc_without_places(metadata.iptc),
        comments=_comments_without_places(metadata.comments),
    )


def has_maker_note(exif: bytes | None) -> bool:
    """Return whether an EXIF block has notes of the camera's maker."""
    return any(entry.tag in _MAKER_NOTES for entry in _entries(exif or b""))


def tells_place(metadata: Metadata) -> bool:
    """Return whether metadata tell where a photo was taken; the maker's notes do not count."""
    exif = metadata.exif and _without(metadata.exif, _is_place)
    return replace(without_places(metadata), exif=exif) != metadata


def _tells_position(text: str) -> bool:
    return _POSITION.search(text[:_MAX_TEXT]) is not None


def _exif_without_places(exif: bytes) -> bytes | None:
    return _without(exif, lambda *each: each[1].tag in _MAKER_NOTES or _is_place(*each))


def _is_place(editor: ExifEditor, entry: Entry) -> bool:
    if entry.tag in _EXIF_TEXTS:
        return _tells_position(_plain_text(editor.value(entry)))
    return entry.tag == GPS or entry.tag in _GEOTIFF


def _without(exif: bytes, unwanted: Unwanted) -> bytes | None:
    """Zero and remove unwanted entries, and directories they point to; None if this is not EXIF."""
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


def _plain_text(value: bytes) -> str:
    """Return text of an unknown encoding without the zeros of UTF-16."""
    return value[:_MAX_TEXT].replace(b"\0", b"").decode("latin-1")


def _xmp_without_places(xmp: bytes) -> bytes | None:
    try:
        return edit_packet(xmp, _place_edits)
    except DamagedXmp:
        return None


def _place_edits(packet: XmpPacket) -> Iterator[Edit]:
    for found in packet.properties():
        told = (found.namespace, found.name) in _XMP_TEXTS and _tells_position(packet.text(found))
        if told or _PLACE_NAMES.search(found.name):
            yield removal(found)


def _iptc_without_places(iptc: bytes) -> bytes | None:
    """Remove the data sets of places; what follows an unreadable data set is removed as well."""
    kept, offset = list[bytes](), 0
    while iptc[offset : offset + 1] == b"\x1c" and offset + 5 <= len(iptc):
        record, number, size = struct.unpack_from(">BBH", iptc, offset + 1)
        head = 5
        if size & 0x8000:
            head += size & 0x7FFF
            size = int.from_bytes(iptc[offset + 5 : offset + head], "big")
        end = offset + head + size
        text = number in _IPTC_TEXTS and _tells_position(_plain_text(iptc[offset + head : end]))
        if not (record == 2 and (number in _IPTC_PLACES or text)):
            kept.append(iptc[offset:end])
        offset = end
    return b"".join(kept) or None


def _comments_without_places(comments: Comments) -> Comments:
    return tuple(
        (key, text)
        for key, text in comments
        if not _PLACE_NAMES.search(key.rpartition(":")[2]) and not _tells_position(text)
    )
