"""Restoration of one region of a photo as a whole, with previews.

Generative networks decide anew what they see in every tile, so a photo cannot be tiled for them as
in `models.tiling.tile_runner`; they tile their own latents instead.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Protocol, runtime_checkable

import numpy as np

from models.core.device import Device
from models.core.engine_run import DetectedTags, RestoredTile, RunResult
from models.core.errors import DeviceUnavailable, NetworkFailed, NothingRestored, OutOfMemory
from models.core.face import FaceReport
from models.core.invention_map import InventionMap
from models.core.pixels import MaskArray, Pixels, Raster, Rect, as_pixels
from models.core.progress import FallbackToCpu, Progress, TileLeftUnchanged
from models.core.protocols import NetworkProvider
from models.tiling.divergence_guard import detect_divergence

FEATHER: Final = 12
"""Width in pixels inside the edge of a mask over which generated pixels are faded in."""

RegionResult = Pixels | InventionMap | DetectedTags | FaceReport
"""Item of a region's restoration: preview or final pixels, or a result of another kind."""

RegionFunction = Callable[[Pixels, Rect, Progress], Iterator[RegionResult]]
"""Function that yields pixels of a rect, each time better. Raises: ModelError, Cancelled."""


@runtime_checkable
class RegionRestorer(Protocol):
    """Protocol of restorers that process the masked region at once instead of tile by tile."""

    margin: int
    """Number of pixels around the masked area that the restorer sees."""

    def region_function(
        self,
        network: NetworkProvider,
        params: Mapping[str, Any],
        focus: tuple[float, float] | None,
    ) -> RegionFunction:
        """Return the function that restores regions with parameters `params` on one device.

        Its networks are loaded by their ids. What is near `focus`, x and y in pixels of the photo,
        may be shown first; None: no point is preferred."""


def run_region(
    image: Raster,
    functions: Mapping[Device, RegionFunction],
    margin: int,
    mask: MaskArray | None,
    progress: Progress,
) -> Iterator[RunResult]:
    """Restore the masked region, or the whole photo, and yield previews and then the result.

    Where the mask is zero, all of them equal the photo bit for bit. `functions` has one function
    for each device, in order of preference; when one fails, the next starts again. `margin` is how
    many pixels around the mask are seen. Raises: OutOfMemory, NetworkFailed or DeviceUnavailable of
    the last device; NothingRestored when the last pixels are unusable; Cancelled."""
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
    """Return the rect around the nonzero part of a mask plus `margin` pixels.

    It is `whole` without a mask, and empty if the mask is zero throughout."""
    if mask is None:
        return whole
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return Rect(0, 0, 0, 0)
    top, left = int(rows[0]), int(columns[0])
    around = Rect(left, top, int(columns[-1]) + 1 - left, int(rows[-1]) + 1 - top)
    return around.grown(margin, whole)


def feather_edges(mask: MaskArray) -> MaskArray:
    """Compute the share of generated pixels to show: 0 outside of the mask, rising to 1 inside.

    The layer applies the mask's own values; only its nonzero area counts here."""
    share = (mask > 0).astype(np.float32)
    inner = share
    for _ in range(FEATHER - 1):
        inner = _erode(inner)
        share = share + inner
    return share / np.float32(FEATHER)


def _erode(mask: MaskArray) -> MaskArray:
    """Set to 0 the mask pixels that touch a zero; pixels beyond the photo's edge do not count."""
    around = np.pad(mask, 1, mode="edge")
    rows = np.minimum(np.minimum(around[:-2], around[1:-1]), around[2:])
    return np.minimum(np.minimum(rows[:, :-2], rows[:, 1:-1]), rows[:, 2:])


def _find_fault(original: Pixels, pixels: Pixels, region: Rect, progress: Progress) -> str | None:
    """Return why the network's pixels are unusable, and send a notice; None if they are usable.

    `region` is the rect of both, `original` the pixels before the network, H x W x 3, 0 to 1."""
    fault = detect_divergence(original, pixels)
    if fault is not None:
        progress.notice(TileLeftUnchanged(region, fault))
    return fault


def _mix(original: Pixels, pixels: Pixels, share: MaskArray | None) -> Pixels:
    if share is None:
        return pixels
    mixed = original + share[..., None] * (pixels - original)
    return np.where(share[..., None] > 0, mixed, original)
