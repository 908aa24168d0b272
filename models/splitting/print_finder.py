"""Finder of the prints on a scan: rotated rectangles with a confidence each."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from models.core.pixels import Pixels
from models.splitting.convex_hull import Region, convex_hull, fill_share, smallest_rect
from models.splitting.faint_margins import with_margin
from models.splitting.rotated_rect import RotatedRect
from models.splitting.scan_background import estimate_background
from models.splitting.scan_regions import find_regions, shrunk
from models.splitting.straight_edges import Gradients, refine_rect
from models.splitting.touching_prints import divide

OVERVIEW: Final = 1200
"""Longest side in pixels of the overview in which prints are looked for."""

LEAST_SIDE: Final = 0.055
"""Least side of a print as a share of the long side of the scan; 16 mm on A4."""

PAGE_SHARE: Final = 0.5
"""Least share of the scan of an album page."""

PAGE_EDGE: Final = 6
"""Pixels along the edge of an album page that are left out."""

ON_PAGE: Final = 0.9
"""Share of its rectangle that each print on an album page fills."""

PAPER_SHARE: Final = 0.3
"""Least share of an album page that no print covers."""

MARGIN_REACH: Final = 2.5
"""Pixels within which the edges of a margin are refined; the picture is farther away."""


@dataclass(frozen=True, slots=True)
class FoundPrint:
    """Print found on a scan: its place in pixels, and the certainty, 0 to 1."""

    place: RotatedRect
    confidence: float


def find_prints(overview: Pixels) -> tuple[FoundPrint, ...]:
    """Find the prints on a scan reduced to `OVERVIEW`, in pixels of the reduced scan."""
    gradients = Gradients.of(overview)
    parts = _find_parts(overview, gradients, LEAST_SIDE * max(overview.shape))
    return tuple(_measure(part, gradients) for part in parts)


def _find_parts(overview: Pixels, gradients: Gradients, least: float) -> list[Region]:
    """Find the regions of single prints, including those on an album page.

    `least` is the least side of a print in pixels of the overview."""
    background = estimate_background(overview)
    parts = list[Region]()
    for region in find_regions(overview, background, least):
        inner = _find_on_page(overview, region, gradients, least)
        parts += divide(region, gradients, least) if inner is None else inner
    return parts


def _find_on_page(
    overview: Pixels, region: Region, gradients: Gradients, least: float
) -> list[Region] | None:
    """Find the prints in a region that is an album page; None if it is none.

    A page fills most of the scan and is paper in large part; what lies on it is rectangular, unlike
    the contents of a photograph. Prints are at least `least` pixels wide."""
    shape = overview.shape[:2]
    if region.area < PAGE_SHARE * shape[0] * shape[1]:
        return None
    inside = np.zeros(shape, bool)
    inside[region.y, region.x] = True
    inside = shrunk(inside, PAGE_EDGE)
    paper = estimate_background(overview, inside)
    parts = [
        part
        for each in find_regions(overview, paper, least, inside)
        for part in divide(each, gradients, least)
    ]
    covered = sum(part.area for part in parts)
    fills = [fill_share(part, smallest_rect(convex_hull(part))) for part in parts]
    is_page = parts and min(fills) > ON_PAGE and covered < (1 - PAPER_SHARE) * region.area
    return parts if is_page else None


def _measure(region: Region, gradients: Gradients) -> FoundPrint:
    """Return the exact place of the print in a region."""
    rect = refine_rect(gradients, smallest_rect(convex_hull(region)))
    grown = with_margin(gradients, rect)
    if grown is not rect:
        rect = refine_rect(gradients, grown, MARGIN_REACH)
    return FoundPrint(rect, min(region.area / max(rect.area, 1.0), 1.0))
