"""Decoding in memory of formats that libvips does not read: Pillow, libheif and OpenJPEG.

Metadata (EXIF, XMP, profile, resolution) is stored in the image under the names of libvips.
"""

import os
import struct
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import pi_heif
from numpy.typing import NDArray
from openjpeg.utils import decode, get_parameters
from PIL import (
    BmpImagePlugin,
    ImageFile,
    Jpeg2KImagePlugin,
    PngImagePlugin,
    PsdImagePlugin,
    TiffImagePlugin,
)

from desktop.files.decoding.decoding_errors import decoding_error
from desktop.files.errors import TooLarge, UnsupportedFormat
from desktop.files.formats import libvips
from desktop.files.formats.format_table import Format

PILLOW: Final[Mapping[Format, Callable[[Path], ImageFile.ImageFile]]] = {
    Format.BMP: BmpImagePlugin.BmpImageFile,
    Format.JP2: Jpeg2KImagePlugin.Jpeg2KImageFile,
    Format.PNG: PngImagePlugin.PngImageFile,
    Format.PSD: PsdImagePlugin.PsdImageFile,
    Format.TIFF: TiffImagePlugin.TiffImageFile,
}
"""Pillow classes by format; TIFF only for variants that libvips cannot read, and PNG for the frames
after the first."""

_PAGED: Final = (Format.PNG, Format.TIFF)
"""Formats of which Pillow decodes any page."""

_MODES: Final = {"1": "L", "P": "RGBA", "PA": "RGBA", "RGBX": "RGB", "YCbCr": "RGB"}
"""Pillow modes, each with the mode to which its images are converted."""

_KEPT: Final = ("L", "LA", "RGB", "RGBA", "CMYK")
_RGB_OR_GREY: Final = ("unknown", "unspecified", "sRGB", "monochrome")
"""Names of JPEG 2000 colour spaces with RGB or grey values, which need no conversion."""

_PNG_SIGNATURE: Final = 8
_MM_PER_INCH: Final = 25.4
_BLOCKS: Final = {"exif": "exif-data", "xmp": "xmp-data", "icc_profile": "icc-profile-data"}
DECODER_ERRORS: Final = (
    *(OSError, ValueError, SyntaxError, KeyError, IndexError, TypeError, AttributeError),
    *(EOFError, OverflowError, RuntimeError, NotImplementedError, struct.error),
)
"""Exceptions that Pillow, libheif and OpenJPEG raise for damaged files."""


def check_size(path: Path, format: Format, width: int, height: int) -> None:
    """Check `width` x `height` of an image decoded into memory at once. Raises: TooLarge."""
    if width * height > format.spec.unasked_pixels:
        raise TooLarge(path, width, height, format.spec.unasked_pixels)


def expand_to_16_bit(image: libvips.Image, bits: int) -> libvips.Image:
    """Scale levels of `bits` (9 to 15) bits, stored as the upper bits of 16, to white at 65535."""
    if image.format != "ushort" or not 8 < bits < 16:
        return image
    scaled = image * (65535 / (65536 - (1 << (16 - bits))))
    return scaled.rint().cast("ushort").copy(interpretation=image.interpretation)


def load_with_libheif(path: Path, page: int) -> libvips.Image:
    """Decode one 0-based page of a HEIC file. Raises: DamagedPhoto; TooLarge."""
    try:
        file = pi_heif.open_heif(path, convert_hdr_to_8bit=False)
        pages = len(file)
        chosen = file[page] if 0 < page < pages else file
        check_size(path, Format.HEIC, *chosen.size)
        bits = int(chosen.info.get("bit_depth", 8))
        image = expand_to_16_bit(libvips.wrap_array(np.array(chosen)[:, : chosen.size[0]]), bits)
    except DECODER_ERRORS as error:
        raise decoding_error(path, Format.HEIC, str(error)) from error
    return _with_metadata(image, chosen.info, pages)


