"""Photos from files."""

import errno
import hashlib
import stat
import warnings
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow

from desktop.document.photo import Photo
from desktop.files import vips
from desktop.files.errors import (
    DamagedPhoto,
    NotAPhoto,
    NotFound,
    NotReadable,
    PhotoError,
    TooLarge,
    UnsupportedFormat,
)
from desktop.files.formats import HEAD, Format, foreign, sniffed
from desktop.files.metadata import metadata_of
from desktop.files.scratch import Scratch
from models.progress import Progress

MOST_PIXELS: Final = 500_000_000
"""Photos beyond this are refused before a pixel is decoded."""

STRIP: Final = 1 << 21
"""Pixels decoded at a time, about."""

_DEEP: Final = ("rgb16", "grey16", "scrgb", "lab", "labs", "xyz")


def read_photo(path: Path, scratch: Scratch, progress: Progress) -> Photo:
    """The first picture of a PNG, JPEG, TIFF, WebP, GIF or BMP file, upright. Grey and palette
    become RGB, CMYK becomes sRGB through its profile; RGB stays in the file's own colours.
    Raises PhotoError, Cancelled."""
    kind, digest = _examined(path)
    try:
        image = _opened(path, kind)
        metadata, orientation = metadata_of(image, path, kind)
        grey = image.bands < 3
        image = _unified(image, path, kind)
        pixels, alpha = _decoded(image, orientation, scratch, progress)
    except vips.VipsError as error:
        raise DamagedPhoto(path, _last_line(error)) from error
    except OSError as error:
        raise _translated(error, path) from error
    return Photo(path, digest, pixels, alpha, grey, metadata)


def sha256_of(path: Path) -> str:
    """Of the bytes of a file. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _examined(path: Path) -> tuple[Format, str]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotAPhoto(path)
        with path.open("rb") as file:
            head = file.read(HEAD)
        kind = sniffed(head)
        if kind is not None:
            return kind, sha256_of(path)
    except OSError as error:
        raise _translated(error, path) from error
    name = foreign(head)
    raise UnsupportedFormat(path, name) if name else NotAPhoto(path)


def _translated(error: OSError, path: Path) -> PhotoError:
    missing = error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
    return NotFound(path) if missing else NotReadable(path)


def _opened(path: Path, format: Format) -> vips.Image:
    image = _opened_bmp(path) if format is Format.BMP else vips.load(format.value, path)
    if image.width * image.height > MOST_PIXELS:
        raise TooLarge(path, image.width, image.height, MOST_PIXELS)
    return image


def _opened_bmp(path: Path) -> vips.Image:
    """libvips has no decoder for these."""
    try:
        with warnings.catch_warnings(action="error"), Pillow.open(path, formats=["BMP"]) as file:
            return vips.lent(np.asarray(file.convert("RGBA" if file.mode == "RGBA" else "RGB")))
    except (OSError, ValueError, SyntaxError, Warning, Pillow.DecompressionBombError) as error:
        raise DamagedPhoto(path, str(error)) from error


def _unified(image: vips.Image, path: Path, format: Format) -> vips.Image:
    """8 or 16 bits; grey or RGB, either with or without alpha."""
    if image.interpretation == "cmyk":
        depth = 16 if image.format == "ushort" else 8
        return image.icc_transform("srgb", embedded=True, input_profile="cmyk", depth=depth)
    if image.format not in ("uchar", "ushort"):
        if image.interpretation not in _DEEP:
            raise UnsupportedFormat(path, f"{format.value} {image.format}")
        image = image.colourspace("rgb16")
    return image[:4] if image.bands > 4 else image


def _decoded(
    image: vips.Image, orientation: int, scratch: Scratch, progress: Progress
) -> tuple[Any, NDArray[Any] | None]:
    width, height = image.width, image.height
    tall, wide = (width, height) if orientation >= 5 else (height, width)
    dtype = np.dtype(np.uint16 if image.format == "ushort" else np.uint8)
    pixels = scratch.raster(tall, wide, dtype)
    alpha = scratch.plane(tall, wide, dtype) if image.bands in (2, 4) else None
    seen = _as_stored(pixels, orientation)
    region, rows = vips.region(image), max(STRIP // width, 1)
    for top in range(0, height, rows):
        progress.report(top / height)
        strip = vips.strip(region, top, min(rows, height - top), image)
        seen[top : top + rows] = strip[..., :3] if image.bands >= 3 else strip[..., :1]
        if alpha is not None:
            _as_stored(alpha, orientation)[top : top + rows] = strip[..., -1]
    progress.report(1.0)
    return pixels, alpha


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
