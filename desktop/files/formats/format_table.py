"""Image formats: one table of what each format is, holds and costs, and detection by content.

A format is a member of `Format` and a `FormatSpec` in `SPECS`. One that is written has an encoder
in `desktop.files.export.encoders` too. Everything else, such as dialogs, command line options and
the checks of an export, reads this table.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from pathlib import Path
from typing import Final

JPEG_SEGMENT: Final = 65_533
"""Largest payload of a JPEG segment in bytes (ITU-T T.81, section B.1.1.4)."""

MAX_STREAMED_PIXELS: Final = 2_000_000_000
"""Largest number of pixels of a photo whose format is decoded row by row."""

MAX_UNASKED_PIXELS: Final = 500_000_000
"""Pixels beyond which a photo is opened only with the user's consent, if its format is decoded row
by row, and not at all if it is WebP or GIF."""

MAX_PIXELS_IN_MEMORY: Final = 250_000_000
"""Largest number of pixels of a photo whose format is decoded at once and must fit into memory."""

MAX_RAW_PIXELS: Final = 170_000_000
"""Limit of camera raw in pixels of the sensor. LibRaw holds each of them three times, in 22 bytes;
the largest sensors in cameras have 151 million."""


class Format(StrEnum):
    """Image format; its value is stored in settings and queues and never changes."""

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
    def spec(self) -> "FormatSpec":
        """Entry of this format in `SPECS`."""
        return SPECS[self]

    @property
    def suffix(self) -> str:
        """Suffix of files that are written in this format, with its dot."""
        return self.spec.suffixes[0]


class CommentSupport(Enum):
    """Which of a photo's comments a file can hold."""

    NONE = "none"
    DESCRIPTION = "the first one, as image description, unless EXIF has one"
    TEXTS = "all, without their keywords"
    PAIRS = "all, with their keywords"


@dataclass(frozen=True, slots=True)
class MetadataSupport:
    """Metadata that files of a format can hold.

    EXIF, XMP, IPTC and comment blocks have at most `max_block` bytes. Without `resolution_field`
    the resolution is stored in EXIF only."""

    exif: bool = False
    exif_thumbnail: bool = False
    xmp: bool = False
    iptc: bool = False
    profile: bool = False
    comments: CommentSupport = CommentSupport.NONE
    resolution_field: bool = False
    max_block: int | None = None


@dataclass(frozen=True, slots=True)
class FormatSpec:
    """Properties of a format.

    `suffixes` are recognised, with their dot; the first one is written, and `read_only_suffixes`
    never are. `signatures` are possible first bytes. `listed` tells whether folders and file
    dialogs offer such files. Photos beyond `max_pixels` are refused before a pixel is decoded;
    those beyond `unasked_pixels` need the user's consent. The other fields describe written files:
    `bit_depths` per channel; whether they can be `grey` and have `alpha`; `max_side` in pixels;
    `quality`, the range of the encoder's setting (None: lossless); `min_compression`, by which
    factor a file is hardly smaller than its pixels; and `metadata`."""

    suffixes: tuple[str, ...]
    signatures: tuple[bytes, ...] = ()
    read_only_suffixes: tuple[str, ...] = ()
    max_pixels: int = MAX_PIXELS_IN_MEMORY
    unasked_pixels: int = MAX_PIXELS_IN_MEMORY
    listed: bool = True
    writable: bool = False
    bit_depths: tuple[int, ...] = (8,)
    grey: bool = False
    alpha: bool = False
    max_side: int = 1_000_000
    quality: range | None = None
    min_compression: int = 1
    metadata: MetadataSupport = MetadataSupport()

    @property
    def supports_16_bit(self) -> bool:
        """Whether 16 bits a channel can be written."""
        return 16 in self.bit_depths


