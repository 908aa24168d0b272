"""Faces that a detector found in a photo."""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Rect

Points = NDArray[np.float64]
"""Landmarks of a face, 5 x 2: x, y of eyes, nose and mouth corners in pixels."""


@dataclass(frozen=True, slots=True)
class Face:
    """Detected face: its rect, certainty (0 to 1) and landmarks."""

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

    def scaled(self, by: int) -> "Face":
        """Return the face in a photo whose sides are `by` times as long."""
        return replace(self, rect=self.rect.scaled(by), points=self.points * by)
