"""Encoding of comments, whose bytes are kept even where they are not UTF-8."""

from contextlib import suppress
from typing import Final

COMMENT: Final = "Comment"
"""Keyword of a comment in a format without keywords."""

MAX_COMMENT_BYTES: Final = 1 << 18
"""Bytes of the longest comment that is kept, and that is searched for places."""

MAX_COMMENTS_BYTES: Final = 1 << 21
"""Bytes of all comments of a file that are kept."""


def as_utf_8(text: bytes) -> bytes:
    """Convert a text of unknown encoding to UTF-8: from UTF-8 or else from Latin-1."""
    with suppress(ValueError):
        return text.decode().encode()
    return text.decode("latin-1").encode()


def decode_comment(body: bytes) -> str:
    """Decode a comment from UTF-8; invalid bytes become surrogates for `encode_comment`."""
    return body.decode("utf-8", "surrogateescape")


def encode_comment(text: str) -> bytes:
    """Encode a comment as UTF-8, surrogates as the bytes for which `decode_comment` made them."""
    return text.encode("utf-8", "surrogateescape")
