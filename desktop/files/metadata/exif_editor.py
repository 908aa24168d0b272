"""Changes inside an EXIF block that move no other data, so that a MakerNote keeps its offsets.

Own code, since Pillow rewrites a MakerNote, whose offsets then are wrong, and exiv2 is under the
GPL.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from desktop.files.metadata.tiff_ifd import (
    EXIF,
    INTEROPERABILITY,
    POINTERS,
    NoTags,
    entry_offsets,
    parse_header,
    value_size,
)

_SHORT, _LONG, _RATIONAL, _IFD = 3, 4, 5, 13
_STRIPS, _STRIP_BYTES = 0x0111, 0x0117
_JPEG_START, _JPEG_LENGTH = 0x0201, 0x0202
_SUB_IFDS: Final = 0x014A

UTF_8: Final = 129
"""Type of texts since Exif 3.0, which TIFF does not have."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Entry of a TIFF directory: its own offset, tag and type, and the span of its value."""

    directory: int
    offset: int
    tag: int
    type: int
    start: int
    end: int


class ExifEditor:
    """Editor of a copy of an EXIF block; raises NoTags if that is not one."""

    def __init__(self, exif: bytes) -> None:
        self.block = bytearray(exif)
        try:
            self._layout, self._first = parse_header(exif)
            self.thumbnail = self._second_directory()
            self.directories = tuple(dict.fromkeys(self._find_directories()))
        except struct.error as error:
            raise NoTags from error

    def entries(self, directory: int) -> list[Entry]:
        """List the entries of a directory whose values are inside the block."""
        found = (self._entry(directory, at) for at in self._offsets(directory))
        return [entry for entry in found if entry.end <= len(self.block)]

    def value(self, entry: Entry) -> bytes:
        """Return the bytes of a value, in the block's byte order."""
        return bytes(self.block[entry.start : entry.end])

    def set_value(self, entry: Entry, value: bytes) -> None:
        """Replace a value by one of the same length, in the block's byte order."""
        if len(value) == entry.end - entry.start:
            self.block[entry.start : entry.end] = value

    def shorts(self, entry: Entry) -> Sequence[int]:
        """Return the numbers of a value of type SHORT; none for other types."""
        count = (entry.end - entry.start) // 2 if entry.type == _SHORT else 0
        return struct.unpack_from(f"{self._layout.order}{count}H", self.block, entry.start)

    def set_shorts(self, entry: Entry, numbers: Sequence[int]) -> None:
        """Replace the first numbers of a value of type SHORT."""
        struct.pack_into(f"{self._layout.order}{len(numbers)}H", self.block, entry.start, *numbers)

    def set_size(self, entry: Entry, number: int) -> None:
        """Set a single SHORT or LONG; a SHORT becomes a LONG if `number` needs it."""
        if entry.type not in (_SHORT, _LONG) or entry.end - entry.start > 4:
            return
        kind = _LONG if number > 0xFFFF else entry.type
        packed = struct.pack(self._layout.order + ("I" if kind == _LONG else "H"), number)
        struct.pack_into(f"{self._layout.order}H", self.block, entry.offset + 2, kind)
        self.block[entry.start : entry.start + 4] = packed.ljust(4, b"\0")

    def set_ratio(self, entry: Entry, number: int) -> None:
        """Set a single value of type RATIONAL to a whole number."""
        if entry.type == _RATIONAL and entry.end - entry.start == 8:
            struct.pack_into(f"{self._layout.order}2I", self.block, entry.start, number, 1)

    def set_shorter(self, entry: Entry, value: bytes) -> None:
        """Replace a value of single bytes by one that is no longer, and zero the rest."""
        self._zero(entry.start, entry.end)
        tag, type_, _, inline = self._layout.entry.unpack_from(self.block, entry.offset)
        start = entry.start if len(value) > len(inline) else entry.offset + self._layout.inline
        if start != entry.start:
            inline = bytes(len(inline))
        self._layout.entry.pack_into(self.block, entry.offset, tag, type_, len(value), inline)
        self.block[start : start + len(value)] = value

    def remove(self, entry: Entry) -> None:
        """Zero a value and remove its entry; entries behind it move up.

        Remove several entries of a directory from the last to the first."""
        self._zero(entry.start, entry.end)
        count_format, size = self._layout.count, self._layout.entry.size
        (count,) = count_format.unpack_from(self.block, entry.directory)
        end = entry.directory + count_format.size + count * size + self._layout.offset.size
        end = min(end, len(self.block))
        rest = self.block[entry.offset + size : end]
        self.block[entry.offset : end] = (rest + bytes(size))[: end - entry.offset]
        count_format.pack_into(self.block, entry.directory, max(count - 1, 0))

    def zero_target(self, entry: Entry) -> None:
        """Zero the directory that an entry points to, and its values."""
        target = self._pointer(entry)
        if target is None:
            return
        try:
            entries, offsets = self.entries(target), self._offsets(target)
        except struct.error:
            return
        for each in entries:
            self._zero(each.start, each.end)
        self._zero(target, offsets.stop)

    def clear_unreachable(self) -> None:
        """Zero all bytes that belong to no directory of `directories` and to no thumbnail.

        Entries that point to other directories, and links to further ones, are removed."""
        for directory in self.directories:
            for entry in reversed(self.entries(directory)):
                target = self._pointer(entry) if self._is_pointer(entry) else None
                if target is not None and target not in self.directories:
                    self.remove(entry)
        kept = bytearray(len(self.block))
        for start, end in self._reachable_spans():
            kept[start:end] = self.block[start:end]
        self.block = kept

    def thumbnail_span(self) -> tuple[int, int]:
        """Return the span of the thumbnail's JPEG, an empty one if there is none."""
        if self.thumbnail is None:
            return 0, 0
        numbers = {
            entry.tag: int.from_bytes(self.value(entry), self._byte_order)
            for entry in self.entries(self.thumbnail)
            if entry.tag in (_JPEG_START, _JPEG_LENGTH) and entry.type in (_SHORT, _LONG)
        }
        start = numbers.get(_JPEG_START, 0)
        return start, min(start + numbers.get(_JPEG_LENGTH, 0), len(self.block))

    @property
    def _byte_order(self) -> Literal["little", "big"]:
        return "little" if self._layout.order == "<" else "big"

    def _is_pointer(self, entry: Entry) -> bool:
        return entry.type == _IFD or entry.tag in (*POINTERS, _SUB_IFDS)

    def _reachable_spans(self) -> Iterator[tuple[int, int]]:
        """Yield the spans of header, directories, values and thumbnail."""
        yield 0, self._layout.head + self._layout.offset.size
        yield self.thumbnail_span()
        for directory in self.directories:
            offsets = self._offsets(directory)
            linked = directory == self._first and self.thumbnail is not None
            yield directory, offsets.stop + (self._layout.offset.size if linked else 0)
            for entry in self.entries(directory):
                yield entry.start, entry.end
                if entry.tag == _STRIPS:
                    yield from self._strip_spans(directory)

    def _strip_spans(self, directory: int) -> Iterator[tuple[int, int]]:
        """Yield the spans of the strips of an uncompressed thumbnail.

        `directory` is the byte offset of its directory."""
        found = {each.tag: each for each in self.entries(directory)}
        if _STRIPS in found and _STRIP_BYTES in found:
            starts, sizes = (self._numbers(found[tag]) for tag in (_STRIPS, _STRIP_BYTES))
            yield from ((start, start + size) for start, size in zip(starts, sizes, strict=False))

    def _numbers(self, entry: Entry) -> Sequence[int]:
        """Return the numbers of a value of type SHORT or LONG; none for other types."""
        if entry.type != _LONG:
            return self.shorts(entry)
        count = (entry.end - entry.start) // 4
        return struct.unpack_from(f"{self._layout.order}{count}I", self.block, entry.start)

    def _zero(self, start: int, end: int) -> None:
        self.block[start:end] = bytes(len(self.block[start:end]))

    def _offsets(self, directory: int) -> range:
        return entry_offsets(self.block, self._layout, directory)

    def _entry(self, directory: int, offset: int) -> Entry:
        tag, type_, count, inline = self._layout.entry.unpack_from(self.block, offset)
        size = count if type_ == UTF_8 else value_size(type_, count)
        start = offset + self._layout.inline
        if size > len(inline):
            (start,) = self._layout.offset.unpack(inline)
        return Entry(directory, offset, tag, type_, start, start + size)

    def _pointer(self, entry: Entry) -> int | None:
        """Return the offset of the directory that an entry points to, None if it is invalid."""
        if entry.type not in (_LONG, _IFD):
            return None
        (target,) = struct.unpack_from(f"{self._layout.order}I", self.block, entry.start)
        return target if 8 <= target < len(self.block) - 2 else None

    def _second_directory(self) -> int | None:
        """Return the offset of the thumbnail's directory, None if there is none."""
        end = self._offsets(self._first).stop
        if end + self._layout.offset.size > len(self.block):
            return None
        (second,) = self._layout.offset.unpack_from(self.block, end)
        return second if 8 <= second < len(self.block) - 2 else None

    def _find_directories(self) -> Iterator[int]:
        """Yield the offsets of the directories of photo and thumbnail, with those of EXIF."""
        for directory in (self._first, self.thumbnail):
            if directory is None:
                continue
            yield directory
            for inner in self._targets(directory, EXIF):
                yield inner
                yield from self._targets(inner, INTEROPERABILITY)

    def _targets(self, directory: int, tag: int) -> Iterator[int]:
        """Yield the offset of each directory to which entries with a tag point."""
        for entry in self.entries(directory):
            target = self._pointer(entry) if entry.tag == tag else None
            if target is not None:
                yield target
