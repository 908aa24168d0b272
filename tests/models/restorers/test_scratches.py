"""The restorer that finds damage and fills it."""

from collections.abc import Callable

import numpy as np
import pytest

from models.core.pixels import DAMAGE_MARGIN, Pixels, Rect, dilate
from models.core.progress import Progress
from models.core.protocols import Network, RestoreInput
from models.imaging.hysteresis import REACH, hysteresis_threshold
from models.restorers.scratches import Params, Scratches
from tests.fakes import FakeNetwork

SIDE = 40
PARAMS = Params()
DAMAGED = (slice(10, 20), slice(15, 18))


Fill = Callable[[Pixels, Pixels], Pixels]


def photo() -> Pixels:
    return np.random.default_rng(1).random((SIDE, SIDE, 3), np.float32)


def likely(chance: float) -> Pixels:
    found = np.zeros((SIDE, SIDE, 1), np.float32)
    found[DAMAGED] = chance
    return found


def refuse(image: Pixels, hole: Pixels) -> Pixels:
    raise AssertionError("nothing was to be filled")


def reddened(image: Pixels, hole: Pixels) -> Pixels:
    return np.where(hole > 0, np.array([1, 0, 0], np.float32), image)


def mended(image: Pixels, found: Pixels, fill: Fill, params: Params = PARAMS) -> Pixels:
    networks: dict[str, Network] = {
        "heirloom-scratch": FakeNetwork(lambda seen: found),
        "heirloom-fill": FakeNetwork(fill),
    }
    whole, restorer = Rect.of(image), Scratches()
    work = RestoreInput(image, whole, whole, None, networks.__getitem__, Progress())
    survey = restorer.analyse_overview(work, params)
    surveyed = RestoreInput(image, whole, whole, survey, networks.__getitem__, Progress())
    return restorer.run(surveyed, params)


def test_a_sound_photo_stays_as_it_is() -> None:
    image = photo()
    assert np.array_equal(mended(image, likely(0.0), refuse), image)


def test_what_is_found_is_filled_and_nothing_else() -> None:
    image = photo()
    changed = (mended(image, likely(0.9), reddened) != image).any(axis=2)
    assert changed[DAMAGED].all()
    assert changed.sum() == (10 + 2 * DAMAGE_MARGIN) * (3 + 2 * DAMAGE_MARGIN)


@pytest.mark.parametrize(("sensitivity", "mends"), [(0.2, False), (0.5, True)])
def test_sensitivity_is_how_sure_it_must_be(sensitivity: float, mends: bool) -> None:
    image = photo()
    out = mended(image, likely(0.7), reddened, Params(sensitivity=sensitivity))
    assert bool((out != image).any()) == mends


def test_a_photo_without_colour_gets_none() -> None:
    image = photo()[..., :1].repeat(3, axis=2)
    assert np.ptp(mended(image, likely(0.9), reddened), axis=2).max() == 0


def test_damage_is_followed_where_it_grows_faint() -> None:
    row = np.zeros((9, 60), np.float32)
    row[4, 10:50] = 0.4
    row[4, 28:33] = 0.95
    found = hysteresis_threshold(row, 0.1)[4]
    assert found[28 - REACH : 33 + REACH].all()
    assert found.sum() == 2 * REACH + 5


def test_a_large_doubtful_piece_is_left_though_a_pixel_of_it_is_sure() -> None:
    blot = np.zeros((20, 20), np.float32)
    blot[5:15, 5:15] = 0.7
    blot[9, 9] = 0.99
    assert not hysteresis_threshold(blot, 0.1).any()


def test_nothing_begins_at_a_doubtful_place() -> None:
    assert not hysteresis_threshold(np.full((8, 8), 0.6, np.float32), 0.2).any()


def test_growing_stops_at_the_edges() -> None:
    found = np.zeros((5, 5), bool)
    found[0, 4] = True
    assert dilate(found, 2).sum() == 9


def test_what_was_painted_over_is_filled_and_nothing_is_looked_for() -> None:
    def never(image: Pixels) -> Pixels:
        raise AssertionError("nothing was to be looked for")

    image, whole = photo(), Rect(100, 200, SIDE, SIDE)
    networks: dict[str, Network] = {
        "heirloom-scratch": FakeNetwork(never),
        "heirloom-fill": FakeNetwork(reddened),
    }
    params = Params(strokes="4.0:120.0,215.0")
    work = RestoreInput(image, whole, whole, None, networks.__getitem__, Progress())
    changed = (Scratches().run(work, params) != image).any(axis=2)
    assert changed[15, 20]
    assert changed.sum() == pytest.approx(np.pi * 16, abs=8)


def test_what_is_masked_is_filled_all_of_it_and_nothing_else() -> None:
    image, mask = photo(), np.zeros((SIDE, SIDE), np.float32)
    mask[DAMAGED] = 0.5
    fill = FakeNetwork(reddened)
    whole = Rect.of(image)
    work = RestoreInput(
        image, whole, whole, None, {"heirloom-fill": fill}.__getitem__, Progress(), mask
    )
    changed = (Scratches().run(work, Params(masked=True)) != image).any(axis=2)
    assert np.array_equal(changed, mask > 0)
