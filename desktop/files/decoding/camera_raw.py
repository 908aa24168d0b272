"""Development of camera raw files with LibRaw, as they were exposed.

The result has the camera's white balance, no brightening and no clipping beyond the sensor's, at
16 bits in Display P3, which holds more colours than sRGB. It can be brightened without loss.
"""

from pathlib import Path
from typing import Any, Final

import numpy as np
import rawpy
from numpy.typing import NDArray

from desktop.files.errors import DamagedPhoto, MemoryShort, TooLarge, UnsupportedFormat
from desktop.files.formats import libvips
from desktop.files.formats.format_table import Format

_CURVE: Final = (2.4, 12.92)
"""Power, and slope near black, of the sRGB and Display P3 curve (IEC 61966-2-1)."""

_OUT_OF_MEMORY: Final = (rawpy.LibRawUnsufficientMemoryError, rawpy.LibRawTooBigError)
_UNSUPPORTED: Final = (rawpy.LibRawFileUnsupportedError, rawpy.NotSupportedError)


def develop_raw(path: Path) -> libvips.Image:
    """Develop a camera raw file to an upright image, grey if the sensor is monochrome.

    Raises: DamagedPhoto; MemoryShort; TooLarge; UnsupportedFormat; OSError."""
    try:
        levels = _develop(path)
    except _OUT_OF_MEMORY as error:
        raise MemoryShort(path) from error
    except _UNSUPPORTED as error:
        raise UnsupportedFormat(path, Format.RAW.value) from error
    except (rawpy.LibRawError, ValueError) as error:
        raise DamagedPhoto(path, _message(error)) from error
    if levels.ndim == 2 or levels.shape[2] == 1:
        return libvips.wrap_array(levels)
    return libvips.with_blob(
        libvips.wrap_array(levels), libvips.PROFILE, libvips.builtin_profile("p3")
    )


def _develop(path: Path) -> NDArray[Any]:
    """Develop a camera raw file to 16-bit levels, H x W x channels. Raises: TooLarge."""
    with rawpy.RawPy() as raw, path.open("rb") as file:
        raw.open_buffer(file)
        sizes, most = raw.sizes, Format.RAW.spec.max_pixels
        if sizes.raw_width * sizes.raw_height > most:
            raise TooLarge(path, sizes.raw_width, sizes.raw_height, most)
        levels = raw.postprocess(
            use_camera_wb=True,
            no_auto_bright=True,
            output_bps=16,
            output_color=rawpy.ColorSpace.P3D65,
            gamma=_CURVE,
        )
        return np.ascontiguousarray(levels)


def _message(error: Exception) -> str:
    message = error.args[0] if error.args else ""
    return message.decode("utf-8", "replace") if isinstance(message, bytes) else str(message)
