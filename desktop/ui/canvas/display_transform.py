"""Colour conversion from sRGB to the ICC profile of the display."""

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image
from PIL.ImageCms import (
    Flags,
    ImageCmsProfile,
    ImageCmsTransform,
    Intent,
    PyCMSError,
    applyTransform,
    buildTransform,
    createProfile,
)
from PySide6.QtGui import QImage

from desktop.files.errors import ProfileUnusable
from desktop.files.formats.display_profile import DisplayPlacement, read_display_profile
from desktop.settings import SCREEN, SRGB
from desktop.ui.canvas.tile_view import raster_to_qimage
from models.core.pixels import Pixels, Raster, as_levels

_EIGHT: Final = np.dtype(np.uint8)

_PROBES: Final = 6
"""Number of levels of each channel for which a display profile is probed."""


@dataclass(frozen=True, slots=True)
class DisplayTransform:
    """Conversion of sRGB pictures to the colours of the display; none without a profile.

    Transforms with the same profile are equal."""

    profile: bytes = field(default=b"", repr=False)
    transform: ImageCmsTransform | None = field(default=None, compare=False, repr=False)

    @classmethod
    def from_profile(cls, profile: bytes) -> "DisplayTransform | None":
        """Build the transform to an ICC profile; None unless it is a valid RGB display profile.

        One that changes no probe colour by more than 1 of 255 gives the neutral transform."""
        try:
            screen, srgb = ImageCmsProfile(BytesIO(profile)), ImageCmsProfile(createProfile("sRGB"))
            intent, flags = Intent.RELATIVE_COLORIMETRIC, Flags.BLACKPOINTCOMPENSATION
            transform = buildTransform(srgb, screen, "RGB", "RGB", intent, flags)
        except (OSError, PyCMSError):
            return None
        result, probe = cls(profile, transform), _probe_colours()
        change = np.abs(result.apply(probe).astype(np.int16) - probe)
        return result if change.max() > 1 else cls()

    def apply(self, levels: Raster) -> Raster:
        """Convert 8-bit RGB (height x width x 3) to display colours; threads may run at once."""
        if self.transform is None:
            return levels
        picture = Image.fromarray(np.ascontiguousarray(levels))
        return np.asarray(applyTransform(picture, self.transform))

    def to_qimage(self, pixels: Pixels) -> QImage:
        """Convert float pixels, 0 to 1, to a QImage in display colours."""
        return raster_to_qimage(self.apply(as_levels(pixels, _EIGHT)))


def choose_display_transform(
    display: str, platform: str, placement: DisplayPlacement
) -> DisplayTransform | ProfileUnusable:
    """Load the display transform for `Settings.display`: that of the system, none or a file's.

    `platform` is the Qt platform name and `placement` the screen of the window. Without a usable
    profile of the system there is no conversion; an unusable file gives ProfileUnusable."""
    if display == SRGB:
        return DisplayTransform()
    if display == SCREEN:
        return (
            DisplayTransform.from_profile(read_display_profile(platform, placement))
            or DisplayTransform()
        )
    path = Path(display)
    try:
        return DisplayTransform.from_profile(path.read_bytes()) or ProfileUnusable(path)
    except OSError:
        return ProfileUnusable(path)


def _probe_colours() -> Raster:
    """Return one row of 8-bit colours that samples the RGB cube."""
    levels = np.linspace(0, 255, _PROBES).round().astype(np.uint8)
    grid = np.stack(np.meshgrid(levels, levels, levels), axis=-1)
    return np.ascontiguousarray(grid.reshape(1, -1, 3))
