"""Tests of the judge of candidates."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models.core.pixels import Pixels, as_pixels, block_means
from models.damage.candidate_classifier import LAYERS, Judge, missing_parts

ROOT = Path(__file__).resolve().parents[3]


def judge(outputs: float) -> Judge:
    """Make a judge of two features that sums them, once they are positive."""
    stored = {"mean": np.zeros(2), "scale": np.ones(2)}
    for layer, shape in enumerate(((2, 2), (2, 2), (2, 1))):
        stored[f"weights.{layer}"] = np.eye(2) if layer < LAYERS - 1 else np.ones(shape)
        stored[f"biases.{layer}"] = np.full(shape[1], outputs if layer == LAYERS - 1 else 0)
    return Judge.read(stored)


def test_probability_is_the_logistic_function_of_the_output() -> None:
    found = judge(0.5).probabilities(np.array([[1, 2], [-1, 0.25]], np.float32))
    assert found == pytest.approx([1 / (1 + np.exp(-3.5)), 1 / (1 + np.exp(-0.75))])


def test_features_are_clipped_at_six_deviations() -> None:
    far, clipped = judge(-6).probabilities(np.array([[900, 0], [6, 0]], np.float32))
    assert far == clipped == 0.5


@pytest.fixture(scope="module")
def sample() -> Pixels:
    """Read a sample photo, reduced to about 530 x 370 pixels."""
    with Image.open(ROOT / "resources" / "samples" / "deadwood-race.jpg") as file:
        return block_means(as_pixels(np.asarray(file.convert("RGB"))), 3)


def test_dark_corner_of_a_photo_is_found(sample: Pixels) -> None:
    damaged = block_means(sample, 2)
    y, x = np.mgrid[: damaged.shape[0], : damaged.shape[1]]
    corner = x / 60 + y / 40 < 1
    damaged[corner] = (0.05, 0.05, 0.05)
    assert np.mean(missing_parts(damaged)[corner] > 0.5) > 0.5


def test_nothing_is_missing_from_an_undamaged_photo(sample: Pixels) -> None:
    assert not (missing_parts(block_means(sample, 2)) > 0.5).any()
