"""Faces that look into the camera from anywhere: cut out upright at one size, and put back.

Places and sizes are those of FFHQ at 512 pixels, which networks for faces were trained on (Karras
et al., "A Style-Based Generator Architecture for Generative Adversarial Networks", CVPR 2019), as
in DiffBIR (arXiv 2308.15070).
"""

from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import MaskArray, Pixels, Rect

SIDE: Final = 512
"""Of a face cut out, in pixels."""

TEMPLATE: Final = np.array(
    [
        [192.98138, 239.94708],
        [318.90277, 240.1936],
        [256.63416, 314.01935],
        [201.26117, 371.41043],
        [313.08905, 371.15118],
    ]
)
"""Where eyes, nose and corners of the mouth lie in it, from left to right, x and y."""

BEYOND: Final = np.array([135, 133, 132], np.float32) / 255
"""What is seen beyond the photo's edge."""

LEAST_EYES: Final = 5.0
"""Pixels between the eyes; smaller faces are left alone."""

SOFT: Final = 51.2
"""Pixels of a face cut out over which it comes in from its edge: a tenth of its side, as twice a
twentieth in DiffBIR."""

Points = NDArray[np.float64]
"""5 x 2: eyes, nose, corners of the mouth, x and y in pixels."""


@dataclass(frozen=True, slots=True)
class Face:
    """Where a face was found, and how surely, 0 to 1."""

    rect: Rect
    score: float
    points: Points = field(compare=False, repr=False)

    @property
    def eyes_apart(self) -> float:
        return float(np.linalg.norm(self.points[1] - self.points[0]))


@dataclass(frozen=True, slots=True, eq=False)
class Similarity:
    """Turns, enlarges and moves: `matrix` (2 x 3) takes places of the photo to those of the face
    cut out."""

    matrix: NDArray[np.float64]

    @property
    def scale(self) -> float:
        """Pixels of the face for one of the photo."""
        return float(np.hypot(*self.matrix[:, 0]))

    def __call__(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """N x 2 to the same."""
        return np.asarray(points @ self.matrix[:, :2].T + self.matrix[:, 2])

    @property
    def inverse(self) -> "Similarity":
        inner = np.linalg.inv(self.matrix[:, :2])
        return Similarity(np.column_stack((inner, -inner @ self.matrix[:, 2])))


def find_faces(rows: NDArray[np.float32]) -> tuple[Face, ...]:
    """From a detector's answer, N x 15: left, top, width, height, five points, certainty."""
    faces = (
        Face(
            Rect(*(round(float(number)) for number in row[:4])),
            float(row[14]),
            np.asarray(row[4:14], np.float64).reshape(5, 2),
        )
        for row in rows
    )
    return tuple(face for face in faces if face.eyes_apart >= LEAST_EYES)


def align_face(face: Face) -> Similarity:
    """The similarity that puts the points where they belong: of those through two of them the one
    with the least median of squares (Rousseeuw, JASA 1984), fitted again to the points that agree
    with it."""
    tries = [_fitted(face.points[[a, b]], TEMPLATE[[a, b]]) for a, b in combinations(range(5), 2)]
    residuals = [((each(face.points) - TEMPLATE) ** 2).sum(axis=1) for each in tries]
    best = min(residuals, key=lambda squares: float(np.median(squares)))
    agree = best <= max(float(np.median(best)) * 6.25, 1.0)
    return _fitted(face.points[agree], TEMPLATE[agree])


def _fitted(source: Points, target: Points) -> Similarity:
    """By least squares, with the points as complex numbers: target = a source + b."""
    z, w = (points[:, 0] + 1j * points[:, 1] for points in (source, target))
    apart = z - z.mean()
    length = float((abs(apart) ** 2).sum())
    a = complex((apart.conj() * (w - w.mean())).sum()) / max(length, 1e-12)
    b = complex(w.mean()) - a * complex(z.mean())
    return Similarity(np.array([[a.real, -a.imag, b.real], [a.imag, a.real, b.imag]]))


def cut_out_face(image: Pixels, way: Similarity) -> Pixels:
    """The face upright, `SIDE` x `SIDE`."""
    x, y = np.meshgrid(np.arange(SIDE), np.arange(SIDE))
    places = way.inverse(np.stack((x.ravel(), y.ravel()), axis=1).astype(np.float64))
    framed = np.pad(image, ((1, 1), (1, 1), (0, 0)))
    for edge in (np.s_[0], np.s_[-1], np.s_[:, 0], np.s_[:, -1]):
        framed[edge] = BEYOND
    return _sampled(framed, places + 1).reshape(SIDE, SIDE, 3)


@dataclass(frozen=True, slots=True, eq=False)
class PastedFace:
    """A face on its way back: where it lies in the photo, its pixels there, and how much of them
    is shown."""

    rect: Rect
    pixels: Pixels
    share: MaskArray

    def pasted_into(self, image: Pixels) -> Pixels:
        """The image with the face; where nothing of it is shown every bit stays."""
        result = image.copy()
        under, share = image[self.rect.slices], self.share[..., None]
        mixed = under + share * (self.pixels - under)
        result[self.rect.slices] = np.where(share > 0, mixed, under)
        return result


def paste_face(face: Pixels, way: Similarity, whole: Rect) -> PastedFace:
    """A face of `cut_out` back at its place in the photo."""
    corners = way.inverse(np.array([[0, 0], [SIDE - 1, 0], [0, SIDE - 1], [SIDE - 1, SIDE - 1.0]]))
    left, top = (int(low) for low in np.floor(corners.min(axis=0)))
    right, bottom = (int(high) + 1 for high in np.ceil(corners.max(axis=0)))
    rect = Rect(left, top, right - left, bottom - top).clipped(whole)
    x, y = np.meshgrid(np.arange(rect.x, rect.x + rect.w), np.arange(rect.y, rect.y + rect.h))
    places = way(np.stack((x.ravel(), y.ravel()), axis=1).astype(np.float64))
    edge = np.minimum(places, SIDE - 1 - places).min(axis=1) / SOFT
    share = np.clip(edge, 0, 1)
    soft = (share * share * (3 - 2 * share)).astype(np.float32)
    by = max(int(way.scale), 1)
    seen = _means(face, by)
    pixels = _sampled(seen, (places - (by - 1) / 2) / by)
    shape = rect.h, rect.w
    return PastedFace(rect, pixels.reshape(*shape, 3), soft.reshape(shape))


def _means(image: Pixels, by: int) -> Pixels:
    """Reduced by a whole factor, so that nothing is skipped when it is sampled."""
    side = image.shape[0] // by * by
    blocks = image[:side, :side].reshape(side // by, by, side // by, by, 3)
    return np.asarray(blocks.mean(axis=(1, 3)), np.float32)


def _sampled(image: Pixels, places: NDArray[np.float64]) -> Pixels:
    """N x 3, straight between the four pixels around each place (x, y); beyond the edge what is at
    it."""
    height, width = image.shape[:2]
    x, y = np.clip(places[:, 0], 0, width - 1), np.clip(places[:, 1], 0, height - 1)
    left, top = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    right, bottom = np.minimum(left + 1, width - 1), np.minimum(top + 1, height - 1)
    across, down = ((x - left)[:, None], (y - top)[:, None])
    upper = image[top, left] * (1 - across) + image[top, right] * across
    lower = image[bottom, left] * (1 - across) + image[bottom, right] * across
    return np.asarray(upper * (1 - down) + lower * down, np.float32)
