"""Blocks of other programs inside photo files, which results do not have.

What they mean is not known here: they may describe the pixels, sign the file or tell a place, so
they are not copied.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from desktop.files.formats.format_table import Format
from desktop.files.metadata.readers.gif_reader import extensions_of_file
from desktop.files.metadata.readers.jpeg2000_reader import IDENTIFIERS, box_heads_of_file
from desktop.files.metadata.readers.jpeg_reader import segments_of_file
from desktop.files.notices import ForeignDataLeftOut

_MOST_NAMED: Final = 8
_MOST_CHUNKS: Final = 1 << 22
_APPLICATION_SEGMENTS: Final = range(0xE0, 0xF0)
_JPEG_BLOCKS: Final = {
    0xE0: (b"JFIF\0",),
    0xE1: (b"Exif\0", b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0"),
    0xE2: (b"ICC_PROFILE\0", b"MPF\0", b"urn:iso:std:iso:ts:21496"),
    0xED: (b"Photoshop 3.0\0", b"Adobe_Photoshop2.5:"),
    0xEE: (b"Adobe",),
}
"""Beginnings of the segments of JPEG that are read, or belong to parts that are told."""

_PNG_CHUNKS: Final = frozenset(
    (
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP"),
        *(b"mDCV", b"mDCv", b"cLLI", b"cLLi", b"sBIT", b"bKGD", b"hIST", b"sPLT", b"tIME", b"pHYs"),
        *(b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"acTL", b"fcTL", b"fdAT", b"iDOT", b"CgBI"),
    )
)
"""Chunks of PNG that are read, or only tell how the pixels are stored or when."""

_WEBP_CHUNKS: Final = frozenset(
    (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP", b"EXIF", b"XMP ")
)
_JP2_BOXES: Final = frozenset(
    (b"jP  ", b"ftyp", b"jp2h", b"jp2c", b"rreq", b"jpch", b"jplh", b"free", b"skip")
)
"""Boxes of JPEG 2000 that are read, or only tell how the picture is stored."""

_HEIF_BOXES: Final = frozenset(
    (b"ftyp", b"styp", b"meta", b"mdat", b"moov", b"free", b"skip", b"wide", b"mpvd")
)
"""Boxes of HEIC and AVIF that are read, tell how pictures are stored, or are told otherwise."""

_GIF_BLOCKS: Final = re.compile(rb"XMP DataXMP|ICCRGBG1012|MGK|NETSCAPE|ANIMEXTS")
_GIF_APPLICATION: Final = 0xFF
_NAME: Final = re.compile(rb"[ -~]{2,24}")


def find_foreign_data(path: Path, format: Format) -> Iterator[ForeignDataLeftOut]:
    """Yield one notice that names the foreign blocks of a file, if any. Raises: OSError."""
    find = _FINDERS.get(format)
    names = tuple(dict.fromkeys(find(path))) if find else ()
    if names:
        rest = ", ..." if len(names) > _MOST_NAMED else ""
        yield ForeignDataLeftOut(path, ", ".join(names[:_MOST_NAMED]) + rest)


def _in_jpeg(path: Path) -> Iterator[str]:
    has_exif = False
    for kind, body in segments_of_file(path):
        if kind not in _APPLICATION_SEGMENTS:
            continue
        is_exif = body.startswith(b"Exif\0")
        if not body.startswith(_JPEG_BLOCKS.get(kind, ())) or (is_exif and has_exif):
            name = _NAME.match(body)
            yield f"APP{kind - 0xE0}{f' {name[0].decode()}' if name else ''}"
        has_exif = has_exif or is_exif


def _in_png(path: Path) -> Iterator[str]:
    return (_printable(kind) for kind in _chunks(path, 8, "big", 4) if kind not in _PNG_CHUNKS)


def _in_webp(path: Path) -> Iterator[str]:
    found = _chunks(path, 12, "little", 0)
    return (_printable(kind) for kind in found if kind not in _WEBP_CHUNKS)


def _in_gif(path: Path) -> Iterator[str]:
    for kind, body in extensions_of_file(path):
        if kind == _GIF_APPLICATION and not _GIF_BLOCKS.match(body, 1):
            yield _printable(body[1:12])


def _in_jp2(path: Path) -> Iterator[str]:
    for kind, body in box_heads_of_file(path):
        is_read = kind in _JP2_BOXES or (kind == b"uuid" and body in IDENTIFIERS)
        if not is_read:
            yield _box_name(kind, body)


def _in_heif(path: Path) -> Iterator[str]:
    for kind, body in box_heads_of_file(path):
        if kind not in _HEIF_BOXES:
            yield _box_name(kind, body)


def _box_name(kind: bytes, body: bytes) -> str:
    name = _printable(kind).strip()
    return f"{name} {body.hex()}" if kind == b"uuid" else name


def _chunks(path: Path, start: int, order: str, checksum: int) -> Iterator[bytes]:
    """Yield the kinds of the chunks of a PNG or, with `order` "little", of a RIFF file.

    The first chunk begins at the byte `start`; `checksum` is the length in bytes of what follows
    each."""
    is_riff = order == "little"
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        file.seek(start)
        for _ in range(_MOST_CHUNKS):
            head = file.read(8)
            kind, size = (head[:4], head[4:]) if is_riff else (head[4:], head[:4])
            length = int.from_bytes(size, "little" if is_riff else "big")
            if len(head) < 8 or file.tell() + length > end:
                return
            yield kind
            if kind == b"IEND":
                return
            file.seek(length + (length % 2 if is_riff else checksum), os.SEEK_CUR)


def _printable(name: bytes) -> str:
    return name.decode("latin-1").encode("unicode_escape").decode()


_FINDERS: Final[Mapping[Format, Callable[[Path], Iterator[str]]]] = {
    Format.JPEG: _in_jpeg,
    Format.PNG: _in_png,
    Format.WEBP: _in_webp,
    Format.GIF: _in_gif,
    Format.JP2: _in_jp2,
    Format.HEIC: _in_heif,
    Format.AVIF: _in_heif,
}
"""Functions that name the foreign blocks of files, by format."""
