"""Reading and writing of TIFF image file directories (IFDs), which EXIF blocks are as well.

The layout is that of TIFF revision 6.0, section 2, and of BigTIFF. Own code, since Pillow rewrites
a MakerNote and exiv2 is under the GPL.
"""

import struct
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import IO, Final

import numpy as np

from desktop.files.formats.tiff_tags import CARRIED, IPTC, XMP

DESCRIPTION: Final = 0x010E
ORIENTATION: Final = 0x0112
EXIF: Final = 0x8769
MAKER_NOTE: Final = 0x927C
RESOLUTIONS: Final = (0x011A, 0x011B)
RESOLUTION_UNIT: Final = 0x0128
PHOTOSHOP: Final = 0x8649
_PROFILE: Final = 0x8773
_NO_UNIT, _INCHES = 1, 2
"""Values of the unit of a resolution (TIFF 6.0, section 8)."""

INTEROPERABILITY: Final = 0xA005
POINTERS: Final = (EXIF, 0x8825, INTEROPERABILITY)
"""Tags that point to directories of their own: EXIF, GPS and interoperability."""

_BIG: Final = {16: 4, 17: 9, 18: 13}
"""Types of BigTIFF with 8 bytes, and those with 4 bytes in which EXIF blocks store them."""

_SIZES: Final = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
    13: 4,
    **dict.fromkeys(_BIG, 8),
}
"""Bytes of one value of each TIFF type."""

_UNITS: Final = {3: 2, 4: 4, 5: 4, 8: 2, 9: 4, 10: 4, 11: 4, 12: 8, 13: 4, **dict.fromkeys(_BIG, 8)}
"""Bytes that change order with the byte order, of types with more than one byte."""

_BLOBS: Final = (XMP, IPTC, PHOTOSHOP, _PROFILE)
"""Tags of blocks without numbers, whose bytes keep their order under whatever type."""

_ANY: Final = range(1 << 16)
_MAX_TAGS: Final = 4096
_MAX_VALUE_BYTES: Final = 1 << 19
_MAX_BLOB_BYTES: Final = 16 << 20
_MAX_DIRECTORY_BYTES: Final = 64 << 20
"""Bytes of all values of one directory that are read at most."""

_SUBFILE_TYPE, _OLD_SUBFILE_TYPE = 0x00FE, 0x00FF
_MAX_PAGES: Final = 1 << 16


class NoTags(Exception):
    """Error that bytes are not a TIFF structure."""


@dataclass(frozen=True, slots=True)
class Tag:
    """Value of a tag: TIFF type number, and bytes in little-endian order."""

    type: int
    value: bytes

    @property
    def count(self) -> int:
        """Number of values of the tag."""
        return len(self.value) // _SIZES[self.type]


Directory = Mapping[int, "Tag | Directory"]

Ratio = tuple[float, float]
"""Number of pixels over a length, horizontal and vertical."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Number format of a TIFF structure: byte order (`<` or `>`), and 64-bit offsets if `big`."""

    order: str
    big: bool

    @classmethod
    def of(cls, head: bytes) -> "Layout":
        """Read the layout from the first 16 bytes of a structure. Raises: NoTags."""
        order = {b"II": "<", b"MM": ">"}.get(bytes(head[:2]))
        kind = struct.unpack(f"{order}H", head[2:4])[0] if order and len(head) >= 8 else 0
        if order is None or kind not in (42, 43):
            raise NoTags
        return cls(order, kind == 43)

    @property
    def head(self) -> int:
        """Position in bytes of the field that holds the offset of the first directory."""
        return 8 if self.big else 4

    @property
    def inline(self) -> int:
        """Position in bytes of the value within a directory entry."""
        return 12 if self.big else 8

    @property
    def offset(self) -> struct.Struct:
        """Binary format (struct) of an offset: 4 bytes, or 8 in BigTIFF."""
        return struct.Struct(self.order + ("Q" if self.big else "I"))

    @property
    def count(self) -> struct.Struct:
        """Binary format (struct) of the number of entries of a directory."""
        return struct.Struct(self.order + ("Q" if self.big else "H"))

    @property
    def entry(self) -> struct.Struct:
        """Binary format (struct) of a directory entry: tag, type, count, and value or offset."""
        return struct.Struct(self.order + ("HHQ8s" if self.big else "HHI4s"))


Bytes = bytes | bytearray | memoryview


def parse_header(block: Bytes) -> tuple[Layout, int]:
    """Return layout and offset of the first directory. Raises: NoTags; struct.error."""
    layout = Layout.of(bytes(block[:16]))
    (directory,) = layout.offset.unpack_from(block, layout.head)
    if directory >= len(block):
        raise NoTags
    return layout, directory


def resolution(block: bytes) -> tuple[float, float] | None:
    """Return the dots per inch of an EXIF block, horizontal and vertical.

    Returns None without a resolution, or if its unit makes it a ratio of sides."""
    try:
        return resolution_of(build_description(block, (*RESOLUTIONS, RESOLUTION_UNIT)))[0]
    except NoTags:
        return None


