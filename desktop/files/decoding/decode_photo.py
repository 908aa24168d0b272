"""Decoding of an image file to an upright sRGB photo with its metadata."""

import os
import stat
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from desktop.document.photo import Metadata, Photo, page_digest
from desktop.files.decoding.camera_raw_detection import is_raw
from desktop.files.decoding.dangling_xmp import without_announcements
from desktop.files.decoding.decoder_choice import OMITTED_BANDS, open_image
from desktop.files.decoding.decoding_errors import check_png_header, decoding_error
from desktop.files.decoding.float_levels import find_cut_levels
from desktop.files.decoding.foreign_blocks import find_foreign_data
from desktop.files.decoding.omitted_content import find_left_out
from desktop.files.decoding.truncated_files import ends_early, find_pixel_errors, open_incomplete
from desktop.files.errors import (
    BlurredPhoto,
    DamagedPhoto,
    DamagedRows,
    EmptyFile,
    IncompletePhoto,
    NoSuchPage,
    NotAFile,
    NotAPhoto,
    OriginalChanged,
    UnsupportedFormat,
)
from desktop.files.formats import libvips
from desktop.files.formats.format_table import HEAD, Format, detect_format, unsupported_format_name
from desktop.files.formats.icc_conversion import ProfileUse, classify_profile, to_srgb
from desktop.files.metadata.extract_metadata import (
    ExtractedMetadata,
    colour_space,
    extract_metadata,
)
from desktop.files.metadata.xmp_sidecar import find_sidecar, read_sidecar
from desktop.files.notices import (
    ChannelsLeftOut,
    ColoursBecameSrgb,
    ColoursTakenForSrgb,
    DecodedWithErrors,
    DetailMissing,
    NotUnderstood,
    OtherPages,
    RowsDamaged,
    RowsMissing,
    SidecarCarried,
    SidecarDiffers,
    SidecarLeftOut,
)
from desktop.files.reading.reader_protocols import FIRST_PAGE, ReadOptions
from desktop.files.storage.path_errors import reading_error
from desktop.files.storage.scratch_files import ArrayAllocator
from models.core.pixels import Raster
from models.core.progress import Notice, Progress
from models.file_io.sha256 import sha256_of

STRIP: Final = 1 << 21
"""Approximate number of pixels that are decoded at a time."""

_STREAMED: Final = (Format.PNG, Format.JPEG, Format.TIFF)
"""Formats that are decoded row by row, from files of any size that a photo can have."""

_MOST_BYTES: Final = 64 << 30
"""Bytes of the largest file of such a format."""

_MOST_BYTES_IN_MEMORY: Final = 4 << 30
"""Bytes of the largest file of the other formats, which is what the decoder process may use."""

_OTHER_BYTES: Final = 1 << 30
"""Bytes that a file may hold besides its pixels: metadata, previews, a film of a phone."""

_BYTES_PER_PIXEL: Final = 40
"""Bytes of a pixel of five channels of 64 bits, the largest that is read."""

_RECENT_SECONDS: Final = 3.0
"""Age of a change that may be followed by another with the same time, as on FAT."""

_DEEP: Final = ("rgb16", "grey16", "scrgb", "lab", "labs", "xyz")
"""Names of the libvips interpretations with more than 8 bits a channel."""

_UNBOUNDED: Final = ("lab", "xyz")
"""Names of the libvips interpretations whose levels are not from 0 to 1."""

_CONVERTED: Final = {"cmyk": "CMYK", "lab": "L*a*b*", "labs": "L*a*b*", "xyz": "XYZ"}
"""Names of the colours that become sRGB, by libvips interpretation."""

Plane = NDArray[np.uint8] | NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class DecodedPlanes:
    """Images of one file to decode in one pass: sRGB colours, alpha (or None), native colours."""

    srgb: libvips.Image
    alpha: libvips.Image | None
    native: libvips.Image | None


