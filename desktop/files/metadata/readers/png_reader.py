"""Metadata of PNG files: chunks before and behind the picture, and ImageMagick's raw profiles.

Chunks: PNG third edition, section 11.3. Programs name and pack blocks in several ways; all that
ExifTool, exiv2 and ImageMagick write are read.
"""

import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from desktop.files.metadata.comment_encoding import (
    MAX_COMMENT_BYTES,
    MAX_COMMENTS_BYTES,
    as_utf_8,
    decode_comment,
)
from desktop.files.metadata.metadata_blocks import (
    EXIF_START,
    MAX_BLOCK_BYTES,
    MAX_TOTAL_BYTES,
    FileBlocks,
    block_by_content,
)

XMP_KEYWORD: Final = "XML:com.adobe.xmp"
_RAW_KEYWORD: Final = "Raw profile type "
_INCHES_PER_METRE: Final = 0.0254
_METRES: Final = 1
_TEXTS: Final = (b"tEXt", b"zTXt", b"iTXt")
_WANTED: Final = (*_TEXTS, b"eXIf", b"pHYs")
_MAX_CHUNKS: Final = 1 << 22
"""Number of chunks that are looked at; the largest pictures have fewer than a million."""


def read_png(path: Path) -> FileBlocks:
    """Read the metadata of a PNG file. Raises: OSError."""
    blocks = FileBlocks()
    comments, left = list[tuple[str, str]](), MAX_COMMENTS_BYTES
    for kind, body in wanted_chunks(path, _WANTED):
        if kind == b"eXIf":
            blocks = FileBlocks(exif=body.removeprefix(EXIF_START)).completed(blocks)
        elif kind == b"pHYs":
            blocks = blocks.completed(_density(body))
        else:
            keyword, text = _text_of(kind, body)
            if keyword == XMP_KEYWORD:
                blocks = FileBlocks(xmp=as_utf_8(text) or None).completed(blocks)
            elif keyword.startswith(_RAW_KEYWORD):
                raw = _raw_profile(keyword.removeprefix(_RAW_KEYWORD), text)
                blocks = blocks.completed(raw)
            elif len(text) >= min(MAX_COMMENT_BYTES, left):
                blocks = blocks.completed(FileBlocks(complete=False))
            elif keyword and text:
                left -= len(text)
                comments.append((keyword, _comment(kind, text)))
    return FileBlocks(comments=tuple(comments)).completed(blocks)


def wanted_chunks(path: Path, wanted: tuple[bytes, ...]) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of the wanted chunks of the whole PNG file.

    Chunks beyond the size limits are skipped. Raises: OSError."""
    left = MAX_TOTAL_BYTES
    with path.open("rb") as file:
        file.seek(8)
        for _ in range(_MAX_CHUNKS):
            head = file.read(8)
            if len(head) < 8 or head[4:] == b"IEND":
                return
            size = int.from_bytes(head[:4], "big")
            if head[4:] in wanted and size <= min(2 * MAX_BLOCK_BYTES, left):
                body = file.read(size)
                left -= size
                yield head[4:], body
                size = 0
            file.seek(size + 4, os.SEEK_CUR)


def _density(body: bytes) -> FileBlocks:
    """Return the dots per inch of a pHYs chunk, or the ratio of sides if it has no unit."""
    if len(body) < 9:
        return FileBlocks()
    across, down = struct.unpack_from(">II", body)
    if body[8] != _METRES:
        return FileBlocks(aspect=(across, down))
    return FileBlocks(density=(across * _INCHES_PER_METRE, down * _INCHES_PER_METRE))


def _text_of(kind: bytes, body: bytes) -> tuple[str, bytes]:
    """Return keyword and decompressed text of a text chunk; empty text if it is damaged."""
    name, _, rest = body.partition(b"\0")
    packed = kind == b"zTXt" or (kind == b"iTXt" and rest[:1] == b"\1")
    text = rest if kind == b"tEXt" else rest[1:]
    if kind == b"iTXt":
        text = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
    keyword = name.decode("latin-1")
    block = keyword.startswith((_RAW_KEYWORD, XMP_KEYWORD))
    most = 2 * MAX_BLOCK_BYTES if block else MAX_COMMENT_BYTES
    try:
        text = zlib.decompressobj().decompress(text, most) if packed else text[:most]
    except zlib.error:
        text = b""
    return keyword, text


def _comment(kind: bytes, text: bytes) -> str:
    return decode_comment(text) if kind == b"iTXt" else text.decode("latin-1")


def _raw_profile(kind: str, text: bytes) -> FileBlocks:
    """Read a block that is stored as hexadecimal text after its name and length.

    Its kind is recognised from `kind` for ICC profiles, else by its content."""
    _, _, rest = text.lstrip().partition(b"\n")
    digits = b"".join(rest.lstrip().partition(b"\n")[2].split())
    try:
        body = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
    except ValueError:
        body = b""
    if not body:
        return FileBlocks(complete=False)
    if kind in ("icc", "icm"):
        return FileBlocks(profile=body)
    return block_by_content(body)
