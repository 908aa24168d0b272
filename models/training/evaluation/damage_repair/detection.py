"""Recall and precision of a repair: which of the damaged pixels it changed, and which others."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from models.core.pixels import DAMAGE_MARGIN, dilate
from models.training.evaluation.damage_repair.fields import Flags

LEAST_REGION: Final = 0.005
"""Least size of a region that is counted, as a share of its picture."""
FOUND: Final = 0.8
"""Share of a region's pixels that must have changed for it to count as found."""


@dataclass(frozen=True, slots=True)
class Detection:
    """Areas of one picture as shares of it, so that scans of all sizes count alike.

    `damaged` is the damage, `changed` what the repair changed, `hit` both, and `near` the part of
    `changed` within DAMAGE_MARGIN pixels of damage, which soft edges of a repair need."""

    damaged: float
    changed: float
    hit: float
    near: float

    @classmethod
    def of(cls, changed: Flags, area: Flags) -> "Detection":
        """Compare the pixels that a repair changed with the damaged ones (both H x W)."""
        near = changed & dilate(area, DAMAGE_MARGIN)
        shares = (float(each.mean()) for each in (area, changed, changed & area, near))
        return cls(*shares)


def recall(detections: Iterable[Detection]) -> float:
    """Return the share, 0 to 1, of all damage that was changed; 0 without damage."""
    every = list(detections)
    damaged = sum(each.damaged for each in every)
    return sum(each.hit for each in every) / damaged if damaged else 0.0


def precision(detections: Iterable[Detection], *, margin: bool = False) -> float | None:
    """Return the share of all changes that is damage; None if nothing changed.

    With `margin`, pixels within DAMAGE_MARGIN of damage count as damage."""
    every = list(detections)
    changed = sum(each.changed for each in every)
    right = sum(each.near if margin else each.hit for each in every)
    return right / changed if changed else None


def region_recalls(changed: Flags, area: Flags) -> list[float]:
    """Return the changed share of each connected damage that is not too small to count."""
    count, labels = cv2.connectedComponents(area.astype(np.uint8))
    regions = (labels == number for number in range(1, count))
    return [float(changed[region].mean()) for region in regions if region.mean() >= LEAST_REGION]
