"""Holes are filled from the picture itself: texture, grain and tone continue, known pixels stay."""

from threading import Event

import numpy as np
import pytest

from models.core.pixels import Pixels
from models.core.progress import Cancelled, Progress
from models.inpainting.filling import fill
from models.inpainting.patches import Flags

SIDE = 96


def disc(radius: int, side: int = SIDE) -> Flags:
    y, x = np.mgrid[:side, :side] - side // 2
    return np.asarray(y * y + x * x <= radius * radius)


def grainy(level: float = 0.5, strength: float = 0.05) -> Pixels:
    noise = np.random.default_rng(1).normal(level, strength, (SIDE, SIDE, 1))
    return np.repeat(noise, 3, 2).clip(0, 1).astype(np.float32)


def stripes() -> Pixels:
    wave = 0.5 + 0.3 * np.sin(np.arange(SIDE) * 2 * np.pi / 12)
    return np.broadcast_to(wave[None, :, None], (SIDE, SIDE, 3)).astype(np.float32)


def filled(image: Pixels, hole: Flags) -> Pixels:
    holed = image.copy()
    holed[hole] = 1
    return fill(holed, hole, image, Progress())


def test_known_pixels_stay_bit_equal() -> None:
    image, hole = grainy(), disc(12)
    assert np.array_equal(filled(image, hole)[~hole], image[~hole])


def test_a_hole_in_one_colour_becomes_that_colour() -> None:
    image = np.full((SIDE, SIDE, 3), (0.2, 0.5, 0.7), np.float32)
    assert np.allclose(filled(image, disc(20)), image, atol=1 / 255)


def test_stripes_continue_through_a_wide_hole() -> None:
    image, hole = stripes(), disc(16)
    assert np.abs(filled(image, hole) - image)[hole].mean() < 0.03


def test_no_rim_shows_on_a_slope_of_brightness() -> None:
    slope = np.linspace(0.2, 0.8, SIDE, dtype=np.float32)
    image = np.broadcast_to(slope[None, :, None], (SIDE, SIDE, 3)).astype(np.float32)
    assert np.abs(filled(image, disc(14)) - image).max() < 6 / 255


def test_a_wide_hole_gets_the_grain_of_its_surroundings() -> None:
    image, hole = grainy(), disc(16)
    made = filled(image, hole)
    assert 0.64 < made[hole].var() / image[~hole].var() < 1.44


def test_grey_pictures_stay_grey() -> None:
    made = filled(grainy(), disc(12))
    assert np.ptp(made, axis=2).max() < 1 / 255


def test_brown_prints_keep_their_brown() -> None:
    luma = grainy(0.5, 0.08)[..., :1]
    image = np.concatenate((luma, 0.85 * luma, 0.6 * luma), 2)
    hole = disc(12)
    made = filled(image, hole)[hole]
    assert np.allclose(made[:, 2], 0.6 * made[:, 0], atol=0.01)


def test_the_same_picture_is_filled_alike_each_time() -> None:
    image, hole = stripes() + grainy(0, 0.02), disc(10)
    assert np.array_equal(filled(image, hole), filled(image, hole))


def test_a_picture_without_known_pixels_comes_back_as_it_is() -> None:
    image = grainy()
    assert np.array_equal(fill(image, np.ones((SIDE, SIDE), bool), image, Progress()), image)


@pytest.mark.parametrize("shape", [(1, 1), (1, 40), (5, 5), (8, 30)])
def test_pictures_smaller_than_a_patch_are_filled(shape: tuple[int, int]) -> None:
    image = np.full((*shape, 3), 0.4, np.float32)
    hole = np.zeros(shape, bool)
    hole[0, shape[1] // 2] = True
    holed = np.where(hole[..., None], np.float32(1), image)
    wanted = holed if hole.all() else image
    assert np.allclose(fill(holed, hole, image, Progress()), wanted, atol=1e-3)


def test_a_hole_at_the_corner_is_filled() -> None:
    image = stripes()
    hole = np.zeros((SIDE, SIDE), bool)
    hole[:24, :24] = True
    assert np.abs(filled(image, hole) - image)[hole].mean() < 0.08


def test_filling_can_be_cancelled() -> None:
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled):
        fill(grainy(), disc(12), grainy(), Progress(stop=stop))


def test_a_speck_on_a_slope_is_filled_smoothly() -> None:
    slope = np.linspace(0.2, 0.8, SIDE, dtype=np.float32)
    image = np.broadcast_to(slope[None, :, None], (SIDE, SIDE, 3)).astype(np.float32)
    assert np.abs(filled(image, disc(4)) - image).max() < 3 / 255
