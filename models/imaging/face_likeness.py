"""Likeness of faces before and after a change, and the guard that keeps a person the same."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Pixels

Embedding = NDArray[np.float32]
"""Vector that stands for a person; nearly parallel for pictures of the same one."""

EmbedFace = Callable[[Pixels], Embedding]
"""Function from the pixels around a face to its identity embedding."""

STEPS: Final = 16
"""Number of amounts that are tried, from the whole change downwards."""
HALVINGS: Final = 4
"""Times that the interval is halved in which the likeness falls below the limit."""


@dataclass(frozen=True, slots=True)
class HeldChange:
    """Share of a change that is shown, 0 to 1, and the likeness to the face before, -1 to 1."""

    amount: float
    likeness: float


def hold_likeness(before: Pixels, after: Pixels, embed: EmbedFace, least: float) -> HeldChange:
    """Find the largest share of a face's change with a likeness (cosine) of at least `least`."""
    own = embed(before)

    def held(amount: float) -> HeldChange:
        return HeldChange(
            amount, cosine(own, embed(before + np.float32(amount) * (after - before)))
        )

    for step in range(STEPS, 0, -1):
        holds = held(step / STEPS)
        if holds.likeness >= least:
            return holds if step == STEPS else _raised(holds, (step + 1) / STEPS, held, least)
    return _raised(HeldChange(0.0, 1.0), 1 / STEPS, held, least)


def _raised(
    holds: HeldChange, fails: float, held: Callable[[float], HeldChange], least: float
) -> HeldChange:
    """Raise the share that `holds` by bisection towards `fails`, one with too little likeness.

    `held` gives the change at a share, 0 to 1; `least` is the likeness to keep."""
    for _ in range(HALVINGS):
        middle = held((holds.amount + fails) / 2)
        if middle.likeness >= least:
            holds = middle
        else:
            fails = middle.amount
    return holds


def cosine(one: Embedding, other: Embedding) -> float:
    """Return the cosine of the angle between two embeddings, 0 if one of them is zero."""
    length = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(np.vdot(one, other)) / length if length else 0.0
