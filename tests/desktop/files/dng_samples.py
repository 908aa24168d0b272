"""Small DNG files, as cameras and scanners write them."""

import re
import struct
from pathlib import Path
from typing import Any, Final

import numpy as np
import tifffile
from numpy.typing import NDArray

BAYER: Final = 32803
LINEAR: Final = 34892
WHITE: Final = 60000
XYZ_TO_LINEAR_SRGB: Final = (
    *(3.2404542, -1.5371385, -0.4985314),
    *(-0.9692660, 1.8760108, 0.0415560),
    *(0.0556434, -0.2040259, 1.0572252),
)
"""Matrix from XYZ to the camera, whose primaries are those of sRGB (IEC 61966-2-1)."""


def linear_light(height: int = 60, width: int = 80) -> NDArray[Any]:
    """Make linear light, 0 to 1, H x W x 3: red grows to the right and green downwards."""
    down, right = np.mgrid[0:height, 0:width]
    return np.stack([right / width, down / height, np.full(right.shape, 0.5)], -1)


def write_dng(path: Path, levels: NDArray[Any], photometric: int = BAYER, turned: int = 1) -> Path:
    """Write a DNG of sensor values, 0 to `WHITE`: H x W with an RGGB filter, or H x W x 3."""
    matrix = [part for each in XYZ_TO_LINEAR_SRGB for part in (round(each * 10000), 10000)]
    tags: list[Any] = [
        (271, 2, 0, "Voigtlander", True),
        (700, 1, 12, b"<x:xmpmeta/>", True),
        (50706, 1, 4, bytes((1, 4, 0, 0)), True),
        (50708, 2, 0, "Voigtlander Bessa", True),
        (50717, 3, 1, WHITE, True),
        (50721, 10, 9, matrix, True),
        (50728, 5, 3, (1, 1, 1, 1, 1, 1), True),
        (50778, 3, 1, 21, True),
        (274, 3, 1, turned, True),
    ]
    if photometric == BAYER:
        tags += [(33421, 3, 2, (2, 2), True), (33422, 1, 4, bytes((0, 1, 1, 2)), True)]
    monochrome = photometric == LINEAR and levels.ndim == 2
    tifffile.imwrite(
        path,
        levels.astype(np.uint16),
        photometric=1 if monochrome else photometric,
        extratags=sorted(tags),
        metadata=None,
        subfiletype=0,
        planarconfig="contig" if levels.ndim == 3 else None,
    )
    return replace_tag_number(path, 262, LINEAR) if monochrome else path


def replace_tag_number(path: Path, tag: int, number: int) -> Path:
    """Change the number of a tag in a file."""
    content = path.read_bytes()
    entry = re.compile(
        re.escape(struct.pack("<H", tag)) + rb"(\x03\0|\x04\0)\x01\0{3}.{4}", re.DOTALL
    )
    assert len(entry.findall(content)) == 1
    replaced = struct.pack("<HHII", tag, 4, 1, number)
    path.write_bytes(entry.sub(lambda _: replaced, content))
    return path


def mosaic(linear: NDArray[Any]) -> NDArray[Any]:
    """Compute the values of an RGGB sensor for linear light."""
    levels = np.empty(linear.shape[:2], np.uint16)
    for row, column, channel in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 2)):
        levels[row::2, column::2] = linear[row::2, column::2, channel] * WHITE
    return levels


def encode_srgb(linear: NDArray[Any]) -> NDArray[Any]:
    """Convert linear light to sRGB, 0 to 65535 (IEC 61966-2-1)."""
    curve = 1.055 * np.maximum(linear, 1e-9) ** (1 / 2.4) - 0.055
    return 65535 * np.where(linear <= 0.0031308, 12.92 * linear, curve)
