"""End of the picture in BMP, PSD and JPEG 2000 files, behind which other programs append data."""

import struct
from collections.abc import Callable, Iterator, Mapping
from mmap import mmap
from typing import Final

from desktop.files.formats.format_table import Format
from desktop.files.metadata.readers.jpeg2000_reader import Box, parse_box

_DIB: Final = 14
"""Bytes of the first header of BMP, before that of the bitmap (Windows GDI, BITMAPINFOHEADER)."""

_OLD_HEADER, _NEWEST_HEADER = 12, 124
_PLAIN, _FIELDS, _ALPHA_FIELDS = 0, 3, 6
"""Compressions of BMP whose rows have a fixed length."""

_EMBEDDED: Final = b"DEBM"
"""Mark of a profile in the file (PROFILE_EMBEDDED, "MBED"), as stored."""

_PSD_HEADER: Final = 26
_PSD_SECTIONS: Final = 3
"""Number of sections of PSD with a length before the picture: colours, resources, layers."""

_RAW, _PACKED = 0, 1
"""Compressions of the merged picture of PSD whose length is known."""

_CODESTREAM_BOX: Final = b"jp2c"
_CODESTREAM: Final = b"\xff\x4f\xff\x51"
_TILE_PART, _END = 0xFF90, b"\xff\xd9"
"""Markers of JPEG 2000: start of a tile part, end of the codestream (ISO/IEC 15444-1, annex A)."""

_MOST_PARTS: Final = 1 << 20


def find_picture_end(content: mmap, format: Format) -> int | None:
    """Return the offset behind the last byte of a BMP, PSD or JPEG 2000 picture.

    Returns None where it is not known, as in a damaged file or one that is cut off."""
    try:
        end = _FINDERS[format](content)
    except (struct.error, OverflowError):
        return None
    return end if end is not None and end <= len(content) else None


def _end_of_bmp(content: mmap) -> int | None:
    (size,) = struct.unpack_from("<I", content, _DIB)
    (start,) = struct.unpack_from("<I", content, 10)
    if size == _OLD_HEADER:
        width, height, _, depth = struct.unpack_from("<4H", content, _DIB + 4)
        return int(start + _row_bytes(width, depth) * height)
    width, height, _, depth, compression, stored = struct.unpack_from("<iiHHII", content, _DIB + 4)
    is_plain = compression in (_PLAIN, _FIELDS, _ALPHA_FIELDS)
    pixels = _row_bytes(width, depth) * abs(height) if is_plain else stored
    if not pixels:
        return None
    return max(int(start + pixels), _end_of_bmp_profile(content, size))


def _row_bytes(width: int, depth: int) -> int:
    """Return the bytes of a BMP row of `width` pixels of `depth` bits, a multiple of four."""
    return (width * depth + 31) // 32 * 4


def _end_of_bmp_profile(content: mmap, size: int) -> int:
    if size < _NEWEST_HEADER or content[_DIB + 56 : _DIB + 60] != _EMBEDDED:
        return 0
    start, length = struct.unpack_from("<II", content, _DIB + 112)
    return int(_DIB + start + length)


def _end_of_psd(content: mmap) -> int | None:
    channels, height, width, depth = struct.unpack_from(">HIIH", content, 12)
    position = _PSD_HEADER
    for _ in range(_PSD_SECTIONS):
        (size,) = struct.unpack_from(">I", content, position)
        position += 4 + size
    (compression,) = struct.unpack_from(">H", content, position)
    position += 2
    rows = channels * height
    if compression == _RAW:
        return int(position + rows * ((width * depth + 7) // 8))
    if compression == _PACKED and position + 2 * rows <= len(content):
        return int(position + 2 * rows + sum(struct.unpack_from(f">{rows}H", content, position)))
    return None


def _end_of_jp2(content: mmap) -> int | None:
    if content[:4] == _CODESTREAM:
        return _end_of_codestream(content, 0)
    end, has_picture = 0, False
    for kind, start, end in _boxes(content):
        has_picture = has_picture or kind == _CODESTREAM_BOX
        if kind == _CODESTREAM_BOX and end == len(content):
            return _end_of_codestream(content, start)
    return end if has_picture else None


def _boxes(content: mmap) -> Iterator[Box]:
    """Yield the boxes at the top of a file, as long as they are whole."""
    position = 0
    while box := parse_box(content[position : position + 16], position, len(content)):
        yield box
        position = box[2]


def _end_of_codestream(content: mmap, start: int) -> int | None:
    """Return the offset behind the end marker of a JPEG 2000 codestream, None without one.

    It begins at the byte `start`."""
    position = start + 2
    for _ in range(_MOST_PARTS):
        marker, length = struct.unpack_from(">HH", content, position)
        if content[position : position + 2] == _END:
            return position + 2
        if marker == _TILE_PART:
            (part,) = struct.unpack_from(">I", content, position + 6)
            if not part:
                break
            position += part
        else:
            position += 2 + length
    found = content.find(_END, position)
    return found + 2 if found >= 0 else None


_FINDERS: Final[Mapping[Format, Callable[[mmap], int | None]]] = {
    Format.BMP: _end_of_bmp,
    Format.PSD: _end_of_psd,
    Format.JP2: _end_of_jp2,
}
