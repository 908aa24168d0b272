"""Regions of a scan that are not background: prints, alone or several that touch."""

from typing import Final

import numpy as np

from models.core.pixels import Pixels, box_mean, dilate
from models.imaging.hysteresis import label_components
from models.splitting.convex_hull import Region
from models.splitting.scan_background import Background, Mask, Plane

FAR: Final = 5.0
"""Distance from the background, in deviations of its noise, from which a pixel is no background."""

LEAST_FAR: Final = 0.025
"""Least such distance, 0 to 1."""

MOST_FAR: Final = 0.12
"""Largest such distance, 0 to 1."""

GAP: Final = 2
"""Half the width in pixels of a passage through which the background does not spread."""

THIN: Final = 4
"""Half the width in pixels of what is too thin for a print: hairs, handwriting, creases."""

FRAME_SHARE: Final = 0.6
"""Share of the border of the scan that the lid around an album page covers."""

LEAST_SHARE: Final = 0.02
"""Least share of the scan of a region of background that does not touch its border."""


def gradient(image: Pixels) -> Plane:
    """Compute the largest difference of a channel between neighbours two pixels apart."""
    padded = np.pad(image, ((1, 1), (1, 1), (0, 0)), mode="edge")
    across = np.abs(padded[1:-1, 2:] - padded[1:-1, :-2]).max(axis=2)
    down = np.abs(padded[2:, 1:-1] - padded[:-2, 1:-1]).max(axis=2)
    return np.asarray(np.maximum(across, down), np.float32)


def find_regions(
    image: Pixels, background: Background, least: float, inside: Mask | None = None
) -> list[Region]:
    """Find connected regions, at least `least` pixels wide, that are not background."""
    smooth = box_mean(image, 1)
    distance = background.distance(smooth)
    far = distance > np.clip(FAR * background.noise, LEAST_FAR, MOST_FAR)
    steps = gradient(smooth)
    calm = steps[~far]
    limit = max(1.5 * float(np.quantile(calm, 0.97)) if calm.size else 0.0, 0.015)
    spread = spread_background(~far & (steps < limit), inside)
    objects = ~spread if inside is None else ~spread & inside
    regions = label_regions(opened(objects, THIN))
    return [each for each in regions if _is_large(each, least) and not _is_frame(each, far.shape)]


def _is_frame(region: Region, shape: tuple[int, int]) -> bool:
    """Return whether a region surrounds the scan, as the lid around an album page does.

    `shape` is height and width of the scan in pixels."""
    height, width = shape
    at_border = (region.y == 0) | (region.y == height - 1)
    at_border |= (region.x == 0) | (region.x == width - 1)
    hollow = region.area < 0.5 * height * width
    return bool(hollow and at_border.sum() > FRAME_SHARE * 2 * (height + width))


def without_thin_parts(region: Region) -> list[Region]:
    """Return the connected parts of a region that are thick enough for a print."""
    top, left = region.y.min(), region.x.min()
    mask = np.zeros((np.ptp(region.y) + 1, np.ptp(region.x) + 1), bool)
    mask[region.y - top, region.x - left] = True
    thick = opened(np.pad(mask, THIN + 1), THIN)[THIN + 1 : -THIN - 1, THIN + 1 : -THIN - 1]
    return [Region(each.y + top, each.x + left) for each in label_regions(thick)]


def spread_background(free: Mask, inside: Mask | None) -> Mask:
    """Return the part of `free` that is connected with the border by wide passages."""
    core = shrunk(free, GAP)
    height, width = core.shape
    kept = np.zeros_like(core)
    for region in label_regions(core):
        at_border = (
            region.y.min() <= GAP
            or region.x.min() <= GAP
            or region.y.max() >= height - 1 - GAP
            or region.x.max() >= width - 1 - GAP
        )
        if at_border or region.area > LEAST_SHARE * core.size:
            kept[region.y, region.x] = True
    if inside is not None:
        kept &= inside
    return dilate(kept, GAP)


def label_regions(mask: Mask) -> list[Region]:
    """List the 8-connected regions of a mask."""
    labels = label_components(mask)
    y, x = np.nonzero(mask)
    order = np.argsort(labels, kind="stable")
    ends = np.flatnonzero(np.diff(labels[order])) + 1
    return [Region(y[part], x[part]) for part in np.split(order, ends) if len(part)]


def opened(mask: Mask, radius: int) -> Mask:
    """Return a mask without parts narrower than a square of `radius` (morphological opening)."""
    return dilate(shrunk(mask, radius), radius)


def shrunk(mask: Mask, radius: int) -> Mask:
    """Return where all pixels within `radius`, across and down, are true, as is the outside."""
    return ~dilate(~mask, radius)


def _is_large(region: Region, least: float) -> bool:
    """Return whether a region's area and sides suffice for a print `least` pixels wide."""
    height, width = np.ptp(region.y) + 1, np.ptp(region.x) + 1
    return bool(region.area > least**2 / 2 and min(height, width) > 0.6 * least)
