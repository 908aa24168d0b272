"""Faces that a detector found in a photo, and what was done about them."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Rect

Points = NDArray[np.float64]
"""Landmarks of a face, 5 x 2: x, y of eyes, nose and mouth corners in pixels."""


@dataclass(frozen=True, slots=True)
class Face:
    """Detected face: rect, score (certainty, 0 to 1) and five landmarks (x, y in pixels)."""

    rect: Rect
    score: float
    points: Points = field(compare=False, repr=False)

    @property
    def eyes_apart(self) -> float:
        """Distance of the eyes in pixels."""
        return float(np.linalg.norm(self.points[1] - self.points[0]))

    @property
    def is_valid(self) -> bool:
        """Whether rect and landmarks have the right types and are finite."""
        match self:
            case Face(rect=Rect(x=int(), y=int(), w=int(), h=int()), points=np.ndarray()):
                fits = self.points.shape == (5, 2) and self.points.dtype == np.float64
                return fits and bool(np.isfinite(self.points).all())
        return False

    def relative_to(self, origin: Rect) -> "Face":
        """Return the face in coordinates whose origin is the corner of `origin`."""
        points = self.points - (origin.x, origin.y)
        return replace(self, rect=self.rect.relative_to(origin), points=points)

    def reduced(self, by: int) -> "Face":
        """Return the face in coordinates of the photo reduced by the whole factor `by`."""
        return replace(self, rect=self.rect.reduced(by), points=(self.points - (by - 1) / 2) / by)

    def scaled(self, by: int) -> "Face":
        """Return the face in coordinates of the photo with sides `by` times as long."""
        return replace(self, rect=self.rect.scaled(by), points=self.points * by)


class FaceState(StrEnum):
    """Whether a step restored a face or left it alone, and why it did."""

    RESTORED = "restored"
    """It was restored."""
    SMALL = "small"
    """It was left alone, as it is too small to be told from another."""
    BACKGROUND = "background"
    """It was left alone, as it is small and blurred beside the other faces."""


@dataclass(frozen=True, slots=True)
class FaceReport:
    """Outcome of a step for one face of the photo.

    `amount` is the share of the restored face that is shown, 0 to 1. `likeness` is the cosine of
    the identity embeddings before and after, -1 to 1; None where it is not measured. `invented`, 0
    to 1, is the share of the face that is more invented than restored.
    """

    face: Face
    state: FaceState
    amount: float = 0.0
    likeness: float | None = None
    invented: float = 0.0

    @property
    def is_valid(self) -> bool:
        """Whether the fields have the right types and are finite."""
        match self:
            case FaceReport(face=Face(), state=FaceState(), amount=float(), invented=float()):
                numbers = (self.amount, self.invented, self.likeness or 0.0)
                return self.face.is_valid and bool(np.isfinite(numbers).all())
        return False
