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
    AVIF = "avif"
    HEIC = "heic"
    JP2 = "jp2"
    PSD = "psd"
    ORA = "ora"
    RAW = "camera raw"

    @property
    def suffix(self) -> str:
        return ".jpg" if self is Format.JPEG else f".{self.value}"

    @property
    def deep(self) -> bool:
        """Whether it can hold 16 bits a channel."""
        return self in (Format.PNG, Format.TIFF)

    @property
    def grey(self) -> bool:
        """Whether it can hold a single channel."""
        return self is not Format.WEBP

    @property
    def most_side(self) -> int:
        """Longest side in pixels that a file of this format can have."""
        return {Format.JPEG: 65_500, Format.WEBP: 16_383}.get(self, 1_000_000)

    @property
    def most_pixels(self) -> int:
        """Photos beyond this are refused before a pixel is decoded."""
        return 2_000_000_000 if self in _STREAMED else self.usual_pixels

    @property
    def usual_pixels(self) -> int:
        """Photos beyond this are opened only where somebody said so, and not at all where they
        cannot be decoded row by row, since they must fit into memory."""
        if self is Format.RAW:
            return _MOST_DEVELOPED
        return 500_000_000 if self in (*_STREAMED, Format.WEBP, Format.GIF) else 250_000_000


_STREAMED: Final = (Format.PNG, Format.JPEG, Format.TIFF)

_MOST_DEVELOPED: Final = 170_000_000
"""Pixels of a sensor. LibRaw holds each of them three times, in 22 bytes; the largest sensors in
cameras have 151 million."""


WRITABLE: Final = (Format.PNG, Format.JPEG, Format.TIFF, Format.WEBP)

ENDINGS: Final = (
    *(".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".jif", ".mpo", ".tif", ".tiff", ".webp"),
    *(".gif", ".bmp", ".avif", ".heic", ".heif", ".hif", ".jp2", ".j2k", ".jpx", ".psd"),
    *(".dng", ".cr2", ".cr3", ".nef", ".nrw", ".arw", ".orf", ".rw2", ".raf", ".pef", ".srw"),
    *(".3fr", ".iiq"),
)
"""Of the names of files that are offered to be read; whether they can be, their content tells."""

_BY_SUFFIX: Final = {
    ".png": Format.PNG,
    **dict.fromkeys((".jpg", ".jpeg", ".jpe", ".jfif", ".jif"), Format.JPEG),
    **dict.fromkeys((".tif", ".tiff"), Format.TIFF),
    ".webp": Format.WEBP,
}
HEAD: Final = 64
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
    (b"\0\0\0\x0cjP  ", Format.JP2),
    (b"\xff\x4f\xff\x51", Format.JP2),
    (b"8BPS\0\x01", Format.PSD),
    (b"IIRO", Format.RAW),
    (b"IIRS", Format.RAW),
    (b"MMOR", Format.RAW),
    (b"IIU\0", Format.RAW),
    (b"FUJIFILMCCD-RAW", Format.RAW),
)
_FOREIGN: Final = (
    (b"8BPS\0\x02", "psb"),
    (b"\xff\x0a", "jxl"),
    (b"\0\0\0\x0cJXL ", "jxl"),
    (b"\0\0\x01\0", "ico"),
    (b"gimp xcf", "xcf"),
    (b"P4", "pbm"),
    (b"P5", "pgm"),
    (b"P6", "ppm"),
)
_ZIP: Final = b"PK\x03\x04"
_LAYERED: Final = (b"image/openraster", b"application/x-krita")
"""Archives with the whole picture in a file of their own: OpenRaster, and Krita's."""

_HEVC: Final = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}
_AV1: Final = {b"avif", b"avis"}
_CANON: Final = b"crx "


def detect_format(head: bytes) -> Format | None:
    """None where the bytes begin no format that we read. What begins like TIFF may still be camera
    raw: `raw.is_raw` tells."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Format.WEBP
    if head.startswith(_ZIP) and head[30:38] == b"mimetype" and head[38:].startswith(_LAYERED):
        return Format.ORA
    brands = _brands(head)
    if brands & _AV1:
        return Format.AVIF
    if brands & _HEVC:
        return Format.HEIC
    if _CANON in brands:
        return Format.RAW
    return next((found for start, found in _STARTS if head.startswith(start)), None)


def unsupported_format_name(head: bytes) -> str | None:
    """The name of a picture format that we know of and do not read."""
    if _brands(head) & {b"mif1", b"msf1"}:
        return "heif"
    return next((name for start, name in _FOREIGN if head.startswith(start)), None)


def _brands(head: bytes) -> set[bytes]:
    """What a file of the ISO base format claims to be (ISO/IEC 14496-12, section 4.3)."""
    if head[4:8] != b"ftyp":
        return set()
    end = min(int.from_bytes(head[:4], "big"), len(head))
    return {head[8:12], *(head[at : at + 4] for at in range(16, end - 3, 4))}


def writable_format(path: Path) -> Format | None:
    """The format that a target's name asks for, among those that we write."""
    return _BY_SUFFIX.get(path.suffix.lower())


def format_of_result(source: Path) -> Format:
    """Return the format in which the result of a photo is written unless another is asked for:
    that of its ending or else of its content, if this program writes it, and otherwise PNG. What
    begins like TIFF without saying so by its ending may be camera raw, and becomes PNG."""
    named = writable_format(source)
    if named is not None:
        return named
    try:
        with source.open("rb") as file:
            found = detect_format(file.read(HEAD))
    except (OSError, ValueError):
        return Format.PNG
    return found if found in (Format.JPEG, Format.WEBP) else Format.PNG


def stem_of(source: Path) -> str:
    """Return the name of a photo without the ending that says its format; any other ending, as in
    a date such as 1956.07, is part of the name."""
    return source.stem if source.suffix.lower() in (*ENDINGS, ".ora", ".kra") else source.name
