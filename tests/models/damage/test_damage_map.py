"""Tests of the damage probability from several sizes of a photo."""

import numpy as np
import pytest

from models.core.pixels import MaskArray, Pixels, Rect, block_means
from models.core.progress import Progress
from models.core.protocols import Network, RestoreInput
from models.damage.damage_map import (
    RESERVE,
    analyse_damage,
    damage_certainty,
    damage_map,
    overview_damage,
    small_photo_damage,
    thin_share,
    tile_reductions,
)
from models.imaging.hysteresis import EXTENT
from tests.fakes import FakeNetwork


def network(name: str) -> Network:
    raise AssertionError(name)


def tile(image: Pixels, rect: Rect, whole: Rect) -> RestoreInput:
    return RestoreInput(image, rect, whole, None, network, Progress())


def darkness(image: Pixels) -> MaskArray:
    return 1 - image[..., 0]


@pytest.mark.parametrize(
    ("factor", "reductions"), [(1, ()), (2, (1,)), (3, (1,)), (6, (1, 2)), (13, (1, 2, 4))]
)
def test_tiles_are_reduced_by_powers_of_two_below_the_overview(
    factor: int, reductions: tuple[int, ...]
) -> None:
    assert tile_reductions(factor) == reductions


def test_block_means_drop_left_over_rows() -> None:
    image = np.arange(5, dtype=np.float32)[:, None, None].repeat(4, 1).repeat(3, 2)
    assert block_means(image, 2)[:, 0, 0].tolist() == [0.5, 2.5]


def test_small_photo_is_looked_at_in_its_overview_only() -> None:
    overview = np.random.default_rng(0).random((60, 80), np.float32)
    rect = Rect(10, 20, 30, 40)
    image = np.zeros((40, 30, 3), np.float32)
    found = damage_map(tile(image, rect, Rect(0, 0, 80, 60)), overview, darkness)
    assert np.array_equal(found, overview[20:60, 10:40])


def test_each_pixel_gets_the_highest_probability_of_all_sizes() -> None:
    whole, rect = Rect(0, 0, 1536, 1536), Rect(512, 512, 256, 256)
    overview = np.full((768, 768), 0.25, np.float32)
    image = np.ones((256, 256, 3), np.float32)
    image[100, 100] = 0
    found = damage_map(tile(image, rect, whole), overview, darkness)
    assert found[100, 100] == 1
    assert np.allclose(np.delete(found.ravel(), 100 * 256 + 100), 0.25)


def test_reduced_tiles_are_aligned_with_the_photo() -> None:
    whole, rect = Rect(0, 0, 4608, 4608), Rect(1001, 1003, 64, 64)
    image = np.ones((64, 64, 3), np.float32)
    image[20:40, 30:50] = 0
    found = damage_map(tile(image, rect, whole), np.zeros((768, 768), np.float32), darkness)
    assert np.array_equal(found > 0.99, image[..., 0] == 0)


def test_overview_is_also_looked_at_at_half_its_size() -> None:
    seen: list[tuple[int, ...]] = []

    def detect(image: Pixels) -> MaskArray:
        seen.append(image.shape[:2])
        return np.zeros(image.shape[:2], np.float32)

    found = overview_damage(np.ones((501, 768, 3), np.float32), detect)
    assert (sorted(seen), found.shape) == ([(251, 384), (501, 768)], (501, 768))


def test_small_photo_is_also_looked_at_at_half_and_twice_its_size() -> None:
    seen: list[tuple[int, ...]] = []

    def detect(image: Pixels) -> MaskArray:
        seen.append(image.shape[:2])
        return np.zeros(image.shape[:2], np.float32)

    found = small_photo_damage(np.ones((51, 76, 3), np.float32), detect)
    assert (sorted(seen), found.shape) == ([(26, 38), (51, 76), (102, 152)], (51, 76))


def test_damage_seen_only_at_twice_the_size_counts() -> None:
    photo = np.ones((40, 60, 3), np.float32)
    photo[10:20, 30:40] = 0

    def detect(image: Pixels) -> MaskArray:
        return darkness(image) if image.shape[0] == 80 else np.zeros(image.shape[:2], np.float32)

    assert np.array_equal(small_photo_damage(photo, detect) > 0.5, photo[..., 0] == 0)


def certainty(regions: float, network: float) -> float:
    answer = np.full((4, 4, 1), network, np.float32)
    image, whole = np.zeros((4, 4, 3), np.float32), Rect(0, 0, 4, 4)
    work = RestoreInput(
        image, whole, whole, None, lambda _: FakeNetwork(lambda _: answer), Progress()
    )
    return float(damage_certainty(work, None, lambda _: np.full((4, 4), regions, np.float32))[0, 0])


def test_network_raises_and_lowers_the_certainty_of_regions() -> None:
    assert certainty(0.5, 0.1) < certainty(0.5, 0.5) < certainty(0.5, 0.9)


def test_network_alone_continues_damage_but_begins_none() -> None:
    assert EXTENT < certainty(0.0, 1.0) < 0.5


def test_region_without_damage_stays_certainly_sound() -> None:
    assert certainty(0.0, 0.5) < 0.01


def test_probable_region_is_certain_even_if_the_network_is_undecided() -> None:
    assert certainty(0.6, 0.5) > 0.8


def prior(share: float) -> float:
    found = np.zeros((100, 100), np.float32)
    found[::10].flat[: round(share * found.size)] = 0.9
    undecided = FakeNetwork(lambda image: np.full((100, 100, 1), 0.5, np.float32))
    whole = Rect(0, 0, 100, 100)
    image = np.zeros((100, 100, 3), np.float32)
    overview = RestoreInput(image, whole, whole, None, lambda _: undecided, Progress())

    def detect(seen: Pixels) -> MaskArray:
        by = len(seen) // len(found)
        return found.repeat(by, 0).repeat(by, 1) if by else np.zeros(seen.shape[:2], np.float32)

    return float(analyse_damage(overview, detect)[0, 0, 1])


def test_little_damage_makes_all_of_it_less_certain() -> None:
    assert prior(0.001) == pytest.approx(-RESERVE)


def test_one_wide_spot_tells_nothing_of_the_rest() -> None:
    found = np.zeros((100, 100), bool)
    found[20:60, 20:60] = True
    assert thin_share(found) == 0


def test_much_damage_makes_more_of_it_certain() -> None:
    assert -RESERVE < prior(0.004) < prior(0.01) <= prior(0.1) < 1
