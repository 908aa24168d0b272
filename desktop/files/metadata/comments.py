"""Extraction of comments from image files, as pairs of a keyword and a text."""

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
"""Keyword of a comment in a format without keywords."""

_TEXT_CHUNKS: Final = (b"tEXt", b"zTXt", b"iTXt")
_BLOCKS: Final = ("Raw profile type", "XML:com.adobe.xmp")
"""Keywords of PNG text chunks that hold other metadata and not comments."""

_PILLOW_ERRORS: Final = (
    *(OSError, ValueError, SyntaxError, KeyError, IndexError, TypeError, EOFError),
    DecompressionBombError,
)
"""Exceptions that Pillow raises for damaged files."""

_COM, _SCAN = 0xFE, 0xDA
_MAX_LENGTH: Final = 1 << 16
"""Bytes of the longest comment that is kept."""


def extract_comments(path: Path, format: Format) -> Comments:
    """Extract the comments of a file; bytes that are not UTF-8 become surrogates.

    Raises: OSError.
    """
    match format:
        case Format.PNG:
            return _png_comments(path)
        case Format.JPEG:
            return _jpeg_comments(path)
        case Format.GIF:
            return _gif_comments(path)
        case _:
            return ()


def _png_comments(path: Path) -> Comments:
    """Read text chunks (PNG third edition, section 11.3.3), whose encodings libvips confuses."""
    comments = []
    with path.open("rb") as file:
        file.seek(8)
        while len(head := file.read(8)) == 8 and head[4:] != b"IEND":
            size = int.from_bytes(head[:4], "big")
            if head[4:] in _TEXT_CHUNKS and size <= _MAX_LENGTH:
                comments.append(_png_text(head[4:], file.read(size)))
                size = 0
            file.seek(size + 4, os.SEEK_CUR)
    return tuple(pair for pair in comments if pair and not pair[0].startswith(_BLOCKS))


def _png_text(kind: bytes, body: bytes) -> tuple[str, str] | None:
    """Parse a text chunk; None if it is damaged or empty."""
    name, _, rest = body.partition(b"\0")
    packed = kind == b"zTXt" or (kind == b"iTXt" and rest[:1] == b"\1")
    text = rest if kind == b"tEXt" else rest[1:]
    if kind == b"iTXt":
        text = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
    try:
        text = zlib.decompressobj().decompress(text, _MAX_LENGTH) if packed else text
    except zlib.error:
        return None
    decoded = decode_comment(text) if kind == b"iTXt" else text.decode("latin-1")
    return (name.decode("latin-1"), decoded) if name and decoded else None


def _jpeg_comments(path: Path) -> Comments:
    """Read the COM segments before the scan (ITU-T T.81, section B.2.4.5), which libvips skips."""
    comments = []
    with path.open("rb") as file:
        file.seek(2)
        while len(head := file.read(4)) == 4 and head[0] == 0xFF and head[1] != _SCAN:
            body = file.read(max(int.from_bytes(head[2:], "big") - 2, 0))
            if head[1] == _COM:
                comments.append((COMMENT, decode_comment(body)))
    return tuple(comments)


def _gif_comments(path: Path) -> Comments:
    """Read the comment of a GIF; none if Pillow rejects the header."""
    try:
        with warnings.catch_warnings(action="ignore"), GifImageFile(path) as file:
            body = file.info.get("comment", b"")
    except _PILLOW_ERRORS:
        return ()
    return ((COMMENT, decode_comment(body[:_MAX_LENGTH])),) if body else ()


def decode_comment(body: bytes) -> str:
    """Decode a comment from UTF-8; other bytes become surrogates; see `encode_comment`."""
    return body.decode("utf-8", "surrogateescape")


def encode_comment(text: str) -> bytes:
    """Encode a comment as UTF-8, with surrogates as the bytes that they stand for."""
    return text.encode("utf-8", "surrogateescape")
