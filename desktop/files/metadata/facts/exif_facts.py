"""Family facts in EXIF and IPTC, for programs that read no XMP: caption and first possible date.

EXIF gets both (Exif 3.0: ImageDescription, DateTimeOriginal); IPTC records, which newer programs
do not write any more, only where the photo has some (MWG guidelines 2.0, section 3.2). Data in a
block of EXIF stay where they are, so that a MakerNote keeps its offsets: changed directories are
appended.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from desktop.document.family_facts import FamilyFacts
from desktop.document.photo import Metadata
from desktop.files.metadata.comment_encoding import as_utf_8
from desktop.files.metadata.tiff_ifd import (
    DESCRIPTION,
    EXIF,
    Layout,
    NoTags,
    entry_offsets,
    parse_header,
)

DATE_ORIGINAL: Final = 0x9003
_ASCII, _LONG, _UNDEFINED = 2, 4, 7
_VERSION: Final = 0x9000
_EMPTY: Final = b"II*\0\x08\0\0\0\0\0\0\0\0\0"
"""EXIF block with an empty directory."""

_MOST_BYTES: Final = 60_000
"""Bytes of the longest EXIF block that a JPEG file can hold, with some room."""

_CAPTION, _DATE = 120, 55
_CHARACTER_SET: Final = b"\x1c\x01\x5a\x00\x03\x1b%G"
"""Record of IPTC that all texts are in UTF-8."""

_MOST_CAPTION: Final = 2000
"""Bytes of the longest caption in IPTC (IIM 4.2, data set 2:120)."""

Tags = Mapping[int, tuple[int, bytes]]
"""Type and value of tags, in the byte order of the block."""


def with_exif_facts(metadata: Metadata, facts: FamilyFacts) -> Metadata:
    """Return metadata whose EXIF, and IPTC if there is any, tell caption and date of the facts.

    What the facts leave open stays as it is, and so does a block that is damaged or too long."""
    root: dict[int, tuple[int, bytes]] = {}
    inner: dict[int, tuple[int, bytes]] = {}
    if facts.caption:
        root[DESCRIPTION] = _ASCII, facts.caption.encode() + b"\0"
    if facts.date.first_day:
        inner[DATE_ORIGINAL] = _ASCII, f"{facts.date.first_day:%Y:%m:%d} 00:00:00\0".encode()
    if not root and not inner:
        return metadata
    exif = metadata.exif
    try:
        changed = with_tags(exif or _EMPTY, root, inner)
    except (NoTags, struct.error):
        changed = b""
    if changed and len(changed) <= max(_MOST_BYTES, len(exif or b"")):
        exif = changed
    iptc = metadata.iptc and with_iptc_facts(metadata.iptc, facts.caption, facts.date.first_day)
    return replace(metadata, exif=exif, iptc=iptc)


def with_tags(exif: bytes, root: Tags, inner: Tags) -> bytes:
    """Return an EXIF block with tags set in its first directory and in the one of EXIF.

    Raises: NoTags; struct.error."""
    block = bytearray(exif)
    layout, first = parse_header(exif)
    entries = _entries(block, layout, first)
    if inner:
        target = _target(entries, layout)
        old = _entries(block, layout, target) if target else {}
        version = {} if _VERSION in old else {_VERSION: (_UNDEFINED, b"0232")}
        start = _append_directory(block, layout, old, {**version, **inner}, following=0)
        root = {**root, EXIF: (_LONG, struct.pack(f"{layout.order}I", start))}
    end = entry_offsets(block, layout, first).stop
    (following,) = layout.offset.unpack_from(bytes(block[end:]).ljust(8, b"\0"))
    start = _append_directory(block, layout, entries, root, following)
    layout.offset.pack_into(block, layout.head, start)
    return bytes(block)


def _entries(block: bytearray, layout: Layout, directory: int) -> dict[int, bytes]:
    """Return the entries of a directory by tag, as bytes."""
    size = layout.entry.size
    offsets = entry_offsets(block, layout, directory)
    raw = (bytes(block[at : at + size]) for at in offsets)
    return {layout.entry.unpack(each)[0]: each for each in raw if len(each) == size}


def _target(entries: Mapping[int, bytes], layout: Layout) -> int | None:
    if EXIF not in entries:
        return None
    return int(layout.offset.unpack(layout.entry.unpack(entries[EXIF])[3])[0])


def _append_directory(
    block: bytearray, layout: Layout, old: Mapping[int, bytes], tags: Tags, following: int
) -> int:
    """Append a directory with old entries and new tags to a block; return its offset.

    `following` is the offset of the next directory, 0 if it is the last."""
    entries = dict(old)
    for tag, (kind, value) in tags.items():
        count = len(value) // (4 if kind == _LONG else 1)
        inline = value.ljust(layout.offset.size, b"\0")
        if len(value) > layout.offset.size:
            block += b"\0" * (len(block) % 2)
            inline = layout.offset.pack(len(block))
            block += value
        entries[tag] = layout.entry.pack(tag, kind, count, inline)
    block += b"\0" * (len(block) % 2)
    start = len(block)
    ordered = b"".join(entries[tag] for tag in sorted(entries))
    block += layout.count.pack(len(entries)) + ordered + layout.offset.pack(following)
    return start


def with_iptc_facts(iptc: bytes, caption: str, day: date | None) -> bytes:
    """Return IPTC records, all in UTF-8 then, with a caption and a date unless they are empty."""
    new = dict[int, bytes]()
    if caption:
        new[_CAPTION] = caption.encode()[:_MOST_CAPTION].decode("utf-8", "ignore").encode()
    if day:
        new[_DATE] = f"{day:%Y%m%d}".encode()
    records = list(_records(iptc))
    is_unicode = any(each == _CHARACTER_SET for _, _, each in records)
    kept = b""
    for record, number, raw in records:
        if raw == _CHARACTER_SET or (record == 2 and number in new):
            continue
        value = raw[5:]
        is_text = record == 2 and not is_unicode
        kept += _record(record, number, as_utf_8(value)) if is_text else raw
    added = b"".join(_record(2, number, value) for number, value in sorted(new.items()))
    return _CHARACTER_SET + kept + added


def iptc_caption(iptc: bytes | None) -> str:
    """Return the caption in IPTC records; empty without one."""
    records = _records(iptc or b"")
    found = (raw[5:] for record, number, raw in records if (record, number) == (2, _CAPTION))
    return as_utf_8(next(found, b"")).decode().strip("\0 ")


def _record(record: int, number: int, value: bytes) -> bytes:
    return b"\x1c" + struct.pack(">BBH", record, number, len(value)) + value


def _records(iptc: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield record, data set, and all bytes of each entry of ordinary length."""
    at = 0
    while iptc[at : at + 1] == b"\x1c" and at + 5 <= len(iptc):
        record, number, size = struct.unpack_from(">BBH", iptc, at + 1)
        if size & 0x8000:
            yield record, number, iptc[at:]
            return
        yield record, number, iptc[at : at + 5 + size]
        at += 5 + size