def load_with_pillow(path: Path, format: Format, page: int = 0) -> libvips.Image:
    """Decode one 0-based page of a file with Pillow.

    The format's class replaces `Image.open` with its own size limit. Raises: DamagedPhoto;
    TooLarge; UnsupportedFormat."""
    if format is Format.PSD:
        _check_depth(path)
    try:
        with warnings.catch_warnings(action="ignore"), PILLOW[format](path) as file:
            pages = getattr(file, "n_frames", 1) if format in _PAGED else 1
            if 0 < page < pages:
                file.seek(page)
            check_size(path, format, *file.size)
            mode = _MODES.get(file.mode, file.mode)
            if mode == "LAB":
                return _with_metadata(_open_lab(file), file.info, pages)
            if mode not in _KEPT and not file.mode.startswith("I;16"):
                raise UnsupportedFormat(path, f"{format.value} {file.mode}")
            deep = _decode_deep_jp2(path) if format is Format.JP2 else None
            image = libvips.wrap_array(_pixels_of(file, mode) if deep is None else deep)
            if mode == "CMYK":
                image = image.copy(interpretation="cmyk")
            return _with_metadata(image, file.info, pages)
    except DECODER_ERRORS as error:
        raise decoding_error(path, format, str(error)) from error


def count_frames(path: Path) -> int:
    """Count the pictures of a PNG, above 1 if it is animated (PNG third edition, section 11.3.6).

    A first picture outside of the animation counts. Raises: OSError."""
    frames, shows_first = 0, False
    with path.open("rb") as file:
        file.seek(_PNG_SIGNATURE)
        while len(head := file.read(8)) == 8 and head[4:] not in (b"IDAT", b"IEND"):
            body = file.read(4) if head[4:] == b"acTL" else b""
            frames = int.from_bytes(body, "big") if body else frames
            shows_first = shows_first or head[4:] == b"fcTL"
            file.seek(int.from_bytes(head[:4], "big") + 4 - len(body), os.SEEK_CUR)
    return max(frames + (not shows_first), 1) if frames else 1


def _check_depth(path: Path) -> None:
    """Raise UnsupportedFormat for a PSD file of more than 8 bits a channel."""
    with path.open("rb") as file:
        head = file.read(24)
    depth = int.from_bytes(head[22:], "big")
    if depth > 8:
        raise UnsupportedFormat(path, f"PSD ({depth} bits)")


def _pixels_of(file: ImageFile.ImageFile, mode: str) -> NDArray[Any]:
    if file.mode.startswith("I;16"):
        return np.asarray(file).astype(np.uint16)
    if file.mode == "P" and "transparency" not in file.info:
        mode = "RGB"
    return np.asarray(file if file.mode == mode else file.convert(mode))


def _open_lab(file: ImageFile.ImageFile) -> libvips.Image:
    """Return an image in L*a*b* with its lightness from 0 to 100, and a and b around 0."""
    signed_as_unsigned = np.asarray(file) ^ np.array((0, 128, 128), np.uint8)
    image = (libvips.wrap_array(signed_as_unsigned) - [0, 128, 128]) * [100 / 255, 1, 1]
    return image.cast("float").copy(interpretation="lab")


def _decode_deep_jp2(path: Path) -> NDArray[np.uint16] | None:
    """Decode JPEG 2000 of 9 to 16 bits, whose brightest levels Pillow turns black; None for 8 bits.

    Raises: UnsupportedFormat; RuntimeError; OSError; ValueError."""
    with path.open("rb") as file:
        parameters = get_parameters(file)
        bits, signed = int(parameters["precision"]), bool(parameters["is_signed"])
        if not 8 < bits <= 16:
            return None
        colours = parameters["colourspace"]
        if colours not in _RGB_OR_GREY:
            raise UnsupportedFormat(path, f"jp2 {colours}, {bits} bits")
        file.seek(0)
        levels: NDArray[Any] = decode(file)
    if bits == 16 and not signed:
        return levels.astype(np.uint16, copy=False)
    scaled = levels.astype(np.float32)
    scaled += (1 << (bits - 1)) if signed else 0
    scaled *= 65535 / ((1 << bits) - 1)
    return np.rint(scaled, out=scaled).clip(0, 65535, out=scaled).astype(np.uint16)


def _with_metadata(image: libvips.Image, info: Mapping[Any, Any], pages: int) -> libvips.Image:
    across, down = _dpi(info)
    image = image.copy(xres=across / _MM_PER_INCH, yres=down / _MM_PER_INCH)
    for name, field in _BLOCKS.items():
        block = info.get(name)
        libvips.with_blob(image, field, block if isinstance(block, bytes) and block else None)
    libvips.with_number(image, "n-pages", pages)
    return image


def _dpi(info: Mapping[Any, Any]) -> tuple[float, float]:
    """Return dots per inch from Pillow's `info`; without any, 1 pixel per mm, as libvips does."""
    dpi = info.get("dpi", (_MM_PER_INCH, _MM_PER_INCH))
    across, down = (float(side) for side in dpi)
    return (across, down) if across > 0 and down > 0 else (_MM_PER_INCH, _MM_PER_INCH)