SPECS: Final[Mapping[Format, FormatSpec]] = {
    Format.PNG: FormatSpec(
        suffixes=(".png",),
        signatures=(b"\x89PNG\r\n\x1a\n",),
        max_pixels=MAX_STREAMED_PIXELS,
        unasked_pixels=MAX_UNASKED_PIXELS,
        writable=True,
        bit_depths=(8, 16),
        grey=True,
        alpha=True,
        min_compression=2,
        metadata=MetadataSupport(
            exif=True,
            exif_thumbnail=True,
            xmp=True,
            iptc=True,
            profile=True,
            comments=CommentSupport.PAIRS,
            resolution_field=True,
        ),
    ),
    Format.JPEG: FormatSpec(
        suffixes=(".jpg", ".jpeg", ".jpe", ".jfif", ".jif"),
        signatures=(b"\xff\xd8\xff",),
        read_only_suffixes=(".mpo",),
        max_pixels=MAX_STREAMED_PIXELS,
        unasked_pixels=MAX_UNASKED_PIXELS,
        writable=True,
        grey=True,
        max_side=65_500,
        quality=range(1, 101),
        min_compression=8,
        metadata=MetadataSupport(
            exif=True,
            exif_thumbnail=True,
            xmp=True,
            iptc=True,
            profile=True,
            comments=CommentSupport.TEXTS,
            resolution_field=True,
            max_block=JPEG_SEGMENT,
        ),
    ),
    Format.TIFF: FormatSpec(
        suffixes=(".tiff", ".tif"),
        signatures=(b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
        max_pixels=MAX_STREAMED_PIXELS,
        unasked_pixels=MAX_UNASKED_PIXELS,
        writable=True,
        bit_depths=(8, 16),
        grey=True,
        alpha=True,
        min_compression=2,
        metadata=MetadataSupport(
            exif=True,
            xmp=True,
            iptc=True,
            profile=True,
            comments=CommentSupport.DESCRIPTION,
            resolution_field=True,
        ),
    ),
    Format.WEBP: FormatSpec(
        suffixes=(".webp",),
        max_pixels=MAX_UNASKED_PIXELS,
        unasked_pixels=MAX_UNASKED_PIXELS,
        writable=True,
        alpha=True,
        max_side=16_383,
        quality=range(1, 101),
        min_compression=8,
        metadata=MetadataSupport(exif=True, exif_thumbnail=True, xmp=True, profile=True),
    ),
    Format.GIF: FormatSpec(
        suffixes=(".gif",),
        signatures=(b"GIF87a", b"GIF89a"),
        max_pixels=MAX_UNASKED_PIXELS,
        unasked_pixels=MAX_UNASKED_PIXELS,
    ),
    Format.BMP: FormatSpec(suffixes=(".bmp",), signatures=(b"BM",)),
    Format.AVIF: FormatSpec(suffixes=(".avif",)),
    Format.HEIC: FormatSpec(suffixes=(".heic", ".heif", ".hif")),
    Format.JP2: FormatSpec(
        suffixes=(".jp2", ".j2k", ".jpx"),
        signatures=(b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51"),
    ),
    Format.PSD: FormatSpec(suffixes=(".psd",), signatures=(b"8BPS\0\x01",)),
    Format.ORA: FormatSpec(suffixes=(".ora", ".kra"), listed=False),
    Format.RAW: FormatSpec(
        suffixes=(
            *(".dng", ".cr2", ".cr3", ".nef", ".nrw", ".arw", ".orf", ".rw2", ".raf"),
            *(".pef", ".srw", ".3fr", ".iiq"),
        ),
        signatures=(b"IIRO", b"IIRS", b"MMOR", b"IIU\0", b"FUJIFILMCCD-RAW"),
        max_pixels=MAX_RAW_PIXELS,
        unasked_pixels=MAX_RAW_PIXELS,
    ),
}
"""The one table of formats."""

WRITABLE: Final = tuple(format for format, spec in SPECS.items() if spec.writable)
"""Formats that this program writes, in the order in which they are offered."""

ENDINGS: Final = tuple(
    suffix
    for spec in SPECS.values()
    if spec.listed
    for suffix in (*spec.suffixes, *spec.read_only_suffixes)
)
"""Suffixes of files that are listed as photos. Their content decides whether they can be read."""

UNREAD_SUFFIXES: Final = frozenset(
    (
        *(".ico", ".cur", ".icns", ".pbm", ".pgm", ".ppm", ".pnm", ".pam", ".pfm", ".tga", ".pcx"),
        *(".xcf", ".psb", ".ai", ".eps", ".ps", ".svg", ".svgz", ".pdf", ".djvu", ".djv", ".cdr"),
        *(".jxl", ".jxr", ".wdp", ".hdp", ".bpg", ".flif", ".jng", ".mng", ".jls", ".jpm", ".jpc"),
        *(".dds", ".exr", ".hdr", ".dpx", ".cin", ".dcm", ".fits", ".fit", ".fts", ".sgi", ".rgb"),
        *(".xbm", ".xpm", ".ras", ".wbmp", ".emf", ".wmf", ".pict", ".pct", ".pcd", ".fpx", ".mic"),
        *(".dib", ".rle", ".apng", ".j2c", ".jpf", ".afphoto", ".cpt", ".clip", ".jps", ".pns"),
        *(".crw", ".sr2", ".srf", ".erf", ".mrw", ".x3f", ".kdc", ".dcr", ".mef", ".mos", ".rwl"),
        *(".gpr", ".cap", ".fff", ".mdc", ".bay", ".raw", ".rwz", ".qtk", ".dc2", ".k25", ".ari"),
    )
)
"""Suffixes of pictures, and of documents with pictures, that folders do not list as photos."""

_ALL_SUFFIXES: Final = (*ENDINGS, *SPECS[Format.ORA].suffixes)
_BY_SUFFIX: Final = {suffix: format for format in WRITABLE for suffix in format.spec.suffixes}

HEAD: Final = 64
"""Number of bytes at the start of a file from which its format is detected."""

_FOREIGN: Final = (
    (b"8BPS\0\x02", "PSB"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\1\0", "ICO"),
    (b"icns", "ICNS"),
    (b"gimp xcf", "XCF"),
    (b"%PDF", "PDF"),
    (b"%!PS", "PostScript"),
    (b"<svg", "SVG"),
    (b"\x76\x2f\x31\1", "OpenEXR"),
    (b"#?RADIANCE", "HDR"),
    (b"DDS ", "DDS"),
    (b"II\xbc", "JPEG XR"),
    (b"BPG\xfb", "BPG"),
    (b"FLIF", "FLIF"),
    (b"AT&TFORM", "DjVu"),
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"SIMPLE  =", "FITS"),
    (b"version https://git-lfs", "Git LFS"),
)
"""Signatures of known formats that are not read, with their names."""

_NETPBM: Final = re.compile(rb"P(?:[1-6]\s+(?:#|\d)|7\nWIDTH|[Ff]\n\d)")
"""First bytes of a Netpbm picture, and not of a text about a car of that name."""

_BMP_HEADERS: Final = (12, 16, 40, 52, 56, 64, 108, 124)
"""Bytes of the second header of a BMP, in all of its versions."""

_ZIP: Final = b"PK\x03\x04"
_LAYERED_MIMETYPES: Final = (b"image/openraster", b"application/x-krita")
"""MIME types of archives that contain a merged picture: OpenRaster, and Krita's."""

_HEVC_BRANDS: Final = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}
_AV1_BRANDS: Final = {b"avif", b"avis"}
_CANON_BRAND: Final = b"crx "


def detect_format(head: bytes) -> Format | None:
    """Detect the format of a file from its first `HEAD` bytes; None if it is not read here.

    Some camera raw files look like TIFF; `raw_detection.is_raw` tells them apart."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Format.WEBP
    mimetype = head[38:] if head.startswith(_ZIP) and head[30:38] == b"mimetype" else b""
    if mimetype.startswith(_LAYERED_MIMETYPES):
        return Format.ORA
    brands = _brands(head)
    if brands & _AV1_BRANDS:
        return Format.AVIF
    if brands & _HEVC_BRANDS:
        return Format.HEIC
    if _CANON_BRAND in brands:
        return Format.RAW
    matching = (f for f, spec in SPECS.items() if head.startswith(spec.signatures))
    found = next(matching, None)
    return None if found is Format.BMP and not _has_bmp_header(head) else found


def _has_bmp_header(head: bytes) -> bool:
    """Return whether the first header is followed by a known second one, unlike in a text."""
    return int.from_bytes(head[14:18], "little") in _BMP_HEADERS


def unsupported_format_name(head: bytes, suffix: str = "") -> str | None:
    """Return the name of a known image format that is not read here, None if it is none.

    It is told by the first bytes of a file, else by a suffix of such a format."""
    brands = _brands(head)
    if brands:
        return "HEIF" if brands & {b"mif1", b"msf1"} else "MP4"
    if _NETPBM.match(head):
        return "Netpbm"
    known = next((name for start, name in _FOREIGN if head.startswith(start)), None)
    named = suffix.lower() in UNREAD_SUFFIXES
    return known or (suffix[1:].upper() if named and not _is_text(head) else None)


def _is_text(head: bytes) -> bool:
    return all(32 <= byte < 127 or byte in b"\t\r\n" for byte in head)


def _brands(head: bytes) -> set[bytes]:
    """Read the brands of an ISO media file from its first bytes (ISO/IEC 14496-12, section 4.3)."""
    end = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, end - 3, 4))}
    return brands if head[4:8] == b"ftyp" else set()


def writable_format(path: Path) -> Format | None:
    """Return the writable format to which a file name's suffix belongs, None if to none."""
    return _BY_SUFFIX.get(path.suffix.lower())


def format_of_result(source: Path) -> Format:
    """Return the format in which the result of a photo is written by default.

    It is that of the suffix, else of the content, if that is written, else PNG. TIFF content
    without such a suffix may be camera raw and becomes PNG."""
    named = writable_format(source)
    if named is not None:
        return named
    try:
        with source.open("rb") as file:
            detected = detect_format(file.read(HEAD))
    except (OSError, ValueError):
        return Format.PNG
    if detected in WRITABLE and detected is not Format.TIFF:
        return detected
    return Format.PNG


def stem_of(source: Path) -> str:
    """Return a photo's file name without the suffix of a format ("1956.07" stays complete)."""
    return source.stem if source.suffix.lower() in _ALL_SUFFIXES else source.name
