"""Colours that a file tells in its own way: numbers in PNG, AVIF, HEIC, BMP, TIFF and EXIF.

They become ICC profiles, so that all else has one way to treat colours. Codes are those of ITU-T
H.273, tables 2 and 3.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from desktop.files.formats.format_table import Format
from desktop.files.formats.icc_profile_builder import (
    D65,
    SRGB_PRIMARIES,
    Primaries,
    grey_profile,
    is_complete,
    rgb_profile,
)
from desktop.files.formats.memory_mapped_file import mapped_file
from desktop.files.metadata.metadata_blocks import MAX_BLOCK_BYTES
from desktop.files.metadata.readers.jpeg2000_reader import boxes_in, boxes_of_file
from desktop.files.metadata.readers.png_reader import wanted_chunks
from desktop.files.metadata.tiff_ifd import (
    EXIF,
    INTEROPERABILITY,
    Bytes,
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

_SRGB_SPACE: Final = b"\1\0"
"""Colour space 1, sRGB, beside which all other numbers in EXIF mean the same."""

_TRANSFER, _WHITE, _PRIMARIES_TAG, _GAMMA = 0x012D, 0x013E, 0x013F, 0xA500
"""Tags of TIFF 6.0 (section 20) and Exif 2.21 for the curve and the chromaticities."""

_COLOUR_TAGS: Final = (EXIF, INTEROPERABILITY, _TRANSFER, _WHITE, _PRIMARIES_TAG)

_SHORT, _RATIONAL = 3, 5
_CURVE_TOLERANCE: Final = 0.012
"""Largest error of linear light, of 1, with which a table counts as a known curve."""

_USUAL_GAMMA: Final = 2.2
_DIB_START: Final = 14
"""Bytes in front of the information header of a BMP file (Windows GDI, BITMAPV5HEADER)."""

_DIB_BYTES: Final = 124
_CALIBRATED, _EMBEDDED, _LINKED = b"\0\0\0\0", b"DEBM", b"KNIL"
"""Types of the colours of a BMP file, as they stand in it."""

_LEAST_GAMMA, _MOST_GAMMA = 0.1, 10.0
"""Powers between which a curve is believed; others would make pictures white or black."""

_GAMMA_OF_SRGB: Final = 45455
_GAMMA_TOLERANCE: Final = 500
_CHUNKS: Final = (b"cICP", b"iCCP", b"sRGB", b"gAMA", b"cHRM")


@dataclass(frozen=True, slots=True)
class DescribedColour:
    """Colours of a file: a profile (None for sRGB), or a name if they are not supported.

    `overrides_profile` is True if they take precedence over an ICC profile."""

    profile: bytes | None = None
    unsupported: str | None = None
    overrides_profile: bool = False


_SRGB: Final = DescribedColour()


def described_colour(
    path: Path, format: Format, exif: bytes | None, *, grey: bool
) -> DescribedColour:
    """Read the colours that a file describes other than by an ICC profile.

    `grey` is whether the picture has one channel. Raises: OSError."""
    match format:
        case Format.PNG:
            return _of_png(path, grey=grey)
        case Format.AVIF | Format.HEIC:
            return _of_heif(path, grey=grey)
        case Format.BMP if not grey:
            return _of_bmp(path)
        case Format.TIFF:
            return _of_tiff(path, grey=grey)
        case Format.JPEG if exif:
            return _of_tags(exif, grey=grey)
        case _:
            return _SRGB


def _of_png(path: Path, *, grey: bool) -> DescribedColour:
    """Read colour chunks in their order of precedence (PNG third edition, section 4.3).

    `grey` is whether the picture has one channel."""
    chunks = dict(reversed([*wanted_chunks(path, _CHUNKS)]))
    cicp = chunks.get(b"cICP", b"")
    if len(cicp) == 4:
        primaries, transfer, matrix, full_range = cicp
        return _of_codes(
            primaries, transfer, grey=grey, known=matrix == 0 and full_range == 1, overrides=True
        )
    if b"sRGB" in chunks:
        return _SRGB
    found = _of_numbers(chunks.get(b"gAMA", b""), chunks.get(b"cHRM", b""), grey=grey)
    return DescribedColour(unsupported="ICC") if found == _SRGB and b"iCCP" in chunks else found


def _of_numbers(gama: bytes, chrm: bytes, *, grey: bool) -> DescribedColour:
    """Make a profile from the gamma and chromaticities of the PNG chunks gAMA and cHRM.

    `grey` is whether the picture has one channel."""
    (power,) = struct.unpack(">I", gama) if len(gama) == 4 else (0,)
    if gama and not power:
        return DescribedColour(unsupported="gAMA")
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
    """Make a profile from the H.273 codes of primaries and transfer, for one channel if `grey`.

    Unless `known`, levels are coded unusually; `overrides`: codes count more than a profile."""
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
    """Make a profile, none for sRGB; impossible chromaticities count as unsupported.

    `gamma` None is the curve of sRGB; `grey` is whether the picture has one channel."""
    if gamma is not None and not _LEAST_GAMMA <= gamma <= _MOST_GAMMA:
        return DescribedColour(unsupported=name)
    if gamma is None and (grey or primaries.is_close_to(SRGB_PRIMARIES)):
        return _SRGB
    try:
        profile = grey_profile(name, gamma) if grey else rgb_profile(name, primaries, gamma)
    except (ValueError, struct.error, OverflowError):
        return DescribedColour(unsupported=name)
    return DescribedColour(profile)


def _of_heif(path: Path, *, grey: bool) -> DescribedColour:
    """Read the nclx colours of the primary item (ISO/IEC 14496-12, section 12.1.5).

    `grey` is whether the picture has one channel."""
    meta = next((body for _, body in boxes_of_file(path, (b"meta",))), b"")
    boxes = dict(boxes_in(meta[4:]))
    for body in _properties(boxes):
        if body.startswith(b"nclx") and len(body) >= 11:
            primaries, transfer = struct.unpack_from(">HH", body, 4)
            return _of_codes(primaries, transfer, grey=grey, known=True, overrides=False)
    return _SRGB


def _properties(boxes: dict[bytes, bytes]) -> Iterator[bytes]:
    """Yield the colour properties of the primary item (ISO/IEC 23008-12, section 9.3).

    `boxes` are the contents of the meta box by kind."""
    pitm, iprp = boxes.get(b"pitm", b""), dict(boxes_in(boxes.get(b"iprp", b"")))
    wide = pitm[:1] != b"\0"
    primary = int.from_bytes(pitm[4 : 8 if wide else 6], "big")
    properties = list(boxes_in(iprp.get(b"ipco", b"")))
    for index in _associations(iprp.get(b"ipma", b""), primary):
        if 0 < index <= len(properties) and properties[index - 1][0] == b"colr":
            yield properties[index - 1][1]


def _associations(ipma: bytes, item: int) -> Iterator[int]:
    """Yield the 1-based property indices of an item from an ipma box."""
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


def _of_bmp(path: Path) -> DescribedColour:
    """Read the profile, or the chromaticities and power, of a BMP file. Raises: OSError."""
    with path.open("rb") as file:
        file.seek(_DIB_START)
        header = file.read(_DIB_BYTES)
        size = int.from_bytes(header[:4], "little")
        if size < 108 or len(header) < size:
            return _SRGB
        if header[56:60] == _EMBEDDED and size >= _DIB_BYTES:
            start, length = struct.unpack_from("<II", header, 112)
            file.seek(_DIB_START + start)
            profile = file.read(min(length, MAX_BLOCK_BYTES))
            is_rgb = profile[16:20] == b"RGB " and is_complete(profile)
            return DescribedColour(profile) if is_rgb else DescribedColour(unsupported="ICC")
    if header[56:60] == _LINKED:
        return DescribedColour(unsupported="ICC")
    return _of_calibration(header) if header[56:60] == _CALIBRATED else _SRGB


def _of_calibration(header: bytes) -> DescribedColour:
    """Make a profile of the end points and the power of red in the header of a BMP file."""
    points = np.array(struct.unpack_from("<9i", header, 60)).reshape(3, 3) / (1 << 30)
    (power,) = struct.unpack_from("<I", header, 96)
    sums = points.sum(axis=1)
    if not sums.all():
        return _SRGB
    red, green, blue = ((float(x), float(y)) for x, y, _ in points / sums[:, None])
    gamma = _unusual(power / (1 << 16))
    return _with_profile("BMP", Primaries(red, green, blue, D65), gamma, grey=False)


def _of_tiff(path: Path, *, grey: bool) -> DescribedColour:
    """Read the colours of a TIFF file's first page, `grey` or not. Raises: OSError."""
    with mapped_file(path) as block:
        return _of_tags(block, grey=grey)


