"""ICC colour conversion: from a file's profile to sRGB on reading, and back on writing.

A photo with colours beyond sRGB keeps its native pixels besides the sRGB pixels that are edited.
The result is written in the photo's profile: edited pixels are converted, colours that sRGB could
not hold are added back, and unedited pixels are written unchanged.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from desktop.document.photo import Photo
from desktop.files.formats import libvips
from models.core.pixels import Pixels, as_levels, as_pixels
from models.imaging.upscaling import Levels

_PROBE_LEVELS: Final = 6
"""Number of levels of each channel with which a profile is tested."""

_TOLERANCE: Final = 257
"""Largest colour difference, in levels of 65535, that is invisible at 8 bits."""

_RESIDUAL_DECAY: Final = 4.0
"""Factor by which the change of a pixel, 0 to 1, reduces the weight of the colours that sRGB could
not hold: they are gone at a change of 1 / 4."""

RasterReader = Callable[[NDArray[Any]], Levels]
"""Function that returns the part of a raster that a strip of the result shows, 0 to 1."""

_UINT16: Final = np.dtype(np.uint16)


class ProfileUse(Enum):
    """How an ICC profile can be used: as sRGB, for reading only, or for results too."""

    SRGB = "equal to sRGB, or there is no profile: the pixels are used unchanged"
    UNUSABLE = "no profile that can be read: the pixels are taken for sRGB"
    NATIVE = "pixels can be converted to sRGB and back"
    READABLE = "pixels can be converted to sRGB; results are sRGB"


def classify_profile(profile: bytes | None, space: str) -> ProfileUse:
    """Find out how a profile can be used by converting test colours; None counts as sRGB.

    `space` is the colour space of the profile, RGB or GRAY."""
    if profile is None:
        return ProfileUse.SRGB
    probe = _test_colours(space)
    try:
        srgb = libvips.to_array(
            to_srgb(libvips.with_blob(libvips.wrap_array(probe), libvips.PROFILE, profile))
        )
    except libvips.VipsError:
        return ProfileUse.UNUSABLE
    if np.abs(srgb.astype(np.int32) - probe).max() <= _TOLERANCE:
        return ProfileUse.SRGB
    try:
        convert_to_profile(as_pixels(srgb), profile, space)
    except libvips.VipsError:
        return ProfileUse.READABLE
    return ProfileUse.NATIVE


def to_srgb(image: libvips.Image) -> libvips.Image:
    """Convert an image from its profile to sRGB, keeping the bands. Raises: VipsError."""
    depth = 16 if image.format == "ushort" else 8
    srgb = image.icc_transform("srgb", embedded=True, depth=depth, **libvips.INTENT)
    return srgb.extract_band(1) if image.bands == 1 else srgb


def convert_to_profile(pixels: Pixels, profile: bytes, space: str) -> Pixels:
    """Convert sRGB pixels to a profile's colour values, 0 to 1. Raises: VipsError.

    `space` is RGB or GRAY; the single value of a GRAY profile is repeated in all three channels."""
    image = libvips.wrap_array(as_levels(pixels, _UINT16))
    connection = image.icc_import(input_profile="srgb", **libvips.INTENT)
    connection = libvips.with_blob(connection.copy(), libvips.PROFILE, profile)
    converted = as_pixels(libvips.to_array(connection.icc_export(depth=16, **libvips.INTENT)))
    return np.repeat(converted, 3, axis=2) if space == "GRAY" else converted


def restore_native_colours(photo: Photo, pixels: Pixels, read: RasterReader) -> Pixels:
    """Convert a result strip to the photo's native colours; `read` returns it from a raster."""
    if photo.native is None or photo.metadata.profile is None:
        return pixels
    space = "GRAY" if photo.grey else "RGB"
    original, before = read(photo.native), read(photo.pixels)
    if np.array_equal(pixels, before):
        return _three_channels(original)
    difference = np.abs(pixels - before)
    change = np.maximum(np.maximum(difference[..., 0], difference[..., 1]), difference[..., 2])
    converted = convert_to_profile(pixels, photo.metadata.profile, space)
    residual = _three_channels(original) - convert_to_profile(before, photo.metadata.profile, space)
    weight = np.maximum(1 - np.float32(_RESIDUAL_DECAY) * change[..., None], 0)
    return np.asarray(converted + weight * residual, np.float32)


def _three_channels(levels: NDArray[np.float32]) -> Pixels:
    return np.repeat(levels[..., None], 3, axis=2) if levels.ndim == 2 else levels


def _test_colours(space: str) -> NDArray[np.uint16]:
    """Make test colours for a profile of space RGB or GRAY, 1 x N x channels."""
    levels = np.linspace(0, 65535, _PROBE_LEVELS).round().astype(np.uint16)
    if space == "GRAY":
        return levels[None, :, None]
    grid = np.stack(np.meshgrid(levels, levels, levels), axis=-1)
    return np.ascontiguousarray(grid.reshape(1, -1, 3))
