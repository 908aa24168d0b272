"""Damage of PNG files: chunks with a wrong checksum, and files that end early.

Chunks and their checksums: PNG third edition, section 5.3.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import Final

SIGNATURE_BYTES: Final = 8
END_CHUNK: Final = struct.pack(">I4sI", 0, b"IEND", zlib.crc32(b"IEND"))
"""Last chunk of a PNG."""

_AROUND: Final = 12
"""Bytes of a chunk around its data: length, type and checksum."""

Chunk = tuple[bytes, memoryview]
"""Type of a chunk, and the chunk itself, which is shorter than it says at the end of a file."""


def iterate_chunks(content: bytes) -> Iterator[Chunk]:
    """Yield the chunks of a PNG up to the one that ends it, or that is no chunk."""
    position, view = SIGNATURE_BYTES, memoryview(content)
    while position + 8 <= len(content):
        size, kind = struct.unpack_from(">I4s", content, position)
        if not kind.isalpha():
            return
        yield kind, view[position : position + _AROUND + size]
        if kind == b"IEND":
            return
        position += _AROUND + size


def is_whole(chunk: memoryview) -> bool:
    """Return whether a chunk is as long as it says."""
    (size,) = struct.unpack_from(">I", chunk)
    return len(chunk) == _AROUND + int(size)


def is_valid(chunk: memoryview) -> bool:
    """Return whether a whole chunk has the checksum of its type and data."""
    return zlib.crc32(chunk[4:-4]) == int.from_bytes(chunk[-4:], "big")


def find_wrong_chunk(content: bytes) -> str | None:
    """Return the type of the first chunk whose checksum is wrong, None if there is none."""
    whole = (each for each in iterate_chunks(content) if is_whole(each[1]))
    return next((kind.decode("ascii") for kind, chunk in whole if not is_valid(chunk)), None)


def png_ends_early(content: bytes) -> bool:
    """Return whether a PNG has no end, rather than errors within."""
    chunks = [(kind, is_whole(chunk)) for kind, chunk in iterate_chunks(content)]
    has_end = bool(chunks) and chunks[-1] == (b"IEND", True)
    return not has_end and END_CHUNK not in content[SIGNATURE_BYTES:]