def decode_photo(
    path: Path,
    allocator: ArrayAllocator,
    progress: Progress,
    options: ReadOptions = FIRST_PAGE,
) -> Photo:
    """Decode one page of an image file to an upright sRGB photo.

    Dropped features (other pages, extra channels, CMYK, metadata) are reported through
    `progress.notice`. Raises: VeryLarge unless `options.allow_large`; IncompletePhoto or
    BlurredPhoto unless `options.allow_partial`; PhotoError; Cancelled."""
    format, state = _detect(path)
    file, notices = _File(path, format, state, options), list[Notice]()
    if format is Format.PNG:
        check_png_header(path)
    first_try = replace(progress, on_notice=notices.append)
    try:
        try:
            photo = _decode_strictly(file, allocator, first_try)
        except libvips.VipsError as error:
            notices.clear()
            image = _open_what_is_there(file, error, first_try)
            photo = _decode(file, image, allocator, first_try)
    except libvips.VipsError as error:
        raise decoding_error(path, format, _last_line(error)) from error
    except OSError as error:
        raise reading_error(error, path) from error
    for notice in notices:
        progress.notice(notice)
    return photo


@dataclass(frozen=True, slots=True)
class _File:
    """File to decode: its path, format, state before it was read, and options."""

    path: Path
    format: Format
    state: os.stat_result
    options: ReadOptions


def _decode_strictly(file: _File, allocator: ArrayAllocator, progress: Progress) -> Photo:
    """Open and decode a file that must be complete. Raises: those of `_decode`."""
    with libvips.recorded_warnings() as warnings:
        photo = _decode(file, open_image(file.path, file.format, file.options), allocator, progress)
    if file.format is Format.JPEG and ends_early("".join(warnings)):
        raise libvips.VipsError("premature end")
    if file.format is Format.TIFF and (errors := find_pixel_errors(libvips.take_errors())):
        raise libvips.VipsError(errors)
    return photo


def _decode(
    file: _File, image: libvips.Image, allocator: ArrayAllocator, progress: Progress
) -> Photo:
    """Decode an open image. Raises: PhotoError; VipsError; OSError; Cancelled."""
    path, format, page = file.path, file.format, file.options.page
    _check_bytes(path, file.state, image)
    digest = sha256_of(path, progress.share(0, 0))
    for notice in (*find_left_out(path, format), *find_foreign_data(path, format)):
        progress.notice(notice)
    extracted = _extract_metadata(image, file, progress)
    _check_page(image, path, page, progress)
    if image.get_typeof(OMITTED_BANDS):
        progress.notice(ChannelsLeftOut(path, image.get(OMITTED_BANDS)))
    if not extracted.complete or (format is Format.RAW and extracted.metadata.exif is None):
        progress.notice(NotUnderstood(path))
    if image.format == "float" and image.interpretation not in _UNBOUNDED:
        _report_cut_levels(file, progress)
    grey = image.bands < 3
    if image.interpretation in _CONVERTED:
        progress.notice(ColoursBecameSrgb(path, _CONVERTED[image.interpretation]))
    if extracted.unsupported_colours:
        progress.notice(ColoursTakenForSrgb(path, extracted.unsupported_colours))
    image = _normalise(image, path, format).copy()
    libvips.with_blob(image, libvips.PROFILE, extracted.metadata.profile)
    planes, metadata = _split_planes(image, extracted.metadata, path, progress)
    pixels, alpha, native = _decode_planes(
        planes, metadata.applied_orientation, allocator, progress
    )
    if metadata.xmp:
        metadata = replace(metadata, xmp=without_announcements(metadata.xmp))
    _check_unchanged(path, file.state, digest)
    return Photo(path, page_digest(digest, page), pixels, alpha, grey, metadata, native, page=page)


def _extract_metadata(image: libvips.Image, file: _File, progress: Progress) -> ExtractedMetadata:
    """Extract the metadata of a file and its sidecar, which is reported. Raises: OSError."""
    path, sidecar = file.path, find_sidecar(file.path)
    content = None if sidecar is None else read_sidecar(sidecar)
    extracted = extract_metadata(image, path, file.format, file.options.page, content)
    if sidecar is not None:
        notice = SidecarCarried if extracted.sidecar_read else SidecarLeftOut
        progress.notice(notice(path, sidecar))
        if extracted.differing:
            progress.notice(SidecarDiffers(path, sidecar, ", ".join(extracted.differing)))
    return extracted


def _report_cut_levels(file: _File, progress: Progress) -> None:
    """Report levels of floats that will be cut; a file that is cut off is not looked at."""
    with suppress(libvips.VipsError):
        image = open_image(file.path, file.format, file.options)
        found = find_cut_levels(image, file.path, progress)
        if found is not None:
            progress.notice(found)


