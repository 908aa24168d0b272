"""The finder on small drawn scans: lids, touching prints, margins and things that are no prints."""

import numpy as np
import pytest

from models.core.pixels import Pixels
from models.splitting.print_finder import find_prints
from models.splitting.rotated_rect import RotatedRect, overlap

SHAPE = (560, 400)


def scan(lid: float, seed: int = 0) -> Pixels:
    """Draw an empty scan with some noise."""
    noise = np.random.default_rng(seed).normal(0, 0.004, (*SHAPE, 3))
    return np.asarray(lid + noise, np.float32)


def lay(
    image: Pixels, place: RotatedRect, seed: int, margin: float = 0, paper: float = 0.9
) -> None:
    """Draw a print with a blotchy picture, a margin and a thin dark line round it."""
    height, width = image.shape[:2]
    y, x = np.mgrid[:height, :width] + 0.5
    u, v = np.einsum("ij,jhw->ihw", place.axes, np.stack([x - place.x, y - place.y]))
    inside = np.minimum(place.w / 2 - np.abs(u), place.h / 2 - np.abs(v))
    image[(inside > -1.5) & (inside <= 0)] *= 0.8
    image[inside > 0] = paper
    blotches = np.random.default_rng(seed).uniform(0.1, 0.9, (40, 40, 3))
    picture = inside > margin
    rows = ((v[picture] + place.h / 2) // 12).astype(int)
    columns = ((u[picture] + place.w / 2) // 12).astype(int)
    image[picture] = blotches[rows, columns]


def assert_found(image: Pixels, places: list[RotatedRect], least: float = 0.9) -> None:
    """Assert that exactly these prints are found."""
    found = [each.place for each in find_prints(image)]
    assert len(found) == len(places)
    for place in places:
        assert max(overlap(place, each) for each in found) > least


@pytest.mark.parametrize("lid", [0.03, 0.5, 0.97])
@pytest.mark.parametrize("angle", [0.0, 7.3, -31.0])
def test_a_print_is_found_on_any_lid_at_any_angle(lid: float, angle: float) -> None:
    image, place = scan(lid), RotatedRect(200, 280, 190, 130, angle)
    lay(image, place, 1)
    assert_found(image, [place], 0.95)


def test_the_angle_is_exact_to_a_fifth_of_a_degree() -> None:
    image, place = scan(0.5), RotatedRect(200, 280, 220, 150, 3.37)
    lay(image, place, 1)
    (found,) = find_prints(image)
    assert found.place.angle == pytest.approx(3.37, abs=0.2)


def test_touching_prints_of_different_height_are_two() -> None:
    image = scan(0.5)
    left, right = RotatedRect(110, 200, 120, 180), RotatedRect(220, 170, 99, 120)
    lay(image, left, 1, margin=6)
    lay(image, right, 2, margin=6)
    assert_found(image, [left, right])


def test_touching_prints_of_one_height_are_two() -> None:
    image = scan(0.5)
    left, right = RotatedRect(110, 200, 120, 180), RotatedRect(231.5, 200, 120, 180)
    lay(image, left, 1, margin=6)
    lay(image, right, 2, margin=6)
    assert_found(image, [left, right])


def test_a_horizon_does_not_cut_a_print() -> None:
    image, place = scan(0.3), RotatedRect(200, 280, 240, 160)
    lay(image, place, 1)
    image[200:280, 80:320] = (0.7, 0.75, 0.85)
    image[280:360, 80:320] = (0.2, 0.5, 0.2)
    assert_found(image, [place])


def test_a_margin_of_the_colour_of_the_lid_belongs_to_the_print() -> None:
    image, place = scan(0.95), RotatedRect(200, 280, 240, 180, 2)
    lay(image, place, 1, margin=9, paper=0.95)
    assert_found(image, [place], 0.95)


def test_prints_on_an_album_page_are_found_beside_the_lid() -> None:
    image = scan(0.97)
    image[15:545, 15:385] -= 0.6
    places = [RotatedRect(130, 160, 150, 110, 3), RotatedRect(250, 400, 120, 160, -2)]
    for seed, place in enumerate(places):
        lay(image, place, seed, margin=5)
    assert_found(image, places)


def test_dust_and_hairs_are_no_prints() -> None:
    image = scan(0.95)
    for x, y in np.random.default_rng(3).integers(20, 380, (40, 2)):
        image[y : y + 3, x : x + 3] = 0.2
        image[y, x : x + 30] = 0.3
    assert find_prints(image) == ()


def test_an_empty_scan_has_no_prints() -> None:
    assert find_prints(scan(0.9)) == ()
