"""Tests of the features that the diagnosis measures."""

import warnings

import numpy as np
import pytest
from PIL import Image

from models.core.pixels import Pixels, as_levels, as_pixels
from models.core.wish_table import Wish
from models.diagnosis.block_operations import halve
from models.diagnosis.defect_classifier import diagnose
from models.diagnosis.photo_features import (
    SIDE,
    downscale_to_overview,
    extract_features,
    sample_pieces,
    trim_borders,
)
from models.training.data.degradations import film_grain, gaussian_noise, jpeg

BYTES = np.dtype(np.uint8)


def photo(height: int = 480, width: int = 640) -> Pixels:
    """Draw smooth shapes with a few edges."""
    y, x = np.mgrid[:height, :width] / 640
    waves = 0.5 + 0.2 * np.sin(9 * x) * np.cos(7 * y)
    edges = 0.15 * (np.sin(40 * x + 5 * y) > 0.3) * (y > 0.3)
    return np.stack([waves + edges, 0.8 * waves + edges, 0.9 - waves], 2).astype(np.float32)


@pytest.mark.parametrize("sigma", [5, 15, 50])
@pytest.mark.parametrize("seed", range(3))
def test_noise_is_estimated_within_15_percent(sigma: float, seed: int) -> None:
    noisy = gaussian_noise(photo(), sigma / 255, np.random.default_rng(seed))
    assert extract_features(as_levels(noisy, BYTES))["noise"] * 255 == pytest.approx(
        sigma, rel=0.15
    )


def test_film_grain_is_stronger_at_half_size() -> None:
    grainy = extract_features(as_levels(film_grain(photo(), np.random.default_rng(3)), BYTES))
    assert grainy["coarse_noise"] > grainy["noise"]


@pytest.mark.parametrize("quality", [15, 35, 60, 80])
@pytest.mark.parametrize("cut", [0, 3])
def test_quality_of_a_cropped_jpeg_is_estimated_within_5(quality: int, cut: int) -> None:
    clean = gaussian_noise(photo(), 3 / 255, np.random.default_rng(0))
    compressed = as_levels(jpeg(clean, quality), BYTES)[cut:, cut:]
    assert extract_features(compressed)["quality"] == pytest.approx(quality, abs=5)


def test_uncompressed_photo_has_quality_100() -> None:
    noisy = gaussian_noise(photo(), 3 / 255, np.random.default_rng(0))
    assert extract_features(as_levels(noisy, BYTES))["quality"] == 100


@pytest.mark.parametrize("factor", [1.7, 3, 4])
def test_enlarged_photo_has_a_period(factor: float) -> None:
    rough = as_levels(gaussian_noise(photo(), 0.05, np.random.default_rng(0)), BYTES)
    small = Image.fromarray(rough[::2, ::2])
    large = small.resize((round(320 * factor), round(240 * factor)), Image.Resampling.BICUBIC)
    features = extract_features(np.asarray(large))
    assert max(features["period"], features["even_period"]) > 2.5


def test_border_of_one_colour_is_trimmed() -> None:
    bordered = np.pad(as_levels(photo(), BYTES), ((80, 96), (0, 104), (0, 0)), constant_values=255)
    inside = trim_borders(bordered)
    assert abs(inside.shape[0] - 480) <= 16
    assert abs(inside.shape[1] - 640) <= 16


def test_photo_of_one_colour_is_not_trimmed() -> None:
    assert trim_borders(np.full((300, 300, 3), 128, np.uint8)).shape == (300, 300, 3)


def test_large_photo_is_read_as_pieces_and_reduced_copy() -> None:
    large = np.zeros((5000, 4000, 3), np.uint8)
    assert max(downscale_to_overview(large).shape) <= 640
    assert {piece.shape for piece in sample_pieces(large)} == {(SIDE, SIDE, 3)}


def test_halving_averages_pixels() -> None:
    plane = np.array([[0, 1, 5], [2, 3, 5]], np.float32)
    assert halve(plane).tolist() == [[1.5]]


@pytest.mark.parametrize("size", [(1, 1), (3, 7), (17, 500), (9, 9), (200, 60)])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_photos_of_any_size_are_diagnosed(size: tuple[int, int], dtype: type) -> None:
    random = np.random.default_rng(0).random((*size, 3)).astype(np.float32)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        findings = diagnose(as_levels(random, np.dtype(dtype)))
    assert all(0 <= finding.score <= 1 for finding in findings)


def test_features_of_16_bits_equal_those_of_8_bits() -> None:
    image = photo()
    wide = extract_features(as_levels(as_pixels(as_levels(image, BYTES)), np.dtype(np.uint16)))
    narrow = extract_features(as_levels(image, BYTES))
    assert wide == pytest.approx(dict(narrow), rel=0.01, abs=1e-4)


def test_noise_is_the_first_finding_in_a_noisy_photo() -> None:
    noisy = gaussian_noise(photo(), 20 / 255, np.random.default_rng(0))
    first = diagnose(as_levels(noisy, BYTES))[0]
    assert first.kind is Wish.NOISE
    assert first.evidence["sigma"] == pytest.approx(20, rel=0.2)
