"""Classification of TIFF pages by the decoder that reads them correctly.

libvips reads YCbCr as RGB unless it is JPEG-compressed, colours that it does not know as RGB, any
extra channel as alpha, CMYK floats wrongly, and CIELAB of 8 bits not at all. Such pages are decoded
by Pillow, lose that channel, or are refused with a reason. Previews and masks do not count as
pages.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.files.formats.memory_mapped_file import mapped_file
from desktop.files.metadata.tiff_ifd import (
    Directory,
    NoTags,
    Tag,
    parse_header,
    picture_directories,
    read_directory,
)

_BITS, _COMPRESSION, _PHOTOMETRIC, _PLANAR, _TILE = 0x0102, 0x0103, 0x0106, 0x011C, 0x0142
_INK_SET, _COUNT, _EXTRA, _SAMPLES = 0x014C, 0x0115, 0x0152, 0x0153
_WANTED: Final = (
    *(_BITS, _COMPRESSION, _PHOTOMETRIC, _PLANAR, _TILE, _INK_SET, _COUNT, _EXTRA, _SAMPLES),
)

_INTEGERS, _FLOATS = 1, 3
_OTHER_NUMBERS: Final = (2, 5, 6)
"""Values of the tag SampleFormat for signed and complex numbers."""

_CMYK, _YCBCR, _LAB = 5, 6, 8
_KNOWN_COLOURS: Final = (0, 1, 2, 3, 4, _CMYK, _YCBCR, _LAB, 32844, 32845)
"""Photometric interpretations that are decoded: grey, RGB, palette, mask, CMYK, YCbCr, CIELAB,
LogL and LogLuv."""

_COLOUR_NAMES: Final = {9: "ICC L*a*b*", 10: "ITU L*a*b*", 32803: "colour filter array"}
_OTHER_INKS: Final = 2
_COLOURS: Final = {0: 1, 1: 1, 2: 3, _CMYK: 4}
_ALPHA: Final = (1, 2)
_OLD_JPEG, _JPEG = 6, 7
_SEPARATE: Final = 2
_UNDEFINED: Final = 4
_SHORT: Final = 3
_INTEGER_BYTES: Final = {1: 1, _SHORT: 2, 4: 4}
"""Bytes of one number of each integer type of TIFF: BYTE, SHORT and LONG."""


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
"""TIFF compression schemes that libvips supports."""

_PILLOW_SCHEMES: Final = (_OLD_JPEG, 34925, 50000)
"""TIFF compression schemes that only Pillow supports: old JPEG, LZMA and Zstandard."""

_DEPTHS: Final = {_INTEGERS: (1, 2, 4, 8, 16, 32), _FLOATS: (16, 32)}


@dataclass(frozen=True, slots=True)
class TiffKind:
    """How a TIFF page is decoded.

    `refused` names a feature that no decoder supports, or is None. `by_pillow` is True for pages
    that libvips reads wrongly. `colours` is the number of colour bands if known, and `alpha` the
    index of the alpha band or None; all other bands are dropped."""

    refused: str | None = None
    by_pillow: bool = False
    colours: int | None = None
    alpha: int | None = None


@dataclass(frozen=True, slots=True)
class TiffPage:
    """Page of a TIFF file: its kind, the 0-based index of its directory, and the number of pages.

    `pages` is None if the structure is unreadable and left to libvips."""

    kind: TiffKind
    index: int
    pages: int | None = None


def find_tiff_page(path: Path, page: int) -> TiffPage:
    """Find and classify a 0-based page, the first one if it does not exist. Raises: OSError."""
    try:
        with mapped_file(path) as block:
            directories = picture_directories(block)
            index, offset = directories[page if page < len(directories) else 0]
            layout, _ = parse_header(block)
            tags = read_directory(block, layout, offset, _WANTED)
            return TiffPage(_classify(tags), index, len(directories))
    except (NoTags, struct.error, ValueError, IndexError, OverflowError):
        return TiffPage(TiffKind(), page)


def _classify(tags: Directory) -> TiffKind:
    bits, scheme = _first(tags, _BITS, 1), _first(tags, _COMPRESSION, 1)
    sample, colours = _first(tags, _SAMPLES, _INTEGERS), _first(tags, _PHOTOMETRIC, 1)
    is_lab = colours == _LAB and _first(tags, _COUNT, 3) == 3
    is_ycbcr = colours == _YCBCR and scheme != _JPEG
    needs_pillow = scheme in _PILLOW_SCHEMES or is_ycbcr or is_lab
    if needs_pillow and bits == 8 and sample in (_INTEGERS, _UNDEFINED):
        return TiffKind(by_pillow=True)
    refused = _refusal(tags, bits, scheme, sample, colours)
    return TiffKind(refused, False, _COLOURS.get(colours), _alpha_band(tags, colours))


def _alpha_band(tags: Directory, colours: int) -> int | None:
    """Return the index of the alpha band; None if the tag ExtraSamples names no alpha.

    Other extra samples may be anything, such as the infrared of a scanner. `colours` is the number
    of bands without extra samples."""
    extra = tags.get(_EXTRA)
    if colours not in _COLOURS or not isinstance(extra, Tag) or extra.type != _SHORT:
        return None
    meanings = struct.unpack(f"<{extra.count}H", extra.value)
    return next((_COLOURS[colours] + i for i, each in enumerate(meanings) if each in _ALPHA), None)


def _refusal(tags: Directory, bits: int, scheme: int, sample: int, colours: int) -> str | None:
    """Return the name of the feature that makes a TIFF page unreadable, None if it is readable.

    `tags` are those of the page; `bits`, `scheme`, `sample` and `colours` are depth, compression,
    sample format and bands."""
    if scheme not in _SCHEMES:
        return f"compression {scheme}"
    if colours not in _KNOWN_COLOURS:
        return _COLOUR_NAMES.get(colours, f"colours {colours}")
    depths = _DEPTHS.get(_INTEGERS if sample == _UNDEFINED else sample)
    if depths is None:
        is_known = sample in _OTHER_NUMBERS
        return "signed or complex numbers" if is_known else f"sample format {sample}"
    if bits not in depths:
        return f"{bits} bits"
    planes = _first(tags, _PLANAR, 1)
    cases = {
        f"planes {planes}": planes not in (1, _SEPARATE),
        "CMYK of floats": colours == _CMYK and sample == _FLOATS,
        "other inks than CMYK": colours == _CMYK and _first(tags, _INK_SET, 1) == _OTHER_INKS,
        "L*a*b* with further channels": colours == _LAB and bits == 8,
        "tiles in planes": _first(tags, _PLANAR, 1) == _SEPARATE and _TILE in tags,
    }
    return next((name for name, is_so in cases.items() if is_so), None)


def _first(tags: Directory, tag: int, default: int) -> int:
    """Return the first integer of a tag; `default` if it holds none."""
    value = tags.get(tag)
    if not isinstance(value, Tag) or value.type not in _INTEGER_BYTES:
        return default
    return int.from_bytes(value.value[: _INTEGER_BYTES[value.type]], "little")
