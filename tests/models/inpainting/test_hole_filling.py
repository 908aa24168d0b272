"""Holes are filled from the picture itself: texture, grain and tone continue, known pixels stay."""

from threading import Event

import numpy as np
import pytest

from models.core.pixels import Pixels, Rect
from models.core.progress import Cancelled, Progress
from models.inpainting.directional_filling import continue_edges
from models.inpainting.filled_tone import level_coarse_tone
from models.inpainting.grain_synthesis import match_fine_detail
from models.inpainting.hole_filling import FillNetwork, fill
from models.inpainting.hole_geometry import MOST_PIXELS, thin_share, wide_rects
from models.inpainting.membrane_filling import membrane
from models.inpainting.mixed_filling import Mixture, held_back
from models.inpainting.patch_vectors import Flags

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


def knows(image: Pixels) -> FillNetwork:
    """Make a network that answers with the picture where it is asked for all of it."""

    def answer(seen: Pixels, hole: Flags) -> Pixels:
        return image if seen.shape == image.shape else membrane(seen, hole)

    return answer


def filled(image: Pixels, hole: Flags) -> Pixels:
    holed = image.copy()
    holed[hole] = 1
    return fill(holed, hole, knows(image), Progress())


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
    assert np.array_equal(fill(image, np.ones((SIDE, SIDE), bool), knows(image), Progress()), image)


@pytest.mark.parametrize("shape", [(1, 1), (1, 40), (5, 5), (8, 30)])
def test_pictures_smaller_than_a_patch_are_filled(shape: tuple[int, int]) -> None:
    image = np.full((*shape, 3), 0.4, np.float32)
    hole = np.zeros(shape, bool)
    hole[0, shape[1] // 2] = True
    holed = np.where(hole[..., None], np.float32(1), image)
    wanted = holed if hole.all() else image
    assert np.allclose(fill(holed, hole, knows(image), Progress()), wanted, atol=1e-3)


def test_a_hole_at_the_corner_is_filled() -> None:
    image = stripes()
    hole = np.zeros((SIDE, SIDE), bool)
    hole[:24, :24] = True
    assert np.abs(filled(image, hole) - image)[hole].mean() < 0.08


def test_filling_can_be_cancelled() -> None:
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled):
        fill(grainy(), disc(12), knows(grainy()), Progress(stop=stop))


def test_a_speck_on_a_slope_is_filled_smoothly() -> None:
    slope = np.linspace(0.2, 0.8, SIDE, dtype=np.float32)
    image = np.broadcast_to(slope[None, :, None], (SIDE, SIDE, 3)).astype(np.float32)
    assert np.abs(filled(image, disc(4)) - image).max() < 3 / 255


def test_a_speck_beside_a_wide_hole_is_filled() -> None:
    y, x = np.mgrid[:SIDE, :SIDE] - SIDE // 2
    hole, speck = np.abs(x) + np.abs(y) <= 26, (SIDE // 2 + 14, SIDE // 2 + 15)
    hole[speck] = True
    assert filled(grainy(), hole)[speck].max() < 0.8


def crack(width: int) -> Flags:
    hole = np.zeros((SIDE, SIDE), bool)
    hole[:, 46 : 46 + width] = True
    return hole


def edge() -> Pixels:
    """Make a slanted edge between dark and bright."""
    y, x = np.mgrid[:SIDE, :SIDE]
    return np.repeat(np.clip((x - 2 * (y - 48) + 4) / 8, 0.2, 0.8)[..., None], 3, 2).astype(
        np.float32
    )


def test_an_edge_continues_across_a_crack() -> None:
    image, hole = edge(), crack(7)
    guess = membrane(np.where(hole[..., None], 1, image).astype(np.float32), hole)
    made = continue_edges(image, hole, hole, guess)
    assert np.abs(made - image)[hole].mean() < 0.5 * np.abs(guess - image)[hole].mean()


def test_a_crack_into_a_wide_hole_stays_thin() -> None:
    share = thin_share(disc(20) | crack(5))
    assert share[2, 48] == 1
    assert share[48, 48] == share[48, 30] == 0


def test_a_network_is_not_asked_about_wide_holes() -> None:
    def fail(seen: Pixels, hole: Flags) -> Pixels:
        raise AssertionError("no thin hole is there")

    image = grainy()
    assert np.array_equal(fill(image, disc(20), fail, Progress())[~disc(20)], image[~disc(20)])


def test_the_filling_that_does_best_at_undamaged_places_gets_most_weight() -> None:
    truth = np.random.default_rng(2).random(4000)
    fillings = np.stack((truth, np.zeros(4000), np.ones(4000)))
    mixture = Mixture(np.array([0.2, 0.4, 0.4]))
    mixture.learn(fillings, truth)
    assert mixture.weights[0] > 0.7


def test_without_evidence_the_usual_weights_hold() -> None:
    usual = np.array([0.2, 0.4, 0.4])
    assert np.allclose(Mixture(usual).weights, usual)


def test_held_back_places_are_undamaged() -> None:
    hole = crack(6)
    places = held_back(hole, hole)
    assert places.sum() > 0.5 * hole.sum()
    assert not (places & hole).any()


def test_rects_of_wide_pieces_hold_them_and_their_surroundings() -> None:
    hole = np.zeros((600, 800), bool)
    hole[100:160, 500:560] = hole[:, 50:54] = hole[400, :] = True
    (rect,) = wide_rects(hole)
    assert Rect(500 - 100, 0, 60 + 200, 160 + 100).clipped(rect).area > 0.9 * 260 * 260
    assert rect.x > 54


def test_a_hole_too_large_for_memory_is_left_to_the_tiles() -> None:
    side = 2000
    assert side * side > MOST_PIXELS
    assert wide_rects(np.ones((side, side), bool)) == []


def test_fine_detail_of_a_piece_becomes_that_of_its_ring() -> None:
    image, hole = grainy(), disc(16)
    smooth = np.where(hole[..., None], 0.5 + 0.7 * (image - 0.5), image).astype(np.float32)
    made = match_fine_detail(smooth, hole, hole)
    assert 0.8 < made[hole].var() / image[~hole].var() < 1.2


def test_a_filling_in_another_tone_is_levelled_in_even_surroundings() -> None:
    image, hole = grainy(), disc(24)
    darker = np.where(hole[..., None], image - 0.1, image).astype(np.float32)
    middle = disc(8)
    made = level_coarse_tone(darker, hole, hole)
    assert abs(float(made[middle].mean() - image[middle].mean())) < 0.02
    assert np.array_equal(made[~hole], image[~hole])
