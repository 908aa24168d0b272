"""The small picture in an EXIF block, which must not show what the photo no longer does."""

import struct
from contextlib import suppress
from typing import Final

from desktop.files.metadata.tiff_ifd import (
    Directory,
    Layout,
    NoTags,
    build_description,
    directory_size,
    entry_offsets,
    pack_directory,
    parse_header,
    read_numbers,
)

SIDE: Final = 160
"""Pixels (Exif 2.32, section 4.6.3)."""

_COMPRESSION, _START, _LENGTH = 0x0103, 0x0201, 0x0202
_SHORT, _LONG, _JPEG = 3, 4, 6
_PADDING: Final = 2
"""Bytes that may stand behind the last thing in a block."""


def has_thumbnail(exif: bytes | None) -> bool:
    return _second(exif or b"") is not None


def without_thumbnail(exif: bytes | None) -> bytes | None:
    """The same bytes, but nothing leads to the small picture any more; where it ends the block it
    is cut off."""
    second = _second(exif or b"")
    if second is None or exif is None:
        return exif
    layout, at, where = second
    silent = exif[:at] + layout.offset.pack(0) + exif[at + layout.offset.size :]
    cut = silent[: _start_of_last(silent, layout, where)]
    return cut if _tags(cut) == _tags(silent) else silent


def with_thumbnail(exif: bytes, small: bytes) -> bytes:
    """A block that has a small picture with another one, a JPEG; notes of the camera's maker stay
    where they were."""
    second, bare = _second(exif), without_thumbnail(exif)
    if second is None or bare is None:
        return exif
    layout, at, _ = second
    bare += b"\0" * (len(bare) % 2)
    numbers = {
        _COMPRESSION: _JPEG,
        _START: len(bare) + directory_size(3, layout),
        _LENGTH: len(small),
    }
    entries = {tag: _entry(layout, tag, number) for tag, number in numbers.items()}
    led = bare[:at] + layout.offset.pack(len(bare)) + bare[at + layout.offset.size :]
    return led + pack_directory(entries, 0, layout) + small


def _tags(exif: bytes) -> Directory | None:
    with suppress(NoTags):
        return build_description(exif)
    return None


def _entry(layout: Layout, tag: int, number: int) -> bytes:
    kind, code = (_SHORT, "H") if tag == _COMPRESSION else (_LONG, "I")
    return layout.entry.pack(tag, kind, 1, struct.pack(layout.order + code, number))


def _second(exif: bytes) -> tuple[Layout, int, int] | None:
    """Where the offset of the second directory is, and what it says, where it says anything."""
    try:
        layout, at = parse_header(exif)
        entries = entry_offsets(exif, layout, at)
        if len(entries) != layout.count.unpack_from(exif, at)[0]:
            return None
        (where,) = layout.offset.unpack_from(exif, entries.stop)
    except (NoTags, struct.error):
        return None
    return (layout, entries.stop, where) if 0 < where < len(exif) else None


def _start_of_last(exif: bytes, layout: Layout, where: int) -> int:
    """Where the small picture begins if nothing comes behind it, otherwise the end."""
    try:
        found = read_numbers(exif, layout, where, (_START, _LENGTH))
    except struct.error:
        return len(exif)
    start = found.get(_START, len(exif))
    behind = len(exif) - start - found.get(_LENGTH, 0)
    return start if 0 <= behind <= _PADDING and start > where else len(exif)
