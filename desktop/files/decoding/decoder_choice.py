"""Choice of the decoder for an image file.

Each file is opened by the one decoder for its content and by no other. Formats that libvips is
not built for are decoded at once by `in_memory` and `camera_raw`.
"""

import os
import zipfile
import zlib
from pathlib import Path
from typing import Final

from desktop.files.decoding.camera_raw import develop_raw
from desktop.files.decoding.pillow_and_heif import (
    DECODER_ERRORS,
    check_size,
    count_frames,
    expand_to_16_bit,
    load_with_libheif,
    load_with_pillow,
)
from desktop.files.decoding.tiff_variants import TiffKind, find_tiff_page
from desktop.files.errors import DamagedPhoto, TooLarge, UnsupportedFormat, VeryLarge
from desktop.files.formats import libvips
from desktop.files.formats.format_table import Format
from desktop.files.formats.openraster_writer import MERGED
from desktop.files.reading.reader_protocols import FIRST_PAGE, ReadOptions

OMITTED_BANDS: Final = "heirloom-left-out"
"""Name of the field of a vips image with the number of bands of the file that were omitted."""

_INTERLACED: Final = "interlaced"
"""Name of the vips field that marks an interlaced PNG or progressive JPEG, decoded as a whole."""

_LOADERS: Final = {Format.AVIF: "heif"}
"""Names of libvips loaders by format, where the two differ."""

_STRICTNESS: Final = {Format.JPEG: "warning"}
"""Faults of libvips that stop decoding: libjpeg only warns where a picture ends early."""

TIFF_FAULT: Final = "truncated"
"""Least fault of libvips that stops decoding of a TIFF: libtiff calls a tag with a bad value an
error as it does damaged pixels, and `find_pixel_errors` tells them apart."""

_MAX_MERGED_BYTES: Final = 1 << 30
"""Largest size in bytes of the merged picture in an OpenRaster archive."""


def open_image(path: Path, format: Format, options: ReadOptions = FIRST_PAGE) -> libvips.Image:
    """Open one page of an image file; formats without pages have page 0 only.

    Raises: VeryLarge unless `options.allow_large`; DamagedPhoto; MemoryShort; TooLarge;
    UnsupportedFormat; VipsError; OSError."""
    page = options.page
    if format is Format.RAW:
        return develop_raw(path)
    if format in (Format.HEIC, Format.AVIF):
        _check_boxes(path)
    if format is Format.HEIC:
        return load_with_libheif(path, page)
    if format in (Format.BMP, Format.JP2, Format.PSD):
        return load_with_pillow(path, format)
    if format is Format.TIFF:
        return open_tiff(path, options, TIFF_FAULT)
    if format is Format.PNG:
        return _open_png(path, options)
    image = _open_merged(path) if format is Format.ORA else _open_with_vips(path, format, page)
    check_streamed_size(image, path, format, options)
    return expand_to_16_bit(image, image.get("bits-per-sample")) if format is Format.AVIF else image


def _open_png(path: Path, options: ReadOptions) -> libvips.Image:
    """Open a frame of a PNG, with Pillow unless it is the first. Raises: those of `open_image`."""
    frames = count_frames(path)
    if 0 < options.page < frames:
        return load_with_pillow(path, Format.PNG, options.page)
    image = _open_with_vips(path, Format.PNG, 0)
    check_streamed_size(image, path, Format.PNG, options)
    libvips.with_number(image, "n-pages", frames)
    return image


def _open_with_vips(path: Path, format: Format, page: int, fail_on: str = "error") -> libvips.Image:
    loader, fail_on = _LOADERS.get(format, format.value), _STRICTNESS.get(format, fail_on)
    first = libvips.load(loader, path, fail_on=fail_on)
    return (
        libvips.load(loader, path, page, fail_on) if 0 < page < libvips.page_count(first) else first
    )


def check_streamed_size(
    image: libvips.Image, path: Path, format: Format, options: ReadOptions
) -> None:
    """Check the size of an image that is decoded row by row.

    Raises: TooLarge, also for a smaller interlaced one; VeryLarge unless `options.allow_large`."""
    pixels = image.width * image.height
    if pixels > format.spec.max_pixels:
        raise TooLarge(path, image.width, image.height, format.spec.max_pixels)
    if image.get_typeof(_INTERLACED):
        check_size(path, format, image.width, image.height)
    if pixels > format.spec.unasked_pixels and not options.allow_large:
        raise VeryLarge(path, image.width, image.height, pixels * _bytes_per_pixel(image))


def _bytes_per_pixel(image: libvips.Image) -> int:
    """Estimate the bytes per pixel of a decoded photo: sRGB, alpha and, with a profile, native."""
    samples = 3 + int(image.hasalpha()) + (3 if image.get_typeof(libvips.PROFILE) else 0)
    return samples * (1 if image.format == "uchar" else 2)


def open_tiff(path: Path, options: ReadOptions, fail_on: str = "error") -> libvips.Image:
    """Open one page of a TIFF file. Raises: those of `open_image`.

    `fail_on` is the least fault that stops decoding: warning, error, truncated or none."""
    page = find_tiff_page(path, options.page)
    if page.kind.refused:
        raise UnsupportedFormat(path, f"TIFF ({page.kind.refused})")
    if page.kind.by_pillow:
        image = load_with_pillow(path, Format.TIFF, page.index)
    else:
        image = _open_with_vips(path, Format.TIFF, page.index, fail_on)
        check_streamed_size(image, path, Format.TIFF, options)
        image = _without_extra_bands(image, page.kind)
    if page.pages is not None:
        image = image.copy()
        libvips.with_number(image, "n-pages", page.pages)
    return image


def _without_extra_bands(image: libvips.Image, kind: TiffKind) -> libvips.Image:
    """Drop bands that are neither colour nor alpha, such as infrared; note their number."""
    if kind.colours is None or image.bands <= kind.colours:
        return image
    kept = image.extract_band(0, n=kind.colours)
    if kind.alpha is not None and kind.alpha < image.bands:
        kept = kept.bandjoin(image.extract_band(kind.alpha))
    kept = kept.copy(interpretation=image.interpretation)
    if kept.bands < image.bands:
        libvips.with_number(kept, OMITTED_BANDS, image.bands - kept.bands)
    return kept


def _open_merged(path: Path) -> libvips.Image:
    """Open the merged picture of an OpenRaster archive (OpenRaster 0.0.5)."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(MERGED) as entry:
            content = entry.read(_MAX_MERGED_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, *DECODER_ERRORS) as error:
        raise DamagedPhoto(path, f"{MERGED}: {error}") from error
    if len(content) > _MAX_MERGED_BYTES:
        raise DamagedPhoto(path, MERGED)
    return libvips.load_bytes("png", content)


def _check_boxes(path: Path) -> None:
    """Check that no box of an ISO media file is cut off. Raises: DamagedPhoto; OSError.

    Data without the name of a box behind the pixels (mdat) belong to no box."""
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        offset, kinds = 0, set[bytes]()
        while offset < end:
            file.seek(offset)
            head = file.read(16)
            size = int.from_bytes(head[:4], "big")
            if size == 1:
                size = int.from_bytes(head[8:], "big")
            size = size or end - offset
            if kinds >= {b"meta", b"mdat"} and not head[4:8].isalnum():
                return
            kinds.add(head[4:8])
            if size < 8 or offset + size > end:
                raise DamagedPhoto(path, "cut off")
            offset += size
