"""The photo as it was decoded, with its metadata."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Raster, Rect

Comments = tuple[tuple[str, str], ...]
"""Pairs of a keyword and a text."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """Metadata of an image file that is carried from the original to the result.

    `exif`, `xmp`, `iptc` and `profile` (ICC) are raw blocks of the file, but adapted to the upright
    picture: orientation 1, areas turned. `applied_orientation`, 1 to 8, is that of the file. `dpi`
    is the horizontal and vertical resolution in pixels per inch, None if unknown. `pixel_aspect`
    are numbers of pixels over equal lengths, across and down, of a file that tells no more."""

    exif: bytes | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    profile: bytes | None = None
    dpi: tuple[float, float] | None = None
    comments: Comments = ()
    applied_orientation: int = 1
    pixel_aspect: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A decoded, upright photo; compared by its file and metadata, not by its pixels.

    `pixels` is height x width x 3, uint8 or uint16, sRGB, also for grey files (`grey`). `alpha` is
    height x width of the same type, None if opaque. For files in other colours than sRGB, `native`
    holds the pixels in the colours of `profile` (height x width if grey, else x 3), and `pixels`
    their nearest in sRGB. `kept` is the path of the original's bytes if the photo came out of a
    project. `page` is 0-based; pages after the first change `sha256` (`page_digest`)."""

    source: Path
    sha256: str
    pixels: Raster = field(compare=False, repr=False)
    alpha: NDArray[np.uint8] | NDArray[np.uint16] | None = field(
        default=None, compare=False, repr=False
    )
    grey: bool = False
    metadata: Metadata = Metadata()
    native: NDArray[np.uint8] | NDArray[np.uint16] | None = field(
        default=None, compare=False, repr=False
    )
    kept: Path | None = field(default=None, compare=False)
    page: int = 0

    @property
    def width(self) -> int:
        """Width in pixels."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Height in pixels."""
        return int(self.pixels.shape[0])

    @property
    def whole(self) -> Rect:
        """Rect of the whole photo, from 0, 0."""
        return Rect(0, 0, self.width, self.height)

    @property
    def bits(self) -> int:
        """Bits per channel: 8 or 16."""
        return self.pixels.dtype.itemsize * 8


def page_digest(digest: str, page: int) -> str:
    """Return the identity of a page: the digest of its file for page 0, else a digest of both."""
    return digest if page == 0 else hashlib.sha256(f"{digest} {page}".encode()).hexdigest()
