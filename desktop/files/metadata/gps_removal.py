"""Removal of everything that tells where a photo was taken, without moving other data.

Own code, since Pillow rewrites a MakerNote, whose offsets then are wrong, and exiv2 is under the
GPL.
"""

import re
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from typing import Final

from desktop.document.photo import Comments, Metadata
from desktop.files.metadata.exif_editor import UTF_8, Entry, ExifEditor
from desktop.files.metadata.gps_text_removal import (
    cut_bytes,
    has_coordinates,
    names_coordinate,
    names_place,
    without_coordinates,
    without_telling_keywords,
    without_telling_words,
)
from desktop.files.metadata.metadata_blocks import EXIF_START
from desktop.files.metadata.tiff_ifd import DESCRIPTION, MAKER_NOTE, NoTags
from desktop.files.metadata.xmp_packet import (
    DC,
    EXIF,
    PHOTOSHOP,
    RDF,
    TIFF,
    XMP,
    DamagedXmp,
    Edit,
    Element,
    Property,
    XmpPacket,
    edit_packet,
    removal,
    replacement,
)

GPS: Final = 0x8825
"""Tag that points to the GPS directory."""

_GEOTIFF: Final = frozenset({0x830E, 0x8480, 0x8482, 0x85D8, 0x87AF, 0x87B0, 0x87B1})
"""Tags of GeoTIFF 1.1 (OGC 19-008r4), which place a picture on the Earth."""

_MAKER_NOTES: Final = frozenset({MAKER_NOTE, 0xC634})
"""Notes of a camera's maker, which may hold a place in a form that only the maker knows."""

_GPS_ENTRY: Final = re.compile(
    rb"[\x02\x04]\0[\x05\x0a]\0[\x01-\x03]\0\0\0|\0[\x02\x04]\0[\x05\x0a]\0\0\0[\x01-\x03]|"
    rb"[\x01\x03]\0\x02\0\x02\0\0\0[NSEW]\0|\0[\x01\x03]\0\x02\0\0\0\x02[NSEW]\0"
)
"""Entry with latitude or longitude in a GPS directory, of either byte order, wherever it lies."""

_ASCII: Final = 2
"""Type of texts in EXIF."""

_SINGLE_BYTES: Final = frozenset({1, _ASCII, 6, 7, UTF_8})
"""Types of EXIF whose numbers are of one byte each."""

_USER_COMMENT: Final = 0x9286
"""Tag of a comment with 8 bytes in front that name its encoding."""

_EXIF_KEYWORDS: Final = 0x9C9E
"""Tag of the keywords of Windows, separated by semicolons."""

_EXIF_TEXTS: Final = frozenset({DESCRIPTION, _USER_COMMENT, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9F})
"""Description, user comment, and the title, comment, author and subject of Windows."""

_GDAL: Final = 0xA480
"""Tag with XML of the library GDAL, whose items have a name and a value."""

_ITEM: Final = re.compile(r"<Item\b[^<>]{0,200}>[^<]{0,2000}</Item>")

_IPTC_PLACES: Final = frozenset({26, 27, 90, 92, 95, 100, 101})
"""Data sets of record 2 (IPTC IIM 4.2): content location, city, sublocation, state, country."""

_IPTC_TEXTS: Final = frozenset({5, 40, 105, 120})
"""Title, instructions, headline and caption."""

_IPTC_KEYWORD: Final = 25
"""Data set of record 2 with one keyword."""

_IPTC_PREVIEW: Final = 202
"""Data set of record 2 with a preview, which may have EXIF of its own."""

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

_KEYWORDS: Final = re.compile(
    r"^(subject|hierarchicalsubject|tagslist|lastkeyword(xmp|iptc)|catalogsets|keywords?)$",
    re.IGNORECASE,
)
"""Names of properties and comments with keywords."""

_FIELD_OF_NAME: Final = re.compile(r"^(name|key|id|label|tag|field|property|type)$", re.IGNORECASE)
"""Names of fields whose text names another field of the same structure."""

_COMMON: Final = frozenset({DC, EXIF, PHOTOSHOP, RDF, TIFF, XMP})
"""Namespaces of properties that name no other property beside them."""

_XML: Final = "http://www.w3.org/XML/1998/namespace"

