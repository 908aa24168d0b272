"""Restore one region of a photo in one piece, and show how it forms.

Generative networks decide anew what they see in every piece, so a photo cannot be cut for them as
in `models.tiling.tiled`; they cut their own latents instead.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Protocol, runtime_checkable

import numpy as np

from models.core.device import Device
from models.core.engine_run import DetectedTags, RestoredTile, RunResult
from models.core.errors import DeviceUnavailable, NetworkFailed, OutOfMemory
from models.core.invention_map import InventionMap
from models.core.pixels import MaskArray, Pixels, Raster, Rect, as_pixels
from models.core.progress import FallbackToCpu, Progress, TileLeftUnchanged
from models.core.protocols import NetworkProvider
from models.tiling.tiled import detect_divergence

FEATHER: Final = 12
"""Pixels inside a mask over which what is generated comes in."""

RegionResult = Pixels | InventionMap | DetectedTags

RegionFunction = Callable[[Pixels, Rect, Progress], Iterator[RegionResult]]
"""Pictures of a place, each better than the one before. Raises ModelError, Cancelled."""


@runtime_checkable
class RegionRestorer(Protocol):
    """A restorer that works on a region in one piece. It sees `margin` pixels around what is
    masked."""

    margin: int

    def region_function(self, lend: NetworkProvider, params: Mapping[str, Any]) -> RegionFunction:
        """How it works with the networks of one device."""


def run_region(
    image: Raster,
    forms: Mapping[Device, RegionFunction],
    margin: int,
    mask: MaskArray | None,
    progress: Progress,
) -> Iterator[RunResult]:
    """The masked region, or the whole photo, several times: previews and then the result. Where
    the mask is zero all are the photo itself, bit for bit. The next device takes over where one
    fails. Raises OutOfMemory, NetworkFailed or DeviceUnavailable when the last gives up."""
    region = masked_rect(mask, Rect.of(image), margin)
    if region.area == 0:
        return
    seen = as_pixels(image[region.slices])
    share = None if mask is None else feather_edges(mask[region.slices])
    devices = list(forms)
    while True:
        try:
            for result in forms[devices[0]](seen, region, progress):
                if isinstance(result, InventionMap | DetectedTags):
                    yield result
                else:
                    pixels = _sound(seen, result, region, progress)
                    yield RestoredTile(region, _within(seen, pixels, share))
            return
        except (OutOfMemory, NetworkFailed, DeviceUnavailable):
            if len(devices) == 1:
                raise
            progress.notice(FallbackToCpu(devices.pop(0).value))


def masked_rect(mask: MaskArray | None, whole: Rect, margin: int) -> Rect:
    """The rectangle around what is masked, with a margin; empty where nothing is."""
    if mask is None:
        return whole
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return Rect(0, 0, 0, 0)
    top, left = int(rows[0]), int(columns[0])
    around = Rect(left, top, int(columns[-1]) + 1 - left, int(rows[-1]) + 1 - top)
    return around.grown(margin, whole)


def feather_edges(mask: MaskArray) -> MaskArray:
    """How much of what is generated is shown: 0 where the mask is 0, rising inside it to 1. How
    far a mask lets through is the layer's business and is not counted twice."""
    share = (mask > 0).astype(np.float32)
    inner = share
    for _ in range(FEATHER - 1):
        inner = _eroded(inner)
        share = share + inner
    return share / np.float32(FEATHER)


def _eroded(mask: MaskArray) -> MaskArray:
    """Smaller by a pixel all around; the photo's edge takes nothing away."""
    around = np.pad(mask, 1, mode="edge")
    rows = np.minimum(np.minimum(around[:-2], around[1:-1]), around[2:])
    return np.minimum(np.minimum(rows[:, :-2], rows[:, 1:-1]), rows[:, 2:])


def _sound(seen: Pixels, pixels: Pixels, region: Rect, progress: Progress) -> Pixels:
    """The photo where the network broke down, and the person is told."""
    broken = detect_divergence(seen, pixels)
    if broken is None:
        return pixels
    progress.notice(TileLeftUnchanged(region, broken))
    return seen


def _within(seen: Pixels, pixels: Pixels, share: MaskArray | None) -> Pixels:
    if share is None:
        return pixels
    mixed = seen + share[..., None] * (pixels - seen)
    return np.where(share[..., None] > 0, mixed, seen)
