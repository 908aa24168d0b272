"""Metadata of GIF files: comments, and the application blocks of XMP, IPTC and ICC profiles.

Layout: GIF89a specification, sections 24 and 26; XMP specification part 3, section 1.1.2.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from desktop.files.metadata.comment_encoding import COMMENT, MAX_COMMENT_BYTES, decode_comment
from desktop.files.metadata.metadata_blocks import MAX_TOTAL_BYTES, FileBlocks, block_by_content

_COMMENT, _APPLICATION = 0xFE, 0xFF
_XMP_TRAILER: Final = b"\x01\xff\xfe\xfd"
"""First of the bytes behind an XMP packet that lead readers of sub-blocks to its end."""

_TRAILER: Final = b"\x3b"
_MAX_BLOCKS: Final = 1 << 16


def read_gif(path: Path) -> FileBlocks:
    """Read the metadata of a GIF file. Raises: OSError."""
    blocks = FileBlocks(aspect=_aspect(path))
    comments: list[tuple[str, str]] = []
    for kind, body in extensions_of_file(path):
        if kind == _COMMENT and body:
            comments.append((COMMENT, decode_comment(_joined(body)[:MAX_COMMENT_BYTES])))
        elif kind == _APPLICATION:
            blocks = blocks.completed(_application(body))
    return FileBlocks(comments=tuple(comments)).completed(blocks)


def _aspect(path: Path) -> tuple[float, float] | None:
    """Return the ratio of sides in the header (GIF89a, section 18), None if it tells none."""
    with path.open("rb") as file:
        head = file.read(13)
    return (64.0, head[12] + 15.0) if len(head) == 13 and head[12] else None


def find_gif_end(path: Path) -> int | None:
    """Return the offset behind the trailer of a GIF, None if it has none. Raises: OSError."""
    with path.open("rb") as file:
        for _ in _extensions_of(file):
            pass
        end = file.tell()
        file.seek(max(end - 1, 0))
        return end if file.read(1) == _TRAILER else None


def extensions_of_file(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield label and sub-blocks (with length bytes) of a GIF's extensions."""
    with path.open("rb") as file:
        yield from _extensions_of(file)


def _extensions_of(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield a file's extensions; it is left behind the first byte that begins no block."""
    left = MAX_TOTAL_BYTES
    head = file.read(13)
    _skip_colour_table(file, head[10:11])
    for _ in range(_MAX_BLOCKS):
        match file.read(1):
            case b"\x21":
                label = file.read(1)
                body = _sub_blocks(file, left)
                left -= len(body)
                yield (label or b"\0")[0], body
            case b"\x2c":
                _skip_colour_table(file, file.read(9)[8:9])
                file.read(1)
                _skip_sub_blocks(file)
            case _:
                return


def _skip_colour_table(file: BinaryIO, packed: bytes) -> None:
    if packed and packed[0] & 0x80:
        file.seek(3 << ((packed[0] & 7) + 1), 1)


def _sub_blocks(file: BinaryIO, most: int) -> bytes:
    """Read sub-blocks with their length bytes, at most `most` bytes in all."""
    parts, size = list[bytes](), 0
    while (length := file.read(1)) not in (b"", b"\0"):
        part = length + file.read(length[0])
        size += len(part)
        if size <= most:
            parts.append(part)
    return b"".join(parts)


def _skip_sub_blocks(file: BinaryIO) -> None:
    while (length := file.read(1)) not in (b"", b"\0"):
        file.seek(length[0], 1)


def _joined(body: bytes) -> bytes:
    """Return the content of sub-blocks without their length bytes."""
    parts, offset = list[bytes](), 0
    while offset < len(body):
        parts.append(body[offset + 1 : offset + 1 + body[offset]])
        offset += 1 + body[offset]
    return b"".join(parts)


def _application(body: bytes) -> FileBlocks:
    """Read the metadata in an application block, whose first sub-block is its name."""
    name, content = body[1:12], body[12:]
    if name == b"XMP DataXMP":
        return FileBlocks(xmp=content.rpartition(_XMP_TRAILER)[0] or None)
    if name == b"ICCRGBG1012":
        return FileBlocks(profile=_joined(content))
    return block_by_content(_joined(content)) if name.startswith(b"MGK") else FileBlocks()
