"""Tests of the colours of a reference photo and their transport to another."""

import numpy as np
import pytest

from models.core.pixels import Pixels, Raster, as_levels, to_luma
from models.imaging.cielab import to_lab
from models.imaging.reference_palette import (
    chroma_by_palette,
    has_colours,
    palette_from_text,
    palette_of,
    palette_to_text,
)

SKY, WALL, GRASS = (0.6, 0.8, 0.98), (0.7, 0.45, 0.35), (0.1, 0.28, 0.08)


def scene(seed: int, *shares: int) -> Pixels:
    """Return sky, a wall and grass, one below the other, with a little texture."""
    rng = np.random.default_rng(seed)
    pairs = zip((SKY, WALL, GRASS), shares, strict=True)
    bands = (np.full((rows, 90, 3), colour) for colour, rows in pairs)
    plane = np.concatenate([*bands]) + rng.normal(0, 0.01, (sum(shares), 90, 1))
    return np.clip(plane, 0, 1).astype(np.float32)


def raster(photo: Pixels) -> Raster:
    return as_levels(photo, np.dtype(np.uint8))


def test_areas_that_are_alike_get_the_colours_of_the_reference() -> None:
    target = scene(2, 30, 34, 26)
    found = chroma_by_palette(to_luma(target), palette_of(raster(scene(1, 34, 26, 30))))
    true = to_lab(target)[..., 1:]
    for rows in (slice(3, 27), slice(33, 61), slice(67, 87)):
        assert np.abs(found[rows] - true[rows]).mean() < 6


def test_colours_of_things_that_only_the_reference_shows_stay_behind() -> None:
    target = scene(2, 45, 45, 0)
    found = chroma_by_palette(to_luma(target), palette_of(raster(scene(1, 30, 30, 30))))
    green = to_lab(np.array([[GRASS]], np.float32))[0, 0, 1:]
    assert np.hypot(*(found.reshape(-1, 2).mean(0) - green)) > 15


def test_palette_is_the_same_after_it_was_written() -> None:
    palette = palette_of(raster(scene(1, 40, 20, 30)))
    again = palette_from_text(palette_to_text(palette))
    assert palette_to_text(again) == palette_to_text(palette)
    assert sum(each.share for each in again) == pytest.approx(1, abs=0.01)


def test_grey_reference_has_no_colours() -> None:
    grey = np.repeat(scene(1, 40, 20, 30).mean(2, keepdims=True), 3, axis=2)
    assert not has_colours(palette_of(raster(grey)))
    assert has_colours(palette_of(raster(scene(1, 40, 20, 30))))


@pytest.mark.parametrize("text", ["", "1,2", "a,b,c,d,e,f", "0,0,0,nan,0,1", "0,0,0,999,0,1"])
def test_damaged_text_of_a_palette_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        palette_from_text(text)
