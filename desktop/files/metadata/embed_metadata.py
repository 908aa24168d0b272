"""Embedding of metadata blocks into image files, byte for byte where the format allows it.

Own code, since libvips and Pillow rewrite EXIF and lose what they do not know, such as the offsets
in a MakerNote, and exiv2 is under the GPL.
"""

import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from typing import IO, Final

from desktop.document.photo import Comments, Metadata
from desktop.files.formats.format_table import JPEG_SEGMENT
from desktop.files.formats.tiff_tags import IPTC
from desktop.files.metadata.comment_encoding import COMMENT, as_utf_8, encode_comment
from desktop.files.metadata.extended_xmp import extension_segments, split_extended_xmp
from desktop.files.metadata.metadata_blocks import EXIF_START, XMP_START
from desktop.files.metadata.photoshop_resources import iptc_resource
from desktop.files.metadata.readers.png_reader import XMP_KEYWORD
from desktop.files.metadata.tiff_ifd import (
    DESCRIPTION,
    Directory,
    NoTags,
    Ratio,
    Tag,
    build_description,
    directory_size,
    first_directory,
    pack_directory,
    pack_entries,
    serialise_ifd,
)

AFTER_SOI: Final = 2
"""Offset in bytes of the first segment of a JPEG file, behind the SOI marker."""

_CHUNK_HEAD, _CHUNK_FRAME = 8, 12
"""Bytes of a PNG chunk's length and kind, and of all that is around its content."""

AFTER_IHDR: Final = 33
"""Offset in bytes of the end of the header chunk (IHDR) of a PNG file."""

MAX_JPEG_XMP: Final = JPEG_SEGMENT - len(XMP_START)
"""Bytes of the longest XMP packet in one segment of a JPEG file."""

_NO_UNIT, _INCHES, _METRES = 0, 1, 1
"""Units of the resolutions of JPEG (the first two) and PNG (the first and third)."""

_INCHES_PER_METRE: Final = 0.0254
_MAX_31_BITS: Final = 0x7FFFFFFF
MAX_JPEG_DPI: Final = 0xFFFF
"""Largest number of dots per inch that a JFIF header can hold."""

_TEXT, _UNDEFINED = 2, 7
_ALPHA, _EXIF = 0x10, 0x08


class SplicedWriter:
    """Writer to a file that inserts a block of bytes at one offset."""

    def __init__(self, file: IO[bytes], offset: int, block: bytes) -> None:
        self._file, self._before, self._block = file, offset, block

    def write(self, chunk: bytes, /) -> int:
        """Write a chunk, with the block inserted where it belongs; return the chunk's length."""
        head, rest = chunk[: self._before], chunk[self._before :]
        self._file.write(head)
        self._before -= len(head)
        if self._before == 0 and self._block:
            self._file.write(self._block)
            self._block = b""
        self._file.write(rest)
        return len(chunk)


class PngWriter:
    """Writer of a PNG file that inserts chunks behind its header, and drops the encoder's pHYs."""

    def __init__(self, file: IO[bytes], chunks: bytes) -> None:
        self._file, self._chunks, self._head = file, chunks, b""
        self._is_open = False

    def write(self, part: bytes, /) -> int:
        """Write bytes of the encoder; those before the first pixels are held back and completed."""
        if self._is_open:
            self._file.write(part)
            return len(part)
        self._head += part
        at, kept = AFTER_IHDR, [self._head[:AFTER_IHDR], self._chunks]
        while at + _CHUNK_HEAD <= len(self._head):
            size, kind = struct.unpack_from(">I4s", self._head, at)
            if kind in (b"IDAT", b"IEND"):
                self._file.write(b"".join((*kept, self._head[at:])))
                self._head, self._is_open = b"", True
                break
            end = at + size + _CHUNK_FRAME
            kept += () if kind == b"pHYs" else (self._head[at:end],)
            at = end
        return len(part)


def jpeg_segments(metadata: Metadata) -> bytes:
    """Build the JPEG segments that libvips does not write: JFIF, EXIF, XMP and comments."""
    dpi = whole_numbers(metadata.dpi, MAX_JPEG_DPI)
    unit = _NO_UNIT if dpi is None else _INCHES
    across, down = dpi or whole_ratio(metadata.pixel_aspect, MAX_JPEG_DPI)
    jfif = b"JFIF\0" + struct.pack(">HBHHBB", 0x0102, unit, across, down, 0, 0)
    exif = [(0xFFE1, EXIF_START + metadata.exif)] if metadata.exif else []
    xmp = [(0xFFE1, body) for body in _xmp_segments(metadata.xmp)] if metadata.xmp else []
    comments = [(0xFFFE, encode_comment(text)) for text in comment_texts(metadata.comments)]
    segments = [(0xFFE0, jfif), *exif, *xmp, *comments]
    return b"".join(struct.pack(">HH", kind, len(body) + 2) + body for kind, body in segments)


def _xmp_segments(xmp: bytes) -> Iterator[bytes]:
    """Yield the contents of the segments of an XMP packet, several if it is long."""
    split = split_extended_xmp(xmp, MAX_JPEG_XMP)
    if split is None:
        return
    main, extended = split
    yield XMP_START + main
    if extended is not None:
        yield from extension_segments(extended)


def comment_texts(comments: Comments) -> list[str]:
    """Convert comments (keyword, text) to plain texts; keywords but "Comment" become prefixes."""
    return [text if key == COMMENT else f"{key}: {text}" for key, text in comments]


