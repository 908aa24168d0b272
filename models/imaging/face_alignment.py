"""Face alignment: faces are cut out upright at one size and pasted back.

Positions and sizes are those of FFHQ at 512 pixels, on which face networks were trained (Karras et
al., "A Style-Based Generator Architecture for Generative Adversarial Networks", CVPR 2019), as in
DiffBIR (arXiv 2308.15070).
"""

from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.face import Face, Points
from models.core.pixels import MaskArray, Pixels, Rect, block_means

SIDE: Final = 512
"""Side of an aligned face in pixels."""

TEMPLATE: Final = np.array(
    [
        [192.98138, 239.94708],
        [318.90277, 240.1936],
        [256.63416, 314.01935],
        [201.26117, 371.41043],
        [313.08905, 371.15118],
    ]
)
"""Positions x, y of eyes, nose and mouth corners in an aligned face, in pixels, left to right."""

BEYOND: Final = np.array([135, 133, 132], np.float32) / 255
"""Colour of an aligned face beyond the edge of the photo."""

IDENTITY_SIDE: Final = 112
"""Side in pixels of an aligned face for identity networks."""

IDENTITY_TEMPLATE: Final = np.array(
    [
        [38.2946, 51.6963],
        [73.5318, 51.5014],
        [56.0252, 71.7366],
        [41.5493, 92.3655],
        [70.7299, 92.2041],
    ]
)
"""Positions x, y of the landmarks in an aligned face for identity networks (Deng et al., ArcFace,
CVPR 2019, and SFace)."""

LEAST_EYES: Final = 5.0
"""Least distance of the eyes in pixels; smaller faces are skipped."""

SOFT: Final = 51.2
"""Distance in pixels from the edge of an aligned face over which it is faded in.

A tenth of its side, which equals twice a twentieth in DiffBIR.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Similarity:
    """Rotation, scaling and translation that map the photo to an upright, aligned face.

    `matrix` is 2 x 3 and maps points x, y in pixels."""

    matrix: NDArray[np.float64]

    @property
    def scale(self) -> float:
        """Length in the aligned face, in pixels, of one pixel of the photo."""
        return float(np.hypot(*self.matrix[:, 0]))

    def __call__(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Transform points, n x 2, from the photo to the aligned face."""
        return np.asarray(points @ self.matrix[:, :2].T + self.matrix[:, 2])

    @property
    def inverse(self) -> "Similarity":
        """Inverse transform, from the aligned face to the photo."""
        inner = np.linalg.inv(self.matrix[:, :2])
        return Similarity(np.column_stack((inner, -inner @ self.matrix[:, 2])))


def faces_from_rows(rows: NDArray[np.float32]) -> tuple[Face, ...]:
    """Convert detector rows to faces, without those whose eyes are less than LEAST_EYES apart.

    A row holds left, top, width, height, x and y of five landmarks, and the certainty (n x 15)."""
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
    """Fit the similarity that maps the landmarks of a face to `TEMPLATE`.

    The fit through two landmarks with the least median of squares (Rousseeuw, JASA 1984) is refined
    by the landmarks that agree with it."""
    candidates = [_fit(face.points[[a, b]], TEMPLATE[[a, b]]) for a, b in combinations(range(5), 2)]
    residuals = [((each(face.points) - TEMPLATE) ** 2).sum(axis=1) for each in candidates]
    best = min(residuals, key=lambda squares: float(np.median(squares)))
    agree = best <= max(float(np.median(best)) * 6.25, 1.0)
    return _fit(face.points[agree], TEMPLATE[agree])


def _fit(source: Points, target: Points) -> Similarity:
    """Fit a similarity to point pairs, n x 2, by complex least squares: target = a * source + b."""
    z, w = (points[:, 0] + 1j * points[:, 1] for points in (source, target))
    apart = z - z.mean()
    length = float((abs(apart) ** 2).sum())
    a = complex((apart.conj() * (w - w.mean())).sum()) / max(length, 1e-12)
    b = complex(w.mean()) - a * complex(z.mean())
    return Similarity(np.array([[a.real, -a.imag, b.real], [a.imag, a.real, b.imag]]))


