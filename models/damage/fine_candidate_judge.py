"""Judge of candidates for fine damage: by their features, then by small pictures of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import MaskArray, Pixels
from models.damage.candidate_classifier import Array, Judge, logistic, paint_regions
from models.damage.candidate_crop_network import CropNetwork
from models.damage.candidate_crops import Pyramid, draw_crops
from models.damage.fine_candidates import THICKNESS, fine_candidates
from models.damage.picture_planes import Features
from models.damage.region_statistics import PixelSet

FILE: Final = Path(__file__).parents[1] / "weights" / "heirloom-fine-damage.npz"

POSSIBLE: Final = 0.15
"""Probability by its features from which the network looks at a candidate."""

THIN, CAUTION = float(np.log(1.5)), 1.0
"""Logarithm of the thickness (see `fine_candidates`) up to which a candidate is judged as it is,
and by how much the logit is lowered for each 1 beyond it: a wide spot that is repaired by mistake,
such as a window or an eye, harms more than a hairline."""

GREEN, GREEN_CAUTION = 0.04, 2.0
"""How much less red than luma, 0 to 1, a region has that is surely green or blue, and by how many
times more such a wide one is doubted: paper and dust are neutral or warm, leaves are not."""


@dataclass(frozen=True, slots=True)
class FineJudge:
    """Judge of candidates for fine damage: by features, then by crops for the doubtful ones."""

    first: Judge
    network: CropNetwork

    @classmethod
    def read(cls, stored: Mapping[str, NDArray[np.generic]]) -> "FineJudge":
        """Read the judge from `stored`, the arrays of a weight file by name. Raises: KeyError."""
        return cls(Judge.read(stored, "fine."), CropNetwork.read(stored, "crops"))

    @classmethod
    @cache
    def bundled(cls) -> "FineJudge":
        """Return the judge from the bundled weights, which are read once."""
        with np.load(FILE, allow_pickle=False) as stored:
            return cls.read(stored)

    def probabilities(self, pyramid: Pyramid, pixels: PixelSet, features: Features) -> Array:
        """Estimate the probability, 0 to 1, that each of N candidates is damage; 0 if improbable.

        `pyramid` holds the photo at several sizes, `pixels` the pixels of the candidates and
        `features` their numbers, N x 43, as `fine_candidates` yields them."""
        logits = self.first.logits(features)
        found, doubtful = np.zeros_like(logits), np.flatnonzero(logistic(logits) >= POSSIBLE)
        crops = draw_crops(pyramid, pixels, doubtful)
        seen = self.network.logits(crops, features[doubtful], logits[doubtful])
        wide = np.maximum(features[doubtful, THICKNESS] - THIN, 0)
        coldness = np.clip(-pixels.means(pyramid.at(1)[..., 1])[doubtful] / GREEN, 0, 1)
        found[doubtful] = logistic(seen - CAUTION * wide * (1 + GREEN_CAUTION * coldness))
        return found


def fine_damage(image: Pixels) -> MaskArray:
    """Estimate the probability that each pixel of an image, H x W x 3, is fine damage: H x W."""
    judge, pyramid = FineJudge.bundled(), Pyramid(image)
    candidates = fine_candidates(image)
    return paint_regions(image, ((p, judge.probabilities(pyramid, p, f)) for p, f in candidates))
