"""Restore a photo of any size piece by piece: cut, order by focus, run, halve when memory runs
out, guard against broken answers, blend.

Never more than a tile of the photo is in memory, beside the strips where tiles meet.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from models.core.device import Device
from models.core.errors import DeviceUnavailable, NetworkFailed, OutOfMemory
from models.core.pixels import MaskArray, Pixels, Raster, Rect, as_pixels
from models.core.progress import FallbackToCpu, Progress, TileLeftUnchanged, TileShrunk
from models.imaging.upscaling import upscale
from models.tiling.blending import OVERLAP, Grid, TileBlender

DARKEST: Final = 0.5 / 255
"""All below is stored as black."""

NOT_BLACK: Final = 0.02
"""Mean of an input that must not become black."""

BOUNDS: Final = (-1.0, 2.0)
"""A sound network may overshoot black and white, but never leaves these."""

TileFunction = Callable[[Pixels, Rect, Progress], Pixels]
"""Restores the pixels of a place in the photo; the answer has their shape, or is larger by the
scale of the cut. Raises ModelError."""


@dataclass(frozen=True, slots=True)
class TileConfig:
    """How a photo is cut, in pixels: the side of a tile, the least side that is tried when memory
    runs out, and how much must be seen around a tile. What comes out is `scale` times as large."""

    side: int
    least_side: int
    halo: int
    scale: int = 1


def run_tiled(
    image: Raster,
    runs: Mapping[Device, TileFunction],
    cut: TileConfig,
    focus: tuple[float, float],
    mask: MaskArray | None,
    progress: Progress,
) -> Iterator[tuple[Rect, Pixels]]:
    """Pieces that cover the photo, made larger by the scale of `cut`, when they are written in the
    order given, tiles nearest to `focus` (x, y in pixels) first; a later piece may correct the
    seam of an earlier one. What comes out does not depend on the focus. Tiles where `mask` is zero
    throughout are left out.

    `runs` has one way to run for each device that may be tried, the best first: when memory
    runs out the tile is halved down to the least, then the next device takes over. Raises
    OutOfMemory, NetworkFailed or DeviceUnavailable when the last gives up, and Cancelled.
    """
    grid = Grid.of(Rect.of(image), cut.side)
    order = _nearest_first(grid, focus, mask)
    runner, seams = _Runner(image, runs, cut), TileBlender(grid.scaled(cut.scale), order)
    for at, number in enumerate(order):
        share = progress.part(at, len(order))
        yield from seams.add(number, runner.restored(grid.tile_with_overlap(number), share))
    progress.report(1.0)


def detect_divergence(before: Pixels, after: Pixels) -> str | None:
    """What is wrong with a network's answer: nan, infinite, blown-up or black."""
    if np.isnan(after).any():
        return "nan"
    low, high = float(after.min()), float(after.max())
    if np.isinf((low, high)).any():
        return "infinite"
    if low < BOUNDS[0] or high > BOUNDS[1]:
        return "blown-up"
    return "black" if high < DARKEST and before.mean() > NOT_BLACK else None


def _nearest_first(grid: Grid, focus: tuple[float, float], mask: MaskArray | None) -> list[int]:
    def distance(number: int) -> float:
        x, y = grid.tiles[number].centre
        return (x - focus[0]) ** 2 + (y - focus[1]) ** 2

    numbers = range(len(grid.tiles))
    wanted = (n for n in numbers if mask is None or mask[grid.tiles[n].slices].any())
    return sorted(wanted, key=distance)


class _Runner:
    """Restores rectangles in as large pieces as memory allows; what it learns about that it
    remembers for the next."""

    def __init__(self, image: Raster, runs: Mapping[Device, TileFunction], cut: TileConfig) -> None:
        self._image, self._cut, self._runs = image, cut, runs
        self._devices = list(runs)
        self._most = cut.side + 2 * OVERLAP

    def restored(self, region: Rect, progress: Progress) -> Pixels:
        """The restored pixels of a rectangle."""
        while max(region.w, region.h) <= self._most:
            try:
                return self._at_once(region, progress)
            except (OutOfMemory, NetworkFailed, DeviceUnavailable) as error:
                memory = isinstance(error, OutOfMemory)
                if memory and max(region.w, region.h) > self._cut.least_side:
                    self._shrink(region, progress)
                elif len(self._devices) > 1:
                    self._fall_back_to_next_device(progress)
                else:
                    raise
        return self._in_parts(region, progress)

    def _at_once(self, region: Rect, progress: Progress) -> Pixels:
        progress.report(0.0)
        around = region.grown(self._cut.halo, Rect.of(self._image))
        seen = as_pixels(self._image[around.slices])
        inner, scale = region.relative_to(around), self._cut.scale
        restored = self._runs[self._devices[0]](seen, around, progress)
        restored = restored[inner.scaled(scale).slices]
        broken = detect_divergence(seen[inner.slices], restored)
        if broken is None:
            return restored
        progress.notice(TileLeftUnchanged(region, broken))
        return upscale(seen, around, region.scaled(scale), scale)

    def _in_parts(self, region: Rect, progress: Progress) -> Pixels:
        larger = region.scaled(self._cut.scale)
        whole = np.empty((larger.h, larger.w, 3), np.float32)
        grid = Grid.of(region, max(self._most - 2 * OVERLAP, self._most // 2, 1))
        numbers = range(len(grid.tiles))
        seams = TileBlender(grid.scaled(self._cut.scale), numbers)
        for number in numbers:
            share = progress.part(number, len(numbers))
            restored = self.restored(grid.tile_with_overlap(number), share)
            for rect, pixels in seams.add(number, restored):
                whole[rect.relative_to(larger).slices] = pixels
        return whole

    def _shrink(self, region: Rect, progress: Progress) -> None:
        self._most = max(self._cut.least_side, (max(region.w, region.h) + 1) // 2)
        progress.notice(TileShrunk(self._most))

    def _fall_back_to_next_device(self, progress: Progress) -> None:
        progress.notice(FallbackToCpu(self._devices.pop(0).value))
        self._most = self._cut.side + 2 * OVERLAP