def _open_what_is_there(file: _File, error: libvips.VipsError, progress: Progress) -> libvips.Image:
    """Open a damaged file as far as it can be decoded, if the user has agreed to that.

    `error` is that of the first attempt. Raises: IncompletePhoto; BlurredPhoto; VipsError."""
    path, allowed = file.path, file.options.allow_partial
    try:
        found = open_incomplete(path, file.format, file.options, progress)
    except libvips.VipsError:
        found = None
    if found is None:
        raise error
    if found.missing:
        if not allowed:
            refusal = DamagedRows if found.has_errors else IncompletePhoto
            raise refusal(path, found.missing, found.image.height)
        told = RowsDamaged if found.has_errors else RowsMissing
        progress.notice(told(path, found.missing, found.image.height))
    if found.lacks_detail:
        if not allowed:
            raise BlurredPhoto(path)
        progress.notice(DetailMissing(path))
    if found.has_errors and not found.missing:
        progress.notice(DecodedWithErrors(path))
    return found.image


def _detect(path: Path) -> tuple[Format, os.stat_result]:
    """Return the format of a file and its state (`os.stat`). Raises: PhotoError."""
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise NotAFile(path)
        with path.open("rb") as file:
            head = file.read(HEAD)
        format = detect_format(head)
        if format is Format.TIFF and is_raw(path):
            format = Format.RAW
    except OSError as error:
        raise reading_error(error, path) from error
    if format is None:
        if not head:
            raise EmptyFile(path)
        name = unsupported_format_name(head, path.suffix)
        raise UnsupportedFormat(path, name) if name else NotAPhoto(path)
    if state.st_size > (_MOST_BYTES if format in _STREAMED else _MOST_BYTES_IN_MEMORY):
        raise DamagedPhoto(path, f"{state.st_size} bytes")
    return format, state


def _check_bytes(path: Path, state: os.stat_result, image: libvips.Image) -> None:
    """Raise DamagedPhoto for a file that is far longer than its pages can be.

    A sparse file of terabytes would take hours to hash."""
    pages = libvips.page_count(image)
    most = _OTHER_BYTES + _BYTES_PER_PIXEL * image.width * image.height * max(pages, 1)
    if state.st_size > most:
        raise DamagedPhoto(path, f"{state.st_size} bytes")


def _check_unchanged(path: Path, before: os.stat_result, digest: str) -> None:
    """Raise OriginalChanged if the file was written since its state `before`.

    A file that was written just before, or whose number has changed, is hashed again, as its times
    may be too coarse and some network disks renumber files. `digest` is the SHA-256 (hex) of what
    was decoded."""
    after = path.stat()
    is_same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    is_recent = abs(time.time() - after.st_mtime) < _RECENT_SECONDS
    is_doubtful = is_recent or not os.path.samestat(before, after)
    if not is_same or (is_doubtful and sha256_of(path) != digest):
        raise OriginalChanged(path)


def _check_page(image: libvips.Image, path: Path, page: int, progress: Progress) -> None:
    """Check that the 0-based page exists; report other pages as a notice. Raises: NoSuchPage."""
    pages = libvips.page_count(image)
    if page >= pages:
        raise NoSuchPage(path, page + 1, pages)
    if pages > 1:
        progress.notice(OtherPages(path, pages, page + 1))


def _normalise(image: libvips.Image, path: Path, format: Format) -> libvips.Image:
    """Convert to 8 or 16 bits, grey or RGB, with or without alpha. Raises: UnsupportedFormat."""
    if image.interpretation == "cmyk":
        depth = 16 if image.format == "ushort" else 8
        image = image.icc_transform(
            "srgb", embedded=True, input_profile="cmyk", depth=depth, **libvips.INTENT
        )
    if image.format in ("float", "uint"):
        image = _to_16_bits(image)
    if image.format not in ("uchar", "ushort"):
        if image.interpretation not in _DEEP:
            raise UnsupportedFormat(path, f"{format.value} {image.format}")
        image = image.colourspace("rgb16")
    return image[:4] if image.bands > 4 else image


