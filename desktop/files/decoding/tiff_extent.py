"""Extent of TIFF files: the last byte to which anything in them leads.

What stands behind it belongs to no picture and no tag (TIFF 6.0, section 2).
"""

import struct
from collections.abc import Iterator
from typing import Final

from desktop.files.metadata.tiff_ifd import (
    POINTERS,
    Layout,
    NoTags,
    entry_offsets,
    parse_header,
    value_size,
)

_STARTS_AND_SIZES: Final = ((0x0111, 0x0117), (0x0144, 0x0145), (0x0120, 0x0121), (0x0201, 0x0202))
"""Tags with offsets and lengths: strips, tiles, free places, and the picture of old JPEG."""

_SUB_IFDS: Final = 0x014A
_OFFSET_TYPES: Final = {3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}
_MAX_DIRECTORIES: Final = 4096
_MAX_OFFSETS: Final = 1 << 24


def referenced_end(block: memoryview) -> int | None:
    """Return the offset behind the last byte that directories, values and pictures occupy.

    Returns None where that is not known: a directory or a length is missing or damaged."""
    end = _find_end(block)
    return None if end is None else min(end, len(block))


def tiff_ends_early(block: memoryview) -> bool:
    """Return whether values or pictures of a TIFF file lie behind its end."""
    end = _find_end(block)
    return end is not None and end > len(block)


def _find_end(block: memoryview) -> int | None:
    try:
        layout, first = parse_header(block)
        waiting, seen, end = [first], set[int](), layout.head + layout.offset.size
        while waiting:
            offset = waiting.pop()
            if offset in seen:
                continue
            if len(seen) == _MAX_DIRECTORIES:
                return None
            seen.add(offset)
            directory = _Directory(block, layout, offset)
            end = max(end, directory.end())
            waiting += directory.following()
    except (NoTags, struct.error, KeyError, OverflowError, MemoryError):
        return None
    return end


class _Directory:
    """Directory of a TIFF file with the offsets in its entries. Raises: struct.error; KeyError."""

    def __init__(self, block: memoryview, layout: Layout, offset: int) -> None:
        self._block, self._layout = block, layout
        self._offsets = entry_offsets(block, layout, offset)
        self._entries = {
            tag: (type_, count, at + layout.inline)
            for at in self._offsets
            for tag, type_, count, _ in [layout.entry.unpack_from(block, at)]
        }

    def end(self) -> int:
        """Return the offset behind the directory, its values and its pictures."""
        own = self._offsets.stop + self._layout.offset.size
        return max((own, *self._value_ends(), *self._picture_ends()))

    def following(self) -> Iterator[int]:
        """Yield the offsets of the next directory and of those below this one."""
        (next_one,) = self._layout.offset.unpack_from(self._block, self._offsets.stop)
        pointers = (tag for tag in (*POINTERS, _SUB_IFDS) if tag in self._entries)
        for offset in (next_one, *(each for tag in pointers for each in self._numbers(tag))):
            if offset:
                yield offset

    def _value_ends(self) -> Iterator[int]:
        for type_, count, at in self._entries.values():
            size = value_size(type_, count)
            if size > self._layout.offset.size:
                (start,) = self._layout.offset.unpack_from(self._block, at)
                yield start + size

    def _picture_ends(self) -> Iterator[int]:
        for starts, sizes in _STARTS_AND_SIZES:
            if starts in self._entries:
                pairs = zip(self._numbers(starts), self._numbers(sizes), strict=True)
                yield from (start + size for start, size in pairs)

    def _numbers(self, tag: int) -> tuple[int, ...]:
        """Return the offsets or lengths of a tag. Raises: KeyError; struct.error."""
        type_, count, at = self._entries[tag]
        if count > _MAX_OFFSETS:
            raise KeyError(tag)
        if value_size(type_, count) > self._layout.offset.size:
            (at,) = self._layout.offset.unpack_from(self._block, at)
        code = f"{self._layout.order}{count}{_OFFSET_TYPES[type_]}"
        return struct.unpack_from(code, self._block, at)