def resolution_of(tags: "Directory") -> tuple[Ratio | None, Ratio | None]:
    """Return the dots per inch of a directory, and the ratio of sides; one or both are None."""
    unit = tags.get(RESOLUTION_UNIT)
    try:
        across, down = (_ratio(tags[tag]) for tag in RESOLUTIONS)
    except (KeyError, ZeroDivisionError, struct.error):
        return None, None
    match unit.value[0] if isinstance(unit, Tag) and unit.value else _INCHES:
        case 2:
            return (across, down), None
        case 3:
            return (across * 2.54, down * 2.54), None
        case _:
            return None, (across, down)


def resolution_block(dpi: tuple[float, float]) -> bytes:
    """Build an EXIF block with nothing but the resolution `dpi` (across, down)."""
    return serialise_ifd(_resolution_tags(dpi, _INCHES))


def aspect_tags(aspect: tuple[float, float] | None) -> "Directory":
    """Build tags for a photo of which only `aspect` (across, down) is known, or None."""
    return _resolution_tags(aspect or (1.0, 1.0), _NO_UNIT)


def _resolution_tags(ratio: tuple[float, float], unit: int) -> "Directory":
    ratios = (Tag(5, struct.pack("<II", round(side * 1000), 1000)) for side in ratio)
    tags: dict[int, Tag | Directory] = dict(zip(RESOLUTIONS, ratios, strict=True))
    return {**tags, RESOLUTION_UNIT: Tag(3, struct.pack("<H", unit))}


def build_description(
    block: Bytes, wanted: Container[int] = CARRIED.including((IPTC,))
) -> Directory:
    """Read the wanted tags of the first directory and its sub-directories. Raises: NoTags."""
    try:
        layout, directory = parse_header(block)
        return read_directory(block, layout, directory, wanted)
    except struct.error as error:
        raise NoTags from error


def first_directory(file: IO[bytes]) -> tuple[Layout, dict[int, bytes], int]:
    """Return layout, raw entries of a file's first directory, and offset of the next directory.

    Raises: NoTags; struct.error."""
    file.seek(0)
    head = file.read(16)
    layout = Layout.of(head)
    file.seek(layout.offset.unpack_from(head, layout.head)[0])
    (count,) = layout.count.unpack(file.read(layout.count.size))
    entries = [file.read(layout.entry.size) for _ in range(count)]
    (following,) = layout.offset.unpack(file.read(layout.offset.size))
    return layout, {layout.entry.unpack(entry)[0]: entry for entry in entries}, following


def serialise_ifd(directory: Directory) -> bytes:
    """Serialise a directory as a little-endian TIFF structure with header, as in EXIF."""
    return struct.pack("<2sHI", b"II", 42, 8) + serialise_directory(
        directory, 8, Layout("<", big=False)
    )


def serialise_directory(directory: Directory, offset: int, layout: Layout) -> bytes:
    """Serialise a directory for the position `offset`, with its values and sub-directories."""
    bodies_offset = offset + directory_size(len(directory), layout)
    entries, bodies = pack_entries(directory, bodies_offset, layout)
    return pack_directory(entries, 0, layout) + bodies


def directory_size(entries: int, layout: Layout) -> int:
    """Return the bytes of a directory with `entries` entries, without values stored elsewhere."""
    return layout.count.size + entries * layout.entry.size + layout.offset.size


def pack_directory(entries: Mapping[int, bytes], following: int, layout: Layout) -> bytes:
    """Build a TIFF directory of raw entries; `following` is the offset of the next, or 0."""
    ordered = b"".join(entries[tag] for tag in sorted(entries))
    return layout.count.pack(len(entries)) + ordered + layout.offset.pack(following)


def pack_entries(
    directory: Directory, offset: int, layout: Layout
) -> tuple[dict[int, bytes], bytes]:
    """Build raw entries and the bytes they point to, which are to stand at `offset`."""
    entries, bodies = {}, b""
    for tag, value in sorted(directory.items()):
        if isinstance(value, Tag) and len(value.value) <= layout.offset.size:
            entries[tag] = layout.entry.pack(tag, value.type, value.count, value.value)
            continue
        position = offset + len(bodies)
        if isinstance(value, Tag):
            type_, count, body = value.type, value.count, value.value
        else:
            type_, count, body = 4, 1, serialise_directory(value, position, layout)
        entries[tag] = layout.entry.pack(tag, type_, count, layout.offset.pack(position))
        bodies += body + b"\0" * (len(body) % 2)
    return entries, bodies


def _ratio(tag: "Tag | Directory") -> float:
    """Return the value of an unsigned rational tag. Raises: KeyError; ZeroDivisionError."""
    if not isinstance(tag, Tag) or tag.type != 5:
        raise KeyError
    numerator, denominator = struct.unpack("<II", tag.value[:8])
    return float(numerator / denominator)