def cut_out_face(image: Pixels, similarity: Similarity, side: int = SIDE) -> Pixels:
    """Resample a face of an image to the aligned one, `side` x `side` x 3."""
    x, y = np.meshgrid(np.arange(side), np.arange(side))
    points = similarity.inverse(np.stack((x.ravel(), y.ravel()), axis=1).astype(np.float64))
    framed = np.pad(image, ((1, 1), (1, 1), (0, 0)))
    for edge in (np.s_[0], np.s_[-1], np.s_[:, 0], np.s_[:, -1]):
        framed[edge] = BEYOND
    return _sample(framed, points + 1).reshape(side, side, 3)


def cut_out_for_identity(image: Pixels, face: Face) -> Pixels:
    """Resample a face to the aligned one that identity networks take, 112 x 112 x 3."""
    by = factor_before(_fit(face.points, IDENTITY_TEMPLATE))
    similarity = _fit(face.reduced(by).points, IDENTITY_TEMPLATE)
    return cut_out_face(block_means(image, by), similarity, IDENTITY_SIDE)


def factor_before(similarity: Similarity) -> int:
    """Return the whole factor by which to reduce an image before an aligned face is cut out."""
    return max(int(1 / max(similarity.scale, 1e-6)), 1)


@dataclass(frozen=True, slots=True, eq=False)
class PastedFace:
    """Face resampled to the photo: rect, pixels, and the share of each that is shown, 0 to 1."""

    rect: Rect
    pixels: Pixels
    share: MaskArray

    def pasted_into(self, image: Pixels) -> Pixels:
        """Return the image with the face pasted in; pixels with share 0 are unchanged."""
        result = image.copy()
        under, share = image[self.rect.slices], self.share[..., None]
        mixed = under + share * (self.pixels - under)
        result[self.rect.slices] = np.where(share > 0, mixed, under)
        return result


def paste_face(face: Pixels, similarity: Similarity, whole: Rect) -> PastedFace:
    """Resample an aligned face back to a photo whose rect is `whole`."""
    corners = similarity.inverse(
        np.array([[0, 0], [SIDE - 1, 0], [0, SIDE - 1], [SIDE - 1, SIDE - 1.0]])
    )
    left, top = (int(low) for low in np.floor(corners.min(axis=0)))
    right, bottom = (int(high) + 1 for high in np.ceil(corners.max(axis=0)))
    rect = Rect(left, top, right - left, bottom - top).clipped(whole)
    x, y = np.meshgrid(np.arange(rect.x, rect.x + rect.w), np.arange(rect.y, rect.y + rect.h))
    points = similarity(np.stack((x.ravel(), y.ravel()), axis=1).astype(np.float64))
    edge = np.minimum(points, SIDE - 1 - points).min(axis=1) / SOFT
    share = np.clip(edge, 0, 1)
    soft = (share * share * (3 - 2 * share)).astype(np.float32)
    by = max(int(similarity.scale), 1)
    pixels = _sample(block_means(face, by), (points - (by - 1) / 2) / by)
    shape = rect.h, rect.w
    return PastedFace(rect, pixels.reshape(*shape, 3), soft.reshape(shape))


def _sample(image: Pixels, points: NDArray[np.float64]) -> Pixels:
    """Interpolate an image bilinearly at points (n x 2, x and y), clamped to its edges: n x 3."""
    height, width = image.shape[:2]
    x, y = np.clip(points[:, 0], 0, width - 1), np.clip(points[:, 1], 0, height - 1)
    left, top = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    right, bottom = np.minimum(left + 1, width - 1), np.minimum(top + 1, height - 1)
    across, down = ((x - left)[:, None], (y - top)[:, None])
    upper = image[top, left] * (1 - across) + image[top, right] * across
    lower = image[bottom, left] * (1 - across) + image[bottom, right] * across
    return np.asarray(upper * (1 - down) + lower * down, np.float32)
