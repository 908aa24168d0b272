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

    `exif`, `xmp`, `iptc` and `profile` (ICC) are raw blocks as they are in the file, except that
    the orientation has been applied to the pixels and is 1 in `exif`, and positions are those of
    the upright picture; `applied_orientation` is that of the file, 1 to 8. `dpi` is the horizontal
    and vertical resolution in pixels per inch.
    """

    exif: bytes | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    profile: bytes | None = None
    dpi: tuple[float, float] | None = None
    comments: Comments = ()
    applied_orientation: int = 1


@dataclass(frozen=True, slots=True)
class Photo:
    """A decoded, upright photo; compared by its file and metadata, not by its pixels.

    `pixels` is height x width x 3, uint8 or uint16, sRGB, also for grey files (`grey`). `alpha` is
    height x width of the same type. Where the colours of the file are not sRGB, `native` holds its
    own pixels in the colours of its profile (height x width if grey, otherwise x 3) and `pixels`
    their nearest in sRGB. `kept` is the path of the untouched file bytes if the photo came out of
    a project instead of from `source`. `page` is 0-based; another page than the first is part of
    `sha256` (see `page_digest`).
    """

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
