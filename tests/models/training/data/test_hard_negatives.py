"""Tests of the things in pictures that look like damage."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.random import Generator

from models.core.pixels import Pixels
from models.training.data.hard_negatives import HARD_NEGATIVES, add_hard_negative
from models.training.data.picture_objects.object_painting import blend, grain_strength

Add = Callable[[Pixels, float, Generator], Pixels]

every_kind = pytest.mark.parametrize("add", HARD_NEGATIVES)


def photo() -> Pixels:
    """Create a gradient from dark to light, 80 x 96 x 3, 0 to 1."""
    slope = np.linspace(0.1, 0.9, 96, dtype=np.float32)[None, :, None]
    return np.asarray(slope * np.ones((80, 1, 3), np.float32), np.float32)


@every_kind
def test_drawn_thing_keeps_shape_type_and_range(add: Add) -> None:
    for seed, scale in enumerate((0.5, 1.0, 2.0, 4.0, 6.0)):
        picture = add(photo(), scale, np.random.default_rng(seed))
        assert picture.shape == photo().shape
        assert picture.dtype == np.float32
        assert 0 <= picture.min() <= picture.max() <= 1


@every_kind
def test_most_draws_show_something_and_leave_most_of_the_picture(add: Add) -> None:
    draws = [add(photo(), 1.0, np.random.default_rng(seed)) for seed in range(12)]
    changes = [np.mean(np.abs(picture - photo()).max(axis=2) > 0.02) for picture in draws]
    assert np.mean(np.array(changes) > 0) >= 0.8
    assert np.median(changes) < 0.75


@every_kind
def test_drawn_thing_depends_on_the_seed_alone(add: Add) -> None:
    once, again = (add(photo(), 2.0, np.random.default_rng(5)) for _ in range(2))
    assert np.array_equal(once, again)


def test_add_hard_negative_does_not_write_into_the_given_image() -> None:
    image = photo()
    image.flags.writeable = False
    for seed in range(20):
        assert add_hard_negative(image, 1.0, np.random.default_rng(seed)).max() <= 1


def test_blended_surface_has_no_edge_sharper_than_the_blur_of_the_lens() -> None:
    cover = np.zeros((40, 40), np.float32)
    cover[:, 20:] = 1
    dark = np.zeros((40, 40, 3), np.float32)
    picture = blend(dark, cover, np.ones_like(dark), 1.0, np.random.default_rng(2))
    assert np.abs(np.diff(picture[..., 0], axis=1)).max() < 0.75


@pytest.mark.parametrize("sigma", [0.01, 0.05])
def test_grain_strength_is_the_deviation_of_white_noise(sigma: float) -> None:
    noise = np.random.default_rng(1).normal(0, sigma, (128, 128, 1))
    picture = np.asarray(0.5 + noise.repeat(3, axis=2), np.float32)
    assert grain_strength(picture) == pytest.approx(sigma, rel=0.1)
