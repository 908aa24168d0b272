"""Colours of files: their profiles to sRGB where photos are read, and back where they are written.

A photo with colours beyond sRGB keeps its native pixels beside those that everybody works with.
The result is written in the photo's own colours: what layers changed is converted, what sRGB
could not hold is put back, and what nobody touched comes out as it went in.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from desktop.document.photo import Photo
from desktop.files.formats import vips
from models.core.pixels import Pixels, as_levels, as_pixels
from models.imaging.upscaling import Levels

_PROBES: Final = 6
"""Levels of each channel that are tried."""

_ALIKE: Final = 257
"""Differences that no 8-bit picture shows, at 16 bits."""

_FORGETTING: Final = 4.0
"""What sRGB could not hold fades with the change of a pixel and is gone at 1 / 4 of full scale."""

RasterReader = Callable[[NDArray[Any]], Levels]
"""A piece of a raster, 0 to 1, as a result shows it."""

_SIXTEEN: Final = np.dtype(np.uint16)


class ProfileUse(Enum):
    """What can be done with a profile."""

    SRGB = "sRGB by another name, or no use: the pixels stay as they are"
    NATIVE = "read and written"
    READABLE = "read; results can only be sRGB"


def classify_profile(profile: bytes | None, space: str) -> ProfileUse:
    """Tried out on a few colours. `space` is RGB or GRAY, as `colour_space` tells."""
    if profile is None:
        return ProfileUse.SRGB
    probe = _probe(space)
    try:
        seen = vips.to_array(to_srgb(vips.with_blob(vips.wrap_array(probe), vips.PROFILE, profile)))
    except vips.VipsError:
        return ProfileUse.SRGB
    if np.abs(seen.astype(np.int32) - probe).max() <= _ALIKE:
        return ProfileUse.SRGB
    try:
        convert_to_profile(as_pixels(seen), profile, space)
    except vips.VipsError:
        return ProfileUse.READABLE
    return ProfileUse.NATIVE


def to_srgb(image: vips.Image) -> vips.Image:
    """As many channels of sRGB from the profile that the image carries. Raises VipsError."""
    depth = 16 if image.format == "ushort" else 8
    grey = image.bands == 1
    seen = image.icc_transform("srgb", embedded=True, depth=depth, **vips.INTENT)
    return seen.extract_band(1) if grey else seen


def convert_to_profile(pixels: Pixels, profile: bytes, space: str) -> Pixels:
    """Pixels in the colours of the profile, 0 to 1; a grey one takes the first channel, and fills
    all three. Raises VipsError."""
    lent = vips.wrap_array(as_levels(pixels, _SIXTEEN))
    between = lent.icc_import(input_profile="srgb", **vips.INTENT)
    between = vips.with_blob(between.copy(), vips.PROFILE, profile)
    coded = as_pixels(vips.to_array(between.icc_export(depth=16, **vips.INTENT)))
    return np.repeat(coded, 3, axis=2) if space == "GRAY" else coded


def restore_native_colours(photo: Photo, pixels: Pixels, seen: RasterReader) -> Pixels:
    """A piece of the result in the photo's own colours, where it has some; `seen` gives what a
    raster of the photo shows at its place."""
    if photo.native is None or photo.metadata.profile is None:
        return pixels
    space = "GRAY" if photo.grey else "RGB"
    kept, before = seen(photo.native), seen(photo.pixels)
    if np.array_equal(pixels, before):
        return _in_three(kept)
    apart = np.abs(pixels - before)
    change = np.maximum(np.maximum(apart[..., 0], apart[..., 1]), apart[..., 2])[..., None]
    coded = convert_to_profile(pixels, photo.metadata.profile, space)
    unheld = _in_three(kept) - convert_to_profile(before, photo.metadata.profile, space)
    weight = np.maximum(1 - np.float32(_FORGETTING) * change, 0)
    return np.asarray(coded + weight * unheld, np.float32)


def _in_three(kept: NDArray[np.float32]) -> Pixels:
    return np.repeat(kept[..., None], 3, axis=2) if kept.ndim == 2 else kept


def _probe(space: str) -> NDArray[np.uint16]:
    """A row of colours: height x width x channels."""
    levels = np.linspace(0, 65535, _PROBES).round().astype(np.uint16)
    if space == "GRAY":
        return levels[None, :, None]
    grid = np.stack(np.meshgrid(levels, levels, levels), axis=-1)
    return np.ascontiguousarray(grid.reshape(1, -1, 3))
