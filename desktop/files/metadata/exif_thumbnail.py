"""EXIF thumbnail: detection, removal and replacement without moving other data.

Own code, since Pillow rewrites a MakerNote and exiv2 is under the GPL.
"""

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
"""Largest side of a thumbnail in pixels (Exif 2.32, section 4.6.3)."""

_COMPRESSION, _START, _LENGTH = 0x0103, 0x0201, 0x0202
_SHORT, _LONG, _JPEG = 3, 4, 6
_PADDING: Final = 2
"""Largest number of padding bytes at the end of an EXIF block."""


def has_thumbnail(exif: bytes | None) -> bool:
    """Return whether an EXIF block has a second directory, which describes the thumbnail."""
    return _second_directory(exif or b"") is not None


def without_thumbnail(exif: bytes | None) -> bytes | None:
    """Return an EXIF block with its thumbnail unlinked, and cut off if it is at the end."""
    second = _second_directory(exif or b"")
    if second is None or exif is None:
        return exif
    layout, link, directory = second
    unlinked = exif[:link] + layout.offset.pack(0) + exif[link + layout.offset.size :]
    cut = unlinked[: _thumbnail_start(unlinked, layout, directory)]
    return cut if _tags(cut) == _tags(unlinked) else unlinked


def with_thumbnail(exif: bytes, jpeg: bytes) -> bytes:
    """Return an EXIF block with an existing thumbnail replaced; other data stay in place."""
    second, bare = _second_directory(exif), without_thumbnail(exif)
    if second is None or bare is None:
        return exif
    layout, link, _ = second
    bare += b"\0" * (len(bare) % 2)
    start = len(bare) + directory_size(3, layout)
    values = {_COMPRESSION: _JPEG, _START: start, _LENGTH: len(jpeg)}
    entries = {tag: _entry(layout, tag, value) for tag, value in values.items()}
    linked = bare[:link] + layout.offset.pack(len(bare)) + bare[link + layout.offset.size :]
    return linked + pack_directory(entries, 0, layout) + jpeg


def _tags(exif: bytes) -> Directory | None:
    with suppress(NoTags):
        return build_description(exif)
    return None


def _entry(layout: Layout, tag: int, value: int) -> bytes:
    kind, code = (_SHORT, "H") if tag == _COMPRESSION else (_LONG, "I")
    return layout.entry.pack(tag, kind, 1, struct.pack(layout.order + code, value))


def _second_directory(exif: bytes) -> tuple[Layout, int, int] | None:
    """Return the layout of an EXIF block, where it links to a second directory, and its offset.

    Returns None without a second directory."""
    try:
        layout, first = parse_header(exif)
        entries = entry_offsets(exif, layout, first)
        if len(entries) != layout.count.unpack_from(exif, first)[0]:
            return None
        (second,) = layout.offset.unpack_from(exif, entries.stop)
    except (NoTags, struct.error):
        return None
    return (layout, entries.stop, second) if 0 < second < len(exif) else None


def _thumbnail_start(exif: bytes, layout: Layout, directory: int) -> int:
    """Return the offset of the thumbnail, if it is last, else the length of the block.

    `directory` is the byte offset of the thumbnail's directory."""
    try:
        values = read_numbers(exif, layout, directory, (_START, _LENGTH))
    except struct.error:
        return len(exif)
    start = values.get(_START, len(exif))
    rest = len(exif) - start - values.get(_LENGTH, 0)
    return start if 0 <= rest <= _PADDING and start > directory else len(exif)
