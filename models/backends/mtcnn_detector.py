"""Bundled face detector: the cascade of networks MTCNN, run by ONNX Runtime.

Zhang et al. 2016 (see models.networks.mtcnn). Pyramid, thresholds and rounding are those of the
package `facenet-pytorch`, so that its boxes come out. Boxes are n x 4: left, top, right and lower
edge in pixels.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.backends.onnx_session import OrtSession, SessionFactory
from models.backends.yunet_detector import Rows
from models.catalog.model_cards import ModelCard
from models.core.pixels import Pixels
from models.core.progress import Progress
from models.core.protocols import Array

LEAST_SIDE: Final = 24
"""Side in pixels of the smallest faces that are found."""
WINDOW: Final = 12
"""Side in pixels of the windows of the first network."""
STRIDE: Final = 2
"""Distance in pixels of neighbouring windows of the first network."""
PYRAMID: Final = 0.709
"""Ratio of the sides of one level of the pyramid to those of the level before."""
REFINED_SIDE, LANDMARK_SIDE = 24, 48
"""Sides in pixels of the inputs of the second and the third network."""
PROPOSED, REFINED, FOUND = 0.6, 0.7, 0.7
"""Least scores, 0 to 1, with which a window passes each network."""
SAME_ON_LEVEL, SAME = 0.5, 0.7
"""Overlaps, 0 to 1, beyond which two boxes of a level, or of all, are the same face."""
BATCH: Final = 512
"""Windows that are given to a network at once."""
LARGE: Final = 64
"""Width in pixels from which a face counts as large."""
CERTAIN_LARGE, CERTAIN = 0.8, 0.95
"""Least scores, 0 to 1, of large and of other upright faces that are reported."""
CERTAIN_TURNED: Final = 0.99
"""Least score, 0 to 1, of a face in a photo that lies on its side or upside down."""
TURNS: Final = (1, 3, 2)
"""Quarter turns, anticlockwise, that are tried if no upright face is found."""

Numbers = NDArray[np.float32]
"""Boxes (n x 4), scores (n) or landmarks (n x 10)."""


@dataclass(frozen=True, slots=True, eq=False)
class _Candidates:
    """Windows that may show a face: boxes, scores, and boxes corrected by the last network."""

    boxes: Numbers
    scores: Numbers
    corrections: Numbers

    def chosen(self, which: NDArray[np.generic]) -> "_Candidates":
        """Return the candidates with these indices, or where `which` is true."""
        return _Candidates(self.boxes[which], self.scores[which], self.corrections[which])


class FaceCascade:
    """Network from an image (height x width x 3, 0 to 1) to its faces, by descending certainty."""

    def __init__(self, _: ModelCard, files: tuple[Path, ...], open_session: SessionFactory) -> None:
        self._proposals, self._refinement, self._landmarks = map(open_session, files)

    def __call__(self, *arrays: Array, progress: Progress) -> Rows:
        """Detect the upright faces of an image, or else those after a quarter turn.

        Raises: OutOfMemory, NetworkFailed, Cancelled."""
        image = arrays[0]
        rows = self.detect(image, progress)
        rows = rows[rows[:, 14] >= np.where(rows[:, 2] >= LARGE, CERTAIN_LARGE, CERTAIN)]
        return rows if len(rows) else self._detect_turned(image, progress)

    def detect(self, image: Pixels, progress: Progress) -> Rows:
        """Detect upright faces with a score of at least `FOUND`, by descending score."""
        proposed = self._propose(image, progress)
        refined = self._refine(image, proposed, progress)
        return self._locate(image, refined, progress)

    def close(self) -> None:
        """Release the ONNX Runtime sessions."""
        for session in (self._proposals, self._refinement, self._landmarks):
            session.close()

    def _detect_turned(self, image: Pixels, progress: Progress) -> Rows:
        """Detect faces after the quarter turn of the image with the largest sum of scores."""
        best = np.empty((0, 15), np.float32)
        for turns in TURNS:
            rows = self.detect(np.ascontiguousarray(np.rot90(image, turns)), progress)
            rows = rows[rows[:, 14] >= CERTAIN_TURNED]
            if rows[:, 14].sum() > best[:, 14].sum():
                best = turn_back(rows, turns, image.shape[1], image.shape[0])
        return best

    def _propose(self, image: Pixels, progress: Progress) -> Numbers:
        """Return square boxes, at all scales, that may show a face by the first network."""
        levels = [self._propose_at(image, s, progress) for s in pyramid_scales(*image.shape[:2])]
        if not levels:
            return np.empty((0, 4), np.float32)
        fields = ((each.boxes, each.scores, each.corrections) for each in levels)
        all_levels = _Candidates(*map(np.concatenate, zip(*fields, strict=True)))
        kept = all_levels.chosen(suppress(all_levels.boxes, all_levels.scores, SAME))
        return _squared(_corrected(kept.boxes, kept.corrections, 0))

    def _propose_at(self, image: Pixels, scale: float, progress: Progress) -> _Candidates:
        progress.report(0.0)
        height, width = (int(side * scale + 1) for side in image.shape[:2])
        level = _planes(resample_area(image, height, width)[None])
        found = self._proposals.run_all_outputs({"image": level}, progress)
        scores, corrections = found["scores"][0], found["boxes"][0]
        rows, columns = np.nonzero(scores >= PROPOSED)
        corner = np.stack((columns, rows), axis=1).astype(np.float32) * STRIDE
        boxes = np.floor(np.hstack((corner + 1, corner + WINDOW)) / scale)
        all_windows = _Candidates(boxes, scores[rows, columns], corrections[:, rows, columns].T)
        return all_windows.chosen(suppress(boxes, all_windows.scores, SAME_ON_LEVEL))

    def _refine(self, image: Pixels, boxes: Numbers, progress: Progress) -> Numbers:
        """Return corrected square boxes of those that pass the second network.

        `boxes` is N x 4: left, top, right, bottom in pixels."""
        boxes, found = _judge(self._refinement, image, boxes, REFINED_SIDE, progress)
        judged = _Candidates(boxes, found["scores"], found["boxes"])
        judged = judged.chosen(judged.scores > REFINED)
        judged = judged.chosen(suppress(judged.boxes, judged.scores, SAME))
        return _squared(_corrected(judged.boxes, judged.corrections, 1))

    def _locate(self, image: Pixels, boxes: Numbers, progress: Progress) -> Rows:
        """Return the faces, with landmarks, in boxes that pass the third network."""
        boxes, found = _judge(self._landmarks, image, boxes, LANDMARK_SIDE, progress)
        sure = found["scores"] > FOUND
        boxes, scores = boxes[sure], found["scores"][sure]
        shares = found["landmarks"][sure].reshape(-1, 2, 5).transpose(0, 2, 1)
        sides = boxes[:, 2:] - boxes[:, :2] + 1
        points = shares * sides[:, None] + boxes[:, None, :2] - 1
        boxes = _corrected(boxes, found["boxes"][sure], 1)
        kept = suppress(boxes, scores, SAME, of_smaller=True)
        corner, size = boxes[kept, :2], boxes[kept, 2:] - boxes[kept, :2]
        fields = (corner, size, points[kept].reshape(-1, 10), scores[kept, None])
        return np.hstack(fields).astype(np.float32)


def pyramid_scales(height: int, width: int) -> Iterator[float]:
    """Yield factors to resize an image, so that a face of any size once fits a window.

    `height` and `width` are the image's, in pixels."""
    scale = WINDOW / LEAST_SIDE
    side = min(height, width) * scale
    while side >= WINDOW:
        yield scale
        scale, side = scale * PYRAMID, side * PYRAMID


