"""Colours that a file tells without an ICC profile: numbers in PNG, AVIF, HEIC and EXIF.

They become ICC profiles, so that all else has one way to treat colours. Codes are those of ITU-T
H.273, tables 2 and 3.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.files.formats.formats import Format
from desktop.files.formats.icc_profile import (
    D65,
    SRGB_PRIMARIES,
    Primaries,
    grey_profile,
    rgb_profile,
)
from desktop.files.metadata.readers.box_reader import boxes_in, boxes_of_file
from desktop.files.metadata.readers.png_reader import wanted_chunks
from desktop.files.metadata.tiff_ifd import (
    EXIF,
    INTEROPERABILITY,
    Directory,
    NoTags,
    Tag,
    build_description,
)

_C: Final = (0.310, 0.316)
_NTSC: Final = Primaries((0.630, 0.340), (0.310, 0.595), (0.155, 0.070), D65)
_PRIMARIES: Final = {
    1: SRGB_PRIMARIES,
    4: Primaries((0.67, 0.33), (0.21, 0.71), (0.14, 0.08), _C),
    5: Primaries((0.64, 0.33), (0.29, 0.60), (0.15, 0.06), D65),
    6: _NTSC,
    7: _NTSC,
    8: Primaries((0.681, 0.319), (0.243, 0.692), (0.145, 0.049), _C),
    9: Primaries((0.708, 0.292), (0.170, 0.797), (0.131, 0.046), D65),
    11: Primaries((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), (0.314, 0.351)),
    12: Primaries((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), D65),
    22: Primaries((0.630, 0.340), (0.295, 0.605), (0.155, 0.077), D65),
}
_NAMES: Final = {
    4: "BT.470 M",
    5: "BT.470 BG",
    6: "BT.601",
    7: "BT.601",
    8: "film",
    9: "BT.2020",
    11: "DCI-P3",
    12: "Display P3",
    22: "EBU 3213",
}
_UNSPECIFIED: Final = 2
_GAMMAS: Final = {
    **dict.fromkeys((1, _UNSPECIFIED, 6, 11, 12, 13, 14, 15), None),
    4: 2.2,
    5: 2.8,
    8: 1.0,
    17: 2.6,
}
"""Powers of transfer curves; None for sRGB and those of television, which screens show alike."""

_HDR: Final = {16: "PQ", 18: "HLG"}
_ADOBE: Final = Primaries((0.64, 0.33), (0.21, 0.71), (0.15, 0.06), D65)
_ADOBE_GAMMA: Final = 563 / 256
_COLOUR_SPACE, _INDEX = 0xA001, 1
_ADOBE_SPACE: Final = b"\2\0"
"""Colour space 2, which some cameras write for Adobe RGB."""

_GAMMA_OF_SRGB: Final = 45455
_GAMMA_TOLERANCE: Final = 500
_CHUNKS: Final = (b"cICP", b"sRGB", b"gAMA", b"cHRM")


@dataclass(frozen=True, slots=True)
class DescribedColour:
    """Colours of a file: a profile (None for sRGB), or a name if they are not supported.

    `overrides_profile` is True if they count even where the file has an ICC profile.
    """

    profile: bytes | None = None
    unsupported: str | None = None
    overrides_profile: bool = False


_SRGB: Final = DescribedColour()


def described_colour(
    path: Path, format: Format, exif: bytes | None, *, grey: bool
) -> DescribedColour:
    """Read the colours that a file tells without an ICC profile. Raises: OSError."""
    match format:
        case Format.PNG:
            return _of_png(path, grey=grey)
        case Format.AVIF | Format.HEIC:
            return _of_heif(path, grey=grey)
        case Format.JPEG | Format.TIFF if exif and not grey and _is_adobe_rgb(exif):
            return DescribedColour(rgb_profile("Adobe RGB", _ADOBE, _ADOBE_GAMMA))
        case _:
            return _SRGB


def _of_png(path: Path, *, grey: bool) -> DescribedColour:
    """Read colour chunks in their order of precedence (PNG third edition, section 4.3)."""
    chunks = dict(reversed([*wanted_chunks(path, _CHUNKS)]))
    cicp = chunks.get(b"cICP", b"")
    if len(cicp) == 4:
        primaries, transfer, matrix, full_range = cicp
        return _of_codes(
            primaries, transfer, grey=grey, known=matrix == 0 and full_range == 1, overrides=True
        )
    if b"sRGB" in chunks:
        return _SRGB
    return _of_numbers(chunks.get(b"gAMA", b""), chunks.get(b"cHRM", b""), grey=grey)


def _of_numbers(gama: bytes, chrm: bytes, *, grey: bool) -> DescribedColour:
    """Make a profile of the power and chromaticities that PNG chunks tell."""
    (power,) = struct.unpack(">I", gama) if len(gama) == 4 else (0,)
    usual = not power or abs(power - _GAMMA_OF_SRGB) <= _GAMMA_TOLERANCE
    gamma = None if usual else 100_000 / power
    primaries = SRGB_PRIMARIES
    if len(chrm) == 32 and not grey:
        w, r, g, b = ((x / 100_000, y / 100_000) for x, y in struct.iter_unpack(">II", chrm))
        primaries = Primaries(r, g, b, w)
    name = "gAMA, cHRM" if len(chrm) == 32 else "gAMA"
    return _with_profile(name, primaries, gamma, grey=grey)


def _of_codes(
    primaries: int, transfer: int, *, grey: bool, known: bool, overrides: bool
) -> DescribedColour:
    """Make a profile for codes of H.273; `known` tells that levels are stored as usual."""
    name = _NAMES.get(primaries, "BT.709")
    if primaries == _UNSPECIFIED and transfer in (_UNSPECIFIED, 13):
        return _SRGB
    found = SRGB_PRIMARIES if primaries == _UNSPECIFIED else _PRIMARIES.get(primaries)
    if found is None or transfer not in _GAMMAS or not known:
        curve = _HDR.get(transfer, f"{primaries}/{transfer}")
        return DescribedColour(unsupported=f"{name} {curve}")
    made = _with_profile(name, found, _GAMMAS[transfer], grey=grey)
    return DescribedColour(made.profile, made.unsupported, overrides)


def _with_profile(
    name: str, primaries: Primaries, gamma: float | None, *, grey: bool
) -> DescribedColour:
    """Make a profile unless the colours are sRGB; impossible chromaticities are unsupported."""
    if gamma is None and (grey or primaries.is_close_to(SRGB_PRIMARIES)):
        return _SRGB
    try:
        profile = grey_profile(name, gamma) if grey else rgb_profile(name, primaries, gamma)
    except (ValueError, struct.error, OverflowError):
        return DescribedColour(unsupported=name)
    return DescribedColour(profile)


def _of_heif(path: Path, *, grey: bool) -> DescribedColour:
    """Read the nclx colours of the primary item (ISO/IEC 14496-12, section 12.1.5)."""
    meta = next((body for _, body in boxes_of_file(path, (b"meta",))), b"")
    boxes = dict(boxes_in(meta[4:]))
    for body in _properties(boxes):
        if body.startswith(b"nclx") and len(body) >= 11:
            primaries, transfer = struct.unpack_from(">HH", body, 4)
            return _of_codes(primaries, transfer, grey=grey, known=True, overrides=False)
    return _SRGB


def _properties(boxes: dict[bytes, bytes]) -> Iterator[bytes]:
    """Yield the colour properties of the primary item (ISO/IEC 23008-12, section 9.3)."""
    pitm, iprp = boxes.get(b"pitm", b""), dict(boxes_in(boxes.get(b"iprp", b"")))
    wide = pitm[:1] != b"\0"
    primary = int.from_bytes(pitm[4 : 8 if wide else 6], "big")
    properties = list(boxes_in(iprp.get(b"ipco", b"")))
    for index in _associations(iprp.get(b"ipma", b""), primary):
        if 0 < index <= len(properties) and properties[index - 1][0] == b"colr":
            yield properties[index - 1][1]


def _associations(ipma: bytes, item: int) -> Iterator[int]:
    """Yield the 1-based indices of an item's properties."""
    if len(ipma) < 8:
        return
    id_bytes, index_bytes = 2 if ipma[0] < 1 else 4, 2 if ipma[3] & 1 else 1
    offset = 8
    while offset + id_bytes < len(ipma):
        found = int.from_bytes(ipma[offset : offset + id_bytes], "big")
        count = ipma[offset + id_bytes]
        offset += id_bytes + 1
        end = offset + count * index_bytes
        if found == item:
            mask = 0x7FFF if index_bytes == 2 else 0x7F
            for at in range(offset, min(end, len(ipma)), index_bytes):
                yield int.from_bytes(ipma[at : at + index_bytes], "big") & mask
        offset = end


def _is_adobe_rgb(exif: bytes) -> bool:
    """Return whether EXIF tells Adobe RGB (DCF 2.0: interoperability index R03)."""
    try:
        first = build_description(exif, (EXIF, INTEROPERABILITY))
    except NoTags:
        return False
    inner = _directory(first, EXIF)
    space = inner.get(_COLOUR_SPACE)
    indices = (_directory(each, INTEROPERABILITY).get(_INDEX) for each in (inner, first))
    told = any(isinstance(index, Tag) and index.value.startswith(b"R03") for index in indices)
    return told or (isinstance(space, Tag) and space.value[:2] == _ADOBE_SPACE)


def _directory(tags: Directory, pointer: int) -> Directory:
    found = tags.get(pointer)
    return {} if found is None or isinstance(found, Tag) else found
