"""Files that are decoded whole and in memory, by Pillow, libheif and OpenJPEG.

What they tell beside the pixels (EXIF, XMP, profile, resolution) gets the names that libvips gives
it.
"""

import struct
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import pi_heif
from numpy.typing import NDArray
from openjpeg.utils import decode, get_parameters
from PIL import BmpImagePlugin, ImageFile, Jpeg2KImagePlugin, PsdImagePlugin, TiffImagePlugin

from desktop.files.errors import DamagedPhoto, TooLarge, UnsupportedFormat
from desktop.files.formats import vips
from desktop.files.formats.formats import Format

PILLOW: Final[Mapping[Format, Callable[[Path], ImageFile.ImageFile]]] = {
    Format.BMP: BmpImagePlugin.BmpImageFile,
    Format.JP2: Jpeg2KImagePlugin.Jpeg2KImageFile,
    Format.PSD: PsdImagePlugin.PsdImageFile,
    Format.TIFF: TiffImagePlugin.TiffImageFile,
}
"""For TIFF only where libvips does not know the kind."""

_MODES: Final = {"1": "L", "P": "RGBA", "PA": "RGBA", "RGBX": "RGB", "YCbCr": "RGB"}
_KEPT: Final = ("L", "LA", "RGB", "RGBA", "CMYK")
_STRAIGHT: Final = ("unknown", "unspecified", "sRGB", "monochrome")
"""Colours of JPEG 2000 that are RGB or grey as they come."""

_SIXTEEN: Final = 16
_MM_PER_INCH: Final = 25.4
_BLOCKS: Final = {"exif": "exif-data", "xmp": "xmp-data", "icc_profile": "icc-profile-data"}
REFUSALS: Final = (
    *(OSError, ValueError, SyntaxError, KeyError, IndexError, TypeError, AttributeError),
    *(EOFError, OverflowError, RuntimeError, NotImplementedError, struct.error),
)
"""What these libraries raise for damaged files."""


def check_size(path: Path, format: Format, width: int, height: int) -> None:
    """Raises TooLarge."""
    if width * height > format.spec.unasked_pixels:
        raise TooLarge(path, width, height, format.spec.unasked_pixels)


def expand_to_16_bit(image: vips.Image, bits: int) -> vips.Image:
    """White of 10 or 12 bits, which the decoders only shift up, as white of 16."""
    if image.format != "ushort" or not 8 < bits < 16:
        return image
    scaled = image * (65535 / (65536 - (1 << (16 - bits))))
    return scaled.rint().cast("ushort").copy(interpretation=image.interpretation)


def load_with_libheif(path: Path, page: int) -> vips.Image:
    """The levels are copied: what the library hands out ends with its file, and its rows may be
    longer than the picture is wide."""
    try:
        file = pi_heif.open_heif(path, convert_hdr_to_8bit=False)
        pages = len(file)
        chosen = file[page] if 0 < page < pages else file
        check_size(path, Format.HEIC, *chosen.size)
        bits = int(chosen.info.get("bit_depth", 8))
        image = expand_to_16_bit(vips.wrap_array(np.array(chosen)[:, : chosen.size[0]]), bits)
    except REFUSALS as error:
        raise DamagedPhoto(path, str(error)) from error
    return _described(image, chosen.info, pages)


def load_with_pillow(path: Path, format: Format, page: int = 0) -> vips.Image:
    """The classes are asked and not `Image.open`, which has a limit of its own."""
    if format is Format.PSD:
        _check_depth(path)
    try:
        with warnings.catch_warnings(action="ignore"), PILLOW[format](path) as file:
            pages = getattr(file, "n_frames", 1) if format is Format.TIFF else 1
            if 0 < page < pages:
                file.seek(page)
            check_size(path, format, *file.size)
            mode = _MODES.get(file.mode, file.mode)
            if mode not in _KEPT and not file.mode.startswith("I;16"):
                raise UnsupportedFormat(path, f"{format.value} {file.mode}")
            deep = _deep(path) if format is Format.JP2 else None
            image = vips.wrap_array(_levels(file, mode) if deep is None else deep)
            if mode == "CMYK":
                image = image.copy(interpretation="cmyk")
            return _described(image, file.info, pages)
    except REFUSALS as error:
        raise DamagedPhoto(path, str(error)) from error


def _check_depth(path: Path) -> None:
    """Adobe Photoshop file formats specification, file header section."""
    with path.open("rb") as file:
        head = file.read(24)
    depth = int.from_bytes(head[22:], "big")
    if depth > 8:
        raise UnsupportedFormat(path, f"PSD ({depth} bits)")


def _levels(file: ImageFile.ImageFile, mode: str) -> NDArray[Any]:
    if file.mode.startswith("I;16"):
        return np.asarray(file).astype(np.uint16)
    if file.mode == "P" and "transparency" not in file.info:
        mode = "RGB"
    return np.asarray(file if file.mode == mode else file.convert(mode))


def _deep(path: Path) -> NDArray[np.uint16] | None:
    """JPEG 2000 of more than 8 bits, of which Pillow turns the brightest to black. Raises
    UnsupportedFormat, RuntimeError, OSError, ValueError."""
    with path.open("rb") as file:
        told = get_parameters(file)
        bits, signed = int(told["precision"]), bool(told["is_signed"])
        if not 8 < bits <= _SIXTEEN:
            return None
        if told["colourspace"] not in _STRAIGHT:
            raise UnsupportedFormat(path, f"jp2 {told['colourspace']}, {bits} bits")
        file.seek(0)
        levels: NDArray[Any] = decode(file)
    if bits == _SIXTEEN and not signed:
        return levels.astype(np.uint16, copy=False)
    lifted = levels.astype(np.float32)
    lifted += (1 << (bits - 1)) if signed else 0
    lifted *= 65535 / ((1 << bits) - 1)
    return np.rint(lifted, out=lifted).clip(0, 65535, out=lifted).astype(np.uint16)


def _described(image: vips.Image, found: Mapping[Any, Any], pages: int) -> vips.Image:
    across, down = _dpi(found)
    image = image.copy(xres=across / _MM_PER_INCH, yres=down / _MM_PER_INCH)
    for name, field in _BLOCKS.items():
        block = found.get(name)
        vips.with_blob(image, field, block if isinstance(block, bytes) and block else None)
    vips.with_number(image, "n-pages", pages)
    return image


def _dpi(found: Mapping[Any, Any]) -> tuple[float, float]:
    """1 pixel a millimetre where the file is silent, as libvips has it."""
    told = found.get("dpi", (_MM_PER_INCH, _MM_PER_INCH))
    across, down = (float(side) for side in told)
    return (across, down) if across > 0 and down > 0 else (_MM_PER_INCH, _MM_PER_INCH)
