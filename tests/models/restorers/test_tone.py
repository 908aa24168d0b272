"""Tests of the restorer of light and colour."""

import numpy as np
import pytest

from models.core.pixels import Pixels, Rect, to_luma
from models.core.progress import Progress
from models.core.protocols import Array, Network, RestoreInput
from models.networks.tone_curves import KNOTS
from models.restorers.tone import SHOULDER, Params, Tone, compress_above, keep_plain_neutral
from tests.fakes import FakeNetwork, wish_vectors

PARAMS = Params("fading", "the colours have faded")
LEVELS = np.array(KNOTS, np.float32)
UNCHANGED = np.broadcast_to(LEVELS[:, None, None], (3, len(KNOTS), 4, 4))
GAINS = np.array([1.0, 0.8, 0.6], np.float32)
WARMED = UNCHANGED * GAINS[:, None, None, None]
LIT_FROM_LEFT = UNCHANGED * np.linspace(1.0, 0.5, 4, dtype=np.float32)


def smooth_photo(height: int, width: int) -> Pixels:
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    planes = (0.3 + 0.4 * x, 0.6 - 0.3 * y, 0.4 + 0.2 * np.sin(20 * x + 5 * x * y))
    return np.stack(planes, axis=2).astype(np.float32)


def restore_input(image: Pixels, curves: Array, analysis: Array | None = None) -> RestoreInput:
    networks: dict[str, Network] = {
        "heirloom-tone": FakeNetwork(lambda image, text: curves),
    }
    whole = Rect.of(image)
    return RestoreInput(image, whole, whole, analysis, networks.__getitem__, Progress())


def restore(image: Pixels, curves: Array, params: Params = PARAMS) -> Pixels:
    restorer = Tone(wish_vectors)
    analysis = restorer.analyse_overview(restore_input(image, curves), params)
    return restorer.run(restore_input(image, curves, analysis), params)


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (60, 90)])
def test_identity_curves_change_nothing(size: tuple[int, int]) -> None:
    image = smooth_photo(*size)
    assert np.allclose(restore(image, UNCHANGED), image, atol=1e-5)


def test_each_channel_follows_its_curve() -> None:
    image = smooth_photo(60, 90)
    assert np.allclose(restore(image, WARMED), image * GAINS, atol=1e-5)


def test_curves_are_interpolated_between_cells() -> None:
    image = smooth_photo(80, 120)
    gain = restore(image, LIT_FROM_LEFT) / image
    assert np.allclose(gain[:, [0, -1]], [[[1.0], [0.5]]], atol=1e-4)
    assert (np.diff(gain, axis=1) <= 1e-4).all()


def test_tiles_equal_the_whole_photo() -> None:
    image, restorer = smooth_photo(80, 100), Tone(wish_vectors)
    analysis = restorer.analyse_overview(restore_input(image, LIT_FROM_LEFT), PARAMS)
    at_once = restorer.run(restore_input(image, LIT_FROM_LEFT, analysis), PARAMS)
    for rect in Rect.of(image).tiles(33):
        whole_input = restore_input(image, LIT_FROM_LEFT, analysis)
        tile = RestoreInput(
            image[rect.slices],
            rect,
            whole_input.whole,
            analysis,
            whole_input.network,
            whole_input.progress,
        )
        assert np.allclose(restorer.run(tile, PARAMS), at_once[rect.slices], atol=1e-5)


def test_photo_without_colour_stays_grey() -> None:
    image = smooth_photo(40, 50)[..., :1].repeat(3, axis=2)
    assert np.ptp(restore(image, WARMED), axis=2).max() == 0


def brown_print(height: int, width: int) -> Pixels:
    light = smooth_photo(height, width)[..., :1]
    return np.asarray(light ** np.array([0.8, 1.0, 1.5]), np.float32)


def test_faded_brown_print_gains_contrast_and_stays_brown() -> None:
    image = brown_print(60, 90)
    out = restore(image, UNCHANGED)
    assert np.ptp(to_luma(out)) > 1.2 * np.ptp(to_luma(image))
    tint, before = (each.mean((0, 1)) - to_luma(each).mean() for each in (out, image))
    assert np.allclose(tint, before, atol=0.03)


