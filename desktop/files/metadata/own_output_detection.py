"""Recognition of earlier outputs of this program by their content.

Only such files are replaced under names that the program chose, and by maps and projects.
"""

import mmap
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

AGENT: Final = 'stEvt:softwareAgent="Heirloom"'
"""Attribute with which an entry of the XMP history names this program."""

MAP_KEYWORD: Final = "Heirloom"
MAP_TEXT: Final = "invention map"
"""Keyword and content of the tEXt chunk by which invention maps are recognised."""

_MAP_CHUNK: Final = f"tEXt{MAP_KEYWORD}\0{MAP_TEXT}".encode("latin-1")
_HEAD: Final = 1024
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_TEXT_CHUNKS: Final = (b"tEXt", b"zTXt", b"iTXt")
_MAX_TEXT_BYTES: Final = 1 << 24
"""Largest number of bytes of text of one PNG chunk that are examined."""


def is_own_map(path: Path) -> bool:
    """Return whether a file is an invention map that this program wrote."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError):
        return False
    return head.startswith(_PNG) and _MAP_CHUNK in head


def is_own_result(path: Path, source: Path) -> bool:
    """Return whether an image is an earlier result of this program for `source`.

    Its XMP history says so, or, if no layer acted, its modification time is that of the source."""
    try:
        made, original = path.stat(), source.stat()
        return made.st_mtime_ns == original.st_mtime_ns or _names_program(path)
    except (OSError, ValueError):
        return False


def _names_program(path: Path) -> bool:
    """Return whether the XMP history of a file has an entry of this program."""
    mark = AGENT.encode()
    with path.open("rb") as file:
        if not os.fstat(file.fileno()).st_size:
            return False
        if file.read(len(_PNG)) == _PNG:
            return any(mark in text for text in _text_chunks(file))
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return content.find(mark) >= 0


def _text_chunks(file: BinaryIO) -> Iterator[bytes]:
    """Yield the contents of a PNG's text chunks, those of zTXt decompressed.

    The file is positioned behind its signature (PNG third edition, section 11.3.3)."""
    while len(head := file.read(8)) == 8:
        length, kind = int.from_bytes(head[:4], "big"), head[4:]
        if kind not in _TEXT_CHUNKS:
            file.seek(length + 4, os.SEEK_CUR)
            continue
        content = file.read(min(length, _MAX_TEXT_BYTES))
        file.seek(length - len(content) + 4, os.SEEK_CUR)
        yield content
        if kind == b"zTXt":
            yield _decompress(content.partition(b"\0")[2][1:])


def _decompress(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _MAX_TEXT_BYTES)
    except zlib.error:
        return b""
