"""Boxes of JPEG 2000 files, and the metadata in them.

Layout: ISO/IEC 15444-1, annex I; EXIF, IPTC and XMP are in UUID boxes.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from desktop.files.metadata.metadata_blocks import (
    EXIF_START,
    MAX_BLOCK_BYTES,
    MAX_TOTAL_BYTES,
    FileBlocks,
)

_XMP: Final = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_EXIF: Final = b"JpgTiffExif->JP2"
_IPTC: Final = bytes.fromhex("33c7a4d2b81d4723a0baf1a3e097ad38")
IDENTIFIERS: Final = (_XMP, _EXIF, _IPTC)
"""First bytes of the UUID boxes that are read."""

IDENTIFIER_BYTES: Final = 16
_CAPTURED, _SHOWN = b"resc", b"resd"
_INCHES_PER_METRE: Final = 0.0254
_MAX_BOXES: Final = 10_000

Box = tuple[bytes, int, int]
"""Type of a box, and start and end of its content in the file."""


def read_jp2(path: Path) -> FileBlocks:
    """Read the metadata of a JPEG 2000 file; a bare codestream has none. Raises: OSError."""
    blocks = FileBlocks()
    for kind, body in boxes_of_file(path, (b"uuid", b"jp2h")):
        if kind == b"jp2h":
            blocks = blocks.completed(FileBlocks(density=_density(body)))
            continue
        content = body[IDENTIFIER_BYTES:]
        match body[:IDENTIFIER_BYTES]:
            case identifier if identifier == _XMP:
                blocks = blocks.completed(FileBlocks(xmp=content or None))
            case identifier if identifier == _EXIF:
                exif = content.removeprefix(EXIF_START)
                blocks = blocks.completed(FileBlocks(exif=exif or None))
            case identifier if identifier == _IPTC:
                blocks = blocks.completed(FileBlocks(iptc=content or None))
    return blocks


def boxes_of_file(path: Path, wanted: tuple[bytes, ...]) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of the wanted top-level boxes that are within the size limits."""
    left = MAX_TOTAL_BYTES
    with path.open("rb") as file:
        end = file.seek(0, 2)
        offset = 0
        for _ in range(_MAX_BOXES):
            file.seek(offset)
            box = parse_box(file.read(16), offset, end)
            if box is None:
                return
            kind, start, offset = box
            if kind in wanted and offset - start <= min(MAX_BLOCK_BYTES, left):
                left -= offset - start
                file.seek(start)
                yield kind, file.read(offset - start)


def box_heads_of_file(path: Path) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and the first 16 bytes of content of the top-level boxes. Raises: OSError."""
    with path.open("rb") as file:
        end = file.seek(0, 2)
        offset = 0
        for _ in range(_MAX_BOXES):
            file.seek(offset)
            box = parse_box(file.read(16), offset, end)
            if box is None:
                return
            kind, start, offset = box
            file.seek(start)
            yield kind, file.read(min(IDENTIFIER_BYTES, offset - start))


def parse_box(head: bytes, offset: int, end: int) -> Box | None:
    """Parse the head of a box at `offset` of data that end at `end`; None if it is invalid."""
    if len(head) < 8:
        return None
    size, kind = struct.unpack_from(">I4s", head)
    start = offset + 8
    if size == 1 and len(head) >= 16:
        (size,) = struct.unpack_from(">Q", head, 8)
        start += 8
    size = size or end - offset
    return (kind, start, offset + size) if start - offset <= size <= end - offset else None


def boxes_in(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of the boxes inside a box."""
    offset = 0
    for _ in range(_MAX_BOXES):
        box = parse_box(body[offset : offset + 16], offset, len(body))
        if box is None:
            return
        kind, start, offset = box
        yield kind, body[start:offset]


def _density(header: bytes) -> tuple[float, float] | None:
    """Return dots per inch of a JP2 header: for display, else of capture; None without."""
    resolutions = next((body for kind, body in boxes_in(header) if kind == b"res "), b"")
    found = dict(boxes_in(resolutions))
    body = found.get(_SHOWN) or found.get(_CAPTURED) or b""
    if len(body) < 10:
        return None
    down, over_down, across, over_across, power_down, power_across = struct.unpack_from(
        ">HHHHbb", body
    )
    if not over_down or not over_across:
        return None
    per_metre = (across / over_across * 10.0**power_across, down / over_down * 10.0**power_down)
    return per_metre[0] * _INCHES_PER_METRE, per_metre[1] * _INCHES_PER_METRE
