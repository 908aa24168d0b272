"""Files to images of libvips, by whichever library reads the format.

Each file meets the one decoder that its content asks for, and no other. What libvips is not
built for comes through Pillow, libheif and LibRaw, whole and in memory, with its EXIF, XMP and
profile under the names that libvips gives them.
"""

import os
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import pi_heif
from numpy.typing import NDArray
from PIL import BmpImagePlugin, ImageFile, Jpeg2KImagePlugin, PsdImagePlugin

from desktop.files import vips
from desktop.files.developing import developed
from desktop.files.errors import DamagedPhoto, TooLarge, UnsupportedFormat
from desktop.files.formats import Format
from desktop.files.openraster import MERGED

_LOADERS: Final = {Format.AVIF: "heif"}
_PILLOW: Final[Mapping[Format, Callable[[Path], ImageFile.ImageFile]]] = {
    Format.BMP: BmpImagePlugin.BmpImageFile,
    Format.JP2: Jpeg2KImagePlugin.Jpeg2KImageFile,
    Format.PSD: PsdImagePlugin.PsdImageFile,
}
_MODES: Final = {"1": "L", "P": "RGBA", "PA": "RGBA", "RGBX": "RGB"}
_KEPT: Final = ("L", "LA", "RGB", "RGBA", "CMYK")
_MOST_MERGED: Final = 1 << 30
"""Bytes of the picture in an archive."""

_BLOCKS: Final = {"exif": "exif-data", "xmp": "xmp-data", "icc_profile": "icc-profile-data"}
_REFUSALS: Final = (
    *(OSError, ValueError, SyntaxError, KeyError, IndexError, TypeError, AttributeError),
    *(EOFError, OverflowError, RuntimeError, NotImplementedError, struct.error),
)
"""What Pillow and libheif raise for damaged files."""


def opened(path: Path, format: Format, page: int = 0) -> vips.Image:
    """One picture of the file; any but the first only where the format counts pages.
    Raises DamagedPhoto, MemoryShort, TooLarge, UnsupportedFormat, VipsError, OSError."""
    if format is Format.RAW:
        return developed(path)
    if format in (Format.HEIC, Format.AVIF):
        _check_whole(path)
    if format is Format.HEIC:
        return _by_libheif(path, page)
    if format in _PILLOW:
        return _by_pillow(path, format)
    image = _merged(path) if format is Format.ORA else _by_vips(path, format, page)
    _check_size(path, format, image.width, image.height)
    return _full_scale(image, image.get("bits-per-sample")) if format is Format.AVIF else image


def _by_vips(path: Path, format: Format, page: int) -> vips.Image:
    loader = _LOADERS.get(format, format.value)
    first = vips.load(loader, path)
    pages = first.get("n-pages") if first.get_typeof("n-pages") else 1
    if not 0 < page < pages:
        return first
    return vips.load(loader, path, page)


def _merged(path: Path) -> vips.Image:
    """The whole picture that painting programs put beside the layers (OpenRaster 0.0.5)."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(MERGED) as entry:
            content = entry.read(_MOST_MERGED + 1)
    except (zipfile.BadZipFile, zlib.error, *_REFUSALS) as error:
        raise DamagedPhoto(path, f"{MERGED}: {error}") from error
    if len(content) > _MOST_MERGED:
        raise DamagedPhoto(path, MERGED)
    return vips.load_bytes("png", content)


def _full_scale(image: vips.Image, bits: int) -> vips.Image:
    """White of 10 or 12 bits, which the decoders only shift up, as white of 16."""
    if image.format != "ushort" or not 8 < bits < 16:
        return image
    scaled = image * (65535 / (65536 - (1 << (16 - bits))))
    return scaled.rint().cast("ushort").copy(interpretation=image.interpretation)


def _check_size(path: Path, format: Format, width: int, height: int) -> None:
    if width * height > format.most_pixels:
        raise TooLarge(path, width, height, format.most_pixels)


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


def _by_libheif(path: Path, page: int) -> vips.Image:
    """The levels are copied: what the library hands out ends with its file, and its rows may be
    longer than the picture is wide."""
    try:
        file = pi_heif.open_heif(path, convert_hdr_to_8bit=False)
        pages = len(file)
        chosen = file[page] if 0 < page < pages else file
        _check_size(path, Format.HEIC, *chosen.size)
        bits = int(chosen.info.get("bit_depth", 8))
        image = _full_scale(vips.lent(np.array(chosen)[:, : chosen.size[0]]), bits)
    except _REFUSALS as error:
        raise DamagedPhoto(path, str(error)) from error
    return _described(image, chosen.info, pages)


def _by_pillow(path: Path, format: Format) -> vips.Image:
    """The classes are asked and not `Image.open`, which has a limit of its own."""
    try:
        with warnings.catch_warnings(action="ignore"), _PILLOW[format](path) as file:
            _check_size(path, format, *file.size)
            mode = _MODES.get(file.mode, file.mode)
            if mode not in _KEPT and not file.mode.startswith("I;16"):
                raise UnsupportedFormat(path, f"{format.value} {file.mode}")
            levels = _levels(file, mode)
            image = vips.lent(levels)
            if mode == "CMYK":
                image = image.copy(interpretation="cmyk")
            return _described(image, file.info, 1)
    except _REFUSALS as error:
        raise DamagedPhoto(path, str(error)) from error


def _levels(file: ImageFile.ImageFile, mode: str) -> NDArray[Any]:
    if file.mode.startswith("I;16"):
        return np.asarray(file).astype(np.uint16)
    if file.mode == "P" and "transparency" not in file.info:
        mode = "RGB"
    return np.asarray(file if file.mode == mode else file.convert(mode))


def _described(image: vips.Image, found: Mapping[Any, Any], pages: int) -> vips.Image:
    image = image.copy()
    for name, field in _BLOCKS.items():
        block = found.get(name)
        vips.with_blob(image, field, block if isinstance(block, bytes) and block else None)
    vips.with_number(image, "n-pages", pages)
    return image
