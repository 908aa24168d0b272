"""Candidates for missing parts (corners, torn edges, holes), and the features of each.

Candidates are the connected areas above, and below, each of a series of tones (level sets, as in
Matas et al. 2002, "Robust wide-baseline stereo from maximally stable extremal regions"), and the
connected areas where the picture hardly changes, of any tone. What is bare paper or the lid of the
scanner has no texture, a sharp edge all around and often lies at the border of the picture.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from models.core.pixels import Pixels, dilate
from models.damage.picture_planes import Features, View, logarithm
from models.damage.plane_filters import Plane, soften, square_max, square_min
from models.damage.region_statistics import PixelSet, Regions, Shapes, Values
from models.imaging.hysteresis import Found

TONES: Final = 24
"""Number of tones at which areas are cut out."""

LEAST_SHARE, LARGEST_SHARE = 0.0008, 0.35
"""Range of the area of a candidate, as share of the picture."""

FLAT: Final = (0.012, 0.025, 0.05)
"""Differences within 3 x 3 pixels of a softened plane, 0 to 1, up to which an area is flat."""

FLAT_MARGIN: Final = 1
"""Pixels by which flat areas are widened; at their edge, the picture changes."""

REACH: Final = 4
"""Distance in pixels to which the surroundings of a candidate are looked at."""

ALIKE: Final = 0.06
"""Difference of luma, 0 to 1, up to which two places have the same tone."""

STRONG: Final = (4 / 255, 8 / 255, 16 / 255)
"""Gradients, in luma per pixel, from which a place of the outline counts as sharp."""


def large_candidates(image: Pixels) -> Iterator[tuple[PixelSet, Features]]:
    """Yield candidates for large damage and their features.

    `image` is the whole picture, height x width x 3, 0 to 1, about 160 to 320 pixels long.
    """
    view = View.of(image)
    soft, fine = soften(view.luma), np.abs(view.luma - soften(soften(view.luma)))
    borders = _borders(view.luma.shape)
    areas = (LEAST_SHARE * soft.size, LARGEST_SHARE * soft.size)
    for sign in (1, -1):
        earlier = np.zeros(soft.shape, bool)
        for tone in (np.arange(TONES) + 0.5)[::-sign] / TONES:
            found = sign * soft > sign * tone
            regions = Regions.of(found, areas, REACH)
            if regions.inside.count:
                drawn = (sign, tone, float(found.mean()))
                yield regions.inside, _describe(view, regions, (fine, borders, earlier), drawn)
            earlier = found
    change, earlier = _largest_change(view, soft), np.zeros(soft.shape, bool)
    for limit in FLAT:
        found = dilate(change < limit, FLAT_MARGIN)
        regions = Regions.of(found, areas, REACH)
        if regions.inside.count:
            drawn = (0, limit, float(found.mean()))
            yield regions.inside, _describe(view, regions, (fine, borders, earlier), drawn)
        earlier = found


def _largest_change(view: View, soft: Plane) -> Plane:
    """Compute how much luma, red and blue change within 3 x 3 pixels, the largest: H x W.

    `soft` is the softened luma of `view`, H x W."""
    planes = (soft, soften(view.red), soften(view.blue))
    changes = [square_max(plane, 1) - square_min(plane, 1) for plane in planes]
    return np.asarray(np.maximum.reduce(changes), np.float32)


def _borders(shape: tuple[int, ...]) -> Plane:
    """Mark the four edges of a picture of `shape` (H, W): 4 x H x W, 1 at an edge, else 0."""
    marked = np.zeros((4, *shape), np.float32)
    marked[0, 0], marked[1, -1], marked[2, :, 0], marked[3, :, -1] = 1, 1, 1, 1
    return marked


def _describe(
    view: View, regions: Regions, planes: tuple[Plane, Plane, Found], drawn: tuple[float, ...]
) -> Features:
    """Compute the features of N candidates for missing parts: N x features, float32.

    `planes` are the fine detail, H x W, the marked edges, 4 x H x W, and the area found before,
    H x W. `drawn` are the sign (0 for flat areas), the tone or change by which the area was found,
    and its share of the picture, 0 to 1."""
    fine, borders, earlier = planes
    inside = regions.inside
    shapes = Shapes.of(inside, view.luma.shape[1])
    numbers = (
        *_outline(view, regions, shapes),
        *_contact(view, inside, shapes, borders),
        *_sharpness(view, regions, fine),
        *_tones(view, regions),
        *_flatness(view, regions, shapes),
        1 - inside.means(earlier),
        inside.areas / view.luma.size / drawn[-1],
    )
    height, width = view.luma.shape
    whole = (view.noise, *drawn, width / height)
    constant = np.broadcast_to(whole, (inside.count, len(whole)))
    return np.column_stack((*numbers, constant)).astype(np.float32)


def _outline(view: View, regions: Regions, shapes: Shapes) -> tuple[Values, ...]:
    areas, long = regions.inside.areas, max(view.luma.shape)
    sizes = (areas / view.luma.size, shapes.length / long, shapes.width / long)
    forms = (
        shapes.length / shapes.width,
        areas / (shapes.length * shapes.width),
        regions.rim.areas**2 / areas,
    )
    return (*map(logarithm, (*sizes, *forms)), np.abs(np.cos(2 * shapes.angle)))


def _contact(view: View, inside: PixelSet, shapes: Shapes, borders: Plane) -> tuple[Values, ...]:
    """Measure how each region lies to the edges of the picture, as several numbers a region.

    These are the share of each edge that it covers, the numbers of edges and corners it touches,
    the distance of its centre from the nearest edge as a share of the side, and how much of corners
    and edges has its tone. `borders` is 4 x H x W, 1 at an edge."""
    height, width = view.luma.shape
    touched = [inside.means(edge) * inside.areas / edge.sum() for edge in borders]
    edges = np.sum([share > 0 for share in touched], axis=0)
    corners = np.rint(inside.means(borders.sum(axis=0) > 1) * inside.areas)
    parts = (np.asarray(borders.sum(0) > 1), np.asarray(borders.any(0)))
    alike = [_share_alike(view, inside, part) for part in parts]
    x = np.minimum(shapes.x, width - 1 - shapes.x) / width
    y = np.minimum(shapes.y, height - 1 - shapes.y) / height
    return (*touched, edges, corners, np.minimum(x, y), *alike)


def _share_alike(view: View, inside: PixelSet, part: Found) -> Values:
    """Return for each region the share, 0 to 1, of the pixels of `part` that have its mean luma.

    `part` is a mask of the corners or edges, H x W. Corners that are all alike belong to a mat or a
    background; one that differs may be missing."""
    tones, found = np.sort(view.luma[part]), inside.means(view.luma)
    above, below = np.searchsorted(tones, found + ALIKE), np.searchsorted(tones, found - ALIKE)
    return (above - below) / len(tones)


def _sharpness(view: View, regions: Regions, fine: Plane) -> tuple[Values, ...]:
    """Measure the gradient at the outline of each region, and the texture inside and around it.

    `fine` is the picture's fine detail, H x W: the luma minus its blur, without sign."""
    rim, ring, inside = regions.rim, regions.ring, regions.inside
    edge, within = rim.means(view.gradient), inside.means(view.gradient)
    texture, other = inside.means(fine), ring.means(fine)
    sharp = [rim.means(view.gradient > strong) for strong in STRONG]
    ratios = (edge / (within + 1e-3), within, texture, other / (texture + 1e-3))
    return (edge, *sharp, *map(logarithm, ratios))


