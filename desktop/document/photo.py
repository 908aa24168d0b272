"""A photo as it was opened."""

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
    """What a file says about its picture, carried from original to result; raw blocks as they
    stand in the file. `dpi` is horizontal and vertical, `comments` are pairs of keyword and text.
    Orientation has been applied to the pixels and is 1 in `exif`."""

    exif: bytes | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    profile: bytes | None = None
    dpi: tuple[float, float] | None = None
    comments: Comments = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """Upright pixels of 8 or 16 bits, three channels also where the file is grey; `alpha` is
    height x width of the same type. Where the file's colours are not sRGB, `native` are its own
    pixels in the colours of its profile (height x width where grey, otherwise x 3), and `pixels`
    their nearest in sRGB. Photos are equal when their files were. `kept` is where the untouched
    bytes lie when the photo came out of a project and not from `source`. `page` counts from
    0; where it is not the first it is part of `sha256`, see `sealed`."""

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
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        return int(self.pixels.shape[0])

    @property
    def whole(self) -> Rect:
        return Rect(0, 0, self.width, self.height)

    @property
    def bits(self) -> int:
        """Per channel: 8 or 16."""
        return self.pixels.dtype.itemsize * 8


def page_digest(digest: str, page: int) -> str:
    """The `sha256` of a photo, from that of the bytes of its file: each page is another photo."""
    return digest if page == 0 else hashlib.sha256(f"{digest} {page}".encode()).hexdigest()
