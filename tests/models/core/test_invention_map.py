"""Invention map: high where, and only where, something was invented."""

import numpy as np
import pytest

from models.core.invention_map import difference_map, invention_map
from models.core.pixels import Pixels, Rect

SIZE = (384, 512)


def face(rng: np.random.Generator, side: int = 120) -> Pixels:
    """Draw a random oval face with hair, eyes and a mouth."""
    y, x = np.mgrid[-1 : 1 : side * 1j, -1 : 1 : side * 1j]
    skin, hair = rng.uniform(0.45, 0.8, 3), rng.uniform(0.1, 0.4, 3)
    pixels = np.where((x**2 / 0.6 + y**2 < 0.9)[..., None], skin, hair)
    for at in (-1, 1):
        eye = (x - at * rng.uniform(0.25, 0.4)) ** 2 + (2 * (y + rng.uniform(0.1, 0.35))) ** 2
        pixels = np.where((eye < rng.uniform(0.008, 0.03))[..., None], 0.1, pixels)
    mouth = (abs(y - rng.uniform(0.3, 0.55)) < 0.06) & (abs(x) < rng.uniform(0.15, 0.4))
    light = 1 + rng.uniform(-0.35, 0.35) * x[..., None]
    pixels = np.where(mouth[..., None], [0.5, 0.2, 0.2], pixels) * light
    return np.clip(pixels, 0, 1).astype(np.float32)


def scene(rng: np.random.Generator) -> Pixels:
    """Draw random grey waves."""
    y, x = np.mgrid[0 : 1 : SIZE[0] * 1j, 0 : 1 : SIZE[1] * 1j]
    waves = sum(
        rng.uniform(0.02, 0.1) * np.sin(rng.uniform(3, 60) * x + rng.uniform(3, 60) * y)
        for _ in range(8)
    )
    return np.repeat(0.5 + waves[..., None], 3, axis=2).astype(np.float32)


def area_under_curve(map: np.ndarray, truth: np.ndarray) -> float:
    """Compute the area under the ROC curve by ranks."""
    ranks = map.ravel().argsort().argsort().astype(float)
    hits = truth.ravel()
    positives, negatives = hits.sum(), (~hits).sum()
    return float((ranks[hits].sum() - positives * (positives - 1) / 2) / (positives * negatives))


@pytest.mark.parametrize("seed", range(12))
def test_the_map_is_high_where_another_face_was_generated(seed: int) -> None:
    rng = np.random.default_rng(seed)
    faithful, truth = scene(rng), np.zeros(SIZE, bool)
    top, left = rng.integers(0, SIZE[0] - 120), rng.integers(0, SIZE[1] - 120)
    area = np.s_[top : top + 120, left : left + 120]
    faithful[area] = face(rng)
    result = faithful + rng.normal(0, 0.02, faithful.shape).astype(np.float32)
    result[area] = face(rng)
    truth[area] = True
    assert area_under_curve(difference_map(faithful, result), truth) >= 0.95


def test_noise_added_to_a_picture_is_no_invention() -> None:
    rng = np.random.default_rng(1)
    faithful = scene(rng)
    grain = rng.normal(0, 0.03, faithful.shape).astype(np.float32)
    assert invention_map(Rect(0, 0, 512, 384), faithful, faithful + grain).share == 0


def test_the_map_of_an_unchanged_picture_is_zero() -> None:
    faithful = scene(np.random.default_rng(2))
    assert difference_map(faithful, faithful).max() == 0


def test_the_map_of_a_large_photo_is_reduced() -> None:
    large = np.zeros((1500, 2100, 3), np.float32)
    assert difference_map(large, large).shape == (500, 700)
