"""Comparison of the prints that were found on a page with those that are there."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.splitting.rotated_rect import RotatedRect, overlap


@dataclass(frozen=True, slots=True)
class Match:
    """Pair of a true and a found print by their indices, with their intersection over union."""

    true: int
    found: int
    overlap: float


def match_prints(true: Sequence[RotatedRect], found: Sequence[RotatedRect]) -> list[Match]:
    """Pair true and found prints, the largest overlap first; each is used at most once."""
    pairs = [Match(i, j, overlap(a, b)) for i, a in enumerate(true) for j, b in enumerate(found)]
    matches = list[Match]()
    for pair in sorted(pairs, key=lambda each: -each.overlap):
        used = any(pair.true == each.true or pair.found == each.found for each in matches)
        if pair.overlap > 0 and not used:
            matches.append(pair)
    return matches


def angle_error(true: float, found: float) -> float:
    """Return the difference of a true and a found angle modulo 90 degrees, 0 to 45."""
    difference = (found - true) % 90
    return min(difference, 90 - difference)


def f1_score(right: int, true: int, found: int) -> float:
    """Compute F1, 0 to 1, of `right` prints among `true` and `found` ones."""
    return 2 * right / (true + found) if true + found else 1.0