def test_brown_print_becomes_grey_if_the_clause_names_the_cast() -> None:
    out = restore(brown_print(60, 90), UNCHANGED, Params("fading", "fix the brown cast"))
    assert np.ptp(out, axis=2).max() == 0
    assert np.ptp(out) > 1.5 * np.ptp(to_luma(brown_print(60, 90)))


def test_contrast_of_a_flat_brown_print_is_raised_by_a_limit() -> None:
    flat = 0.5 + 0.1 * (brown_print(60, 90) - 0.5)
    assert np.ptp(restore(flat, UNCHANGED)) < 0.2


def test_brown_print_is_not_stretched_for_low_light() -> None:
    image, restorer = brown_print(60, 90), Tone(wish_vectors)
    analysis = restorer.analyse_overview(
        restore_input(image, UNCHANGED), Params("low_light", "too dark")
    )
    assert np.allclose(
        restorer.run(restore_input(image, UNCHANGED, analysis), PARAMS), image, atol=1e-5
    )


def test_colour_photo_keeps_its_colours() -> None:
    image = smooth_photo(60, 90)
    assert np.allclose(restore(image, UNCHANGED), image, atol=1e-5)


def steepen_curves(gain: float) -> Array:
    return (UNCHANGED * np.float32(gain)).astype(np.float32)


def test_highlights_that_would_be_clipped_keep_their_gradation() -> None:
    image = np.repeat(np.linspace(0, 0.9, 90, dtype=np.float32)[None, :, None], 3, 2).repeat(60, 0)
    sky = restore(image, steepen_curves(1.4))[0, 70:, 0]
    assert (np.diff(sky) > 0.001).all()


def test_highlights_of_one_channel_keep_their_gradation() -> None:
    image = np.repeat(np.linspace(0, 0.9, 90, dtype=np.float32)[None, :, None], 3, 2).repeat(60, 0)
    warm = UNCHANGED * np.array([1.3, 1.0, 0.7], np.float32)[:, None, None, None]
    assert (np.diff(restore(image, warm)[0, 70:, 0]) > 0.001).all()


def test_shadows_that_would_be_clipped_keep_their_gradation() -> None:
    image = np.repeat(np.linspace(0.1, 1, 90, dtype=np.float32)[None, :, None], 3, 2).repeat(60, 0)
    shadow = restore(image, steepen_curves(1.3) - np.float32(0.3))[0, :20, 0]
    assert (np.diff(shadow) > 0.0005).all()


def test_middle_tones_follow_the_curve_where_highlights_are_compressed() -> None:
    image = smooth_photo(60, 90)
    toned = restore(image, steepen_curves(2))
    middle = 2 * image < SHOULDER
    assert np.allclose(toned[middle], 2 * image[middle], atol=1e-4)


def test_compression_begins_and_ends_smoothly() -> None:
    levels = np.linspace(0.8, 1.3, 6, dtype=np.float32)
    bent = compress_above(levels, 0.8, 1.3)
    assert bent[0] == pytest.approx(0.8)
    assert bent[-1] == pytest.approx(1.0)
    assert (np.diff(bent, 2) < 0).all()


def test_plain_white_margin_stays_white_where_the_photo_gets_other_colours() -> None:
    image, toned = np.ones((1, 1, 3), np.float32), np.array([[[0.95, 0.97, 1]]], np.float32)
    assert keep_plain_neutral(image, toned).tolist() == [[[1, 1, 1]]]


def test_plain_black_stays_without_colour() -> None:
    image, toned = np.zeros((1, 1, 3), np.float32), np.array([[[0.05, 0.02, 0]]], np.float32)
    assert keep_plain_neutral(image, toned).tolist() == [[[0, 0, 0]]]


def test_warm_highlight_gets_the_colours_of_the_curves() -> None:
    image = np.array([[[1, 0.97, 0.9]]], np.float32)
    toned = np.array([[[1, 0.98, 0.95]]], np.float32)
    assert np.array_equal(keep_plain_neutral(image, toned), toned)
