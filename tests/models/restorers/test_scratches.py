"""Tests of the restorer that detects damage and fills it."""

import numpy as np
import pytest

from models.core.pixels import DAMAGE_MARGIN, MaskArray, Pixels, Rect, dilate
from models.core.progress import Progress
from models.core.protocols import Network, RestoreInput
from models.imaging.hysteresis import REACH, hysteresis_threshold
from models.restorers.scratches import MISSING_MARGIN, Params, Scratches
from tests.fakes import FakeNetwork

SIDE = 40
PARAMS = Params()
DAMAGE_RECT = (slice(10, 20), slice(15, 18))


def photo() -> Pixels:
    return np.random.default_rng(1).random((SIDE, SIDE, 3), np.float32)


def probabilities(chance: float) -> MaskArray:
    found = np.zeros((SIDE, SIDE), np.float32)
    found[DAMAGE_RECT] = chance
    return found


def fill_red(image: Pixels, hole: Pixels) -> Pixels:
    return np.where(hole > 0, np.array([1, 0, 0], np.float32), image)


def repair(image: Pixels, found: MaskArray, params: Params = PARAMS) -> Pixels:
    undecided = np.full((SIDE, SIDE, 1), 0.5, np.float32)
    networks: dict[str, Network] = {
        "heirloom-scratch": FakeNetwork(lambda seen: undecided),
        "heirloom-fill": FakeNetwork(fill_red),
    }

    def detect(seen: Pixels) -> MaskArray:
        by = len(seen) // SIDE
        return found.repeat(by, 0).repeat(by, 1) if by else np.zeros(seen.shape[:2], np.float32)

    whole, restorer = Rect.of(image), Scratches(fine=detect)
    work = RestoreInput(image, whole, whole, None, networks.__getitem__, Progress())
    analysis = restorer.analyse_overview(work, params)
    analysed = RestoreInput(image, whole, whole, analysis, networks.__getitem__, Progress())
    return restorer.run(analysed, params)


def test_photo_without_damage_is_unchanged() -> None:
    image = photo()
    assert np.array_equal(repair(image, probabilities(0.0)), image)


def test_detected_damage_is_filled_and_nothing_else() -> None:
    image = photo()
    changed = (repair(image, probabilities(0.9)) != image).any(axis=2)
    assert changed[DAMAGE_RECT].all()
    assert changed.sum() == (10 + 2 * DAMAGE_MARGIN) * (3 + 2 * DAMAGE_MARGIN)


@pytest.mark.parametrize(("sensitivity", "is_filled"), [(0.2, False), (0.5, True)])
def test_higher_sensitivity_fills_less_certain_damage(sensitivity: float, is_filled: bool) -> None:
    image = photo()
    out = repair(image, probabilities(0.57), Params(sensitivity=sensitivity))
    assert bool((out != image).any()) == is_filled


def test_photo_without_colour_stays_grey() -> None:
    image = photo()[..., :1].repeat(3, axis=2)
    assert np.ptp(repair(image, probabilities(0.9)), axis=2).max() == 0


def test_certain_damage_extends_into_faint_neighbours() -> None:
    row = np.zeros((9, 60), np.float32)
    row[4, 10:50] = 0.4
    row[4, 28:33] = 0.95
    found = hysteresis_threshold(row, 0.1)[4]
    assert found[28 - REACH : 33 + REACH].all()
    assert found.sum() == 2 * REACH + 5


def test_large_uncertain_area_with_one_certain_pixel_is_no_damage() -> None:
    blot = np.zeros((20, 20), np.float32)
    blot[5:15, 5:15] = 0.7
    blot[9, 9] = 0.99
    assert not hysteresis_threshold(blot, 0.1).any()


def test_uncertain_pixels_alone_are_no_damage() -> None:
    assert not hysteresis_threshold(np.full((8, 8), 0.6, np.float32), 0.2).any()


def test_dilation_stops_at_the_edges() -> None:
    found = np.zeros((5, 5), bool)
    found[0, 4] = True
    assert dilate(found, 2).sum() == 9


def test_strokes_are_filled_without_detection() -> None:
    def fail(image: Pixels) -> Pixels:
        raise AssertionError("nothing was to be looked for")

    image, whole = photo(), Rect(100, 200, SIDE, SIDE)
    networks: dict[str, Network] = {
        "heirloom-scratch": FakeNetwork(fail),
        "heirloom-fill": FakeNetwork(fill_red),
    }
    params = Params(strokes="4.0:120.0,215.0")
    work = RestoreInput(image, whole, whole, None, networks.__getitem__, Progress())
    changed = (Scratches().run(work, params) != image).any(axis=2)
    assert changed[15, 20]
    assert changed.sum() == pytest.approx(np.pi * 16, abs=8)


def test_whole_mask_is_filled_and_nothing_else() -> None:
    image, mask = photo(), np.zeros((SIDE, SIDE), np.float32)
    mask[DAMAGE_RECT] = 0.5
    whole, networks = Rect.of(image), {"heirloom-fill": FakeNetwork(fill_red)}
    work = RestoreInput(image, whole, whole, None, networks.__getitem__, Progress(), mask)
    changed = (Scratches().run(work, Params(masked=True)) != image).any(axis=2)
    assert np.array_equal(changed, mask > 0)


def likely_corner(image: Pixels) -> MaskArray:
    """Take the ten first rows and columns of a picture for missing."""
    found = np.zeros(image.shape[:2], np.float32)
    found[:10, :10] = 0.9
    return found


def missing_mask(mask: MaskArray | None, params: Params) -> MaskArray | None:
    image, restorer = photo(), Scratches(likely_corner)
    return restorer.repaired_mask(mask, image, Rect.of(image), params)


def test_missing_part_that_is_found_becomes_the_mask() -> None:
    mask = missing_mask(None, Params("holes", masked=True))
    side = 10 + MISSING_MARGIN
    assert mask is not None
    assert mask[:side, :side].all()
    assert mask.sum() == side**2


def test_mask_that_is_to_be_filled_stays_as_it_is() -> None:
    mask = np.ones((SIDE, SIDE), np.float32)
    assert missing_mask(mask, Params("holes", masked=True)) is mask


def test_missing_parts_outside_the_named_place_are_left_out() -> None:
    place = np.zeros((SIDE, SIDE), np.float32)
    place[:, :6] = 1
    mask = missing_mask(place, Params("holes"))
    assert mask is not None
    assert not mask[:, 6:].any()
    assert mask[:10, :6].all()


def test_fine_damage_needs_no_mask() -> None:
    assert missing_mask(None, PARAMS) is None
