"""Which of the many kinds of TIFF a page is, and who can decode it as it is meant.

libvips takes YCbCr for RGB where JPEG does not unpack it, any further channel for alpha, and floats
of CMYK for something else; these go to Pillow, lose that channel, or are refused by name.
"""

import mmap
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.files.metadata.tiff_ifd import Directory, NoTags, Tag, parse_header, read_directory

_BITS, _COMPRESSION, _PHOTOMETRIC, _PLANAR, _TILE = 0x0102, 0x0103, 0x0106, 0x011C, 0x0142
_EXTRA, _SAMPLES = 0x0152, 0x0153
_WANTED: Final = (_BITS, _COMPRESSION, _PHOTOMETRIC, _PLANAR, _TILE, _EXTRA, _SAMPLES)

_INTEGERS, _FLOATS = 1, 3
_CMYK, _YCBCR = 5, 6
_COLOURS: Final = {0: 1, 1: 1, 2: 3, _CMYK: 4}
_ALPHA: Final = (1, 2)
_OLD_JPEG, _JPEG = 6, 7
_SEPARATE: Final = 2
_UNDEFINED: Final = 4

_SCHEMES: Final = {
    1: "none",
    2: "CCITT",
    3: "CCITT",
    4: "CCITT",
    5: "LZW",
    _JPEG: "JPEG",
    8: "ZIP",
    32771: "CCITT",
    32773: "PackBits",
    32946: "ZIP",
    34676: "LogLuv",
    34677: "LogLuv",
    50001: "WebP",
}
"""Ways of packing that libvips unpacks."""

_PILLOW_S: Final = (_OLD_JPEG, 34925, 50000)
"""Old JPEG, LZMA and Zstandard."""

_DEPTHS: Final = {_INTEGERS: (1, 2, 4, 8, 16, 32), _FLOATS: (16, 32)}


@dataclass(frozen=True, slots=True)
class TiffKind:
    """`refused` names what nobody here can read; `by_pillow` is for what libvips cannot; `bands`
    are those of colours and alpha, where that is known: others are no part of the picture."""

    refused: str | None = None
    by_pillow: bool = False
    bands: int | None = None


def tiff_kind(path: Path, page: int) -> TiffKind:
    """Of a page counted from 0. What cannot be told is left to libvips. Raises OSError."""
    try:
        with (
            path.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped,
            memoryview(mapped) as block,
        ):
            return _kind(_directory_of_page(block, page))
    except (NoTags, struct.error, ValueError, OverflowError):
        return TiffKind()


def _directory_of_page(block: memoryview, page: int) -> Directory:
    """Raises NoTags, struct.error."""
    layout, at = parse_header(block)
    for _ in range(page):
        (count,) = layout.count.unpack_from(block, at)
        behind = at + layout.count.size + count * layout.entry.size
        (at,) = layout.offset.unpack_from(block, behind)
        if not 0 < at < len(block):
            raise NoTags
    return read_directory(block, layout, at, _WANTED)


def _kind(tags: Directory) -> TiffKind:
    bits, scheme = _first(tags, _BITS, 1), _first(tags, _COMPRESSION, 1)
    sample, colours = _first(tags, _SAMPLES, _INTEGERS), _first(tags, _PHOTOMETRIC, 1)
    beyond = scheme in _PILLOW_S or (colours == _YCBCR and scheme != _JPEG)
    if beyond and bits == 8 and sample in (_INTEGERS, _UNDEFINED):
        return TiffKind(by_pillow=True)
    refused = _refusal(tags, bits, scheme, sample, colours)
    return TiffKind(refused, bands=_bands(tags, colours))


def _bands(tags: Directory, colours: int) -> int | None:
    """What is said to be alpha is; what is said to be anything is not."""
    if _EXTRA not in tags or colours not in _COLOURS:
        return None
    return _COLOURS[colours] + (_first(tags, _EXTRA, 0) in _ALPHA)


def _refusal(tags: Directory, bits: int, scheme: int, sample: int, colours: int) -> str | None:
    if scheme not in _SCHEMES:
        return f"compression {scheme}"
    depths = _DEPTHS.get(_INTEGERS if sample == _UNDEFINED else sample)
    if depths is None:
        return "signed or complex numbers"
    if bits not in depths:
        return f"{bits} bits"
    if colours == _CMYK and sample == _FLOATS:
        return "CMYK of floats"
    if _first(tags, _PLANAR, 1) == _SEPARATE and _TILE in tags:
        return "tiles in planes"
    return None


def _first(tags: Directory, tag: int, otherwise: int) -> int:
    held = tags.get(tag)
    if not isinstance(held, Tag) or held.type not in (1, 3, 4):
        return otherwise
    size = {1: 1, 3: 2, 4: 4}[held.type]
    return int.from_bytes(held.value[:size], "little")
