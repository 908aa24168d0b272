"""Restoration of one region of a photo as a whole, with previews.

Generative networks decide anew what they see in every tile, so a photo cannot be tiled for them as
in `models.tiling.tiled`; they tile their own latents instead.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Protocol, runtime_checkable

import numpy as np

from models.core.device import Device
from models.core.engine_run import DetectedTags, RestoredTile, RunResult
from models.core.errors import DeviceUnavailable, NetworkFailed, NothingRestored, OutOfMemory
from models.core.invention_map import InventionMap
from models.core.pixels import MaskArray, Pixels, Raster, Rect, as_pixels
from models.core.progress import FallbackToCpu, Progress, TileLeftUnchanged
from models.core.protocols import NetworkProvider
from models.tiling.tiled import detect_divergence

FEATHER: Final = 12
"""Width in pixels inside the edge of a mask over which generated pixels are faded in."""

RegionResult = Pixels | InventionMap | DetectedTags
"""Item of a region's restoration: preview or final pixels, or a result of another kind."""

RegionFunction = Callable[[Pixels, Rect, Progress], Iterator[RegionResult]]
"""Function that yields pixels of a rect, each time better. Raises: ModelError, Cancelled."""


@runtime_checkable
class RegionRestorer(Protocol):
    """Protocol of restorers that process a region as a whole."""

    margin: int
    """Number of pixels around the masked area that the restorer sees."""

    def region_function(
        self, network: NetworkProvider, params: Mapping[str, Any]
    ) -> RegionFunction:
        """Return the function that restores a region with the networks of one device."""


def run_region(
    image: Raster,
    functions: Mapping[Device, RegionFunction],
    margin: int,
    mask: MaskArray | None,
    progress: Progress,
) -> Iterator[RunResult]:
    """Restore the masked region, or the whole photo, and yield previews and then the result.

    Where the mask is zero, all of them equal the photo bit for bit. `functions` has one function
    for each device, the best first; the next one takes over when one fails.
    Raises: OutOfMemory, NetworkFailed or DeviceUnavailable when the last device fails;
    NothingRestored when the last pixels are unusable; Cancelled.
    """
    region = masked_rect(mask, Rect.of(image), margin)
    if region.area == 0:
        return
    original = as_pixels(image[region.slices])
    share = None if mask is None else feather_edges(mask[region.slices])
    devices, fault = list(functions), None
    while True:
        try:
            for result in functions[devices[0]](original, region, progress):
                if not isinstance(result, np.ndarray):
                    yield result
                else:
                    fault = _find_fault(original, result, region, progress)
                    pixels = result if fault is None else original
                    yield RestoredTile(region, _mix(original, pixels, share))
            if fault is not None:
                raise NothingRestored(fault)
            return
        except (OutOfMemory, NetworkFailed, DeviceUnavailable):
            if len(devices) == 1:
                raise
            progress.notice(FallbackToCpu(devices.pop(0).value))


def masked_rect(mask: MaskArray | None, whole: Rect, margin: int) -> Rect:
    """Return the rect around the nonzero part of a mask, with a margin; empty if there is none."""
    if mask is None:
        return whole
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return Rect(0, 0, 0, 0)
    top, left = int(rows[0]), int(columns[0])
    around = Rect(left, top, int(columns[-1]) + 1 - left, int(rows[-1]) + 1 - top)
    return around.grown(margin, whole)


def feather_edges(mask: MaskArray) -> MaskArray:
    """Compute how much of the generated pixels is shown, 0 where the mask is 0 and rising to 1.

    The values of the mask itself are applied by the layer and not a second time here.
    """
    share = (mask > 0).astype(np.float32)
    inner = share
    for _ in range(FEATHER - 1):
        inner = _erode(inner)
        share = share + inner
    return share / np.float32(FEATHER)


def _erode(mask: MaskArray) -> MaskArray:
    """Erode a mask by one pixel, except at the edge of the photo."""
    around = np.pad(mask, 1, mode="edge")
    rows = np.minimum(np.minimum(around[:-2], around[1:-1]), around[2:])
    return np.minimum(np.minimum(rows[:, :-2], rows[:, 1:-1]), rows[:, 2:])


def _find_fault(original: Pixels, pixels: Pixels, region: Rect, progress: Progress) -> str | None:
    """Return why the network's pixels are unusable, with a notice, or None."""
    fault = detect_divergence(original, pixels)
    if fault is not None:
        progress.notice(TileLeftUnchanged(region, fault))
    return fault


def _mix(original: Pixels, pixels: Pixels, share: MaskArray | None) -> Pixels:
    if share is None:
        return pixels
    mixed = original + share[..., None] * (pixels - original)
    return np.where(share[..., None] > 0, mixed, original)
