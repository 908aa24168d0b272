"""The restorer that puts the photo through tone curves."""

import numpy as np
import pytest

from models.core.pixels import Pixels, Rect, to_luma
from models.core.progress import Progress
from models.core.protocols import Array, Network, RestoreInput
from models.networks.curves import KNOTS
from models.restorers.tone import Params, Tone
from tests.fakes import FakeNetwork, FakeProjector

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


def work(image: Pixels, curves: Array, survey: Array | None = None) -> RestoreInput:
    networks: dict[str, Network] = {
        "heirloom-sentence": FakeNetwork(lambda sentences: np.ones((len(sentences), 384))),
        "heirloom-tone": FakeNetwork(lambda image, text: curves),
    }
    whole = Rect.of(image)
    return RestoreInput(image, whole, whole, survey, networks.__getitem__, Progress())


def toned(image: Pixels, curves: Array, params: Params = PARAMS) -> Pixels:
    restorer = Tone(FakeProjector)
    survey = restorer.analyse_overview(work(image, curves), params)
    return restorer.run(work(image, curves, survey), params)


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (60, 90)])
def test_no_change_stays_no_change(size: tuple[int, int]) -> None:
    image = smooth_photo(*size)
    assert np.allclose(toned(image, UNCHANGED), image, atol=1e-5)


def test_each_channel_follows_its_curve() -> None:
    image = smooth_photo(60, 90)
    assert np.allclose(toned(image, WARMED), image * GAINS, atol=1e-5)


def test_curves_hold_where_they_are_given() -> None:
    image = smooth_photo(80, 120)
    gain = toned(image, LIT_FROM_LEFT) / image
    assert np.allclose(gain[:, [0, -1]], [[[1.0], [0.5]]], atol=1e-4)
    assert (np.diff(gain, axis=1) <= 1e-4).all()


def test_pieces_meet_without_a_seam() -> None:
    image, restorer = smooth_photo(80, 100), Tone(FakeProjector)
    survey = restorer.analyse_overview(work(image, LIT_FROM_LEFT), PARAMS)
    at_once = restorer.run(work(image, LIT_FROM_LEFT, survey), PARAMS)
    for place in Rect.of(image).tiles(33):
        lent = work(image, LIT_FROM_LEFT, survey)
        piece = RestoreInput(
            image[place.slices], place, lent.whole, survey, lent.network, lent.progress
        )
        assert np.allclose(restorer.run(piece, PARAMS), at_once[place.slices], atol=1e-5)


def test_a_photo_without_colour_gets_none() -> None:
    image = smooth_photo(40, 50)[..., :1].repeat(3, axis=2)
    assert np.ptp(toned(image, WARMED), axis=2).max() == 0


def brown_print(height: int, width: int) -> Pixels:
    light = smooth_photo(height, width)[..., :1]
    return np.asarray(light ** np.array([0.8, 1.0, 1.5]), np.float32)


def test_a_faded_brown_print_is_stretched_and_stays_brown() -> None:
    image = brown_print(60, 90)
    out = toned(image, UNCHANGED)
    assert np.ptp(to_luma(out)) > 1.2 * np.ptp(to_luma(image))
    tint, before = (each.mean((0, 1)) - to_luma(each).mean() for each in (out, image))
    assert np.allclose(tint, before, atol=0.03)


def test_a_brown_print_whose_cast_is_wished_away_becomes_black_and_white() -> None:
    out = toned(brown_print(60, 90), UNCHANGED, Params("fading", "fix the brown cast"))
    assert np.ptp(out, axis=2).max() == 0
    assert np.ptp(out) > 1.5 * np.ptp(to_luma(brown_print(60, 90)))


def test_a_flat_brown_print_is_stretched_within_measure() -> None:
    flat = 0.5 + 0.1 * (brown_print(60, 90) - 0.5)
    assert np.ptp(toned(flat, UNCHANGED)) < 0.2


def test_a_brown_print_that_is_only_too_dark_stays_brown() -> None:
    image, restorer = brown_print(60, 90), Tone(FakeProjector)
    survey = restorer.analyse_overview(work(image, UNCHANGED), Params("low_light", "too dark"))
    assert np.allclose(restorer.run(work(image, UNCHANGED, survey), PARAMS), image, atol=1e-5)


def test_a_photo_with_colours_of_its_own_keeps_them() -> None:
    image = smooth_photo(60, 90)
    assert np.allclose(toned(image, UNCHANGED), image, atol=1e-5)
