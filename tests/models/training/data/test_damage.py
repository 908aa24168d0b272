"""Tests of the synthetic damage by which the detector is trained."""

import numpy as np
import pytest

from models.core.pixels import Pixels
from models.training.data.damage.damage_kinds import (
    LARGE,
    DamageGenerator,
    add_damage,
    with_film_outlines,
)
from models.training.data.damage.damage_painting import lay
from models.training.data.damage.random_fields import fractal_noise
from models.training.data.synthetic_damage import Outline

SPECK = Outline("Dust", np.array([[-60, -60], [60, -60], [60, 60], [-60, 60]], np.float32))

KINDS = {**with_film_outlines((SPECK,)), **LARGE}

SEEDS = range(15)
SCALES = (0.5, 1.0, 2.0, 4.0, 6.0)

every_kind = pytest.mark.parametrize("generator", [kind[1] for kind in KINDS.values()], ids=KINDS)


def photo(height: int = 88, width: int = 96) -> Pixels:
    """Create waves of colour with dark areas, height x width x 3, 0 to 1."""
    y, x = np.mgrid[:height, :width] / width
    waves = 0.5 + 0.45 * np.sin(9 * x) * np.cos(7 * y)
    return np.stack([waves, 0.7 * waves, 0.6 * waves], 2).astype(np.float32)


def draw(generator: DamageGenerator, seed: int) -> tuple[Pixels, Pixels]:
    """Damage the photo at the scale that belongs to the seed."""
    return generator(photo(), SCALES[seed % len(SCALES)], np.random.default_rng(seed))


@every_kind
def test_damage_keeps_shape_type_and_range(generator: DamageGenerator) -> None:
    for damaged, mask in (draw(generator, seed) for seed in SEEDS):
        assert damaged.shape == photo().shape
        assert mask.shape == photo().shape[:2]
        assert damaged.dtype == mask.dtype == np.float32
        assert min(damaged.min(), mask.min()) >= 0
        assert max(damaged.max(), mask.max()) <= 1


@every_kind
def test_most_draws_damage_something(generator: DamageGenerator) -> None:
    assert np.mean([draw(generator, seed)[1].any() for seed in SEEDS]) >= 0.8


@every_kind
def test_damage_changes_no_pixel_whose_mask_is_zero(generator: DamageGenerator) -> None:
    for damaged, mask in (draw(generator, seed) for seed in SEEDS):
        assert np.array_equal(damaged[mask == 0], photo()[mask == 0])


@every_kind
def test_damage_does_not_write_into_the_given_image(generator: DamageGenerator) -> None:
    image = photo()
    image.flags.writeable = False
    generator(image, 1.0, np.random.default_rng(3))


@every_kind
def test_damage_depends_on_the_seed_alone(generator: DamageGenerator) -> None:
    once, again = draw(generator, 4), draw(generator, 4)
    assert all(np.array_equal(a, b) for a, b in zip(once, again, strict=True))


def test_add_damage_returns_the_opacity_of_all_kinds_together() -> None:
    for seed in range(10):
        damaged, mask = add_damage(photo(), 2.0, np.random.default_rng(seed), KINDS)
        assert np.array_equal(damaged[mask == 0], photo()[mask == 0])
        assert 0 <= mask.min() <= mask.max() <= 1


def test_add_damage_draws_from_the_given_kinds_only() -> None:
    white = {"white": (1.0, lambda image, _scale, _rng: (image * 0 + 1, image[..., 0] * 0 + 1))}
    damaged, mask = add_damage(photo(), 1.0, np.random.default_rng(0), white)
    assert damaged.min() == mask.min() == 1


def test_an_opaque_cover_shows_the_colour_alone() -> None:
    colour = np.array([0.2, 0.4, 0.6], np.float32)
    painted, _ = lay(photo(), np.ones(photo().shape[:2], np.float32), colour)
    assert np.allclose(painted, colour, atol=1e-6)


@pytest.mark.parametrize("cell", [1.0, 5.0, 40.0, 1000.0])
def test_fractal_noise_has_a_standard_deviation_near_one(cell: float) -> None:
    fields = [fractal_noise((70, 90), cell, np.random.default_rng(seed)) for seed in range(40)]
    assert 0.6 < np.std(fields) < 1.5