_NUMBERS: Final = re.compile(r"camera-raw|Area#|Region#|^Rectangle$|^parameters$")
"""Pattern in namespaces and names of properties in XMP whose numbers are no coordinates."""


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
    exif = metadata.exif and _exif_without_places(metadata.exif, with_notes=True)
    has_lost_position = exif is not None and _GPS_ENTRY.search(exif) is not None
    return has_lost_position or replace(without_places(metadata), exif=exif) != metadata


def _exif_without_places(exif: bytes, *, with_notes: bool = False) -> bytes | None:
    """Remove places and notes of a camera's maker with what they point to; None for invalid EXIF.

    All bytes to which nothing leads any more are zeroed, since they may be an older position;
    `with_notes` keeps them, and the notes."""
    try:
        editor = ExifEditor(exif)
        for directory in editor.directories:
            for entry in reversed(editor.entries(directory)):
                _edit_entry(editor, entry, frozenset() if with_notes else _MAKER_NOTES)
        if not with_notes:
            _clear_lost_positions(editor)
    except (NoTags, struct.error):
        return None
    return bytes(editor.block)


def _edit_entry(editor: ExifEditor, entry: Entry, unwanted: frozenset[int]) -> None:
    """Remove an entry with a place or an unwanted tag, or the coordinates in its text."""
    if entry.tag == GPS:
        editor.zero_target(entry)
    if entry.tag in unwanted or entry.tag in _GEOTIFF or entry.tag == GPS:
        editor.remove(entry)
    else:
        _cut_entry(editor, entry)


def _clear_lost_positions(editor: ExifEditor) -> None:
    """Zero what nothing leads to, and remove values that contain a GPS directory."""
    editor.clear_unreachable()
    for directory in editor.directories:
        for entry in reversed(editor.entries(directory)):
            if _GPS_ENTRY.search(editor.value(entry)):
                editor.remove(entry)
    start, end = editor.thumbnail_span()
    if _GPS_ENTRY.search(editor.block, start, end):
        editor.block[start:end] = bytes(end - start)


def _cut_entry(editor: ExifEditor, entry: Entry) -> None:
    """Cut coordinates from an entry with text; remove the entry if nothing else is left."""
    before = editor.value(entry)
    after = _cut_exif_text(entry, before)
    if after == before:
        return
    if after and len(after) < len(before) and entry.type in _SINGLE_BYTES:
        editor.set_shorter(entry, after)
    else:
        editor.remove(entry)


def _cut_exif_text(entry: Entry, value: bytes) -> bytes:
    if entry.tag == _USER_COMMENT:
        text = cut_bytes(value[8:], without_telling_words)
        return value[:8] + text if text else b""
    if entry.tag == _EXIF_KEYWORDS:
        return cut_bytes(value, without_telling_keywords)
    if entry.tag == _GDAL:
        return cut_bytes(cut_bytes(value, _without_telling_items), without_coordinates)
    if entry.tag in _EXIF_TEXTS:
        return cut_bytes(value, without_telling_words)
    return cut_bytes(value, without_coordinates) if entry.type in (_ASCII, UTF_8) else value


def _without_telling_items(xml: str) -> str:
    """Remove from GDAL's XML the items with coordinates or the name of a place."""
    return _ITEM.sub(lambda found: "" if _tells(found[0]) else found[0], xml)


def _tells(item: str) -> bool:
    name = re.search(r"name=[\"']([^\"']*)", item)
    return has_coordinates(item) or (name is not None and names_place(name[1]))


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
        yield from map(removal, _named_values(packet, element))
        for found in (element.own, *element.attributes):
            if names_place(found.name):
                yield removal(found)
        yield from _edits_of_values(packet, element)
        if element.children and has_coordinates(packet.joined(element.gaps())):
            yield from ((gap, "") for gap in element.gaps())
    for note in packet.notes():
        if has_coordinates(packet.content[slice(*note)].decode("utf-8", "replace")):
            yield note, ""


