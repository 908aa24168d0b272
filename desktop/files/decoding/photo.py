"""Photos from files."""

import errno
import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from desktop.document.photo import Metadata, Photo, page_digest
from desktop.files.decoding.decoders import LEFT_OUT, open_image
from desktop.files.decoding.raw_detection import is_raw
from desktop.files.errors import (
    DamagedPhoto,
    NoSuchPage,
    NotAPhoto,
    NotFound,
    NotReadable,
    PhotoError,
    UnsupportedFormat,
)
from desktop.files.formats import vips
from desktop.files.formats.colour import ProfileUse, classify_profile, to_srgb
from desktop.files.formats.formats import HEAD, Format, detect_format, unsupported_format_name
from desktop.files.metadata.extract import colour_space, extract_metadata
from desktop.files.notices import (
    ChannelsLeftOut,
    ColoursBecameSrgb,
    NotUnderstood,
    OtherPages,
)
from desktop.files.reading.protocol import sha256_of
from desktop.files.storage.scratch import ArrayAllocator
from models.core.pixels import Raster
from models.core.progress import Progress

STRIP: Final = 1 << 21
"""Pixels decoded at a time, about."""

_DEEP: Final = ("rgb16", "grey16", "scrgb", "lab", "labs", "xyz")

Plane = NDArray[np.uint8] | NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class DecodedPlanes:
    """What is decoded in one pass: colours as seen, alpha, and the file's own colours."""

    seen: vips.Image
    alpha: vips.Image | None
    native: vips.Image | None


def decode_photo(
    path: Path, room: ArrayAllocator, progress: Progress, page: int = 0, large: bool = False
) -> Photo:
    """One picture of a file (`page` counts from 0), upright, in sRGB; see `Photo`. What it leaves
    out is told as a notice. Raises VeryLarge for one that is, unless `large` allows it, and other
    kinds of PhotoError, Cancelled."""
    kind, digest = _examined(path, progress)
    try:
        image = open_image(path, kind, page, large)
        metadata, orientation, whole = extract_metadata(image, path, kind)
        _tell_pages(image, path, page, progress)
        if image.get_typeof(LEFT_OUT):
            progress.notice(ChannelsLeftOut(path, image.get(LEFT_OUT)))
        if not whole or (kind is Format.RAW and metadata.exif is None):
            progress.notice(NotUnderstood(path))
        grey = image.bands < 3
        if image.interpretation == "cmyk":
            progress.notice(ColoursBecameSrgb(path, "CMYK"))
        image = _unified(image, path, kind)
        layers, metadata = _layers(image, metadata, path, progress)
        pixels, alpha, native = _decoded(layers, orientation, room, progress)
    except vips.VipsError as error:
        raise DamagedPhoto(path, _last_line(error)) from error
    except OSError as error:
        raise _translated(error, path) from error
    return Photo(path, page_digest(digest, page), pixels, alpha, grey, metadata, native, page=page)


def _examined(path: Path, progress: Progress) -> tuple[Format, str]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotAPhoto(path)
        with path.open("rb") as file:
            head = file.read(HEAD)
        kind = detect_format(head)
        if kind is Format.TIFF and is_raw(path):
            kind = Format.RAW
        if kind is not None:
            return kind, sha256_of(path, progress)
    except OSError as error:
        raise _translated(error, path) from error
    name = unsupported_format_name(head)
    raise UnsupportedFormat(path, name) if name else NotAPhoto(path)


def _translated(error: OSError, path: Path) -> PhotoError:
    missing = error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
    return NotFound(path) if missing else NotReadable(path)


def _tell_pages(image: vips.Image, path: Path, page: int, progress: Progress) -> None:
    """Raises NoSuchPage."""
    pages = image.get("n-pages") if image.get_typeof("n-pages") else 1
    if page >= pages:
        raise NoSuchPage(path, page + 1, pages)
    if pages > 1:
        progress.notice(OtherPages(path, pages, page + 1))


