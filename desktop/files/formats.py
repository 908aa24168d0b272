"""Which formats there are, told by content and never by name."""

from enum import StrEnum
from pathlib import Path
from typing import Final


class Format(StrEnum):
    """What this program reads; `WRITABLE` are those that it writes."""

    PNG = "png"
    JPEG = "jpeg"
    TIFF = "tiff"
    WEBP = "webp"
    GIF = "gif"
    BMP = "bmp"

    @property
    def suffix(self) -> str:
        return ".jpg" if self is Format.JPEG else f".{self.value}"

    @property
    def deep(self) -> bool:
        """Whether it can hold 16 bits a channel."""
        return self in (Format.PNG, Format.TIFF)

    @property
    def most_side(self) -> int:
        """Longest side in pixels that a file of this format can have."""
        return {Format.JPEG: 65_500, Format.WEBP: 16_383}.get(self, 1_000_000)


WRITABLE: Final = (Format.PNG, Format.JPEG, Format.TIFF, Format.WEBP)

HEAD: Final = 32
"""Bytes from the start of a file that tell its format."""

_STARTS: Final = (
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"\xff\xd8\xff", Format.JPEG),
    (b"II*\0", Format.TIFF),
    (b"MM\0*", Format.TIFF),
    (b"II+\0", Format.TIFF),
    (b"MM\0+", Format.TIFF),
    (b"GIF87a", Format.GIF),
    (b"GIF89a", Format.GIF),
    (b"BM", Format.BMP),
)
_FOREIGN: Final = (
    (b"8BPS", "psd"),
    (b"\xff\x0a", "jxl"),
    (b"\0\0\0\x0cJXL ", "jxl"),
    (b"\0\0\0\x0cjP  ", "jp2"),
    (b"\0\0\x01\0", "ico"),
    (b"gimp xcf", "xcf"),
    (b"P5", "pgm"),
    (b"P6", "ppm"),
)
_BRANDS: Final = {b"avif": "avif", b"avis": "avif", b"heic": "heic", b"heix": "heic"}


def sniffed(head: bytes) -> Format | None:
    """None where the bytes begin no format that we read."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Format.WEBP
    return next((found for start, found in _STARTS if head.startswith(start)), None)


def foreign(head: bytes) -> str | None:
    """The name of a picture format that we know of and do not read."""
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "heif" if head[8:12] == b"mif1" else None)
    return next((name for start, name in _FOREIGN if head.startswith(start)), None)


def by_suffix(path: Path) -> Format | None:
    """The format that a target's name asks for, among those that we write."""
    suffix = path.suffix.lower()
    names = {".png": Format.PNG, ".jpg": Format.JPEG, ".jpeg": Format.JPEG, ".jpe": Format.JPEG}
    more = {".tif": Format.TIFF, ".tiff": Format.TIFF, ".webp": Format.WEBP}
    return (names | more).get(suffix)
