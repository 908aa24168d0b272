"""Tiled restoration of photos of any size.

Tiles are ordered by distance from the focus, run, halved when memory runs out, checked for unusable
pixels and blended. At most one tile of the photo is in memory, besides the strips where tiles meet.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from models.core.device import Device
from models.core.errors import DeviceUnavailable, NetworkFailed, NothingRestored, OutOfMemory
from models.core.pixels import MaskArray, Pixels, Raster, Rect, as_pixels
from models.core.progress import FallbackToCpu, Progress, TileLeftUnchanged, TileShrunk
from models.imaging.upscaling import upscale
from models.tiling.divergence_guard import detect_divergence
from models.tiling.tile_blending import TileBlender
from models.tiling.tile_grid import OVERLAP, Grid
from models.tiling.tile_size import TileConfig

TileFunction = Callable[[Pixels, Rect, Progress], Pixels]
"""Function that restores the pixels of a rect; the result is larger by the scale of the tiling.

Raises: ModelError; Cancelled.
"""


def run_tiled(
    image: Raster,
    runs: Mapping[Device, TileFunction],
    config: TileConfig,
    focus: tuple[float, float],
    mask: MaskArray | None,
    progress: Progress,
) -> Iterator[tuple[Rect, Pixels]]:
    """Restore a photo tile by tile and yield rect and pixels of each.

    `runs` has one function for each device, in order of preference: when memory runs out, the tile
    is halved down to the least side, then the next device takes over. Tiles nearest to `focus` (x,
    y in pixels) come first; those where `mask` is zero throughout are left out. Write the results
    in the order given, since a later one may overwrite the seam of an earlier one. Pixels do not
    depend on `focus`. Raises: OutOfMemory, NetworkFailed or DeviceUnavailable of the last device;
    NothingRestored when no tile had usable pixels; Cancelled."""
    grid = Grid.of(Rect.of(image), config.side)
    order = _nearest_first(grid, focus, mask)
    runner, blender = _Runner(image, runs, config), TileBlender(grid.scaled(config.scale), order)
    for index, number in enumerate(order):
        share = progress.part(index, len(order))
        yield from blender.add(number, runner.restore(grid.tile_with_overlap(number), share))
    if runner.fault is not None and not runner.has_restored:
        raise NothingRestored(runner.fault)
    progress.report(1.0)


def run_pieces(
    image: Raster,
    runs: Mapping[Device, TileFunction],
    config: TileConfig,
    rects: Sequence[Rect],
    progress: Progress,
) -> Iterator[tuple[Rect, Pixels]]:
    """Restore rects of a photo, each in one run if memory allows, and yield rect and pixels.

    Raises: OutOfMemory, NetworkFailed or DeviceUnavailable of the last device; Cancelled."""
    for index, rect in enumerate(rects):
        runner = _Runner(image, runs, replace(config, side=max(rect.w, rect.h)))
        yield rect, runner.restore(rect, progress.part(index, len(rects)))


def _nearest_first(grid: Grid, focus: tuple[float, float], mask: MaskArray | None) -> list[int]:
    """Return numbers of tiles not masked out (None: all), by distance from `focus` (x, y px)."""
    numbers = range(len(grid.tiles))
    wanted = (n for n in numbers if mask is None or mask[grid.tiles[n].slices].any())
    return sorted(wanted, key=lambda n: grid.tiles[n].distance_to(focus))


class _Runner:
    """Runner of a tile function that halves tiles or changes device when memory runs out."""

    def __init__(
        self, image: Raster, runs: Mapping[Device, TileFunction], config: TileConfig
    ) -> None:
        self._image, self._config, self._runs = image, config, runs
        self._devices = list(runs)
        self._most = config.side + 2 * OVERLAP
        self.has_restored = False
        self.fault: str | None = None

    def restore(self, region: Rect, progress: Progress) -> Pixels:
        """Return the restored pixels of the rect `region`, in smaller tiles if memory runs out."""
        while max(region.w, region.h) <= self._most:
            try:
                return self._restore_at_once(region, progress)
            except (OutOfMemory, NetworkFailed, DeviceUnavailable) as error:
                is_memory = isinstance(error, OutOfMemory)
                if is_memory and max(region.w, region.h) > self._config.least_side:
                    self._shrink(region, progress)
                elif len(self._devices) > 1:
                    self._fall_back_to_next_device(progress)
                else:
                    raise
        return self._restore_in_parts(region, progress)

    def _restore_at_once(self, region: Rect, progress: Progress) -> Pixels:
        progress.report(0.0)
        around = region.grown(self._config.halo, Rect.of(self._image))
        original = as_pixels(self._image[around.slices])
        inner, scale = region.relative_to(around), self._config.scale
        restored = self._runs[self._devices[0]](original, around, progress)
        restored = restored[inner.scaled(scale).slices]
        fault = detect_divergence(original[inner.slices], restored)
        if fault is None:
            self.has_restored = True
            return restored
        self.fault = fault
        progress.notice(TileLeftUnchanged(region, fault))
        return upscale(original, around, region.scaled(scale), scale)

    def _restore_in_parts(self, region: Rect, progress: Progress) -> Pixels:
        larger = region.scaled(self._config.scale)
        whole = np.empty((larger.h, larger.w, 3), np.float32)
        grid = Grid.of(region, max(self._most - 2 * OVERLAP, self._most // 2, 1))
        numbers = range(len(grid.tiles))
        blender = TileBlender(grid.scaled(self._config.scale), numbers)
        for number in numbers:
            share = progress.part(number, len(numbers))
            restored = self.restore(grid.tile_with_overlap(number), share)
            for rect, pixels in blender.add(number, restored):
                whole[rect.relative_to(larger).slices] = pixels
        return whole

    def _shrink(self, region: Rect, progress: Progress) -> None:
        self._most = self._config.halved(max(region.w, region.h))
        progress.notice(TileShrunk(self._most))

    def _fall_back_to_next_device(self, progress: Progress) -> None:
        progress.notice(FallbackToCpu(self._devices.pop(0).value))
        self._most = self._config.side + 2 * OVERLAP
