"""Tests of the borders, ovals and vignettes around training pictures."""

import numpy as np

from models.core.pixels import Pixels
from models.training.data.print_borders import add_mount


def mounted(seed: int) -> tuple[Pixels, Pixels]:
    rng = np.random.default_rng(seed)
    image = rng.random((60, 80, 3), np.float32)
    return image, add_mount(image, rng)


def test_pictures_keep_size_range_and_type() -> None:
    for seed in range(40):
        _, result = mounted(seed)
        assert (result.shape, result.dtype) == ((60, 80, 3), np.float32)
        assert 0 <= result.min() <= result.max() <= 1


def test_most_pictures_stay_as_they_are() -> None:
    kept = sum(np.array_equal(*mounted(seed)) for seed in range(200))
    assert 150 < kept < 185


def test_the_middle_of_a_picture_stays_visible() -> None:
    for seed in range(40):
        image, result = mounted(seed)
        assert np.abs(result - image)[25:35, 35:45].max() < 0.2
