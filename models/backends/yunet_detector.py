"""Face detector: the network YuNet, run by ONNX Runtime.

Wu, Peng and Yu, "YuNet: A Tiny Millisecond-level Face Detector", Machine Intelligence Research,
2023.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.backends.onnx_session import SessionFactory
from models.catalog.model_cards import ModelCard
from models.core.pixels import Pixels, Rect, block_means
from models.core.progress import Progress
from models.core.protocols import Array

STRIDES: Final = (8, 16, 32)
"""Distances in pixels of neighbouring cells in the network's three grids."""

SIDE: Final = 640
"""Side in pixels of the network's square input."""

CLOSE: Final = 1280
"""Side in pixels of the parts in which a large photo is searched again for small faces."""

SURE: Final = 0.7
"""Least certainty of a face, 0 to 1."""

SAME: Final = 0.3
"""Overlap of two rects (intersection over union) beyond which they are the same face."""

Rows = NDArray[np.float32]
"""Faces, n x 15: left, top, width, height; x, y of eyes, nose and mouth corners; certainty."""


class FaceDetector:
    """Network from an image (height x width x 3, 0 to 1) to its faces, by descending certainty."""

    def __init__(self, _: ModelCard, files: tuple[Path, ...], open_session: SessionFactory) -> None:
        self._session = open_session(files[0])

    def __call__(self, *arrays: Array, progress: Progress) -> Rows:
        """Detect the faces of an image. Raises: OutOfMemory, NetworkFailed, Cancelled."""
        image = arrays[0]
        rows = [self._detect(image, view, progress) for view in face_views(Rect.of(image))]
        return suppress_overlaps(np.concatenate(rows))

    def close(self) -> None:
        """Release the ONNX Runtime session."""
        self._session.close()

    def _detect(self, image: Pixels, view: Rect, progress: Progress) -> Rows:
        progress.report(0.0)
        scale = max(view.w, view.h) / SIDE
        square = _letterbox(image[view.slices], scale)
        planes = np.ascontiguousarray(square[..., ::-1].transpose(2, 0, 1)[None] * np.float32(255))
        rows = decode_boxes(
            self._session.run_all_outputs({self._session.first_input[0]: planes}, progress)
        )
        rows[:, :14] *= scale
        rows[:, 0:14:2] += view.x
        rows[:, 1:14:2] += view.y
        rows[:, 2:4] -= (view.x, view.y)
        return rows


def face_views(whole: Rect) -> Iterator[Rect]:
    """Yield the rect of the whole photo and, for a large one, overlapping parts of it."""
    yield whole
    if max(whole.w, whole.h) > CLOSE:
        yield from (tile.grown(CLOSE // 8, whole) for tile in whole.tiles(CLOSE * 3 // 4))


def decode_boxes(outputs: dict[str, Array]) -> Rows:
    """Decode the network's outputs to faces in input pixels, above the least certainty."""
    return np.concatenate([_decode_grid(stride, outputs) for stride in STRIDES])


def _decode_grid(stride: int, outputs: dict[str, Array]) -> Rows:
    """Decode the outputs (by name) of a grid whose cells are `stride` pixels: a face a cell."""
    cls, obj, box, points = (
        outputs[f"{name}_{stride}"].reshape(-1, width).astype(np.float32)
        for name, width in (("cls", 1), ("obj", 1), ("bbox", 4), ("kps", 10))
    )
    columns = SIDE // stride
    sure = np.sqrt(np.clip(cls, 0, 1) * np.clip(obj, 0, 1))
    chosen = np.flatnonzero(sure[:, 0] >= SURE)
    grid = np.stack((chosen % columns, chosen // columns), axis=1).astype(np.float32)
    size = np.exp(box[chosen, 2:])
    corner = grid + box[chosen, :2] - size / 2
    landmarks = points[chosen] + np.tile(grid, (1, 5))
    return np.concatenate((np.hstack((corner, size, landmarks)) * stride, sure[chosen]), axis=1)


def suppress_overlaps(rows: Rows) -> Rows:
    """Remove faces that overlap a surer one (non-maximum suppression)."""
    rows = rows[np.argsort(-rows[:, 14], kind="stable")]
    kept = list[int]()
    for number, row in enumerate(rows):
        if all(_overlap(row, rows[other]) <= SAME for other in kept):
            kept.append(number)
    return np.asarray(rows[kept], np.float32).reshape(-1, 15)


def _overlap(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    low = np.maximum(one[:2], other[:2])
    high = np.minimum(one[:2] + one[2:4], other[:2] + other[2:4])
    both = float(np.prod(np.maximum(high - low, 0)))
    return both / max(float(np.prod(one[2:4]) + np.prod(other[2:4])) - both, 1e-6)


def _letterbox(image: Pixels, scale: float) -> Pixels:
    """Place an image, `scale` times smaller, in the upper left corner of the square input."""
    reduced = _reduce(image, max(int(scale), 1))
    rest = scale / max(int(scale), 1)
    sides = [max(round(length / scale), 1) for length in image.shape[:2]]
    square = np.zeros((SIDE, SIDE, 3), np.float32)
    rows, columns = (
        np.minimum((np.arange(side) + 0.5) * rest, length - 1).astype(np.int64)
        for side, length in zip(sides, reduced.shape[:2], strict=True)
    )
    square[: sides[0], : sides[1]] = reduced[rows][:, columns]
    return square


def _reduce(image: Pixels, by: int) -> Pixels:
    """Reduce an image by a whole factor by area means; its right and lower edges are repeated."""
    missing = [(0, -length % by) for length in image.shape[:2]]
    return block_means(np.pad(image, (*missing, (0, 0)), mode="edge"), by)
