"""Tests of CIELAB, and of pictures that get their colours from elsewhere."""

import numpy as np
import pytest

from models.core.pixels import to_luma
from models.imaging.cielab import from_lab, round_with_luma, to_lab, with_chroma

RNG = np.random.default_rng(4)
CHROMA = RNG.normal(0, 45, (120, 130, 2)).astype(np.float32)


def test_conversion_to_lab_and_back_gives_the_same_colours() -> None:
    colours = RNG.random((20, 20, 3)).astype(np.float32)
    assert np.allclose(from_lab(to_lab(colours)), colours, atol=1e-4)


def test_white_is_100_without_chroma() -> None:
    assert np.allclose(to_lab(np.ones((1, 1, 3), np.float32))[0, 0], (100, 0, 0), atol=1e-3)


def test_coloured_picture_keeps_its_luma_and_stays_in_range() -> None:
    luma = RNG.random(CHROMA.shape[:2]).astype(np.float32)
    coloured = with_chroma(luma, CHROMA)
    assert np.abs(to_luma(coloured) - luma).max() < 1e-6
    assert (coloured.min() > -1e-6) & (coloured.max() < 1 + 1e-6)


@pytest.mark.parametrize("most", [255, 65535])
def test_rounded_levels_have_exactly_the_luma(most: int) -> None:
    luma = RNG.integers(0, most + 1, CHROMA.shape[:2])
    coloured = with_chroma((luma / most).astype(np.float32), CHROMA)
    levels = round_with_luma(coloured * np.float32(most), luma, most)
    assert np.array_equal(np.round(levels @ (0.299, 0.587, 0.114)), luma)
    assert (levels.min() >= 0) & (levels.max() <= most)
