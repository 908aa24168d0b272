"""Blending of patches and reduction by averaging."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.render.layer_blending import average, blend

RANDOM = np.random.default_rng(3)
BELOW = RANDOM.random((5, 7, 3), np.float32)
PATCH = RANDOM.random((5, 7, 3), np.float32)


def test_opacity_0_changes_no_bit() -> None:
    assert np.array_equal(blend(BELOW, PATCH, 0.0, None), BELOW)


def test_opacity_1_shows_the_patch() -> None:
    assert np.allclose(blend(BELOW, PATCH, 1.0, None), PATCH, atol=1e-6)


def test_pixels_outside_the_mask_change_no_bit() -> None:
    mask = (RANDOM.random((5, 7)) > 0.5).astype(np.float32)
    outside = blend(BELOW, PATCH, 0.7, mask)[mask == 0]
    assert np.array_equal(outside, BELOW[mask == 0])


def test_opacity_and_mask_multiply() -> None:
    mask = np.full((5, 7), 0.5, np.float32)
    assert np.allclose(blend(BELOW, PATCH, 0.5, mask), 0.75 * BELOW + 0.25 * PATCH, atol=1e-6)


def test_blend_is_float32() -> None:
    assert blend(BELOW, PATCH, 0.5, None).dtype == np.float32


@given(st.integers(1, 20), st.integers(1, 20), st.sampled_from([2, 4, 8]))
def test_reduced_pixel_is_the_mean_of_its_block(height: int, width: int, by: int) -> None:
    levels = np.random.default_rng(height).integers(0, 65536, (height, width, 3), np.uint16)
    reduced = average(levels, by)
    for y, x in np.ndindex(reduced.shape[:2]):
        block = levels[y * by : (y + 1) * by, x * by : (x + 1) * by]
        assert np.allclose(reduced[y, x], block.mean((0, 1)), rtol=1e-5)


@pytest.mark.parametrize("by", [2, 8])
def test_masks_are_reduced_like_pixels(by: int) -> None:
    mask = RANDOM.random((16, 16), np.float32)
    assert np.allclose(average(mask, by)[0, 0], mask[:by, :by].mean(), atol=1e-6)
