"""Tests of finding and removing the dots of printed pictures."""

import numpy as np
import pytest

from models.core.pixels import Pixels, as_levels
from models.imaging.halftone_detection import Screen, find_screen
from models.imaging.halftone_removal import BLOCK, remove_screen

BYTES = np.dtype(np.uint8)


def scene(height: int, width: int) -> Pixels:
    """Smooth picture without any period."""
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    tone = 0.45 + 0.25 * np.sin(3 * x + 2 * y) * np.cos(4 * y - x)
    return np.repeat(tone[..., None], 3, axis=2).astype(np.float32)


def print_with_dots(picture: Pixels, period: float, degrees: float) -> Pixels:
    """Print a picture by dots that grow with its darkness, and scan it."""
    y, x = np.mgrid[: picture.shape[0], : picture.shape[1]]
    angle = np.deg2rad(degrees)
    along, across = x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)
    cell = np.cos(2 * np.pi * along / period) + np.cos(2 * np.pi * across / period)
    ink = 1 / (1 + np.exp(-6 * (cell[..., None] / 4 + 0.5 - picture)))
    return (1 - ink).astype(np.float32)


def screen_of(scan: Pixels) -> Screen:
    screen = find_screen(as_levels(scan, BYTES))
    assert screen is not None
    return screen


@pytest.mark.parametrize(("period", "degrees"), [(4.0, 45), (6.5, 38), (11.0, 45), (20.0, 15)])
def test_distance_of_the_dots_is_measured(period: float, degrees: float) -> None:
    screen = screen_of(print_with_dots(scene(400, 500), period, degrees))
    assert screen.period == pytest.approx(period, rel=0.06)


def test_print_is_found_much_more_strongly_than_a_photo() -> None:
    noise = np.random.default_rng(0).normal(0, 0.05, (400, 500, 3)).astype(np.float32)
    photo = find_screen(as_levels(scene(400, 500) + noise, BYTES))
    scan = print_with_dots(scene(400, 500), 6, 45) + noise
    assert screen_of(scan).strength > 80 > (photo.strength if photo else 0)


def test_upright_compression_blocks_are_no_screen() -> None:
    blocky = scene(384, 384)
    blocky[::8] += 0.1
    blocky[:, ::8] += 0.1
    assert find_screen(as_levels(blocky, BYTES)) is None


def test_photo_smaller_than_a_block_has_no_screen() -> None:
    assert find_screen(as_levels(print_with_dots(scene(90, 90), 5, 45), BYTES)) is None


def test_dots_are_removed_and_the_picture_stays() -> None:
    scan = print_with_dots(scene(300, 340), 6, 45)
    screen = screen_of(scan)
    clean = remove_screen(scan, screen, (0, 0))[20:-20, 20:-20]
    reference = scan[20:-20, 20:-20].mean()
    assert clean.mean() == pytest.approx(reference, abs=0.01)
    assert np.abs(np.diff(clean[..., 0])).max() < 0.1 * np.abs(np.diff(scan[..., 0])).max()


def test_part_without_dots_is_unchanged() -> None:
    scan = print_with_dots(scene(640, 640), 6, 45)
    screen = screen_of(scan)
    scan[:, 320:] = scene(640, 640)[:, 320:]
    clean = remove_screen(scan, screen, (0, 0))
    assert np.allclose(clean[:, 460:], scan[:, 460:], atol=1 / 255)


def test_tiles_equal_the_whole_photo() -> None:
    scan = print_with_dots(scene(500, 600), 7, 40)
    screen = screen_of(scan)
    whole = remove_screen(scan, screen, (0, 0))
    tile = remove_screen(scan[40:, 72:], screen, (40, 72))
    assert np.allclose(tile[BLOCK:, BLOCK:], whole[BLOCK + 40 :, BLOCK + 72 :], atol=1e-5)


def test_screen_survives_its_array() -> None:
    screen = Screen((0.1, 0.12), (0.12, -0.1), 321.0)
    assert Screen.from_array(screen.as_array()) == screen
