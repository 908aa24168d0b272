"""Candidates for fine damage (specks, hairs, scratches, cracks), and the 43 features of each.

Candidates are regions that are lighter or darker than everything wider than a few pixels, at
several contrasts. Each is described by its shape, its tone and colour, and by how these relate to
its surroundings: damage does not follow the picture and keeps its tone where the picture changes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from models.core.pixels import Pixels
from models.damage.picture_planes import SHARES, Features, View, logarithm
from models.damage.plane_filters import Plane, soften, square_mean, white_top_hat
from models.damage.region_statistics import PixelSet, Regions, Shapes, Values

CONTRASTS: Final = {2: (12, 28, 64), 6: (8, 16, 32, 64)}
"""Contrasts, in levels of 255, from which something is a candidate, by the radius of the top-hat
in pixels."""

LEAST_AREA, LARGEST_AREA = 5, 40_000
"""Range of the area of a candidate in pixels."""

REACH: Final = 5
"""Distance in pixels to which the surroundings of a candidate are looked at."""

NEAR, FAR = 12, 24
"""Radii in pixels of the squares in which clutter, and the number of candidates, are averaged."""

SPREAD: Final = 7
"""Radius in pixels of the square of which the deviation is the local contrast."""

THICKNESS: Final = 5
"""Column of the features with the logarithm of the thickness, a region's area by its rim's."""


@dataclass(frozen=True)
class Surroundings:
    """Measures of the surroundings of each pixel of a photo: planes H x W, in units of luma.

    `clutter` is the mean gradient in a square of radius NEAR, `contrast` the standard deviation of
    the luma in one of radius SPREAD. `sharpest` is the gradient that 1 % of all pixels exceed."""

    clutter: Plane
    contrast: Plane
    sharpest: float

    @classmethod
    def of(cls, view: View) -> "Surroundings":
        """Compute the measures of a picture."""
        variance = square_mean(view.luma**2, SPREAD) - square_mean(view.luma, SPREAD) ** 2
        sharpest = float(np.percentile(view.gradient, SHARES[1]))
        return cls(square_mean(view.gradient, NEAR), np.sqrt(np.maximum(variance, 0)), sharpest)


def fine_candidates(image: Pixels) -> Iterator[tuple[PixelSet, Features]]:
    """Yield candidates for fine damage in an image, height x width x 3, and their features."""
    view = View.of(image)
    around, soft = Surroundings.of(view), soften(view.luma)
    for sign in (1, -1):
        for radius, contrasts in CONTRASTS.items():
            hat = white_top_hat(sign * soft, radius)
            for contrast in contrasts:
                regions = Regions.of(hat > contrast / 255, (LEAST_AREA, LARGEST_AREA), REACH)
                if regions.inside.count:
                    drawn = (sign, radius, contrast / 255)
                    yield regions.inside, _describe((view, around), regions, hat, drawn)


def _describe(
    seen: tuple[View, Surroundings], regions: Regions, hat: Plane, drawn: tuple[float, ...]
) -> Features:
    """Compute the features of N candidates, N x 43, float32.

    `seen` is the picture with its surroundings, `regions` are the candidates. `hat` is the top-hat,
    H x W, that they were cut out of; `drawn` holds its sign, its radius in pixels and its
    threshold."""
    view, around = seen
    inside = regions.inside
    shapes = Shapes.of(inside, view.luma.shape[1])
    numbers = (
        *_outline(regions, shapes),
        *_tones(view, regions, shapes, hat),
        *_edges(view, around, regions, hat),
        *_colours(view, regions),
        *_position(view, inside, shapes),
    )
    constant = np.broadcast_to((view.noise, *drawn), (inside.count, 1 + len(drawn)))
    return np.column_stack((*numbers, constant)).astype(np.float32)


def _outline(regions: Regions, shapes: Shapes) -> tuple[Values, ...]:
    areas, turn = regions.inside.areas, np.abs(np.cos(2 * shapes.angle))
    sizes = (areas, shapes.length, shapes.width, shapes.length / shapes.width)
    fill, thickness = areas / (shapes.length * shapes.width), areas / regions.rim.areas
    return (*map(logarithm, (*sizes, fill, thickness)), turn)


def _tones(view: View, regions: Regions, shapes: Shapes, hat: Plane) -> tuple[Values, ...]:
    inside, ring, luma = regions.inside, regions.ring, view.luma
    heights, tones, around = inside.means(hat), inside.means(luma), ring.means(luma)
    varied, varied_around = inside.deviations(luma), ring.deviations(luma)
    sides, slope, slope_around = _changes(view, regions, shapes)
    ratios = (
        heights / (view.noise + 1e-3),
        varied / (varied_around + 2e-3),
        heights / (varied_around + 2e-3),
        sides / (heights + 1e-3),
    )
    plain = (heights, tones, varied, around, varied_around, sides, slope, slope_around)
    differences = (
        np.abs(slope - slope_around),
        tones - view.light,
        view.dark - tones,
        view.ranks(tones),
    )
    return (*plain, *map(logarithm, ratios), *differences)


def _changes(view: View, regions: Regions, shapes: Shapes) -> tuple[Values, Values, Values]:
    """Measure how the luma changes at each region: across its ring, along it, along its ring.

    The first is the absolute difference between the means of the ring's two sides, 0 to 1; the
    others are slopes over the whole length of the region. `shapes` tells which direction is
    along."""
    columns = view.luma.shape[1]
    _, side = shapes.coordinates(regions.ring, columns)
    ring_luma = view.luma.ravel()[regions.ring.at]
    left, right = (side < 0).astype(np.float64), (side > 0).astype(np.float64)
    counts = [np.maximum(regions.ring.sums(part), 1) for part in (left, right)]
    means = [
        regions.ring.sums(p * ring_luma) / n for p, n in zip((left, right), counts, strict=True)
    ]
    slopes = [_slope(view.luma, pixels, shapes) for pixels in (regions.inside, regions.ring)]
    return np.abs(means[0] - means[1]), slopes[0], slopes[1]


def _slope(luma: Plane, pixels: PixelSet, shapes: Shapes) -> Values:
    along, _ = shapes.coordinates(pixels, luma.shape[1])
    changes = pixels.sums(along * luma.ravel()[pixels.at]) - pixels.sums(along) * pixels.means(luma)
    return changes / np.maximum(pixels.sums(along**2), 1) * shapes.length


def _edges(view: View, around: Surroundings, regions: Regions, hat: Plane) -> tuple[Values, ...]:
    """Measure gradients inside and around each region, and the clutter and contrast around it."""
    edge, outer = regions.inside.means(view.gradient), regions.ring.means(view.gradient)
    height, clutter = regions.inside.means(hat), regions.inside.means(around.clutter)
    ratios = (edge / (height + 1e-3), outer / (edge + 1e-3), clutter / (edge + 1e-3))
    contrast = regions.inside.means(around.contrast)
    plain = (edge, edge / (around.sharpest + 1e-3), outer, contrast, clutter)
    return (*plain, *map(logarithm, ratios))


def _colours(view: View, regions: Regions) -> tuple[Values, ...]:
    inside, ring = regions.inside, regions.ring
    red, blue = inside.means(view.red), inside.means(view.blue)
    other_red, other_blue = ring.means(view.red), ring.means(view.blue)
    strengths = (np.hypot(red, blue), np.hypot(other_red, other_blue))
    return (
        *strengths,
        np.hypot(red - other_red, blue - other_blue),
        red - other_red,
        blue - other_blue,
    )


def _position(view: View, inside: PixelSet, shapes: Shapes) -> tuple[Values, ...]:
    height, width = view.luma.shape
    marked = np.zeros(view.luma.shape, np.float32)
    marked.flat[inside.at] = 1
    crowd = inside.means(square_mean(marked, FAR)) - inside.areas / (2 * FAR + 1) ** 2
    total = np.full(inside.count, len(inside.at) / marked.size)
    x, y = (np.minimum(shapes.x, width - 1 - shapes.x), np.minimum(shapes.y, height - 1 - shapes.y))
    return logarithm(crowd + 1e-3), logarithm(total), np.minimum(x, y) / max(height, width)
