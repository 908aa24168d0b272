"""Tests of measuring and lightening dark corners."""

import numpy as np
import pytest

from models.core.pixels import Pixels, Rect, to_coded, to_linear
from models.imaging.vignette import estimate_falloff, radius_of, remove_vignette

WHOLE = Rect(0, 0, 240, 160)


def scene() -> Pixels:
    """Make a picture of patches of many tones, without a vignette."""
    patches = np.random.default_rng(5).uniform(0.2, 0.7, (8, 12, 1)).astype(np.float32)
    noise = np.random.default_rng(6).normal(0, 0.01, (160, 240, 3)).astype(np.float32)
    return np.clip(patches.repeat(20, 0).repeat(20, 1).repeat(3, 2) + noise, 0, 1)


def darkened(image: Pixels, second: float, fourth: float) -> Pixels:
    radius = radius_of(WHOLE, WHOLE)[..., None]
    gain = np.exp(-second * radius**2 - fourth * radius**4).astype(np.float32)
    return to_coded(to_linear(image) * gain)


@pytest.mark.parametrize(("second", "fourth"), [(0.5, 0.0), (0.3, 0.5), (0.0, 0.8)])
def test_darkening_is_measured(second: float, fourth: float) -> None:
    found = estimate_falloff(darkened(scene(), second, fourth))
    assert found.sum() == pytest.approx(second + fourth, abs=0.2)


def test_a_picture_without_vignette_hardly_changes() -> None:
    image = scene()
    after = remove_vignette(image, WHOLE, WHOLE, estimate_falloff(image))
    assert np.abs(after - image).mean() < 0.02


def test_corners_are_lightened_to_what_they_were() -> None:
    image = scene()
    dark = darkened(image, 0.4, 0.4)
    after = remove_vignette(dark, WHOLE, WHOLE, estimate_falloff(dark))
    assert np.abs(after - image).mean() < np.abs(dark - image).mean() / 4


def test_tiles_meet_without_a_seam() -> None:
    image, falloff = scene(), np.array([0.5, 0.3])
    whole = remove_vignette(image, WHOLE, WHOLE, falloff)
    tile = Rect(100, 60, 70, 50)
    part = remove_vignette(image[tile.slices], tile, WHOLE, falloff)
    assert np.allclose(part, whole[tile.slices], atol=1e-6)


def test_white_stays_white() -> None:
    white = np.ones((160, 240, 3), np.float32)
    after = remove_vignette(white, WHOLE, WHOLE, np.array([0.5, 0.5]))
    assert after.min() > 0.999