def _to_16_bits(image: libvips.Image) -> libvips.Image:
    """Convert float or 32-bit levels to 16 bits; floats without a profile are linear light."""
    if image.interpretation in _UNBOUNDED:
        return image
    colours = 1 if image.bands < 3 else 3
    linear = image.format == "float" and not image.get_typeof(libvips.PROFILE)
    scaled = image * (65535 if image.format == "float" else 1 / 65537)
    scaled = scaled.rint().cast("ushort").copy(interpretation="rgb16" if colours > 1 else "grey16")
    if not linear:
        return scaled
    light = image.extract_band(0, n=colours)
    light = light if colours > 1 else light.bandjoin([light, light])
    srgb = light.copy(interpretation="scrgb").colourspace("rgb16").extract_band(0, n=colours)
    return srgb.bandjoin(scaled.extract_band(image.bands - 1)) if image.bands in (2, 4) else srgb


def _split_planes(
    image: libvips.Image, metadata: Metadata, path: Path, progress: Progress
) -> tuple[DecodedPlanes, Metadata]:
    """Split colours and alpha; drop a profile that can be read but not written, with a notice."""
    space, colours = ("GRAY", 1) if image.bands < 3 else ("RGB", 3)
    native = image.extract_band(0, n=colours)
    alpha = image.extract_band(image.bands - 1) if image.bands in (2, 4) else None
    fits = metadata.profile is not None and colour_space(metadata.profile) == space
    match classify_profile(metadata.profile, space) if fits else ProfileUse.SRGB:
        case ProfileUse.SRGB:
            return DecodedPlanes(native, alpha, None), metadata
        case ProfileUse.UNUSABLE:
            progress.notice(ColoursTakenForSrgb(path, "ICC"))
            return DecodedPlanes(native, alpha, None), replace(metadata, profile=None)
        case ProfileUse.NATIVE:
            return DecodedPlanes(to_srgb(native), alpha, native), metadata
        case ProfileUse.READABLE:
            progress.notice(ColoursBecameSrgb(path, space))
            return DecodedPlanes(to_srgb(native), alpha, None), replace(metadata, profile=None)


def _decode_planes(
    planes: DecodedPlanes, orientation: int, allocator: ArrayAllocator, progress: Progress
) -> tuple[Raster, Plane | None, Plane | None]:
    """Decode sRGB pixels, alpha and native colours strip by strip to upright arrays (or None).

    `orientation` is the EXIF tag, 1 to 8."""
    srgb = planes.srgb
    dtype = np.dtype(np.uint16 if srgb.format == "ushort" else np.uint8)
    height, width = srgb.height, srgb.width
    tall, wide = (width, height) if orientation >= 5 else (height, width)
    colours = allocator.plane if srgb.bands == 1 else allocator.raster
    pixels = allocator.raster(tall, wide, dtype)
    alpha = allocator.plane(tall, wide, dtype) if planes.alpha is not None else None
    native = colours(tall, wide, dtype) if planes.native is not None else None
    parts = [(srgb, pixels), (planes.alpha, alpha), (planes.native, native)]
    images = [image for image, _ in parts if image is not None]
    arrays = [array for _, array in parts if array is not None]
    joined = images[0].bandjoin(images[1:]) if len(images) > 1 else images[0]
    edges = np.cumsum([image.bands for image in images])[:-1]
    region, rows = libvips.read_region(joined), max(STRIP // width, 1)
    for top in range(0, height, rows):
        progress.report(top / height)
        strip = libvips.read_strip(region, top, min(rows, height - top), joined)
        for array, bands in zip(arrays, np.split(strip, edges, axis=2), strict=True):
            stored = _in_file_order(array, orientation)
            stored[top : top + rows] = bands if array.ndim == 3 else bands[..., 0]
    progress.report(1.0)
    return pixels, alpha, native


def _in_file_order(upright: NDArray[Any], orientation: int) -> NDArray[Any]:
    """Return a view of an upright array, H x W (x C), with the rows and columns of the file.

    `orientation` is the EXIF tag, 1 to 8 (EXIF 2.32, section 4.6.4)."""
    turned = upright.swapaxes(0, 1) if orientation >= 5 else upright
    rows = -1 if orientation in (3, 4, 6, 7) else 1
    columns = -1 if orientation in (2, 3, 7, 8) else 1
    return turned[::rows, ::columns]


def _last_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[-1].strip() if lines else ""
