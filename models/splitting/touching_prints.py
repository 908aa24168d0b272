"""Division of a region in which several prints touch or overlap, along straight lines."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.splitting.convex_hull import Region, convex_hull, fill_share, smallest_rect
from models.splitting.rotated_rect import Corners, RotatedRect
from models.splitting.scan_regions import without_thin_parts
from models.splitting.straight_edges import (
    CLEAR_STEP,
    SEAM_SHIFT,
    STEP,
    Gradients,
    edge_band,
    seam_strength,
)

FULL: Final = 0.94
"""Share of its rectangle that a region fills if it is a single print."""

LEAST_GAIN: Final = 0.03
"""Least rise of the filled share by which a division is accepted where its line shows an edge."""

SURE_GAIN: Final = 0.15
"""Rise of the filled share by which a division is accepted without an edge."""

EDGE_WEIGHT: Final = 0.5
"""Weight of the strength of the edge against the rise of the filled share."""

INNER_EDGE: Final = 0.95
"""Strength of an edge at which a full rectangle is divided."""

INNER_TURN: Final = 0.6
"""Degrees by which such an edge may be turned against the sides of the rectangle."""

GAP_WIDTH: Final = 2.0
"""Pixels from the fall to the rise of a gap between prints."""

GAP_STEP: Final = 0.008
"""Least fall and rise in colour, 0 to 1, of a gap."""

GAP_SHARE: Final = 0.55
"""Share of a seam along which a gap shows."""

MERGED_BELOW: Final = 0.75
"""Strength of the edge between two parts of one rectangle below which they are one print."""

LEAST_EDGE: Final = 0.6
"""Least strength of the edge along a line of division, 0 to 1; see `seam_strength`."""

JUMP: Final = 0.25
"""Jump of an outline, in least sides of a print, at which two prints may meet."""

JUMP_WIDTH: Final = 4
"""Pixels along an outline within which a jump happens."""

MOST_ANGLES: Final = 4
"""Directions of sides that are tried in a region."""

MOST_PARTS: Final = 12
"""Parts into which a region is divided at most."""


@dataclass(frozen=True, slots=True)
class Line:
    """Line that divides a region: points whose projection on the axis at `angle` is `offset`."""

    angle: float
    offset: float

    @property
    def axis(self) -> NDArray[np.float64]:
        """Unit vector across the line."""
        radians = np.radians(self.angle)
        return np.array([np.cos(radians), np.sin(radians)])

    def is_beyond(self, region: Region) -> NDArray[np.bool_]:
        """Return which pixels of a region lie beyond the line: one boolean a pixel."""
        x, y = self.axis
        return np.asarray((region.x + 0.5) * x + (region.y + 0.5) * y > self.offset)


def divide(region: Region, gradients: Gradients, least: float) -> list[Region]:
    """Divide a region into parts that fill rectangles with sides of at least `least` pixels."""
    waiting, done = [region], list[Region]()
    while waiting:
        part = waiting.pop()
        if not _is_print(part, least):
            continue
        pieces = None
        if len(waiting) + len(done) < MOST_PARTS:
            pieces = _best_division(part, gradients, least)
        if pieces is None:
            done.append(part)
        else:
            waiting.extend(each for piece in pieces for each in without_thin_parts(piece))
    return _merged(done, gradients, least)


def _is_print(region: Region, least: float) -> bool:
    if region.area < least**2 / 2:
        return False
    rect = smallest_rect(convex_hull(region))
    return min(rect.w, rect.h) >= 0.8 * least


def _merged(parts: list[Region], gradients: Gradients, least: float) -> list[Region]:
    """Join parts that fill one rectangle together and have no clear edge between them.

    A print is at least `least` pixels wide."""
    for one, other in itertools.combinations(parts, 2):
        both = one.joined(other)
        rect = smallest_rect(convex_hull(_coarse(both)))
        if fill_share(both, rect) < FULL:
            continue
        if _strength_between(one, other, rect, gradients) < MERGED_BELOW:
            rest = [each for each in parts if each is not one and each is not other]
            return _merged([*rest, both], gradients, least)
    return parts


def _strength_between(one: Region, other: Region, rect: RotatedRect, gradients: Gradients) -> float:
    """Return how clear the edge between two parts of a rectangle is, 0 to 1."""
    points = [np.stack([each.x + 0.5, each.y + 0.5], 1) @ rect.axes.T for each in (one, other)]
    means = [each.mean(axis=0) for each in points]
    axis = int(np.argmax(np.abs(means[1] - means[0])))
    first, second = sorted(points, key=lambda each: float(each[:, axis].mean()))
    place = (np.quantile(first[:, axis], 0.98) + np.quantile(second[:, axis], 0.02)) / 2
    middle = np.array([rect.x, rect.y])
    middle = middle + rect.axes[axis] * (place - middle @ rect.axes[axis])
    length = rect.h if axis == 0 else rect.w
    return seam_strength(gradients, middle, rect.axes[1 - axis], length)


def _best_division(
    region: Region, gradients: Gradients, least: float
) -> tuple[Region, Region] | None:
    """Return the two parts of the best division; None if none is good enough.

    A print is at least `least` pixels wide."""
    coarse = _coarse(region)
    hull = convex_hull(coarse)
    angles = side_angles(hull, least)
    whole = _fill(coarse, angles)
    if whole > FULL:
        return _division_inside(region, hull, gradients, least)
    best, best_score = None, 0.0
    for line in _candidates(coarse, angles, least):
        beyond = line.is_beyond(coarse)
        share = beyond.mean()
        if not 0.02 < share < 0.98:
            continue
        fill = sum(_fill(coarse.part(side), angles) * side.mean() for side in (beyond, ~beyond))
        gain = fill - whole
        if gain < LEAST_GAIN:
            continue
        strength = _edge_strength(coarse, line, gradients)
        score = gain + EDGE_WEIGHT * strength
        accepted = strength > LEAST_EDGE or gain > SURE_GAIN
        if accepted and score > best_score:
            best, best_score = line, score
    if best is None:
        return None
    beyond = best.is_beyond(region)
    return region.part(beyond), region.part(~beyond)


def _division_inside(
    region: Region, hull: Corners, gradients: Gradients, least: float
) -> tuple[Region, Region] | None:
    """Divide a full rectangle along a complete edge from side to side; None without one.

    Only two prints of equal height side by side make such a region. A print is at least `least`
    pixels wide."""
    rect = smallest_rect(hull)
    best, best_strength = None, INNER_EDGE
    for turned in (rect, rect.turned(1)):
        for place in _places_of_steps(gradients, turned, least):
            point = np.array([turned.x, turned.y]) + turned.axes[0] * place
            strength = seam_strength(gradients, point, turned.axes[1], turned.h, INNER_TURN)
            if strength > best_strength and _is_gap(gradients, point, turned):
                best, best_strength = _straight_line(gradients, point, turned), strength
    if best is None:
        return None
    beyond = best.is_beyond(region)
    return region.part(beyond), region.part(~beyond)


def _places_of_steps(gradients: Gradients, rect: RotatedRect, least: float) -> list[float]:
    """List the places across a rectangle where nearly all positions have a clear edge.

    Places are pixels from its middle, at least `least` from its sides."""
    middle = np.array([rect.x, rect.y])
    band = edge_band(gradients, middle, -rect.axes[1], rect.h, rect.w / 2)
    steps = band.steps
    clear = steps > np.maximum(CLEAR_STEP, 2 * np.median(steps, axis=1, keepdims=True))
    width = round(SEAM_SHIFT / STEP)
    sums = np.cumsum(np.pad(clear, ((0, 0), (width, width))).astype(np.int32), axis=1)
    share = (sums[:, 2 * width :] > sums[:, : -2 * width]).mean(axis=0)
    inside = np.abs(band.offsets[: len(share)]) < rect.w / 2 - least
    places = list[float]()
    while (share * inside).max(initial=0) > INNER_EDGE:
        peak = int(np.argmax(share * inside))
        places.append(float(band.offsets[peak]))
        share[max(peak - width, 0) : peak + width + 1] = 0
    return places


def _is_gap(gradients: Gradients, point: NDArray[np.float64], rect: RotatedRect) -> bool:
    """Return whether a line across a rectangle is darker than both sides, as a gap is.

    The horizon of a landscape is a step from one side to the other instead. `point` (x, y in
    pixels) is the middle of the line."""
    band = edge_band(gradients, point, -rect.axes[1], rect.h, SEAM_SHIFT)
    steps = band.signed.mean(axis=2)
    falls, rises = np.maximum(-steps, 0), np.maximum(steps, 0)
    width = round(GAP_WIDTH / STEP)
    dips = np.minimum(falls[:, :-width], rises[:, width:])
    return bool((dips > GAP_STEP).mean(axis=0).max() > GAP_SHARE)


def _straight_line(gradients: Gradients, point: NDArray[np.float64], rect: RotatedRect) -> Line:
    """Return the line along the strongest edge across a rectangle near a point."""
    band = edge_band(gradients, point, -rect.axes[1], rect.h, SEAM_SHIFT)
    offset = band.offsets[int(np.argmax(band.lines(np.zeros(1))[0]))]
    return Line(rect.angle, float(point @ rect.axes[0] + offset))


def _coarse(region: Region, step: int = 2) -> Region:
    """Return the pixels of every `step`-th row and column."""
    return region.part((region.y % step == 0) & (region.x % step == 0))


def side_angles(hull: Corners, least: float) -> list[float]:
    """Return the directions, 0 to 90 degrees, of the longest straight parts of a hull.

    Parts count that are longer than 0.7 `least` pixels."""
    sides = np.roll(hull, -1, axis=0) - hull
    lengths = np.linalg.norm(sides, axis=1)
    angles = np.degrees(np.arctan2(sides[:, 1], sides[:, 0])) % 90
    found = [smallest_rect(hull).angle % 90]
    weights = np.zeros(90)
    np.add.at(weights, np.round(angles).astype(int) % 90, lengths)
    smooth = weights + np.roll(weights, 1) + np.roll(weights, -1)
    while len(found) < MOST_ANGLES and smooth.max() > 0.7 * least:
        peak = int(np.argmax(smooth))
        turn = (angles - peak + 45) % 90 - 45
        near = np.abs(turn) < 1.6
        mean = peak + float(np.average(turn[near], weights=lengths[near]))
        if all(abs((mean - each + 45) % 90 - 45) > 0.7 for each in found):
            found.append(mean % 90)
        smooth[[(peak + step) % 90 for step in (-2, -1, 0, 1, 2)]] = 0
    return found


def _fill(region: Region, angles: list[float], step: int = 2) -> float:
    """Return the largest share of a rectangle, at one of the angles, that a region fills."""
    least = np.inf
    for angle in angles:
        u, v = RotatedRect(0, 0, 1, 1, angle).axes @ np.stack([region.x, region.y])
        least = min(least, (np.ptp(u) + step) * (np.ptp(v) + step))
    return min(region.area * step**2 / least, 1.0)


def _candidates(region: Region, angles: list[float], least: float) -> Iterator[Line]:
    """Yield lines at which the outline of a reduced region jumps, seen at each angle.

    `angles` are in degrees; jumps count from `least` pixels."""
    for angle in angles:
        axes = RotatedRect(0, 0, 1, 1, angle).axes
        points = np.stack([region.x + 0.5, region.y + 0.5], 1) @ axes.T
        for along in (0, 1):
            across = 1 - along
            bins = ((points[:, along] - points[:, along].min()) / 2).astype(int)
            low = np.full(bins.max() + 1, np.inf)
            high = np.full(bins.max() + 1, -np.inf)
            np.minimum.at(low, bins, points[:, across])
            np.maximum.at(high, bins, points[:, across])
            start = points[:, along].min()
            for edge, inner in ((low, np.fmax), (high, np.fmin)):
                for place, level in _jumps(edge, inner, JUMP * least):
                    yield Line(angle + 90 * along, start + 2 * place + 1)
                    yield Line(angle + 90 * across, level)


def _jumps(edge: NDArray[np.float64], inner: np.ufunc, least: float) -> Iterator[tuple[int, float]]:
    """Yield position and inner level of each jump of an outline of more than `least` pixels.

    `edge` is the outline's level along one axis in pixels (NaN or infinite where unknown), `inner`
    is np.minimum or np.maximum."""
    filled = np.where(np.isfinite(edge), edge, np.nanmedian(edge[np.isfinite(edge)]))
    width = JUMP_WIDTH
    steps = np.zeros(len(filled))
    steps[width:-width] = np.abs(filled[2 * width :] - filled[: -2 * width])
    while steps.size and steps.max() > least:
        place = int(np.argmax(steps))
        yield place, float(inner(filled[place - width], filled[place + width]))
        steps[max(place - 2 * width, 0) : place + 2 * width + 1] = 0


def _edge_strength(region: Region, line: Line, gradients: Gradients) -> float:
    """Return how straight and complete the edge along a line inside a region is, 0 to 1."""
    axis = line.axis
    direction = np.array([-axis[1], axis[0]])
    points = np.stack([region.x + 0.5, region.y + 0.5], 1)
    near = np.abs(points @ axis - line.offset) < 2
    if near.sum() < 8:
        return 0.0
    along = points[near] @ direction
    middle = axis * line.offset + direction * (along.min() + along.max()) / 2
    return seam_strength(gradients, middle, direction, float(np.ptp(along)))
