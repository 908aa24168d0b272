"""Tests of synthetic scans of film negatives."""

import numpy as np
import pytest

from models.core.pixels import as_levels, as_pixels
from models.diagnosis.negative_detection import find_negative
from models.imaging.film_inversion import develop_negative, judge_negative
from models.training.data.film_negatives import (
    BORDERS,
    SILVER,
    STOCKS,
    FilmStock,
    Negative,
    make_negative,
    scan_ramp,
)
from tests.models.imaging.test_film_inversion import scene


def scan_of(stock: FilmStock, border: str, seed: int = 1) -> Negative:
    large = scene().repeat(3, axis=0).repeat(3, axis=1)
    return make_negative(large, stock, border, np.random.default_rng(seed))


def test_same_seed_gives_the_same_scan() -> None:
    scans = [scan_of(STOCKS[0], "holder").scan for _ in range(2)]
    assert np.array_equal(*scans)


@pytest.mark.parametrize("border", BORDERS)
def test_frame_has_the_sides_of_the_photo(border: str) -> None:
    negative = scan_of(STOCKS[1], border)
    assert (negative.frame.h, negative.frame.w) == (360, 480)
    assert negative.scan.dtype == np.uint16


@pytest.mark.parametrize("stock", STOCKS, ids=lambda stock: stock.name)
@pytest.mark.parametrize("border", BORDERS)
def test_negative_is_recognised_and_its_positive_resembles_the_photo(
    stock: FilmStock, border: str
) -> None:
    negative = scan_of(stock, border)
    image = as_pixels(negative.scan)
    positive = develop_negative(image, judge_negative(image))[negative.frame.slices]
    photo = scene().repeat(3, axis=0).repeat(3, axis=1)
    assert find_negative(negative.scan)
    assert np.abs(positive - photo).mean() < 0.12


@pytest.mark.parametrize("stock", STOCKS, ids=lambda stock: stock.name)
def test_ramp_keeps_its_order_and_nearly_all_levels(stock: FilmStock) -> None:
    scan = scan_ramp(stock, 2048)
    image = as_pixels(scan)
    positive = as_levels(develop_negative(image, judge_negative(image)), scan.dtype)[0]
    for before, after in zip(scan[0].T, positive.T, strict=True):
        assert np.all(np.diff(after.astype(int)) >= 0)
        assert np.unique(after).size > 0.97 * np.unique(before).size


def test_black_and_white_film_has_no_colour() -> None:
    scan = as_pixels(scan_of(SILVER, "rebate").scan)
    assert np.ptp(scan, axis=2).max() < 0.02