def resample_area(image: Pixels, height: int, width: int) -> Pixels:
    """Resample to `height` x `width`; each pixel is the mean of all that its area touches."""
    for axis, size in enumerate((height, width)):
        length = image.shape[axis]
        steps = np.arange(size)
        starts, ends = steps * length // size, -(-(steps + 1) * length // size)
        shape = (-1, 1, 1) if axis == 0 else (1, -1, 1)
        counts = (ends - starts).astype(np.float32).reshape(shape)
        total = np.take(image, starts, axis=axis)
        for more in range(1, int(counts.max())):
            inside = (starts + more < ends).astype(np.float32).reshape(shape)
            total += np.take(image, np.minimum(starts + more, length - 1), axis=axis) * inside
        image = total / counts
    return image


def suppress(
    boxes: Numbers, scores: Numbers, limit: float, *, of_smaller: bool = False
) -> NDArray[np.intp]:
    """Return the indices of the surest boxes (N x 4), without others that overlap them too much.

    The overlap, at most `limit`, is a share of the union or, with `of_smaller`, of the smaller
    box."""
    order = np.argsort(-scores, kind="stable")
    if of_smaller:
        order = np.argsort(scores, kind="stable")[::-1]
    edge = np.float32(of_smaller)
    area = np.prod(boxes[:, 2:] - boxes[:, :2] + edge, axis=1)
    kept = list[np.intp]()
    while len(order):
        best, order = order[0], order[1:]
        kept.append(best)
        low = np.maximum(boxes[best, :2], boxes[order, :2])
        high = np.minimum(boxes[best, 2:], boxes[order, 2:])
        both = np.prod(np.maximum(high - low + edge, 0), axis=1)
        smaller, union = np.minimum(area[best], area[order]), area[best] + area[order] - both
        order = order[both <= limit * (smaller if of_smaller else union)]
    return np.array(kept, np.intp)


