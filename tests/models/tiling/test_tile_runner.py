"""Tiled restoration: exactness, blending and recovery from failures."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Event

import numpy as np
import pytest

from models.core.device import Device
from models.core.errors import NetworkFailed, NothingRestored, OutOfMemory
from models.core.pixels import MaskArray, Pixels, Raster, Rect, as_pixels
from models.core.progress import (
    Cancelled,
    FallbackToCpu,
    Notice,
    Progress,
    TileLeftUnchanged,
    TileShrunk,
)
from models.tiling.tile_runner import TileFunction, run_tiled
from models.tiling.tile_size import TileConfig

SEEDS = range(520)


@dataclass
class NoticeList:
    """Progress that records notices."""

    notices: list[Notice] = field(default_factory=list)

    @property
    def progress(self) -> Progress:
        """Progress that appends to the list."""
        return Progress(on_notice=self.notices.append)


def photo(height: int, width: int, seed: int = 0) -> Raster:
    levels = np.random.default_rng(seed).integers(0, 65536, (height, width, 3))
    return levels.astype(np.uint16)


def identity(pixels: Pixels, rect: Rect, progress: Progress) -> Pixels:
    return pixels


def failing(at: set[int], run: TileFunction = identity) -> TileFunction:
    """Return a function that runs out of memory at the calls of these numbers."""
    calls = iter(range(10**6))

    def run_or_fail(pixels: Pixels, rect: Rect, progress: Progress) -> Pixels:
        if next(calls) in at:
            raise OutOfMemory("cuda", max(pixels.shape[:2]))
        return run(pixels, rect, progress)

    return run_or_fail


def whole(
    image: Raster,
    runs: Mapping[Device, TileFunction],
    config: TileConfig,
    progress: Progress | None = None,
    focus: tuple[float, float] = (0, 0),
) -> Pixels:
    """Run all tiles and return the restored photo."""
    out = np.full(image.shape, np.nan, np.float32)
    for rect, pixels in run_tiled(image, runs, config, focus, None, progress or Progress()):
        out[rect.slices] = pixels
    return out


@pytest.mark.parametrize("seed", SEEDS)
def test_identity_is_exact_for_every_size_tile_and_failure(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311  not for secrets
    height, width = (dice.choice((dice.randint(1, 9), dice.randint(1, 150))) for _ in range(2))
    side = dice.randint(max(height, width) // 6 + 1, 160)
    config = TileConfig(side, dice.randint(1, side), dice.randint(0, 24))
    failures = {dice.randint(0, 12) for _ in range(dice.randint(0, 5))}
    image = photo(height, width, seed)
    runs = {Device.CUDA: failing(failures), Device.CPU: identity}
    focus = (dice.uniform(0, width), dice.uniform(0, height))
    assert np.array_equal(whole(image, runs, config, focus=focus), as_pixels(image))


@pytest.mark.parametrize("side", [1, 2, 3, 7])
def test_identity_is_exact_for_tiny_tiles(side: int) -> None:
    image = photo(11, 13)
    assert np.array_equal(
        whole(image, {Device.CPU: identity}, TileConfig(side, 1, 3)), as_pixels(image)
    )


@pytest.mark.parametrize("at", range(16))
def test_identity_is_exact_wherever_memory_runs_out(at: int) -> None:
    image = photo(90, 130)
    runs = {Device.CPU: failing({at, at + 1})}
    assert np.array_equal(whole(image, runs, TileConfig(40, 8, 5)), as_pixels(image))


def box_blur(radius: int) -> TileFunction:
    """Return a function that computes the mean over a square window, with repeated edges."""

    def run(pixels: Pixels, rect: Rect, progress: Progress) -> Pixels:
        padded = np.pad(pixels, ((radius, radius), (radius, radius), (0, 0)), mode="edge")
        moved = [np.roll(padded, (y, x), (0, 1)) for y in span for x in span]
        inner = slice(radius, -radius)
        mean = np.asarray(np.mean(moved, axis=0, dtype=np.float64), np.float32)
        return mean[inner, inner]

    span = range(-radius, radius + 1)
    return run


@pytest.mark.parametrize("failures", [set(), {0}, {3, 5}])
@pytest.mark.parametrize("side", [16, 33, 64, 200])
def test_tiling_a_local_filter_changes_nothing(side: int, failures: set[int]) -> None:
    image, blur = photo(97, 120), box_blur(2)
    out = whole(image, {Device.CPU: failing(failures, blur)}, TileConfig(side, 8, 2))
    expected = blur(as_pixels(image), Rect.of(image), Progress())
    assert np.allclose(out, expected, atol=1e-6)


def brighten_by_position(pixels: Pixels, rect: Rect, progress: Progress) -> Pixels:
    """Simulate a network that pools, so that each tile is a little different."""
    return pixels + np.float32(0.02 * ((rect.x * 7 + rect.y * 3) % 5))


def test_seams_between_differing_tiles_are_gradual() -> None:
    image = np.full((256, 256, 3), 20000, np.uint16)
    out = whole(image, {Device.CPU: brighten_by_position}, TileConfig(64, 8, 3))
    steps = max(np.abs(np.diff(out, axis=axis)).max() for axis in (0, 1))
    assert steps < 0.08 / 16


def test_the_result_does_not_depend_on_the_focus() -> None:
    image, runs = photo(140, 200), {Device.CPU: brighten_by_position}
    results = [
        whole(image, runs, TileConfig(40, 8, 3), focus=focus)
        for focus in ((0, 0), (190, 9), (77, 120))
    ]
    assert all(np.array_equal(results[0], other) for other in results[1:])


def test_tiles_nearest_to_the_focus_come_first() -> None:
    image = photo(90, 90)
    runs = {Device.CPU: identity}
    rect, _ = next(run_tiled(image, runs, TileConfig(30, 8, 0), (80, 45), None, Progress()))
    assert rect == Rect(60, 30, 30, 30)


def test_tiles_where_the_mask_is_zero_are_not_yielded() -> None:
    image, mask = photo(90, 90), np.zeros((90, 90), np.float32)
    mask[40, 50] = mask[70, 70] = 1
    pieces = run_tiled(
        image, {Device.CPU: identity}, TileConfig(30, 8, 0), (0, 0), mask, Progress()
    )
    seen = np.zeros((3, 3), bool)
    for rect, _ in pieces:
        seen[rect.y // 30 : (rect.y + rect.h - 1) // 30 + 1, rect.x // 30] = True
    assert seen.tolist() == [[False] * 3, [False, True, False], [False, False, True]]


def test_out_of_memory_halves_the_tile_with_a_notice() -> None:
    received = NoticeList()
    whole(photo(64, 64), {Device.CPU: failing({0})}, TileConfig(64, 8, 0), received.progress)
    assert received.notices == [TileShrunk(32)]


def test_the_cpu_takes_over_when_the_smallest_tile_fails() -> None:
    received = NoticeList()
    runs = {Device.CUDA: failing(set(range(99))), Device.CPU: identity}
    image = photo(40, 40)
    assert np.array_equal(
        whole(image, runs, TileConfig(40, 16, 0), received.progress), as_pixels(image)
    )
    assert received.notices == [TileShrunk(20), FallbackToCpu("cuda")]


def test_out_of_memory_on_the_last_device_is_raised() -> None:
    with pytest.raises(OutOfMemory):
        whole(photo(40, 40), {Device.CPU: failing(set(range(99)))}, TileConfig(40, 16, 0))


def test_a_network_that_fails_on_a_device_runs_on_the_next() -> None:
    def broken(pixels: Pixels, rect: Rect, progress: Progress) -> Pixels:
        raise NetworkFailed("model", "driver")

    image, received = photo(40, 40), NoticeList()
    runs = {Device.DML: broken, Device.CPU: identity}
    assert np.array_equal(
        whole(image, runs, TileConfig(20, 8, 0), received.progress), as_pixels(image)
    )
    assert received.notices == [FallbackToCpu("dml")]


@pytest.mark.parametrize(
    ("fault", "spoil"),
    [
        ("nan", lambda pixels: pixels * np.float32(np.nan)),
        ("infinite", lambda pixels: pixels + np.float32(np.inf)),
        ("black", np.zeros_like),
        ("blown-up", lambda pixels: pixels * np.float32(900)),
    ],
)
def test_unusable_tile_gives_a_notice_and_keeps_the_input(
    fault: str, spoil: Callable[[Pixels], Pixels]
) -> None:
    def restore(pixels: Pixels, rect: Rect, progress: Progress) -> Pixels:
        return spoil(pixels) if rect.x == 0 else pixels

    image, received = photo(40, 80), NoticeList()
    config = TileConfig(40, 8, 0)
    assert np.array_equal(
        whole(image, {Device.CPU: restore}, config, received.progress), as_pixels(image)
    )
    assert [(type(each), getattr(each, "fault", "")) for each in received.notices] == [
        (TileLeftUnchanged, fault)
    ]


def test_photo_without_any_usable_tile_is_a_failure() -> None:
    def restore(pixels: Pixels, rect: Rect, progress: Progress) -> Pixels:
        return pixels * np.float32(np.nan)

    with pytest.raises(NothingRestored) as error:
        whole(photo(40, 80), {Device.CPU: restore}, TileConfig(40, 8, 0), Progress())
    assert error.value.fault == "nan"


def test_a_black_photo_may_stay_black() -> None:
    received = NoticeList()
    whole(
        np.zeros((9, 9, 3), np.uint8),
        {Device.CPU: identity},
        TileConfig(8, 8, 0),
        received.progress,
    )
    assert received.notices == []


def test_progress_rises_to_one() -> None:
    shares: list[float] = []
    whole(photo(50, 50), {Device.CPU: failing({2})}, TileConfig(20, 8, 0), Progress(shares.append))
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_a_cancel_takes_effect_between_tiles() -> None:
    stop = Event()
    runs = {Device.CPU: identity}
    pieces = run_tiled(photo(90, 90), runs, TileConfig(30, 8, 0), (0, 0), None, Progress(stop=stop))
    next(pieces)
    stop.set()
    with pytest.raises(Cancelled):
        next(pieces)


def test_a_run_sees_at_most_a_tile_with_overlap_and_halo() -> None:
    sizes: list[int] = []

    def run(pixels: Pixels, rect: Rect, progress: Progress) -> Pixels:
        sizes.append(max(pixels.shape))
        return pixels

    whole(photo(300, 300), {Device.CPU: run}, TileConfig(50, 8, 4))
    assert max(sizes) <= 50 + 2 * (16 + 4)


def test_a_mask_of_zeros_runs_nothing() -> None:
    mask: MaskArray = np.zeros((30, 30), np.float32)
    runs = {Device.CPU: failing({0})}
    assert not list(run_tiled(photo(30, 30), runs, TileConfig(8, 8, 0), (0, 0), mask, Progress()))


def repeat_pixels(pixels: Pixels, rect: Rect, progress: Progress) -> Pixels:
    """Repeat every pixel in both directions."""
    return pixels.repeat(2, axis=0).repeat(2, axis=1)


@pytest.mark.parametrize("seed", range(60))
def test_enlarging_is_exact_for_every_size_tile_and_failure(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311  not for secrets
    height, width = dice.randint(1, 90), dice.randint(1, 90)
    config = TileConfig(dice.randint(10, 60), 5, dice.randint(0, 9), scale=2)
    runs = {Device.CPU: failing({dice.randint(0, 6)}, repeat_pixels)}
    image = photo(height, width, seed)
    out = np.full((2 * height, 2 * width, 3), np.nan, np.float32)
    for rect, pixels in run_tiled(image, runs, config, (0, 0), None, Progress()):
        out[rect.slices] = pixels
    assert np.array_equal(out, as_pixels(image).repeat(2, axis=0).repeat(2, axis=1))


def test_unusable_pixels_of_an_enlarging_step_are_replaced_by_upscaling() -> None:
    def broken(pixels: Pixels, rect: Rect, progress: Progress) -> Pixels:
        return np.full((2 * pixels.shape[0], 2 * pixels.shape[1], 3), np.nan, np.float32)

    image = np.full((20, 20, 3), 32768, np.uint16)
    received = NoticeList()
    config = TileConfig(64, 8, 4, scale=2)
    pieces = run_tiled(image, {Device.CPU: broken}, config, (0, 0), None, received.progress)
    rect, pixels = next(iter(pieces))
    assert rect == Rect(0, 0, 40, 40)
    assert np.allclose(pixels, 0.5, atol=1e-4)
    assert [type(each) for each in received.notices] == [TileLeftUnchanged]
