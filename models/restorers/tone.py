"""Mend light and colour of the whole photo: fading, low light, haze.

The network sees the reduced photo as a whole; its change is carried to full size as a local
affine model of colour, by the fast guided filter with colour guide (He and Sun, "Fast Guided
Filter", 2015, arXiv 1505.00996, algorithm 2; He, Sun and Tang, "Guided Image Filtering", TPAMI
2013, equations 19 to 21). Unlike theirs, the ridge pulls the model to the best one for the whole
photo instead of to a constant, so that grain and texture of flat areas stay.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from models.pixels import LUMA, Pixels, Rect, greyed, monochrome
from models.restorer import Array, Embeddings, Work

Plane = NDArray[np.float32]
Matrix = NDArray[np.float64]

WINDOW: Final = 1 / 16
"""Radius of the window in which one affine model holds, as a share of the long side."""

LOCAL_RIDGE: Final = 0.01
"""How far a window may leave the model of the whole photo: a squared contrast, 0 to 1."""

WHOLE_RIDGE: Final = 1e-3
"""The same for the model of the whole photo and no change."""

FIELD: Final = 96
"""Long side of the field of models; it is smooth, so more would only cost time."""

UNCHANGED: Final = np.eye(3)
TO_GREY: Final = np.tile(LUMA.astype(np.float64), (3, 1))


class Head(Protocol):
    """Turns sentence embeddings into what the image network understands."""

    def text_vectors(self, embeddings: Embeddings) -> NDArray[np.float32]:
        """n x 384 to n x 256, unit rows."""


@dataclass(frozen=True, slots=True)
class Params:
    """The wish it serves, and the words that tell the network."""

    wish: str
    clause: str


class Tone:
    """The instant network's change of light and colour, without its change of detail."""

    name = "tone"
    params = Params
    halo = 0

    def __init__(self, head: Callable[[], Head]) -> None:
        self._head = head

    def survey(self, overview: Work, params: Params) -> Array:
        """The field of affine models, see `affine_field`."""
        encoder = overview.network("heirloom-sentence")
        embeddings = encoder(np.array([params.clause]), progress=overview.progress)
        vector = self._head().text_vectors(embeddings)
        network = overview.network("heirloom-instruct")
        wanted = np.clip(network(overview.image, vector, progress=overview.progress), 0, 1)
        if monochrome(overview.image):
            field = affine_field(overview.image, greyed(wanted), TO_GREY)
            return np.repeat(field[:, :, :1], 3, axis=2)
        return affine_field(overview.image, wanted, UNCHANGED)

    def run(self, work: Work, params: Params) -> Pixels:  # noqa: ARG002  the survey holds it
        return applied(np.asarray(work.survey), work.image, work.place, work.whole)


def affine_field(image: Pixels, wanted: Pixels, start: Matrix) -> Array:
    """Rows x columns x 3 x 4: for each output channel the weights of R, G, B and an offset that
    turn `image` into `wanted` (same shape) around that place. What the photo does not tell is
    left as `start` (3 x 3) has it."""
    change = wanted - image @ start.T
    whole = _models(_moments(image, change).mean(axis=(0, 1)), WHOLE_RIDGE)
    rest = change - image @ whole[:, :3].T - whole[:, 3]
    cells = _binned(_moments(image, rest), FIELD / max(image.shape[:2]))
    radius = max(round(max(cells.shape[:2]) * WINDOW), 1)
    local = _models(_box(cells, radius), LOCAL_RIDGE)
    smooth = _box(local.reshape(*local.shape[:2], 12), radius).reshape(local.shape)
    first = np.concatenate((start, np.zeros((3, 1))), axis=1)
    return np.asarray(smooth + whole + first, np.float32)


def applied(field: Array, image: Pixels, place: Rect, whole: Rect) -> Pixels:
    """The piece of the photo that lies at `place`, changed by the field, within 0..1."""
    rows, down = _interpolation((place.y, place.h), whole.h, field.shape[0])
    columns, across = _interpolation((place.x, place.w), whole.w, field.shape[1])
    around = np.moveaxis(field[rows, columns], 1, 3)
    strips = np.tensordot(down, around, axes=1)
    toned = np.empty_like(image)
    for channel in range(3):
        models = strips[:, channel] @ across.T
        toned[..., channel] = models[:, 3]
        for source in range(3):
            toned[..., channel] += models[:, source] * image[..., source]
    return np.clip(toned, 0, 1)


def _moments(image: Pixels, change: NDArray[np.floating]) -> Matrix:
    """Height x width x 24: what is averaged over a window to fit a model there."""
    guide, target = image.astype(np.float64), change.astype(np.float64)
    own = guide[..., :, None] * guide[..., None, :]
    mixed = guide[..., :, None] * target[..., None, :]
    flat = (*image.shape[:2], 9)
    return np.concatenate((guide, target, own.reshape(flat), mixed.reshape(flat)), axis=2)


def _models(means: Matrix, ridge: float) -> Matrix:
    """... x 24 averages to ... x 3 x 4 models, by ridge regression."""
    guide, target = means[..., :3], means[..., 3:6]
    own, mixed = (part.reshape(*means.shape[:-1], 3, 3) for part in np.split(means[..., 6:], 2, -1))
    variance = own - guide[..., :, None] * guide[..., None, :]
    shared = mixed - guide[..., :, None] * target[..., None, :]
    weights = np.linalg.solve(variance + ridge * np.eye(3), shared).swapaxes(-1, -2)
    offset = target - (weights @ guide[..., None])[..., 0]
    return np.concatenate((weights, offset[..., None]), axis=-1)


def _binned(values: Matrix, scale: float) -> Matrix:
    """Means over even cells; the sides become `scale` times as long."""
    for axis in (0, 1):
        length = values.shape[axis]
        count = min(max(round(length * scale), 1), length)
        edges = np.array([length * cell // count for cell in range(count + 1)])
        sums = np.add.reduceat(values, edges[:-1], axis=axis)
        values = sums / np.expand_dims(np.diff(edges), (1 - axis, 2))
    return values


def _box(values: Matrix, radius: int) -> Matrix:
    """Means over square windows, cut off at the borders."""
    for axis in (0, 1):
        length = values.shape[axis]
        sums = np.insert(np.cumsum(values, axis=axis), 0, 0, axis=axis)
        low = np.maximum(np.arange(length) - radius, 0)
        high = np.minimum(np.arange(length) + radius + 1, length)
        counts = np.expand_dims(high - low, (1 - axis, 2))
        values = (sums.take(high, axis) - sums.take(low, axis)) / counts
    return values


def _interpolation(span: tuple[int, int], whole: int, cells: int) -> tuple[slice, Plane]:
    """Which cells matter to the pixels from `span[0]` on, `span[1]` of them, and how much
    (pixels x cells): linear between the centres of cells, constant beyond the outermost."""
    middles = np.arange(span[0], span[0] + span[1]) + 0.5
    at = np.clip(middles * cells / whole - 0.5, 0, cells - 1)
    first, last = int(at[0]), min(int(at[-1]) + 2, cells)
    distance = np.abs(at[:, None] - np.arange(first, last))
    return slice(first, last), np.maximum(1 - distance, 0).astype(np.float32)
