"""Tests of the statistics of regions."""

import numpy as np
import pytest

from models.damage.region_statistics import Regions, Shapes


def two_bars() -> Regions:
    """Label a bar of 20 x 4 pixels and one of 3 x 9, in an image of 60 x 40."""
    found = np.zeros((40, 60), bool)
    found[5:9, 10:30] = True
    found[20:29, 45:48] = True
    return Regions.of(found, (1, 1000), 4)


def test_regions_outside_of_the_areas_are_left_out() -> None:
    found = np.zeros((20, 20), bool)
    found[2, 2] = found[5:9, 5:9] = True
    found[11:20] = True
    assert Regions.of(found, (5, 100), 3).inside.areas.tolist() == [16]


def test_mean_of_a_plane_is_that_inside_of_each_region() -> None:
    plane = np.arange(60, dtype=np.float32)[None].repeat(40, 0)
    assert two_bars().inside.means(plane).tolist() == [19.5, 46]


def test_deviation_of_a_plane_is_that_inside_of_each_region() -> None:
    plane = np.arange(60, dtype=np.float32)[None].repeat(40, 0)
    assert two_bars().inside.deviations(plane) == pytest.approx([np.arange(20).std(), 0.8164966])


def test_rim_of_a_bar_is_its_outermost_pixels() -> None:
    assert two_bars().rim.areas.tolist() == [2 * 20 + 2 * 2, 2 * 9 + 2 * 1]


def test_ring_leaves_one_pixel_and_ends_at_its_reach() -> None:
    rows, columns = np.divmod(two_bars().ring.at[two_bars().ring.region == 0], 60)
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (1, 12, 6, 33)
    assert not np.any((rows >= 4) & (rows <= 9) & (columns >= 9) & (columns <= 30))


def test_rim_at_the_border_of_the_image_is_no_outline() -> None:
    found = np.zeros((9, 9), bool)
    found[:4] = True
    assert Regions.of(found, (1, 81), 2).rim.areas.tolist() == [9]


def test_shape_of_a_turned_bar_has_its_length_width_and_angle() -> None:
    y, x = np.mgrid[:200, :200] - 100.0
    angle = np.radians(30)
    along, across = x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)
    regions = Regions.of((np.abs(along) < 40) & (np.abs(across) < 5), (1, 10_000), 3)
    shapes = Shapes.of(regions.inside, 200)
    assert shapes.length[0] == pytest.approx(80, abs=1.5)
    assert shapes.width[0] == pytest.approx(10, abs=1)
    assert np.degrees(shapes.angle[0]) == pytest.approx(30, abs=0.5)


def test_no_region_is_found_in_an_empty_mask() -> None:
    assert Regions.of(np.zeros((5, 5), bool), (1, 25), 2).inside.count == 0
