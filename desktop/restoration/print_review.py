"""Review of the prints that were found on a scan: corrections as functions of their places.

All places and points are in pixels of the scan. An index is one of the tuple of prints.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from math import atan2, degrees
from typing import Final

import numpy as np

from desktop.document.photo import Photo
from desktop.restoration.scan_splitter import PlacedPrint
from models.core.pixels import Pixels, Raster, to_luma
from models.core.strokes import Point
from models.splitting.print_orientation import Clue, Orientation, cut_out
from models.splitting.rotated_rect import RotatedRect

Prints = tuple[PlacedPrint, ...]
"""Prints of a scan, in the order in which their files are numbered."""

LEAST_SIDE: Final = 8.0
"""Least side in pixels of a print that is drawn or resized by hand."""

SEAM_SIDE: Final = 600
"""Longest side in pixels of the picture in which the seam of two prints is looked for."""

SEAM_RANGE: Final = 0.2
"""Share of the longer side at each end in which no seam is looked for."""

SEAM_STEP: Final = 0.03
"""Least difference in luma, 0 to 1, across a seam."""

SEAM_RATIO: Final = 3.0
"""Least ratio of the step at a seam to the median step."""

BY_HAND: Final = Orientation(0, 1.0, Clue.NONE)
"""Orientation of a print that a person has drawn: as it lies, without doubt."""


@dataclass(frozen=True, slots=True)
class ScanPage:
    """A scan with the prints on it, and a reduced copy of it.

    `overview` is 8-bit RGB, height x width x 3, `factor` times smaller than the scan."""

    photo: Photo
    overview: Raster
    factor: int
    prints: Prints


def thumbnail(page: Pixels, factor: int, each: PlacedPrint, longest: int) -> Pixels:
    """Cut an upright picture of a print out of a scan that is reduced by `factor`."""
    picture = cut_out(page, each.place.scaled(1 / factor), longest)
    return np.rot90(picture, -each.orientation.turns)


def with_drawn(prints: Prints, start: Point, end: Point) -> Prints:
    """Return the prints and a new one between two opposite corners; the same if it is tiny."""
    (x0, y0), (x1, y1) = start, end
    w, h = abs(x1 - x0), abs(y1 - y0)
    if min(w, h) < LEAST_SIDE:
        return prints
    return (*prints, PlacedPrint(RotatedRect((x0 + x1) / 2, (y0 + y1) / 2, w, h), 1.0, BY_HAND))


def without(prints: Prints, chosen: Collection[int]) -> Prints:
    """Return the prints that are not chosen."""
    return tuple(each for index, each in enumerate(prints) if index not in chosen)


def merged(prints: Prints, chosen: Collection[int]) -> Prints:
    """Return the prints with the chosen ones joined to one, at the place of the first.

    It is the smallest rectangle around all of them at the angle of the largest, whose upper side
    it keeps."""
    if len(chosen) < 2:
        return prints
    parts = [prints[index] for index in sorted(chosen)]
    largest = max(parts, key=lambda each: each.place.area)
    place = _around((each.place for each in parts), largest.place.angle)
    joined = replace(largest, place=place, confidence=1.0)
    first = min(chosen)
    others = ((i, each) for i, each in enumerate(prints) if i == first or i not in chosen)
    return tuple(joined if index == first else each for index, each in others)


def halved(prints: Prints, shares: Mapping[int, float]) -> Prints:
    """Return the prints with some cut in two across their longer side.

    `shares` tells for the index of each how much of that side, 0 to 1, the first part gets."""
    parts = list[PlacedPrint]()
    for index, each in enumerate(prints):
        parts += _parts(each, shares[index]) if index in shares else [each]
    return tuple(parts)


def seam_share(page: Pixels, factor: int, each: PlacedPrint) -> float:
    """Find where two prints that were found as one meet: the share of the longer side before it.

    It is the straightest edge across the middle of the place; 0.5 without one. `page` is the scan
    reduced by `factor`."""
    picture = cut_out(page, each.place.scaled(1 / factor), SEAM_SIDE)
    luma = to_luma(picture if each.place.w >= each.place.h else np.swapaxes(picture, 0, 1))
    steps = np.median(np.abs(luma[:, 2:] - luma[:, :-2]), axis=0)
    low, high = (round(len(steps) * share) for share in (SEAM_RANGE, 1 - SEAM_RANGE))
    if high <= low:
        return 0.5
    best = low + int(np.argmax(steps[low:high]))
    is_clear = steps[best] > max(SEAM_STEP, SEAM_RATIO * float(np.median(steps)))
    return (best + 1.5) / luma.shape[1] if is_clear else 0.5


def turned(prints: Prints, chosen: Collection[int], quarters: int) -> Prints:
    """Return the prints with the chosen ones rotated by quarter turns clockwise, without doubt."""
    return tuple(
        replace(each, orientation=_turned(each.orientation, quarters)) if index in chosen else each
        for index, each in enumerate(prints)
    )


def confirmed(prints: Prints, chosen: Collection[int]) -> Prints:
    """Return the prints with the upper side of the chosen ones confirmed."""
    return turned(prints, chosen, 0)


def with_place(prints: Prints, index: int, place: RotatedRect) -> Prints:
    """Return the prints with another place for one, whose edges are certain then."""
    changed = replace(prints[index], place=place, confidence=1.0)
    return (*prints[:index], changed, *prints[index + 1 :])


def moved(place: RotatedRect, x: float, y: float) -> RotatedRect:
    """Return a place moved by `x` and `y` pixels."""
    return replace(place, x=place.x + x, y=place.y + y)


def resized(place: RotatedRect, across: int, down: int, to: Point) -> RotatedRect:
    """Return a place whose side or corner is dragged to a point; the opposite one stays.

    `across` is -1 for the left, 1 for the right side and 0 for neither, `down` -1 for the upper and
    1 for the lower, all along the axes of the place."""
    u, v = place.axes @ (np.array(to) - (place.x, place.y))
    w = max(across * u + place.w / 2, LEAST_SIDE) if across else place.w
    h = max(down * v + place.h / 2, LEAST_SIDE) if down else place.h
    shift = (across * (w - place.w) / 2, down * (h - place.h) / 2) @ place.axes
    return RotatedRect(place.x + shift[0], place.y + shift[1], float(w), float(h), place.angle)


def rotated(place: RotatedRect, start: Point, to: Point) -> RotatedRect:
    """Return a place rotated about its centre as a point is dragged around it."""
    first, last = (degrees(atan2(y - place.y, x - place.x)) for x, y in (start, to))
    return replace(place, angle=place.angle + last - first)


def contains(place: RotatedRect, point: Point) -> bool:
    """Tell whether a point is inside a place."""
    u, v = place.axes @ (np.array(point) - (place.x, place.y))
    return bool(abs(u) <= place.w / 2 and abs(v) <= place.h / 2)


def _around(places: Iterable[RotatedRect], angle: float) -> RotatedRect:
    """Return the smallest rectangle at an angle around several places."""
    axes = RotatedRect(0, 0, 1, 1, angle).axes
    corners = np.concatenate([each.corners for each in places]) @ axes.T
    low, high = corners.min(axis=0), corners.max(axis=0)
    x, y = (low + high) / 2 @ axes
    w, h = high - low
    return RotatedRect(float(x), float(y), float(w), float(h), angle)


def _parts(each: PlacedPrint, share: float) -> list[PlacedPrint]:
    """Cut a print in two, of which the first gets `share`, 0 to 1, of the longer side."""
    place = each.place
    is_wide = place.w >= place.h
    long, axis = (place.w, place.axes[0]) if is_wide else (place.h, place.axes[1])
    parts = list[PlacedPrint]()
    for part, shift in ((share, share - 1), (1 - share, share)):
        x, y = np.array((place.x, place.y)) + axis * long * shift / 2
        w, h = (long * part, place.h) if is_wide else (place.w, long * part)
        cut = RotatedRect(float(x), float(y), w, h, place.angle)
        parts.append(replace(each, place=cut, confidence=1.0))
    return parts


def _turned(orientation: Orientation, quarters: int) -> Orientation:
    return Orientation((orientation.turns + quarters) % 4, 1.0, orientation.clue)
