"""Red eyes from a flash: pupils are found beside the eyes of faces, and made dark grey."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.face import Face
from models.core.pixels import Pixels, Rect, box_mean
from models.imaging.hysteresis import label_components

REACH: Final = 0.24
"""Distance from an eye within which its pupil is looked for, in distances of the eyes."""

LEAST_EXCESS: Final = 0.16
"""Least excess of red over the larger of green and blue, 0 to 1, of a pupil over its eye."""

LEAST_RATIO: Final = 2.0
"""Least ratio of red to the larger of green and blue, in coded values, in a pupil."""

RATIO_OVER_SKIN: Final = 1.5
"""Least ratio of that ratio to the median of the eye, which is mostly skin."""

RIM: Final = 0.5
"""Share of the excess of a pupil at its rim."""

LEAST_LEVEL: Final = 0.25
"""Least red, 0 to 1, of a pixel whose ratio means anything."""

LEAST_WIDTH, MOST_WIDTH = 0.03, 0.26
"""Width and height of a pupil, in distances of the eyes."""

FILLED: Final = 0.45
"""Least share of its box that a pupil fills."""

SLENDER: Final = 2.2
"""Largest ratio of the sides of a pupil."""

DARKER: Final = 0.8
"""Factor by which a pupil is darkened beside the loss of its red."""

Plane = NDArray[np.bool_]


def eye_rects(face: Face, whole: Rect) -> list[Rect]:
    """Return the squares around the eyes of a face in which pupils are looked for."""
    reach = max(REACH * face.eyes_apart, 3.0)
    return [
        Rect(round(x - reach), round(y - reach), round(2 * reach), round(2 * reach)).clipped(whole)
        for x, y in face.points[:2]
    ]


def find_pupil(eye: Pixels, eyes_apart: float) -> Plane | None:
    """Find the red pupil in the square around an eye (H x W x 3); None if it is not red.

    `eyes_apart` is the distance of the eyes in pixels."""
    red, others = eye[..., 0], eye[..., 1:].max(axis=2)
    excess, ratio = red - others, red / np.maximum(others, np.float32(0.04))
    skin = float(np.median(excess))
    least_ratio = max(LEAST_RATIO, RATIO_OVER_SKIN * float(np.median(ratio)))
    is_certain = (excess > skin + LEAST_EXCESS) & (ratio > least_ratio) & (red > LEAST_LEVEL)
    if not is_certain.any():
        return None
    rim = skin + RIM * (float(np.percentile(excess[is_certain], 90)) - skin)
    reddish = excess > rim
    labels = np.full(reddish.shape, -1, np.int64)
    labels[reddish] = label_components(reddish)
    parts = (labels == label for label in np.unique(labels[reddish & is_certain]))
    pupils = [part for part in parts if _is_pupil(part, eyes_apart)]
    return max(pupils, key=np.count_nonzero, default=None)


def darken_pupil(eye: Pixels, pupil: Plane, eyes_apart: float) -> Pixels:
    """Take the red from a pupil and darken it, with a soft rim; reflections in it stay bright."""
    radius = max(round(0.012 * eyes_apart), 1)
    grown = box_mean(pupil.astype(np.float32), radius) > 0
    share = box_mean(grown.astype(np.float32), radius)[..., None]
    neutral = np.minimum(eye, eye[..., 1:].mean(axis=2, keepdims=True)) * np.float32(DARKER)
    is_red = eye[..., :1] > np.float32(1.15) * eye[..., 1:].max(axis=2, keepdims=True)
    return np.where(is_red, eye + share * (neutral - eye), eye).astype(np.float32)


def _is_pupil(part: Plane, eyes_apart: float) -> bool:
    """Tell whether a region has size and shape of a pupil."""
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    h, w = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    is_sized = max(w, h) >= max(LEAST_WIDTH * eyes_apart, 2) and max(w, h) <= max(
        MOST_WIDTH * eyes_apart, 4
    )
    is_round = max(w, h) <= SLENDER * min(w, h) and part.sum() >= FILLED * w * h
    return bool(is_sized and is_round)
