"""Tests of the rounding of colours that were added to a photo: its luma stays exactly."""

import numpy as np
import pytest

from desktop.files.export.dithering import quantise_dithered
from models.core.pixels import Rect
from models.imaging.cielab import round_with_luma, with_chroma

RNG = np.random.default_rng(9)
CHROMA = RNG.normal(0, 30, (90, 110, 2)).astype(np.float32)
WEIGHTS = (0.299, 0.587, 0.114)


@pytest.mark.parametrize(("dtype", "step"), [(np.uint8, 257), (np.uint16, 1), (np.uint16, 257)])
def test_luma_of_added_colours_is_that_of_the_photo(
    dtype: type[np.unsignedinteger], step: int
) -> None:
    photo = RNG.integers(0, 65535 // step + 1, CHROMA.shape[:2]) * step
    coloured = with_chroma((photo / 65535).astype(np.float32), CHROMA)
    patch = round_with_luma(coloured * np.float32(65535), photo, 65535)
    pixels = (patch / 65535).astype(np.float32)
    levels = quantise_dithered(pixels, Rect.of(pixels), np.dtype(dtype))
    wanted = photo // 257 if dtype is np.uint8 else photo
    assert np.array_equal(np.round(levels @ WEIGHTS), wanted)


def test_colours_of_an_ordinary_photo_are_kept() -> None:
    levels = RNG.integers(0, 256, (60, 70, 3)).astype(np.uint8)
    pixels = levels.astype(np.float32) / np.float32(255)
    assert np.array_equal(quantise_dithered(pixels, Rect.of(pixels), np.dtype(np.uint8)), levels)


def test_grey_pixels_stay_grey() -> None:
    plane = RNG.random((60, 70)).astype(np.float32)
    pixels = np.repeat(plane[..., None], 3, axis=2)
    for dtype in (np.uint8, np.uint16):
        levels = quantise_dithered(pixels, Rect.of(pixels), np.dtype(dtype))
        assert np.ptp(levels, axis=2).max() == 0
