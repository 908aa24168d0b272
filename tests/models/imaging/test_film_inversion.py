"""Tests of turning film negatives into positives."""

import numpy as np
import pytest

from models.core.pixels import Pixels, as_levels, as_pixels, to_coded, to_linear
from models.imaging.film_border import find_film
from models.imaging.film_inversion import (
    FilmInversion,
    FilmSettings,
    develop_negative,
    judge_negative,
    usual_base,
)

BASE = np.array((0.6, 0.25, 0.1))
"""Light through the unexposed film of the tests: an orange mask."""


AUTOMATIC = FilmSettings()


def scene() -> Pixels:
    """Picture of many tones and colours, from black to white."""
    y, x = np.mgrid[0:1:120j, 0:1:160j]
    waves = [0.5 + 0.5 * np.sin(9 * x + 7 * y + phase) for phase in (0, 0.4, 0.8)]
    return np.stack(waves, axis=2).astype(np.float32)


def negative_of(positive: Pixels, border: int = 0) -> Pixels:
    """Make the scan of a negative by the definition of density."""
    padded = np.pad(positive, ((border, border), (border, border), (0, 0)))
    light = BASE * (to_linear(padded) + 0.01) ** -0.6 * 0.01**0.6
    return to_coded(light.astype(np.float32))


def invert(scan: Pixels, settings: FilmSettings = AUTOMATIC) -> Pixels:
    return develop_negative(scan, judge_negative(scan, settings))


def test_positive_resembles_the_scene() -> None:
    assert np.abs(invert(negative_of(scene())) - scene()).mean() < 0.05


def test_dark_of_the_negative_is_light_in_the_positive() -> None:
    scan = negative_of(scene())
    positive = invert(scan)
    for channel in range(3):
        order = np.argsort(scan[..., channel].ravel())
        assert np.all(np.diff(positive[..., channel].ravel()[order]) <= 0)


def test_film_base_is_found_in_the_border() -> None:
    area = find_film(negative_of(0.3 + 0.5 * scene(), border=8))
    assert area.base == pytest.approx(BASE, rel=0.02)


def test_border_is_no_part_of_the_picture() -> None:
    picture = find_film(negative_of(0.3 + 0.5 * scene(), border=8)).picture
    assert not picture[:8].any()
    assert picture[12:-12, 12:-12].all()


def test_unexposed_film_is_found_on_all_sides() -> None:
    assert find_film(negative_of(0.3 + 0.5 * scene(), border=8)).bordered_sides == 4


def test_picture_that_fills_the_scan_has_no_border() -> None:
    assert find_film(negative_of(scene())).bordered_sides == 0


def test_bare_light_around_the_film_is_not_the_film_base() -> None:
    scan = np.pad(negative_of(0.5 * scene(), 8), ((6, 6), (6, 6), (0, 0)), constant_values=1)
    assert find_film(scan.astype(np.float32)).base == pytest.approx(BASE, rel=0.02)


def test_holder_around_the_film_does_not_change_the_result() -> None:
    scan = negative_of(scene(), 8)
    framed = np.pad(scan, ((6, 6), (6, 6), (0, 0)), constant_values=0.02)
    assert np.allclose(invert(framed)[6:-6, 6:-6], invert(scan), atol=0.03)


def test_dust_does_not_darken_the_positive() -> None:
    scan = negative_of(scene())
    dusty = scan.copy()
    dusty[4::12, 4::12] = 0.02
    assert np.allclose(np.median(invert(dusty)), np.median(invert(scan)), atol=0.03)


def test_film_base_that_is_given_is_kept() -> None:
    given = to_coded(BASE.astype(np.float32))
    inversion = judge_negative(negative_of(scene()), FilmSettings((*given.tolist(),)))
    assert inversion.base == pytest.approx(BASE, rel=1e-3)


def test_film_base_of_a_picture_in_one_colour_is_that_of_usual_films() -> None:
    red, green, blue = np.log10(usual_base(np.array((0.3, 0.25, 0.12))))
    assert red - green == pytest.approx(0.22)
    assert red - blue == pytest.approx(np.log10(0.3 / 0.12), abs=0.15)


def test_usual_film_base_is_kept() -> None:
    usual = np.array((0.6, 0.25, 0.15))
    assert usual_base(usual) == pytest.approx(usual)


def test_neutral_film_base_is_kept() -> None:
    neutral = np.array((0.5, 0.48, 0.45))
    assert np.array_equal(usual_base(neutral), neutral)


def test_grey_negative_gives_a_grey_positive() -> None:
    grey = np.repeat(scene()[..., :1], 3, axis=2)
    light = (0.5, 0.45, 0.4) * (to_linear(grey) + 0.01) ** -0.6 * 0.01**0.6
    positive = invert(to_coded(light.astype(np.float32)))
    assert np.ptp(positive, axis=2).max() == 0
    assert np.abs(positive - grey).mean() < 0.05


def test_tile_is_a_part_of_the_whole() -> None:
    scan = negative_of(scene())
    inversion = judge_negative(scan)
    tile = develop_negative(scan[30:70, 50:90], inversion)
    assert np.array_equal(tile, develop_negative(scan, inversion)[30:70, 50:90])


def test_inversion_survives_its_array() -> None:
    inversion = judge_negative(negative_of(scene()))
    again = FilmInversion.from_array(inversion.as_array())
    assert np.array_equal(again.as_array(), inversion.as_array())
    assert again.is_grey is inversion.is_grey


def test_ramp_keeps_its_order_and_its_levels() -> None:
    ramp = np.linspace(0.01, 0.95, 2**15, dtype=np.float32).reshape(128, 256, 1).repeat(3, 2)
    scan = as_pixels(as_levels(negative_of(ramp), np.dtype(np.uint16)))
    levels = as_levels(invert(scan), np.dtype(np.uint16))
    for channel in range(3):
        line = levels[..., channel].ravel().astype(int)
        assert np.all(np.diff(line) >= 0)
        before = np.unique(scan[..., channel]).size
        assert np.unique(line).size > 0.95 * before


@pytest.mark.parametrize(
    ("settings", "channel"),
    [
        (FilmSettings(temperature=0.5), 0),
        (FilmSettings(temperature=-0.5), 2),
        (FilmSettings(tint=-0.5), 1),
    ],
)
def test_temperature_and_tint_favour_a_channel(settings: FilmSettings, channel: int) -> None:
    scan = negative_of(scene())
    gained = (invert(scan, settings) - invert(scan)).mean((0, 1))
    assert gained[channel] == gained.max() > 0


def test_exposure_lightens() -> None:
    scan = negative_of(scene())
    assert invert(scan, FilmSettings(exposure=1)).mean() > invert(scan).mean() + 0.05


def test_contrast_spreads_the_tones() -> None:
    scan = negative_of(scene())
    assert invert(scan, FilmSettings(contrast=0.5)).std() > invert(scan).std()


@pytest.mark.parametrize("level", [0.0, 0.5, 1.0])
def test_even_picture_gives_finite_levels(level: float) -> None:
    positive = invert(np.full((20, 30, 3), level, np.float32))
    assert np.isfinite(positive).all()
    assert 0 <= positive.min() <= positive.max() <= 1