def png_chunks(metadata: Metadata) -> bytes:
    """Build the PNG chunks that libvips does not write: EXIF, XMP, IPTC and comments.

    IPTC records are stored as ImageMagick does, which other programs understand."""
    density = [(b"pHYs", _png_density(metadata))]
    exif = [(b"eXIf", metadata.exif)] if metadata.exif else []
    xmp = [(b"iTXt", XMP_KEYWORD.encode() + b"\0" * 5 + metadata.xmp)] if metadata.xmp else []
    comments = [(b"iTXt", _png_text(key, text)) for key, text in metadata.comments]
    iptc = [(b"zTXt", _png_profile(iptc_resource(metadata.iptc)))] if metadata.iptc else []
    chunks = [*density, *exif, *xmp, *iptc, *comments]
    return b"".join(_chunk(kind, body) for kind, body in chunks if body)


def _png_density(metadata: Metadata) -> bytes:
    """Build the body of a pHYs chunk, an empty one if nothing is known."""
    dpi = metadata.dpi and (
        metadata.dpi[0] / _INCHES_PER_METRE,
        metadata.dpi[1] / _INCHES_PER_METRE,
    )
    per_metre = whole_numbers(dpi, _MAX_31_BITS)
    if per_metre is not None:
        return struct.pack(">IIB", *per_metre, _METRES)
    if metadata.pixel_aspect is None:
        return b""
    return struct.pack(">IIB", *whole_ratio(metadata.pixel_aspect, _MAX_31_BITS), _NO_UNIT)


def whole_numbers(ratio: Ratio | None, most: int) -> tuple[int, int] | None:
    """Round two numbers; None if one is below 1 or above `most` then, or `ratio` is None."""
    across, down = (round(side) for side in ratio or (0, 0))
    return (across, down) if min(across, down) >= 1 and max(across, down) <= most else None


def whole_ratio(ratio: Ratio | None, most: int) -> tuple[int, int]:
    """Return a ratio of two numbers from 1 to `most` as whole numbers; 1 to 1 for None."""
    across, down = ratio or (1.0, 1.0)
    exact = Fraction(across / down).limit_denominator(min(most, 1000))
    return min(max(exact.numerator, 1), most), exact.denominator


def _chunk(kind: bytes, body: bytes) -> bytes:
    checked = kind + body
    return struct.pack(">I", len(body)) + checked + struct.pack(">I", zlib.crc32(checked))


def _png_text(key: str, text: str) -> bytes:
    """Build the body of an iTXt chunk; text that is not UTF-8 is read as Latin-1."""
    body = as_utf_8(encode_comment(text))
    return key.encode("latin-1", "replace")[:79] + b"\0" * 5 + body


def _png_profile(block: bytes) -> bytes:
    digits = f"\niptc\n{len(block):8}\n{block.hex()}\n".encode()
    return b"Raw profile type iptc\0\0" + zlib.compress(digits)


def exif_with_comment(exif: bytes | None, comments: Comments) -> bytes | None:
    """Add the first comment to an EXIF block as image description, unless it has one."""
    if not comments:
        return exif
    tags = _tags(exif, None)
    text = Tag(_TEXT, encode_comment(comment_texts(comments)[0]) + b"\0")
    return serialise_ifd({DESCRIPTION: text, **tags})


def insert_webp_exif(picture: bytes, size: tuple[int, int], exif: bytes | None) -> bytes:
    """Add an EXIF chunk to a WebP file of `size` width x height (RFC 9649, section 2.7)."""
    if not exif:
        return picture
    body = picture[12:]
    if not body.startswith(b"VP8X"):
        body = _vp8x_chunk(body, size) + body
    flags = struct.pack("<I", struct.unpack_from("<I", body, 8)[0] | _EXIF)
    body = body[:8] + flags + body[12:]
    offset = _exif_offset(body)
    chunk = b"EXIF" + struct.pack("<I", len(exif)) + exif + b"\0" * (len(exif) % 2)
    body = body[:offset] + chunk + body[offset:]
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def append_tiff_tags(
    file: IO[bytes], exif: bytes | None, iptc: bytes | None, replaced: Directory | None = None
) -> None:
    """Append tags to a finished little-endian TIFF file, except those that it has already.

    The tags `replaced` take the place of those that it has."""
    tags, replaced = _tags(exif, iptc), replaced or {}
    if not (tags or replaced):
        return
    layout, old, following = first_directory(file)
    start = file.seek(0, 2) + file.tell() % 2
    new = {**{tag: value for tag, value in tags.items() if tag not in old}, **replaced}
    bodies_offset = start + directory_size(len(old.keys() | new), layout)
    added, bodies = pack_entries(new, bodies_offset, layout)
    file.write(b"\0" * (start - file.tell()))
    file.write(pack_directory(old | added, following, layout) + bodies)
    file.seek(layout.head)
    file.write(layout.offset.pack(start))


def _tags(exif: bytes | None, iptc: bytes | None) -> Directory:
    records = {} if iptc is None else {IPTC: Tag(_UNDEFINED, iptc)}
    with suppress(NoTags):
        return {**(build_description(exif) if exif else {}), **records}
    return records


def _vp8x_chunk(body: bytes, size: tuple[int, int]) -> bytes:
    """Build the VP8X chunk of an extended WebP file of `size` width x height."""
    lossless_alpha = body.startswith(b"VP8L") and body[12] & 0x10
    sides = b"".join(struct.pack("<I", side - 1)[:3] for side in size)
    return b"VP8X" + struct.pack("<II", 10, _ALPHA if lossless_alpha else 0) + sides


def _exif_offset(body: bytes) -> int:
    """Return the offset for an EXIF chunk in a WebP file: behind the pixels."""
    offset = 0
    while offset + 8 <= len(body) and body[offset : offset + 4] not in (b"EXIF", b"XMP "):
        (size,) = struct.unpack_from("<I", body, offset + 4)
        offset += 8 + size + size % 2
    return offset