def _named_values(packet: XmpPacket, element: Element) -> Iterator[Property]:
    """Yield the fields of a structure, or items of a list, that another one calls a place.

    Such as a name "GPSLatitude" beside a value, or an item "latitude" before an item with digits.
    """
    leaves = [each.own for each in element.children if not each.children]
    fields = [*element.attributes, *leaves, *(() if element.children else (element.own,))]
    fields = [each for each in fields if not _is_common(each, element)]
    texts = {field: packet.text(field) for field in fields}
    if element.is_named(RDF, "Seq") or element.is_named(RDF, "Bag"):
        for name, value in pairwise(fields):
            if names_coordinate(texts[name]) and _has_digit(texts[value]):
                yield from (name, value)
        return
    naming = [each for each in fields if _is_naming(each, texts[each])]
    is_named = any(_FIELD_OF_NAME.search(each.name) for each in naming)
    others = [each for each in fields if each not in naming]
    values = [each for each in others if naming and (is_named or _has_digit(texts[each]))]
    yield from (*naming, *values) if values else ()


def _is_common(field: Property, element: Element) -> bool:
    """Return whether a field is a usual property of the photo, or of the region of a face."""
    is_outer = element.parent is not None and element.parent.is_named(RDF, "RDF")
    return "egion" in field.namespace or (is_outer and field.namespace in _COMMON)


def _is_naming(field: Property, text: str) -> bool:
    """Return whether a field says that others of its structure hold a place."""
    if field.namespace == _XML or not text:
        return False
    is_name = _FIELD_OF_NAME.search(field.name) is not None
    return names_place(text.rpartition(":")[2]) if is_name else names_coordinate(text)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _edits_of_values(packet: XmpPacket, element: Element) -> Iterator[Edit]:
    """Cut coordinates from attributes, and from elements without children such as list items."""
    around = {each.own.full_name for each in element.ancestors()}
    for found in (*element.attributes, *(() if element.children else (element.own,))):
        text = packet.text(found)
        kept = _cut_value(found, text, {*around, found.full_name})
        if kept != text:
            yield replacement(found, kept) if kept else removal(found)


def _cut_value(found: Property, text: str, around: set[tuple[str, str]]) -> str:
    """Return the part of a value that tells no place; `around` names its properties."""
    if any(_KEYWORDS.search(name) for _, name in around):
        return without_telling_keywords(text)
    if around & _XMP_TEXTS:
        return without_telling_words(text)
    is_number = any(map(_NUMBERS.search, found.full_name))
    return without_coordinates(text, unlabelled=not is_number)


def _iptc_without_places(iptc: bytes) -> bytes | None:
    """Remove places from data sets, and all behind an unreadable one; None if none is left."""
    kept, offset = list[bytes](), 0
    while iptc[offset : offset + 1] == b"\x1c" and offset + 5 <= len(iptc):
        record, number, size = struct.unpack_from(">BBH", iptc, offset + 1)
        head = 5
        if size & 0x8000:
            head += size & 0x7FFF
            size = int.from_bytes(iptc[offset + 5 : offset + head], "big")
        end = offset + head + size
        value = iptc[offset + head : end]
        after = _cut_iptc(number, value) if record == 2 else value
        if after == value:
            kept.append(iptc[offset:end])
        elif after:
            kept.append(iptc[offset : offset + 3] + _iptc_size(len(after)) + after)
        offset = end
    return b"".join(kept) or None


def _iptc_size(size: int) -> bytes:
    """Return `size` in bytes as IPTC IIM 4.2 writes lengths, in 2 or in 6 bytes."""
    return struct.pack(">H", size) if size < 0x8000 else struct.pack(">HI", 0x8004, size)


def _cut_iptc(number: int, value: bytes) -> bytes:
    """Return the part of the IPTC data set 2:`number` that tells no place."""
    if number in _IPTC_PLACES or (number == _IPTC_PREVIEW and EXIF_START in value):
        return b""
    if number == _IPTC_PREVIEW:
        return value
    if number == _IPTC_KEYWORD:
        return cut_bytes(value, without_telling_keywords)
    return cut_bytes(value, without_telling_words if number in _IPTC_TEXTS else without_coordinates)


def _comments_without_places(comments: Comments) -> Comments:
    cut = (
        (key, _cut_comment(key, text))
        for key, text in comments
        if not names_place(key.rpartition(":")[2])
    )
    before = dict.fromkeys(comments)
    return tuple(each for each in cut if each[1] or each in before)


def _cut_comment(key: str, text: str) -> str:
    if _KEYWORDS.search(key.rpartition(":")[2]):
        return without_telling_keywords(text)
    return without_telling_words(text)
