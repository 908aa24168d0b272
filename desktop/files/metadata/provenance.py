"""Whether a file on disk is an earlier output of this program, told by its content.

Under names that the program chose itself, and for maps and projects, only such files are replaced.
"""

import mmap
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from desktop.files.metadata.xmp_history import AGENT

MAP_KEYWORD: Final = "Heirloom"
MAP_TEXT: Final = "invention map"
"""Keyword and content of the tEXt chunk by which invention maps are recognised."""

_MAP_MARK: Final = f"tEXt{MAP_KEYWORD}\0{MAP_TEXT}".encode("latin-1")
_HEAD: Final = 1024
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_TEXTS: Final = (b"tEXt", b"zTXt", b"iTXt")
_MOST_TEXT: Final = 1 << 24
"""Bytes of text that are unpacked of one PNG chunk at most."""


def is_own_map(path: Path) -> bool:
    """Return whether the file is an invention map written by this program."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError):
        return False
    return head.startswith(_PNG) and _MAP_MARK in head


def is_own_result(path: Path, source: Path) -> bool:
    """Return whether a picture is a result that was made of `source` earlier: its history names
    this program, or it has exactly the modification time of the original, as copies have in which
    no layer acts."""
    try:
        made, original = path.stat(), source.stat()
        return made.st_mtime_ns == original.st_mtime_ns or _names_program(path)
    except (OSError, ValueError):
        return False


def _names_program(path: Path) -> bool:
    """Whether the XMP packet has an entry of ours; PNG may hold the packet compressed."""
    mark = AGENT.encode()
    with path.open("rb") as file:
        if not os.fstat(file.fileno()).st_size:
            return False
        if file.read(len(_PNG)) == _PNG:
            return any(mark in text for text in _texts(file))
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return content.find(mark) >= 0


def _texts(file: BinaryIO) -> Iterator[bytes]:
    """The content of the text chunks of a PNG file that stands behind its signature, unpacked
    where it is packed (PNG specification, third edition, section 11.3.3)."""
    while len(head := file.read(8)) == 8:
        length, kind = int.from_bytes(head[:4], "big"), head[4:]
        if kind not in _TEXTS:
            file.seek(length + 4, os.SEEK_CUR)
            continue
        content = file.read(min(length, _MOST_TEXT))
        file.seek(length - len(content) + 4, os.SEEK_CUR)
        yield content
        packed = content.partition(b"\0")[2][1:]
        if kind == b"zTXt":
            yield _unpacked(packed)


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _MOST_TEXT)
    except zlib.error:
        return b""