def _of_tags(block: Bytes, *, grey: bool) -> DescribedColour:
    """Read the colours of EXIF or of a TIFF file: Adobe RGB, chromaticities and curves.

    `grey` is whether the picture has one channel."""
    try:
        first = build_description(block, _COLOUR_TAGS)
    except NoTags:
        return _SRGB
    inner = _directory(first, EXIF)
    if _is_adobe_rgb(first, inner):
        return _SRGB if grey else DescribedColour(rgb_profile("Adobe RGB", _ADOBE, _ADOBE_GAMMA))
    space = inner.get(_COLOUR_SPACE)
    if isinstance(space, Tag) and space.value[:2] == _SRGB_SPACE:
        return _SRGB
    curve = first.get(_TRANSFER)
    if isinstance(curve, Tag):
        found = _gamma_of_table(curve)
        if found is None:
            return DescribedColour(unsupported="TransferFunction")
        gamma = _unusual(found)
    else:
        told = inner.get(_GAMMA)
        power = next(iter(_rationals(told)), 0.0)
        if told is not None and power <= 0:
            return DescribedColour(unsupported="gamma")
        gamma = _unusual(power)
    return _with_profile("TIFF", _primaries_of_tags(first), gamma, grey=grey)


def _primaries_of_tags(tags: Directory) -> Primaries:
    """Return the chromaticities of a TIFF directory; missing ones are those of sRGB."""
    white, points = _rationals(tags.get(_WHITE)), _rationals(tags.get(_PRIMARIES_TAG))
    if len(points) != 6:
        return SRGB_PRIMARIES
    red, green, blue = zip(points[::2], points[1::2], strict=True)
    return Primaries(red, green, blue, (white[0], white[1]) if len(white) == 2 else D65)


