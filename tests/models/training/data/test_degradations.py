"""Tests of the degradations, the synthetic damage and the training pairs."""

import numpy as np
import pytest

from models.core.pixels import Pixels
from models.core.wish_table import TRAINED, Wish
from models.training.data.degradations import degradations, motion_kernel
from models.training.data.photo_pack import clean_patch
from models.training.data.synthetic_damage import Outline, composite, damage_mask
from models.training.tasks.restoration import ABSENT, make_pair

SPECK = Outline("Dust", np.array([[-6, -6], [6, -6], [6, 6], [-6, 6]], np.float32))
TABLE = degradations((SPECK,))


def photo(side: int = 64) -> Pixels:
    """Create a colour pattern of smooth waves, side x side x 3, 0 to 1."""
    y, x = np.mgrid[:side, :side] / side
    waves = 0.5 + 0.4 * np.sin(9 * x) * np.cos(7 * y)
    return np.stack([waves, 0.7 * waves, 1 - waves], 2).astype(np.float32)


@pytest.mark.parametrize("wish", TRAINED)
def test_degradation_keeps_shape_and_dtype_and_changes_the_picture(wish: Wish) -> None:
    clean = photo()
    damaged = TABLE[wish](clean, np.random.default_rng(4))
    assert damaged.shape == clean.shape
    assert damaged.dtype == np.float32
    assert not np.array_equal(damaged, clean)


@pytest.mark.parametrize("wish", TRAINED)
def test_same_seed_gives_same_damage(wish: Wish) -> None:
    once, again = (TABLE[wish](photo(), np.random.default_rng(7)) for _ in range(2))
    assert np.array_equal(once, again)


def test_motion_kernel_sums_to_one() -> None:
    assert motion_kernel(9, 0.3).sum() == pytest.approx(1)


def test_composite_changes_no_pixel_outside_the_mask() -> None:
    rng = np.random.default_rng(1)
    mask = damage_mask((64, 64), (SPECK,), rng)
    damaged = composite(photo(), mask, 0.9, rng)
    assert np.array_equal(damaged[mask == 0], photo()[mask == 0])


@pytest.mark.parametrize("wish", [Wish.NOISE, Wish.FADING])
def test_share_of_pairs_without_change_is_that_in_absent(wish: Wish) -> None:
    rng = np.random.default_rng(0)
    pairs = [make_pair(photo(16), (wish, Wish.BLUR), TABLE, rng) for _ in range(600)]
    unchanged = sum(np.array_equal(pair.damaged, pair.wanted) for pair in pairs)
    assert abs(unchanged / len(pairs) - ABSENT[wish]) < 0.06


@pytest.mark.parametrize("most", [1.0, 3.0])
def test_clean_patch_has_the_requested_side(most: float) -> None:
    picture = (photo(200) * 255).astype(np.uint8)
    assert clean_patch(picture, 48, most, np.random.default_rng(2)).shape == (48, 48, 3)