def _flatness(view: View, regions: Regions, shapes: Shapes) -> tuple[Values, ...]:
    """Describe how even each region is, also of colour, and the fringe of paper around it.

    The deviations are from the mean, and from a plane through the lumas: a lid is lit unevenly.
    Torn paper is lighter than what it lies on and what it shows."""
    inside, ring, columns = regions.inside, regions.ring, view.luma.shape[1]
    along, across = shapes.coordinates(inside, columns)
    luma = view.luma.ravel()[inside.at]
    explained = np.zeros(inside.count)
    for axis in (along, across):
        moved = axis - (inside.sums(axis) / inside.areas)[inside.region]
        covariance = inside.sums(moved * luma) / inside.areas
        explained += covariance**2 / np.maximum(inside.sums(moved**2) / inside.areas, 1e-6)
    left = np.sqrt(np.maximum(inside.deviations(view.luma) ** 2 - explained, 0))
    lighter = _largest(ring, view.luma) - np.maximum(inside.means(view.luma), ring.means(view.luma))
    coloured = np.hypot(inside.deviations(view.red), inside.deviations(view.blue))
    ratio = left / (view.noise + 1e-3)
    return (*map(logarithm, (left, ratio, coloured)), lighter)


def _largest(pixels: PixelSet, plane: Plane) -> Values:
    """Return the largest value of a plane, H x W, in each region; 0 for one without pixels."""
    largest = np.zeros(pixels.count)
    np.maximum.at(largest, pixels.region, plane.ravel()[pixels.at])
    return largest


def _tones(view: View, regions: Regions) -> tuple[Values, ...]:
    inside, ring = regions.inside, regions.ring
    tone, around = inside.means(view.luma), ring.means(view.luma)
    varied, varied_around = inside.deviations(view.luma), ring.deviations(view.luma)
    red, blue = inside.means(view.red), inside.means(view.blue)
    change = np.hypot(red - ring.means(view.red), blue - ring.means(view.blue))
    mottled = inside.deviations(view.red) + inside.deviations(view.blue)
    logs = map(logarithm, (varied, varied / (varied_around + 2e-3), mottled))
    plain = (tone, around, np.abs(tone - around), varied_around, red, blue, change)
    return (*plain, *logs, view.ranks(tone), tone - view.light, view.dark - tone)
