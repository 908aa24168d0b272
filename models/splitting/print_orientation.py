"""Proposal of the side of a print that is up, from faces and from bright skies."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from models.core.face import Face
from models.core.pixels import Pixels, to_luma
from models.splitting.rotated_rect import RotatedRect


class Clue(StrEnum):
    """What a proposed orientation of a print is based on."""

    FACES = "faces"
    SKY = "sky"
    NONE = "none"


SURE: Final = 0.75
"""Confidence from which an orientation is not called doubtful."""

UPSIDE_DOWN: Final = 0.7
"""Share of the best direction's face score that another may have if the best is to be sure."""

LEAST_FACE: Final = 0.9
"""Sum of the scores of faces from which they tell the orientation."""

SKY_SHARE: Final = 0.25
"""Share of a picture's height in which a sky is looked for."""

MARGIN_PART: Final = 6
"""Part of the sides of a print that may be margin and is left out."""

SKY_CONTRAST: Final = 0.25
"""Difference in luma, 0 to 1, of a sky to the opposite side."""

SKY_NOISE: Final = 0.02
"""Mean step between neighbours, 0 to 1, up to which a side is even enough for a sky."""


@dataclass(frozen=True, slots=True)
class Orientation:
    """Proposal to rotate a print by quarter turns clockwise, with its certainty, 0 to 1."""

    turns: int
    confidence: float
    clue: Clue

    @property
    def is_doubtful(self) -> bool:
        """Whether the proposal is so uncertain that a person should check it."""
        return self.confidence < SURE


UNKNOWN: Final = Orientation(0, 0.25, Clue.NONE)
"""Orientation of a print without any clue: as it lies."""


def propose_orientation(picture: Pixels, faces: Sequence[Face]) -> Orientation:
    """Propose how to rotate a straightened print with these faces on it."""
    found = _from_faces(faces)
    return found if found is not None else _from_sky(picture)


def _from_faces(faces: Sequence[Face]) -> Orientation | None:
    """Propose the rotation that puts mouths below eyes; None without certain faces."""
    scores = [0.0] * 4
    for face in faces:
        x, y = face.points[3:].mean(axis=0) - face.points[:2].mean(axis=0)
        scores[round(np.degrees(np.arctan2(x, y)) / 90) % 4] += face.score
    order = sorted(range(4), key=lambda turns: -scores[turns])
    best, second = scores[order[0]], scores[order[1]]
    if best < LEAST_FACE:
        return None
    confidence = 0.98 if second < UPSIDE_DOWN * best else 0.6
    return Orientation(order[0], confidence, Clue.FACES)


def _from_sky(picture: Pixels) -> Orientation:
    """Propose the rotation that puts the bright and even side of a picture up."""
    scores = [_sky_score(np.rot90(picture, -turns)) for turns in range(4)]
    best = int(np.argmax(scores))
    others = max(score for turns, score in enumerate(scores) if turns != best)
    if scores[best] <= 0:
        return UNKNOWN
    confidence = 0.8 if scores[best] > 2 * max(others, 0.1) else 0.5
    return Orientation(best if confidence > SURE else 0, confidence, Clue.SKY)


def _sky_score(picture: Pixels) -> float:
    """Return how much brighter (0 to 1) an even upper part is than the lower; 0 for no sky."""
    height, width = picture.shape[:2]
    edge_y, edge_x = height // MARGIN_PART, width // MARGIN_PART
    inner = picture[edge_y : height - edge_y, edge_x : width - edge_x]
    rows = max(round(inner.shape[0] * SKY_SHARE), 2)
    upper, lower = inner[:rows], inner[-rows:]
    luma = to_luma(upper)
    noise = float(np.abs(np.diff(luma, axis=1)).mean())
    contrast = float(luma.mean() - to_luma(lower).mean())
    blue = float((upper[..., 2] - upper[..., 0]).mean())
    if noise > SKY_NOISE or contrast < SKY_CONTRAST:
        return 0.0
    return contrast + max(blue, 0.0)


def cut_out(image: Pixels, place: RotatedRect, longest: int) -> Pixels:
    """Resample a rotated rectangle of an image, its long side at most `longest` pixels."""
    scale = min(longest / max(place.w, place.h), 1.0)
    width, height = max(round(place.w * scale), 2), max(round(place.h * scale), 2)
    u = ((np.arange(width) + 0.5) / width - 0.5) * place.w
    v = ((np.arange(height) + 0.5) / height - 0.5) * place.h
    points = u[None, :, None] * place.axes[0] + v[:, None, None] * place.axes[1]
    x = np.clip(points[..., 0] + place.x - 0.5, 0, image.shape[1] - 1.001)
    y = np.clip(points[..., 1] + place.y - 0.5, 0, image.shape[0] - 1.001)
    left, top = x.astype(np.intp), y.astype(np.intp)
    fx, fy = (x - left)[..., None], (y - top)[..., None]
    upper = image[top, left] * (1 - fx) + image[top, left + 1] * fx
    lower = image[top + 1, left] * (1 - fx) + image[top + 1, left + 1] * fx
    return np.asarray(upper * (1 - fy) + lower * fy, np.float32)
