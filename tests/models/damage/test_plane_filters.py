"""Tests of the filters of planes."""

import numpy as np
import pytest

from models.damage.plane_filters import gradient_size, square_max

PLANE = np.random.default_rng(0).random((23, 31), np.float32)


@pytest.mark.parametrize("radius", [1, 2, 4, 6])
def test_square_max_is_the_maximum_of_the_square(radius: int) -> None:
    for y, x in ((0, 0), (11, 17), (22, 30)):
        square = PLANE[max(y - radius, 0) : y + radius + 1, max(x - radius, 0) : x + radius + 1]
        assert square_max(PLANE, radius)[y, x] == square.max()


def test_gradient_size_of_a_ramp_is_its_slope() -> None:
    ramp = np.linspace(0, 1, 11, dtype=np.float32)[None].repeat(6, 0)
    assert np.allclose(gradient_size(ramp)[2:-2, 2:-2], 0.1)
