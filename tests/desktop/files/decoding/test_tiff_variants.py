"""Tests of TIFF pages in colours that libvips does not decode correctly."""

from pathlib import Path

import numpy as np
import pytest
import tifffile

from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import UnsupportedFormat
from desktop.files.notices import ColoursBecameSrgb
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Notice, Progress
from tests.desktop.files.dng_samples import replace_tag_number

RED = (255, 0, 2)
"""L* 54, a* 81, b* 70 in sRGB, within 8 levels."""


def write_tiff(path: Path, levels: tuple[int, ...], photometric: int, dtype: str = "u1") -> Path:
    """Write a page of one colour with a photometric interpretation."""
    picture = np.full((12, 16, len(levels)), levels, dtype)
    tifffile.imwrite(path, picture, photometric="rgb", metadata=None)
    return replace_tag_number(path, 262, photometric)


@pytest.mark.parametrize(
    ("levels", "dtype"),
    [((54 * 255 // 100, 81, 70), "u1"), ((54 * 65535 // 100, 81 * 256, 70 * 256), "u2")],
)
def test_cielab_is_decoded(
    levels: tuple[int, ...], dtype: str, folder: Path, scratch: Scratch
) -> None:
    path, notices = write_tiff(folder / "a.tif", levels, 8, dtype), list[Notice]()
    photo = decode_photo(path, scratch, Progress(on_notice=notices.append))
    assert notices == [ColoursBecameSrgb(path, "L*a*b*")]
    assert photo.bits == 16
    assert np.abs(photo.pixels[5, 5] / 257 - RED).max() <= 8


def test_negative_a_and_b_of_cielab_are_green_and_blue(folder: Path, scratch: Scratch) -> None:
    path = write_tiff(folder / "a.tif", (128, 256 - 40, 256 - 20), 8)
    red, green, blue = decode_photo(path, scratch, Progress()).pixels[5, 5]
    assert red < green < blue


@pytest.mark.parametrize(
    ("photometric", "levels", "reason"),
    [
        (9, (128, 20, 236), "ICC L*a*b*"),
        (10, (128, 20, 236), "ITU L*a*b*"),
        (8, (128, 20, 236, 9), "L*a*b* with further channels"),
        (999, (128, 20, 236), "colours 999"),
    ],
)
def test_colours_that_cannot_be_decoded_are_refused_by_name(
    photometric: int, levels: tuple[int, ...], reason: str, folder: Path, scratch: Scratch
) -> None:
    path = write_tiff(folder / "a.tif", levels, photometric)
    with pytest.raises(UnsupportedFormat) as refused:
        decode_photo(path, scratch, Progress())
    assert refused.value.format == f"TIFF ({reason})"


def test_other_inks_than_cmyk_are_refused(folder: Path, scratch: Scratch) -> None:
    picture = np.full((12, 16, 4), 90, np.uint8)
    tags = [(332, 3, 1, 2, True)]
    tifffile.imwrite(
        folder / "a.tif", picture, photometric="separated", extratags=tags, metadata=None
    )
    with pytest.raises(UnsupportedFormat):
        decode_photo(folder / "a.tif", scratch, Progress())