def read_numbers(
    block: Bytes, layout: Layout, directory: int, wanted: Container[int]
) -> Mapping[int, int]:
    """Read the first number of each wanted tag; 0 if it is no integer.

    `directory` is its byte offset. Raises: struct.error."""
    offsets = entry_offsets(block, layout, directory)
    entries = (layout.entry.unpack_from(block, offset) for offset in offsets)
    codes = {1: "B", 3: "H", 4: "I"}
    return {
        tag: struct.unpack_from(layout.order + codes[type_], inline)[0] if type_ in codes else 0
        for tag, type_, _, inline in entries
        if tag in wanted
    }


def value_size(type_: int, count: int) -> int:
    """Return the bytes of `count` values of the TIFF type `type_`, 0 for undefined types."""
    return _SIZES.get(type_, 0) * count


def entry_offsets(block: Bytes, layout: Layout, directory: int) -> range:
    """Return the offsets of the entries of a directory that lie in the block.

    Raises: struct.error."""
    (count,) = layout.count.unpack_from(block, directory)
    start = directory + layout.count.size
    count = min(count, (len(block) - start) // layout.entry.size, _MAX_TAGS)
    return range(start, start + count * layout.entry.size, layout.entry.size)


def read_directory(
    block: Bytes, layout: Layout, directory: int, wanted: Container[int], depth: int = 0
) -> Directory:
    """Read the wanted tags of a directory, with sub-directories up to two levels deep.

    The first of equal tags counts. Values of unknown types, beyond the size limits or the end of
    the block are left out. `directory` is its byte offset, `depth` how many directories contain it.
    Raises: struct.error."""
    tags: dict[int, Tag | Directory] = {}
    left = _MAX_DIRECTORY_BYTES
    for entry in entry_offsets(block, layout, directory):
        tag, type_, count, inline = layout.entry.unpack_from(block, entry)
        size = value_size(type_, count)
        most = min(left, _MAX_BLOB_BYTES if tag in _BLOBS else _MAX_VALUE_BYTES)
        if tag not in wanted or tag in tags or not 0 < size <= most:
            continue
        left -= size
        value = _value(block, layout, inline, size)
        if tag in POINTERS and type_ in (4, 13, *_BIG) and depth < 2:
            (target,) = struct.unpack_from(layout.order + ("Q" if type_ in _BIG else "I"), value)
            if target < len(block):
                tags[tag] = read_directory(block, layout, target, _ANY, depth + 1)
        elif len(value) == size:
            tags[tag] = _tag(tag, type_, value, layout.order)
    return tags


def _tag(tag: int, type_: int, value: bytes, order: str) -> Tag:
    """Make a tag for EXIF, which has no 8-byte integers; `order` is the value's byte order.

    `type_` is the TIFF type of the value."""
    if tag in _BLOBS:
        return Tag(7, value)
    value = _little_endian(value, type_, order)
    if type_ not in _BIG:
        return Tag(type_, value)
    limits = (-(1 << 31), (1 << 31) - 1) if type_ == 17 else (0, (1 << 32) - 1)
    numbers = np.frombuffer(value, "<i8" if type_ == 17 else "<u8").clip(*limits)
    return Tag(_BIG[type_], numbers.astype("<i4" if type_ == 17 else "<u4").tobytes())


def picture_directories(block: Bytes) -> tuple[tuple[int, int], ...]:
    """Return (index, offset) of the directories that hold pictures of a file.

    Previews and masks (NewSubfileType bits 0 and 2) count only if there is nothing else. Raises:
    NoTags; struct.error."""
    layout, offset = parse_header(block)
    found: dict[int, bool] = {}
    while 0 < offset < len(block) and offset not in found and len(found) < _MAX_PAGES:
        found[offset] = _is_picture(block, layout, offset)
        (count,) = layout.count.unpack_from(block, offset)
        end = offset + layout.count.size + count * layout.entry.size
        if end + layout.offset.size > len(block):
            break
        (offset,) = layout.offset.unpack_from(block, end)
    pages = tuple(enumerate(found))
    return tuple(page for page in pages if found[page[1]]) or pages


def _is_picture(block: Bytes, layout: Layout, directory: int) -> bool:
    """Return whether a directory describes neither a preview nor a mask."""
    for entry in entry_offsets(block, layout, directory)[:2]:
        tag, type_, _, inline = layout.entry.unpack_from(block, entry)
        kind = struct.unpack_from(layout.order + ("H" if type_ == 3 else "I"), inline)[0]
        if tag == _SUBFILE_TYPE and kind & 5:
            return False
        if tag == _OLD_SUBFILE_TYPE and kind == 2:
            return False
    return True


def _value(block: Bytes, layout: Layout, inline: bytes, size: int) -> bytes:
    if size <= len(inline):
        return inline[:size]
    (offset,) = layout.offset.unpack(inline)
    return bytes(block[offset : offset + size])


def _little_endian(value: bytes, type_: int, order: str) -> bytes:
    unit = _UNITS.get(type_, 1)
    if order == "<" or unit == 1:
        return value
    return np.frombuffer(value, f">u{unit}").astype(f"<u{unit}").tobytes()