def _unified(image: vips.Image, path: Path, format: Format) -> vips.Image:
    """8 or 16 bits; grey or RGB, either with or without alpha, in the colours of the profile."""
    if image.interpretation == "cmyk":
        depth = 16 if image.format == "ushort" else 8
        image = image.icc_transform(
            "srgb", embedded=True, input_profile="cmyk", depth=depth, **vips.INTENT
        )
    if image.format in ("float", "uint"):
        image = _of_16_bits(image)
    if image.format not in ("uchar", "ushort"):
        if image.interpretation not in _DEEP:
            raise UnsupportedFormat(path, f"{format.value} {image.format}")
        image = image.colourspace("rgb16")
    return image[:4] if image.bands > 4 else image


def _of_16_bits(image: vips.Image) -> vips.Image:
    """Floats are linear light unless a profile tells what they are."""
    if image.interpretation in ("lab", "xyz"):
        return image
    colours = 1 if image.bands < 3 else 3
    linear = image.format == "float" and not image.get_typeof(vips.PROFILE)
    scaled = image * (65535 if image.format == "float" else 1 / 65537)
    scaled = scaled.rint().cast("ushort").copy(interpretation="rgb16" if colours > 1 else "grey16")
    if not linear:
        return scaled
    light = image.extract_band(0, n=colours)
    light = light if colours > 1 else light.bandjoin([light, light])
    seen = light.copy(interpretation="scrgb").colourspace("rgb16").extract_band(0, n=colours)
    return seen.bandjoin(scaled.extract_band(image.bands - 1)) if image.bands in (2, 4) else seen


def _layers(
    image: vips.Image, metadata: Metadata, path: Path, progress: Progress
) -> tuple[DecodedPlanes, Metadata]:
    """A profile that results cannot be written in is left out of the metadata."""
    space, colours = ("GRAY", 1) if image.bands < 3 else ("RGB", 3)
    own = image.extract_band(0, n=colours)
    alpha = image.extract_band(image.bands - 1) if image.bands in (2, 4) else None
    fits = metadata.profile is not None and colour_space(metadata.profile) == space
    match classify_profile(metadata.profile, space) if fits else ProfileUse.SRGB:
        case ProfileUse.SRGB:
            return DecodedPlanes(own, alpha, None), metadata
        case ProfileUse.NATIVE:
            return DecodedPlanes(to_srgb(own), alpha, own), metadata
        case _:
            progress.notice(ColoursBecameSrgb(path, space))
            return DecodedPlanes(to_srgb(own), alpha, None), replace(metadata, profile=None)


def _decoded(
    layers: DecodedPlanes, orientation: int, room: ArrayAllocator, progress: Progress
) -> tuple[Raster, Plane | None, Plane | None]:
    """The pixels as seen, alpha, and the file's own."""
    seen = layers.seen
    dtype = np.dtype(np.uint16 if seen.format == "ushort" else np.uint8)
    height, width = seen.height, seen.width
    tall, wide = (width, height) if orientation >= 5 else (height, width)
    colours = room.plane if seen.bands == 1 else room.raster
    pixels = room.raster(tall, wide, dtype)
    alpha = room.plane(tall, wide, dtype) if layers.alpha is not None else None
    native = colours(tall, wide, dtype) if layers.native is not None else None
    parts = [(seen, pixels), (layers.alpha, alpha), (layers.native, native)]
    images = [image for image, _ in parts if image is not None]
    arrays = [array for _, array in parts if array is not None]
    joined = images[0].bandjoin(images[1:]) if len(images) > 1 else images[0]
    edges = np.cumsum([image.bands for image in images])[:-1]
    region, rows = vips.read_region(joined), max(STRIP // width, 1)
    for top in range(0, height, rows):
        progress.report(top / height)
        strip = vips.read_strip(region, top, min(rows, height - top), joined)
        for array, piece in zip(arrays, np.split(strip, edges, axis=2), strict=True):
            stored = _as_stored(array, orientation)
            stored[top : top + rows] = piece if array.ndim == 3 else piece[..., 0]
    progress.report(1.0)
    return pixels, alpha, native


def _as_stored(upright: NDArray[Any], orientation: int) -> NDArray[Any]:
    """A view of an upright array in which rows and columns are those of the file (EXIF 2.32,
    section 4.6.4, tag Orientation)."""
    turned = upright.swapaxes(0, 1) if orientation >= 5 else upright
    rows = -1 if orientation in (3, 4, 6, 7) else 1
    columns = -1 if orientation in (2, 3, 7, 8) else 1
    return turned[::rows, ::columns]


def _last_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[-1].strip() if lines else ""
