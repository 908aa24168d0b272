"""Trial runs that find out which picture sizes a network accepts and returns."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

MULTIPLES: Final = (1, 2, 4, 8, 16, 32, 64, 128)
"""Multiples that are tried for the input sides, in this order."""

MIN_TRIAL_SIDE: Final = 33
"""Smallest side of a trial picture in pixels."""

SizeTrial = Callable[[int, int], tuple[int, int] | None]
"""Function from height and width of a picture to those of the answer; None if it is refused."""


@dataclass(frozen=True, slots=True)
class ProbedSizeRule:
    """Size rule found by trial runs.

    Input sides must be multiples of `multiple`; output sides are `scale` times as long.
    """

    multiple: int
    scale: int


class UnequalAnswer(Exception):
    """Error that a network does not enlarge both sides by one whole factor; its text says how."""


def find_size_rule(run: SizeTrial, multiples: tuple[int, ...] = MULTIPLES) -> ProbedSizeRule | None:
    """Find the first multiple whose pictures the network enlarges by a whole factor.

    `run` returns the sides of the result, None if the network fails. Returns None if all fail.
    Raises: UnequalAnswer."""
    unequal = None
    for multiple in multiples:
        height, width = trial_sides(multiple)
        answer = run(height, width)
        if answer is None:
            continue
        scale = answer[0] // height
        if scale >= 1 and answer == (height * scale, width * scale):
            return ProbedSizeRule(multiple, scale)
        unequal = unequal or f"{width} x {height} pixels become {answer[1]} x {answer[0]}"
    if unequal:
        raise UnequalAnswer(unequal)
    return None


def find_fixed_rule(run: SizeTrial, size: tuple[int, int]) -> ProbedSizeRule | None:
    """Find the scale of a network that takes pictures of one `size` (height, width) only.

    Returns None if the network fails. Raises: UnequalAnswer."""
    answer, (height, width) = run(*size), size
    if answer is None:
        return None
    scale = answer[0] // height
    if scale < 1 or answer != (height * scale, width * scale):
        raise UnequalAnswer(f"{width} x {height} pixels become {answer[1]} x {answer[0]}")
    return ProbedSizeRule(1, scale)


def trial_sides(multiple: int) -> tuple[int, int]:
    """Return two different sides: multiples of `multiple`, of no larger power of two."""
    factor = -(-MIN_TRIAL_SIDE // multiple) | 1
    return factor * multiple, (factor + 2) * multiple
