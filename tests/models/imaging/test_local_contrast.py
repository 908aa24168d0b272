"""Tests of local contrast."""

import numpy as np

from models.core.pixels import Pixels, Rect
from models.imaging.local_contrast import raise_contrast, surroundings

WHOLE = Rect(0, 0, 300, 200)


def texture() -> Pixels:
    """Make a soft texture of small contrast, in colour."""
    y, x = np.mgrid[0:200, 0:300]
    wave = 0.45 + 0.04 * np.sin(x / 2.0) * np.sin(y / 2.0)
    return np.stack([wave + 0.05, wave, wave - 0.05], axis=2).astype(np.float32)


def changed(image: Pixels, amount: float) -> Pixels:
    return raise_contrast(image, WHOLE, WHOLE, surroundings(image), amount)


def test_local_contrast_is_raised_and_softened() -> None:
    image = texture()
    assert changed(image, 1.0).std(axis=(0, 1)).min() > 1.3 * image.std(axis=(0, 1)).min()
    assert changed(image, -0.5).std(axis=(0, 1)).max() < 0.9 * image.std(axis=(0, 1)).max()


def test_amount_zero_changes_nothing() -> None:
    image = texture()
    assert np.allclose(changed(image, 0.0), image, atol=1e-6)


def test_mean_tones_stay() -> None:
    image = texture()
    assert np.abs(changed(image, 1.0).mean(axis=(0, 1)) - image.mean(axis=(0, 1))).max() < 0.01


def test_a_strong_edge_gets_no_rim() -> None:
    image = np.full((200, 300, 3), 0.2, np.float32)
    image[:, 150:] = 0.8
    after = changed(image, 1.0)
    assert after.max() - 0.8 < 0.03
    assert 0.2 - after.min() < 0.03


def test_tiles_meet_without_a_seam() -> None:
    image = texture()
    factors, tile = surroundings(image[::2, ::2]), Rect(90, 40, 80, 70)
    whole = raise_contrast(image, WHOLE, WHOLE, factors, 0.7)
    part = raise_contrast(image[tile.slices], tile, WHOLE, factors, 0.7)
    assert np.allclose(part, whole[tile.slices], atol=1e-5)
