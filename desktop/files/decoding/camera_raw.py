"""Camera raw files, developed by LibRaw as they were exposed.

The camera's white balance, no brightening, nothing clipped that the sensor did not clip: 16 bits in
Display P3, which holds more colours than sRGB, so that whoever wants it brighter loses nothing.
"""

from pathlib import Path
from typing import Any, Final

import numpy as np
import rawpy
from numpy.typing import NDArray

from desktop.files.errors import DamagedPhoto, MemoryShort, TooLarge, UnsupportedFormat
from desktop.files.formats import vips
from desktop.files.formats.formats import Format

_CURVE: Final = (2.4, 12.92)
"""Power and slope near black of sRGB and Display P3 (IEC 61966-2-1)."""

_SHORT: Final = (rawpy.LibRawUnsufficientMemoryError, rawpy.LibRawTooBigError)
_UNKNOWN: Final = (rawpy.LibRawFileUnsupportedError, rawpy.NotSupportedError)


def develop_raw(path: Path) -> vips.Image:
    """Upright, grey where the sensor sees no colours. Raises DamagedPhoto, MemoryShort, TooLarge,
    UnsupportedFormat, OSError."""
    try:
        levels = _levels(path)
    except _SHORT as error:
        raise MemoryShort(path) from error
    except _UNKNOWN as error:
        raise UnsupportedFormat(path, Format.RAW.value) from error
    except (rawpy.LibRawError, ValueError) as error:
        raise DamagedPhoto(path, _said(error)) from error
    if levels.ndim == 2 or levels.shape[2] == 1:
        return vips.wrap_array(levels)
    return vips.with_blob(vips.wrap_array(levels), vips.PROFILE, vips.builtin_profile("p3"))


def _levels(path: Path) -> NDArray[Any]:
    """Height x width x channels. The file is read and handed over, since not every name can be."""
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


def _said(error: Exception) -> str:
    told = error.args[0] if error.args else ""
    return told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
