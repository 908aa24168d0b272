"""Comments in files: pairs of a keyword and a text."""

import os
import warnings
import zlib
from pathlib import Path
from typing import Final

from PIL.GifImagePlugin import GifImageFile
from PIL.Image import DecompressionBombError

from desktop.document.photo import Comments
from desktop.files.formats.formats import Format

COMMENT: Final = "Comment"
"""The keyword where the format knows none."""

_TEXTS: Final = (b"tEXt", b"zTXt", b"iTXt")
_BLOCKS: Final = ("Raw profile type", "XML:com.adobe.xmp")
"""Metadata of other kinds that is kept in text."""

_REFUSALS: Final = (
    *(OSError, ValueError, SyntaxError, KeyError, IndexError, TypeError, EOFError),
    DecompressionBombError,
)
_COM, _SCAN = 0xFE, 0xDA
_MOST: Final = 1 << 16
"""Characters of one comment that are carried."""


def extract_comments(path: Path, format: Format) -> Comments:
    """Bytes that are no UTF-8 are kept as surrogates. Raises OSError."""
    match format:
        case Format.PNG:
            return _of_png(path)
        case Format.JPEG:
            return _of_jpeg(path)
        case Format.GIF:
            return _of_gif(path)
        case _:
            return ()


def _of_png(path: Path) -> Comments:
    """The text chunks (PNG third edition, section 11.3.3), of which libvips confuses the
    encodings."""
    found = []
    with path.open("rb") as file:
        file.seek(8)
        while len(head := file.read(8)) == 8 and head[4:] != b"IEND":
            size = int.from_bytes(head[:4], "big")
            if head[4:] in _TEXTS and size <= _MOST:
                found.append(_png_text(head[4:], file.read(size)))
                size = 0
            file.seek(size + 4, os.SEEK_CUR)
    return tuple(pair for pair in found if pair and not pair[0].startswith(_BLOCKS))


def _png_text(kind: bytes, body: bytes) -> tuple[str, str] | None:
    name, _, rest = body.partition(b"\0")
    packed = kind == b"zTXt" or (kind == b"iTXt" and rest[:1] == b"\1")
    text = rest if kind == b"tEXt" else rest[1:]
    if kind == b"iTXt":
        text = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
    try:
        text = zlib.decompressobj().decompress(text, _MOST) if packed else text
    except zlib.error:
        return None
    told = decode_comment(text) if kind == b"iTXt" else text.decode("latin-1")
    return (name.decode("latin-1"), told) if name and told else None


def _of_jpeg(path: Path) -> Comments:
    """The COM segments before the picture (ITU-T T.81, section B.2.4.5), which libvips passes
    over."""
    found = []
    with path.open("rb") as file:
        file.seek(2)
        while len(head := file.read(4)) == 4 and head[0] == 0xFF and head[1] != _SCAN:
            body = file.read(max(int.from_bytes(head[2:], "big") - 2, 0))
            if head[1] == _COM:
                found.append((COMMENT, decode_comment(body)))
    return tuple(found)


def _of_gif(path: Path) -> Comments:
    """A header that Pillow does not take has no comment."""
    try:
        with warnings.catch_warnings(action="ignore"), GifImageFile(path) as file:
            body = file.info.get("comment", b"")
    except _REFUSALS:
        return ()
    return ((COMMENT, decode_comment(body[:_MOST])),) if body else ()


def decode_comment(body: bytes) -> str:
    """Undone by `bytes_of`."""
    return body.decode("utf-8", "surrogateescape")


def encode_comment(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
