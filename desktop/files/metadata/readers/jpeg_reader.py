"""Metadata of JPEG files: the segments before the picture.

libvips reads one segment of each kind; here those that belong together are joined: Photoshop's
image resources and the parts of an extended XMP packet.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from desktop.files.metadata.comment_encoding import COMMENT, decode_comment
from desktop.files.metadata.extended_xmp import EXTENSION_START, join_extended_xmp
from desktop.files.metadata.metadata_blocks import (
    EXIF_START,
    MAX_TOTAL_BYTES,
    PHOTOSHOP_START,
    XMP_START,
    FileBlocks,
)

_APP0, _APP1, _APP13, _COM = 0xE0, 0xE1, 0xED, 0xFE
_WANTED: Final = (_APP0, _APP1, _APP13, _COM)
_ENDS: Final = (0xDA, 0xD9)
"""Markers behind which there is no metadata: start of scan, and end of image."""

_OLD_PHOTOSHOP_START: Final = b"Adobe_Photoshop2.5:\0"
_INCHES: Final = {1: 1.0, 2: 2.54}
"""Factors to dots per inch by the unit of a JFIF density (ITU-T T.871, section 10.1)."""


def read_jpeg(path: Path) -> FileBlocks:
    """Read the metadata of a JPEG file. Raises: OSError."""
    blocks = FileBlocks()
    resources, extensions = b"", list[bytes]()
    comments: list[tuple[str, str]] = []
    for kind, body in segments_of_file(path):
        if kind not in _WANTED:
            continue
        if kind == _COM:
            comments.append((COMMENT, decode_comment(body)))
        elif kind == _APP0:
            blocks = blocks.completed(_density(body))
        elif kind == _APP13:
            resources += _resources(body)
        elif body.startswith(EXTENSION_START):
            extensions.append(body[len(EXTENSION_START) :])
        else:
            blocks = blocks.completed(_application_block(body))
    xmp, complete = join_extended_xmp(blocks.xmp, extensions)
    found = FileBlocks(
        xmp=xmp, resources=resources or None, comments=tuple(comments), complete=complete
    )
    return found.completed(blocks)


def segments_of_file(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield markers and contents of the segments before the scan (ITU-T T.81, section B.1.1.4)."""
    left = MAX_TOTAL_BYTES
    with path.open("rb") as file:
        file.seek(2)
        while left > 0 and file.read(1) == b"\xff":
            marker = file.read(1)
            while marker == b"\xff":
                marker = file.read(1)
            head = file.read(2)
            if len(head) < 2 or marker[0] in _ENDS:
                return
            body = file.read(max(int.from_bytes(head, "big") - 2, 0))
            left -= len(body) + 4
            yield marker[0], body


def _density(body: bytes) -> FileBlocks:
    """Return the dots per inch of a JFIF segment, or the ratio of sides if it has no unit."""
    if not body.startswith(b"JFIF\0") or len(body) < 12:
        return FileBlocks()
    across, down = struct.unpack_from(">HH", body, 8)
    if body[7] not in _INCHES:
        return FileBlocks(aspect=(across, down))
    return FileBlocks(density=(across * _INCHES[body[7]], down * _INCHES[body[7]]))


def _resources(body: bytes) -> bytes:
    """Return Photoshop's image resources in a segment, which may continue in the next one."""
    starts = (each for each in (PHOTOSHOP_START, _OLD_PHOTOSHOP_START) if body.startswith(each))
    return body[len(next(starts, body)) :]


def _application_block(body: bytes) -> FileBlocks:
    """Return the EXIF block or XMP packet in an APP1 segment; nothing for other contents."""
    if body.startswith(EXIF_START[:5]):
        return FileBlocks(exif=body[len(EXIF_START) :])
    return FileBlocks(xmp=body[len(XMP_START) :] if body.startswith(XMP_START) else None)