def turn_back(rows: Rows, turns: int, width: int, height: int) -> Rows:
    """Convert faces of an image after quarter turns to the image, `width` x `height`.

    `turns` are anticlockwise."""
    corners = np.hstack((rows[:, :2], rows[:, :2] + rows[:, 2:4]))
    points = np.hstack((corners, rows[:, 4:14])).reshape(-1, 7, 2)
    for turn in reversed(range(turns)):
        side = width if turn % 2 == 0 else height
        points = np.stack((side - points[..., 1], points[..., 0]), axis=-1)
    low, high = points[:, :2].min(axis=1), points[:, :2].max(axis=1)
    fields = (low, high - low, points[:, 2:].reshape(-1, 10), rows[:, 14:])
    return np.hstack(fields).astype(np.float32)


def _judge(
    session: OrtSession, image: Pixels, boxes: Numbers, side: int, progress: Progress
) -> tuple[Numbers, dict[str, Numbers]]:
    """Run a network on the image inside each box; return boxes and outputs, row by row.

    Boxes without any pixel are left out."""
    height, width = image.shape[:2]
    edges = np.trunc(boxes).astype(np.int64)
    low = np.maximum(edges[:, :2] - 1, 0)
    high = np.minimum(edges[:, 2:], (width, height))
    filled = (high > low).all(axis=1)
    outputs = list[dict[str, Array]]()
    corners = np.hstack((low, high))[filled]
    for begin in range(0, max(len(corners), 1), BATCH):
        parts = [
            resample_area(image[top:bottom, left:right], side, side)
            for left, top, right, bottom in corners[begin : begin + BATCH]
        ]
        batch = np.array(parts, np.float32).reshape(-1, side, side, 3)
        progress.report(0.0)
        outputs.append(session.run_all_outputs({"image": _planes(batch)}, progress))
    return boxes[filled], {name: np.concatenate([o[name] for o in outputs]) for name in outputs[0]}


def _corrected(boxes: Numbers, corrections: Numbers, edge: int) -> Numbers:
    """Move the edges of boxes by shares of their sides; `edge` is added to these, in pixels."""
    sides = boxes[:, 2:] - boxes[:, :2] + np.float32(edge)
    return boxes + corrections * np.hstack((sides, sides))


def _squared(boxes: Numbers) -> Numbers:
    """Return squares with the centre and the longer side of each box."""
    sides = boxes[:, 2:] - boxes[:, :2]
    longest = sides.max(axis=1, keepdims=True)
    corner = boxes[:, :2] + sides * np.float32(0.5) - longest * np.float32(0.5)
    return np.hstack((corner, corner + longest))


def _planes(images: Pixels) -> Array:
    """Convert images (n x H x W x 3, 0 to 1) to the input of a network (n x 3 x H x W, -1 to 1)."""
    levels = (images * np.float32(255) - np.float32(127.5)) * np.float32(1 / 128)
    return np.ascontiguousarray(levels.transpose(0, 3, 1, 2))
