"""Files to images of libvips, by whichever library reads the format.

Each file meets the one decoder that its content asks for, and no other. What libvips is not
built for is decoded whole.
"""

import os
import zipfile
import zlib
from pathlib import Path
from typing import Final

from desktop.files.decoding.camera_raw import develop_raw
from desktop.files.decoding.in_memory import (
    REFUSALS,
    check_size,
    expand_to_16_bit,
    load_with_libheif,
    load_with_pillow,
)
from desktop.files.decoding.tiff_variants import TiffKind, tiff_kind
from desktop.files.errors import DamagedPhoto, TooLarge, UnsupportedFormat, VeryLarge
from desktop.files.formats import vips
from desktop.files.formats.formats import Format
from desktop.files.formats.openraster import MERGED

LEFT_OUT: Final = "heirloom-left-out"
"""The field of an image that counts the bands of its file which it lacks."""

_INTERLACED: Final = "interlaced"
"""The field of a PNG or JPEG whose rows come in several passes, which are decoded at once."""

_LOADERS: Final = {Format.AVIF: "heif"}
_MOST_MERGED: Final = 1 << 30
"""Bytes of the picture in an archive."""


def open_image(path: Path, format: Format, page: int = 0, large: bool = False) -> vips.Image:
    """One picture of the file; any but the first only where the format counts pages, and `large`
    ones only where it is said. Raises DamagedPhoto, MemoryShort, TooLarge, UnsupportedFormat,
    VeryLarge, VipsError, OSError."""
    if format is Format.RAW:
        return develop_raw(path)
    if format in (Format.HEIC, Format.AVIF):
        _check_whole(path)
    if format is Format.HEIC:
        return load_with_libheif(path, page)
    if format in (Format.BMP, Format.JP2, Format.PSD):
        return load_with_pillow(path, format)
    if format is Format.TIFF:
        return _tiff(path, page, large)
    image = _merged(path) if format is Format.ORA else _by_vips(path, format, page)
    _check_rows(image, path, format, large)
    return expand_to_16_bit(image, image.get("bits-per-sample")) if format is Format.AVIF else image


def _by_vips(path: Path, format: Format, page: int) -> vips.Image:
    loader = _LOADERS.get(format, format.value)
    first = vips.load(loader, path)
    pages = first.get("n-pages") if first.get_typeof("n-pages") else 1
    if not 0 < page < pages:
        return first
    return vips.load(loader, path, page)


def _check_rows(image: vips.Image, path: Path, format: Format, large: bool) -> None:
    """Of what is decoded row by row, unless its rows are interlaced. Raises TooLarge, VeryLarge."""
    pixels = image.width * image.height
    if pixels > format.spec.max_pixels:
        raise TooLarge(path, image.width, image.height, format.spec.max_pixels)
    if image.get_typeof(_INTERLACED):
        check_size(path, format, image.width, image.height)
    if pixels > format.spec.unasked_pixels and not large:
        raise VeryLarge(path, image.width, image.height, pixels * _bytes_a_pixel(image))


def _bytes_a_pixel(image: vips.Image) -> int:
    """What a photo takes: as seen, alpha, and its own colours where a profile tells them."""
    samples = 3 + int(image.hasalpha()) + (3 if image.get_typeof(vips.PROFILE) else 0)
    return samples * (1 if image.format == "uchar" else 2)


def _tiff(path: Path, page: int, large: bool) -> vips.Image:
    kind = tiff_kind(path, page)
    if kind.refused:
        raise UnsupportedFormat(path, f"TIFF ({kind.refused})")
    if kind.by_pillow:
        return load_with_pillow(path, Format.TIFF, page)
    image = _by_vips(path, Format.TIFF, page)
    _check_rows(image, path, Format.TIFF, large)
    return _without_others(image, kind)


def _without_others(image: vips.Image, kind: TiffKind) -> vips.Image:
    """Bands that are neither colour nor alpha, such as infrared, make nothing transparent."""
    if kind.bands is None or image.bands <= kind.bands:
        return image
    kept = image.extract_band(0, n=kind.bands).copy(interpretation=image.interpretation)
    vips.with_number(kept, LEFT_OUT, image.bands - kind.bands)
    return kept


def _merged(path: Path) -> vips.Image:
    """The whole picture that painting programs put beside the layers (OpenRaster 0.0.5)."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(MERGED) as entry:
            content = entry.read(_MOST_MERGED + 1)
    except (zipfile.BadZipFile, zlib.error, *REFUSALS) as error:
        raise DamagedPhoto(path, f"{MERGED}: {error}") from error
    if len(content) > _MOST_MERGED:
        raise DamagedPhoto(path, MERGED)
    return vips.load_bytes("png", content)


def _check_whole(path: Path) -> None:
    """Each box must end inside the file (ISO/IEC 14496-12, section 4.2): the decoders fill up with
    grey what is cut off, and say nothing."""
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        at = 0
        while at < end:
            file.seek(at)
            head = file.read(16)
            size = int.from_bytes(head[:4], "big")
            if size == 1:
                size = int.from_bytes(head[8:], "big")
            size = size or end - at
            if size < 8 or at + size > end:
                raise DamagedPhoto(path, "cut off")
            at += size