def _gamma_of_table(curve: Tag) -> float | None:
    """Return the power of a TIFF transfer function, 0 for that of sRGB; None if it is neither.

    `curve` has one table, or three, of linear light from 0 to 65535."""
    values = np.frombuffer(curve.value, "<u2") if curve.type == _SHORT else np.array([])
    count = 1 << max(values.size.bit_length() - 1, 1)
    if values.size % 3 == 0:
        count = values.size // 3
    tables = values[: values.size // count * count].reshape(-1, count) / 65535
    if not len(tables) or count < 16 or np.ptp(tables, axis=0).max() > _CURVE_TOLERANCE:
        return None
    table, levels = tables[0], np.linspace(0, 1, count)
    if np.abs(table - _srgb_light(levels)).max() <= _CURVE_TOLERANCE:
        return 0.0
    inside = (table > 0.05) & (table < 0.95)
    if not inside.any():
        return None
    gamma = float(np.median(np.log(table[inside]) / np.log(levels[inside])))
    return gamma if np.abs(levels**gamma - table).max() <= _CURVE_TOLERANCE else None


def _srgb_light(levels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Convert levels, 0 to 1, to linear light (IEC 61966-2-1); the shape stays."""
    return np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)


def _unusual(gamma: float) -> float | None:
    """Return a power `gamma`, None for that of screens, which stands for the curve of sRGB."""
    usual = gamma <= 0 or abs(gamma / _USUAL_GAMMA - 1) <= _GAMMA_TOLERANCE / _GAMMA_OF_SRGB
    return None if usual else gamma


def _rationals(tag: object) -> tuple[float, ...]:
    """Return the values of a RATIONAL tag; none if it is missing or divided by 0."""
    if not isinstance(tag, Tag) or tag.type != _RATIONAL:
        return ()
    parts = np.frombuffer(tag.value, "<u4").reshape(-1, 2).astype(np.float64)
    return tuple(map(float, parts[:, 0] / parts[:, 1])) if parts[:, 1].all() else ()


def _is_adobe_rgb(first: Directory, inner: Directory) -> bool:
    """Return whether EXIF declares Adobe RGB (DCF 2.0: interoperability index R03)."""
    space = inner.get(_COLOUR_SPACE)
    indices = (_directory(each, INTEROPERABILITY).get(_INDEX) for each in (inner, first))
    told = any(isinstance(index, Tag) and index.value.startswith(b"R03") for index in indices)
    return told or (isinstance(space, Tag) and space.value[:2] == _ADOBE_SPACE)


def _directory(tags: Directory, pointer: int) -> Directory:
    found = tags.get(pointer)
    return {} if found is None or isinstance(found, Tag) else found
