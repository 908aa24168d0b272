"""Fitting of restored faces into their photo: place, tone, grain, and which faces are restored.

Regions are rects of the photo around one face; pixels and landmarks are relative to them.
"""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from models.core.face import Face, FaceState
from models.core.invention_map import blur, estimate_noise
from models.core.pixels import Pixels, Rect, block_means, to_luma
from models.imaging.face_alignment import (
    SIDE,
    align_face,
    cut_out_face,
    factor_before,
    paste_face,
)
from models.imaging.upscaling import upscale

FRAME: Final = 8
"""Pixels around the square of an aligned face that a region takes."""
TONE: Final = 40
"""Radius in pixels of an aligned face, over which tones are matched to the photo."""
MOST_GRAIN: Final = 2.5
"""Largest grain that is copied, in standard deviations; what is stronger is an edge."""
FAR: Final = 0.4
"""Side beside that of the largest face, 0 to 1, below which a face may belong to the background."""
BLURRED: Final = 0.6
"""Sharpness beside that of the largest face, 0 to 1, below which such a face is left alone."""


def face_side(face: Face) -> int:
    """Return the longer side of a face in pixels."""
    return max(face.rect.w, face.rect.h)


def face_region(face: Face, whole: Rect) -> Rect:
    """Return the rect, inside the photo `whole`, that an aligned face is cut from."""
    last = SIDE - 1.0
    corners = np.array([[0, 0], [last, 0], [0, last], [last, last]])
    points = align_face(face).inverse(corners)
    left, top = (int(low) for low in np.floor(points.min(axis=0)))
    right, bottom = (int(high) + 1 for high in np.ceil(points.max(axis=0)))
    return Rect(left, top, right - left, bottom - top).grown(FRAME, whole)


def classify_faces(
    faces: Sequence[Face], read: Callable[[Rect], Pixels], least_side: int
) -> list[FaceState]:
    """Tell of each face whether it is worth restoring, or why not.

    `read` returns the pixels of a rect; a longer side below `least_side` pixels is too small. A
    face that is small and blurred beside the largest belongs to the background."""
    if not faces:
        return []
    largest = max(faces, key=face_side)
    sharpest = measure_sharpness(read(largest.rect))

    def state(face: Face) -> FaceState:
        if face_side(face) < least_side:
            return FaceState.SMALL
        is_far = face_side(face) < FAR * face_side(largest)
        if is_far and measure_sharpness(read(face.rect)) < BLURRED * sharpest:
            return FaceState.BACKGROUND
        return FaceState.RESTORED

    return [state(face) for face in faces]


def measure_sharpness(pixels: Pixels) -> float:
    """Measure how fine the detail of an image is: root mean square of curvature over slope.

    Blurs of 0, 1, 2, 3 and 5 pixels give about 1.2, 0.9, 0.6, 0.45 and 0.3 without noise."""
    luma = to_luma(block_means(pixels, 2) if min(pixels.shape[:2]) >= 16 else pixels)
    if min(luma.shape) < 3:
        return 0.0
    slope = np.diff(luma, axis=0)[:, 1:] ** 2 + np.diff(luma, axis=1)[1:] ** 2
    curvature = np.diff(luma, 2, axis=0)[:, 1:-1] ** 2 + np.diff(luma, 2, axis=1)[1:-1] ** 2
    return float(np.sqrt(curvature.mean() / max(slope.mean(), 1e-12)))


def restore_aligned(before: Pixels, face: Face, restore: Callable[[Pixels], Pixels]) -> Pixels:
    """Restore the face in `before` by a function of aligned faces (`SIDE` x `SIDE` x 3).

    Only the difference is resampled and added, so that unchanged pixels keep detail and grain."""
    by = factor_before(align_face(face))
    small, similarity = block_means(before, by), align_face(face.reduced(by))
    crop = cut_out_face(small, similarity)
    change = match_tone(crop, restore(crop)) - crop
    pasted = paste_face(change, similarity, Rect.of(small))
    whole = np.zeros_like(small)
    whole[pasted.rect.slices] = pasted.share[..., None] * pasted.pixels
    return _with_change(before, whole, by)


def change_reduced(image: Pixels, by: int, restore: Callable[[Pixels], Pixels]) -> Pixels:
    """Restore an image reduced by a whole factor, and add the difference to the image, clipped."""
    small = block_means(image, by)
    return np.clip(_with_change(image, restore(small) - small, by), 0, 1)


def _with_change(image: Pixels, change: Pixels, by: int) -> Pixels:
    """Add `change`, differences (-1 to 1) of the image reduced `by` times, to the image."""
    result = image.copy()
    result[Rect.of(change).scaled(by).slices] += _enlarged(change, by)
    return result


def _enlarged(change: Pixels, by: int) -> Pixels:
    """Enlarge differences (H x W x C, -1 to 1) `by` a whole factor."""
    if by == 1:
        return change
    rect, half = Rect.of(change), np.float32(0.5)
    return (upscale(half + half * change, rect, rect.scaled(by), by) - half) * 2


def match_tone(original: Pixels, restored: Pixels) -> Pixels:
    """Return the restored face with its blurred tones and colours replaced by the original's."""
    return np.asarray(restored + blur(original - restored, TONE), np.float32)


def match_grain(before: Pixels, after: Pixels) -> Pixels:
    """Return `after` with noise copied from `before`, until it is as strong as there."""
    wanted, present = estimate_noise(before), estimate_noise(after)
    missing = np.sqrt(max(wanted**2 - present**2, 0.0))
    grain = before - blur(before, 1)
    grain = np.clip(grain, -MOST_GRAIN * wanted, MOST_GRAIN * wanted)
    strength = float(to_luma(grain).std())
    return after if strength == 0 else np.asarray(after + missing / strength * grain, np.float32)
