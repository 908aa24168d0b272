"""From the colours of photos to those of the screen."""

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
"""Levels of each channel that are tried."""


@dataclass(frozen=True, slots=True)
class DisplayTransform:
    """Equal for the same profile. Without one, pictures are shown as they are."""

    profile: bytes = field(default=b"", repr=False)
    transform: ImageCmsTransform | None = field(default=None, compare=False, repr=False)

    @classmethod
    def from_profile(cls, profile: bytes) -> "DisplayTransform | None":
        """None where it is not the profile of a screen."""
        try:
            screen, srgb = ImageCmsProfile(BytesIO(profile)), ImageCmsProfile(createProfile("sRGB"))
            intent, flags = Intent.RELATIVE_COLORIMETRIC, Flags.BLACKPOINTCOMPENSATION
            transform = buildTransform(srgb, screen, "RGB", "RGB", intent, flags)
        except (OSError, PyCMSError):
            return None
        made, probe = cls(profile, transform), _probe()
        apart = np.abs(made.apply(probe).astype(np.int16) - probe)
        return made if apart.max() > 1 else cls()

    def apply(self, levels: Raster) -> Raster:
        """Height x width x 3 at 8 bits, as the screen needs them. Several threads may ask at
        once, and none holds up the others."""
        if self.transform is None:
            return levels
        picture = Image.fromarray(np.ascontiguousarray(levels))
        return np.asarray(applyTransform(picture, self.transform))

    def to_qimage(self, pixels: Pixels) -> QImage:
        """For the screen."""
        return raster_to_qimage(self.apply(as_levels(pixels, _EIGHT)))


def choose_display_transform(
    display: str, platform: str, standing: DisplayPlacement
) -> DisplayTransform | ProfileUnusable:
    """What `Settings.display` stands for on this platform of Qt, where the window stands; reads
    files. A profile that the system tells and nobody can use is left alone."""
    if display == SRGB:
        return DisplayTransform()
    if display == SCREEN:
        return (
            DisplayTransform.from_profile(read_display_profile(platform, standing))
            or DisplayTransform()
        )
    path = Path(display)
    try:
        return DisplayTransform.from_profile(path.read_bytes()) or ProfileUnusable(path)
    except OSError:
        return ProfileUnusable(path)


def _probe() -> Raster:
    """A row of colours."""
    levels = np.linspace(0, 255, _PROBES).round().astype(np.uint8)
    grid = np.stack(np.meshgrid(levels, levels, levels), axis=-1)
    return np.ascontiguousarray(grid.reshape(1, -1, 3))
