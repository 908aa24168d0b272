"""Restoration of the few parts of a photo that a restorer finds by itself, such as its faces.

The rest of the photo is passed on as it is, tile by tile, and never held in memory at once.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Protocol, runtime_checkable

import numpy as np

from models.core.device import Device
from models.core.engine_run import RestoredTile, RunResult
from models.core.errors import DeviceUnavailable, NetworkFailed, OutOfMemory
from models.core.pixels import MaskArray, Pixels, Raster, Rect, as_pixels
from models.core.progress import FallbackToCpu, Progress
from models.core.protocols import NetworkProvider
from models.tiling.region_runner import feather_edges

SIDE: Final = 1024
"""Side in pixels of the tiles in which the rest of the photo is passed on."""


class PartCanvas:
    """Photo with the rects that were restored so far, to read from and write to.

    Where the mask is zero, it keeps the photo's pixels bit for bit."""

    def __init__(self, image: Raster, mask: MaskArray | None) -> None:
        self.image, self._mask = image, mask
        self._written = list[RestoredTile]()

    @property
    def whole(self) -> Rect:
        """Rect of the photo."""
        return Rect.of(self.image)

    def read(self, rect: Rect) -> Pixels:
        """Return the pixels of a rect of the photo, with what was restored in it so far."""
        pixels = as_pixels(self.image[rect.slices])
        for tile in self._written:
            both = tile.rect.clipped(rect)
            if both.area:
                part = tile.pixels[both.relative_to(tile.rect).slices]
                pixels[both.relative_to(rect).slices] = part
        return pixels

    def write(self, rect: Rect, pixels: Pixels) -> RestoredTile:
        """Write restored pixels to a rect, mixed by the mask, and return the resulting pixels."""
        if self._mask is not None:
            before = self.read(rect)
            share = feather_edges(self._mask[rect.slices])[..., None]
            pixels = np.where(share > 0, before + share * (pixels - before), before)
        tile = RestoredTile(rect, pixels)
        self._written.append(tile)
        return tile

    def is_masked(self, rect: Rect) -> bool:
        """Return whether the mask is above 0 anywhere in a rect; True without a mask."""
        return self._mask is None or bool(self._mask[rect.slices].any())


PartFunction = Callable[[PartCanvas, Progress], Iterator[RunResult]]
"""Function that restores parts of a canvas and yields them. Raises: ModelError; Cancelled."""


@runtime_checkable
class PartRestorer(Protocol):
    """Protocol of restorers that find the parts of a photo to restore, such as faces."""

    def part_function(self, network: NetworkProvider, params: Mapping[str, Any]) -> PartFunction:
        """Return the function that restores parts with parameters `params` on one device.

        Its networks are loaded by their ids."""


def run_parts(
    image: Raster,
    functions: Mapping[Device, PartFunction],
    mask: MaskArray | None,
    progress: Progress,
) -> Iterator[RunResult]:
    """Yield the photo unchanged, tile by tile, and then the parts that were restored.

    `functions` has one function for each device, in order of preference; when one fails, the next
    starts again. Raises: OutOfMemory, NetworkFailed or DeviceUnavailable of the last device;
    Cancelled."""
    yield from _unchanged(image, mask, progress)
    devices, others = list(functions), list[RunResult]()
    while True:
        others.clear()
        try:
            for result in functions[devices[0]](PartCanvas(image, mask), progress):
                if isinstance(result, RestoredTile):
                    yield result
                else:
                    others.append(result)
            break
        except (OutOfMemory, NetworkFailed, DeviceUnavailable):
            if len(devices) == 1:
                raise
            progress.notice(FallbackToCpu(devices.pop(0).value))
    yield from others


def _unchanged(image: Raster, mask: MaskArray | None, progress: Progress) -> Iterator[RestoredTile]:
    """Yield the photo as it is, tile by tile, without tiles where the mask is zero throughout."""
    for tile in Rect.of(image).tiles(SIDE):
        if mask is None or mask[tile.slices].any():
            progress.report(0.0)
            yield RestoredTile(tile, as_pixels(image[tile.slices]))
