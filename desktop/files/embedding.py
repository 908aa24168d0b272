"""EXIF blocks put into files, byte for byte where the format keeps blocks at all.

libvips would write them anew and lose what it does not know, so this is done beside it.
"""

import struct
import zlib
from typing import IO, Final

from desktop.files.metadata import EXIF_START
from desktop.files.tiff_tags import (
    IPTC,
    Directory,
    NoTags,
    Tag,
    described,
    entries_for,
    first_directory,
    table,
    table_size,
)

AFTER_SOI: Final = 2
"""Bytes of a JPEG file before its first segment."""

AFTER_IHDR: Final = 33
"""Bytes of a PNG file up to the end of its header chunk."""

SCREEN: Final = (72.0, 72.0)
"""Dots per inch written where the photo does not tell, as most programs do."""

_MOST_IN_JPEG: Final = 65_533
_UNDEFINED: Final = 7
_ALPHA, _EXIF = 0x10, 0x08


class Spliced:
    """Passes bytes on to a file and puts a block of its own in at one place."""

    def __init__(self, file: IO[bytes], at: int, block: bytes) -> None:
        self._file, self._before, self._block = file, at, block

    def write(self, chunk: bytes, /) -> int:
        head, rest = chunk[: self._before], chunk[self._before :]
        self._file.write(head)
        self._before -= len(head)
        if self._before == 0 and self._block:
            self._file.write(self._block)
            self._block = b""
        self._file.write(rest)
        return len(chunk)


def in_jpeg(exif: bytes | None, dpi: tuple[float, float]) -> bytes:
    """A JFIF segment (ITU-T T.871, section 10.1) with the resolution, which libvips leaves out,
    and an EXIF segment unless the block is too long for one."""
    across, down = (min(max(round(side), 1), 0xFFFF) for side in dpi)
    jfif = struct.pack(">HH5sHBHHBB", 0xFFE0, 16, b"JFIF\0", 0x0102, 1, across, down, 0, 0)
    body = EXIF_START + exif if exif else b""
    if not body or len(body) > _MOST_IN_JPEG:
        return jfif
    return jfif + struct.pack(">HH", 0xFFE1, len(body) + 2) + body


def in_png(exif: bytes | None) -> bytes:
    """An eXIf chunk (PNG third edition, section 11.3.3.4)."""
    if not exif:
        return b""
    body = b"eXIf" + exif
    return struct.pack(">I", len(exif)) + body + struct.pack(">I", zlib.crc32(body))


def in_webp(picture: bytes, size: tuple[int, int], exif: bytes | None) -> bytes:
    """The whole file with an EXIF chunk (RFC 9649, section 2.7); `size` is width and height."""
    if not exif:
        return picture
    body = picture[12:]
    if not body.startswith(b"VP8X"):
        body = _extended(body, size) + body
    flags = struct.pack("<I", struct.unpack_from("<I", body, 8)[0] | _EXIF)
    body = body[:8] + flags + body[12:]
    at = _end_of_pictures(body)
    chunk = b"EXIF" + struct.pack("<I", len(exif)) + exif + b"\0" * (len(exif) % 2)
    body = body[:at] + chunk + body[at:]
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def into_tiff(file: IO[bytes], exif: bytes | None, iptc: bytes | None) -> None:
    """Append the tags of the blocks to a finished little-endian file, and a first directory that
    names them; what the file tells about its own pixels stays."""
    tags = _tags(exif, iptc)
    if not tags:
        return
    layout, old, following = first_directory(file)
    start = file.seek(0, 2) + file.tell() % 2
    new = {tag: held for tag, held in tags.items() if tag not in old}
    behind = start + table_size(len(old) + len(new), layout)
    added, bodies = entries_for(new, behind, layout)
    file.write(b"\0" * (start - file.tell()))
    file.write(table(old | added, following, layout) + bodies)
    file.seek(layout.head)
    file.write(layout.offset.pack(start))


def _tags(exif: bytes | None, iptc: bytes | None) -> Directory:
    records = {} if iptc is None else {IPTC: Tag(_UNDEFINED, iptc)}
    try:
        return {**(described(exif) if exif else {}), **records}
    except NoTags:
        return records


def _extended(body: bytes, size: tuple[int, int]) -> bytes:
    """The chunk that an extended file begins with."""
    lossless_alpha = body.startswith(b"VP8L") and body[12] & 0x10
    sides = b"".join(struct.pack("<I", side - 1)[:3] for side in size)
    return b"VP8X" + struct.pack("<II", 10, _ALPHA if lossless_alpha else 0) + sides


def _end_of_pictures(body: bytes) -> int:
    """EXIF stands behind the pixels and before XMP."""
    at = 0
    while at + 8 <= len(body) and body[at : at + 4] not in (b"EXIF", b"XMP "):
        (size,) = struct.unpack_from("<I", body, at + 4)
        at += 8 + size + size % 2
    return at
