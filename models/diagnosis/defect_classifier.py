"""Defect classifier: a small trained network that turns the features of a photo into findings."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Raster
from models.core.plan import Finding
from models.core.wish_table import Wish
from models.diagnosis.block_operations import FAINT
from models.diagnosis.negative_detection import find_negative
from models.diagnosis.photo_features import extract_features

WEIGHTS: Final = Path(__file__).parents[1] / "weights" / "heirloom-findings.npz"

SMALL: Final = 320
"""Long side in pixels below which a photo is worth enlarging."""

GRAIN_RATIO: Final = 2.0
"""Ratio of the noise at half size to that at full size above which it is grain of more than a
pixel; white noise has the ratio 1."""

GRAIN: Final = 0.9
"""Ratio of the deviation of grain to that of white noise that is as strong at half size.

It is valid for grain that is 0.5 to 1.5 pixels wide.
"""

MAX_DEVIATIONS: Final = 4.0
"""Standard deviations from the mean at which the inputs of the network are clipped."""

MIN_SCORE: Final = 0.1
"""Score, 0 to 1, below which a finding is not reported."""

LAYERS: Final = ("mean", "spread", "first", "first_bias", "second", "second_bias")
"""Names of the weight arrays in the classifier's file, beside `measures` and `kinds`."""

SCREEN_STRENGTH: Final = 80.0
"""Strength of a halftone screen (see `halftone_detection`) from which a photo is a print. Of 160
photos, also saved at JPEG qualities of 10 and 25, none has more than 58."""

FINEST_SCREEN: Final = 3.0
"""Distance of dots in pixels below which a grid is not taken for a screen."""

Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class DefectClassifier:
    """Weights of a perceptron with one hidden layer.

    `measures` are the names of the features, each of which is an input twice: as it is and as its
    logarithm; `kinds` are the outputs. `mean` and `spread` normalise the inputs."""

    measures: tuple[str, ...]
    kinds: tuple[Wish, ...]
    mean: Rows
    spread: Rows
    first: Rows
    first_bias: Rows
    second: Rows
    second_bias: Rows

    @classmethod
    def read(cls, file: Path) -> "DefectClassifier":
        """Read an npz file without running code. Raises: OSError, KeyError, ValueError."""
        with np.load(file, allow_pickle=False) as npz:
            layers = {name: np.asarray(npz[name], np.float32) for name in LAYERS}
            return cls(tuple(map(str, npz["measures"])), tuple(map(Wish, npz["kinds"])), **layers)

    @classmethod
    @cache
    def bundled(cls) -> "DefectClassifier":
        """Return the classifier that comes with the program, read once."""
        return cls.read(WEIGHTS)

    def scores(self, features: Mapping[str, float]) -> dict[Wish, float]:
        """Compute the certainty of each kind of defect, 0 to 1, from the features by name."""
        values = with_logarithms([features[name] for name in self.measures])
        inputs = np.clip((values - self.mean) / self.spread, -MAX_DEVIATIONS, MAX_DEVIATIONS)
        hidden = np.maximum(inputs @ self.first.T + self.first_bias, 0)
        logits = hidden @ self.second.T + self.second_bias
        return dict(zip(self.kinds, (1 / (1 + np.exp(-logits))).tolist(), strict=True))


def diagnose(image: Raster, classifier: DefectClassifier | None = None) -> tuple[Finding, ...]:
    """Find the defects of a photo, in descending order of certainty.

    A colour negative is the only finding, for its tones are not those of a photo. A score from 0.5
    is worth repairing. `classifier` None is the bundled one. Units of the
    evidence: levels are 0 to 1, but `sigma` (of the noise) is in levels of 255; sides are pixels;
    blockiness and sharpness are logarithms of a ratio; `quality` is that of libjpeg (100: no
    compression seen); marks and lines are shares of the area."""
    negative = find_negative(image)
    if negative is not None:
        return (negative,)
    features = {**extract_features(image), "long_side": float(max(image.shape[:2]))}
    features["sigma"] = 255 * _noise_deviation(features)
    scores = (classifier or DefectClassifier.bundled()).scores(features)
    small = smallness(features["long_side"])
    scores[Wish.LOW_RESOLUTION] = max(scores[Wish.LOW_RESOLUTION], small)
    scores[Wish.HALFTONE] = screen_score(features)
    findings = [
        Finding(kind, score, {name: round(features[name], 4) for name in kind.spec.evidence})
        for kind, score in scores.items()
        if score >= MIN_SCORE
    ]
    return tuple(sorted(findings, key=lambda finding: -finding.score))


def with_logarithms(values: list[float]) -> Rows:
    """Return the values followed by their logarithms, the inputs of the classifier."""
    plain = np.array(values, np.float32)
    return np.concatenate((plain, np.log(np.maximum(plain, 0) + np.float32(FAINT))))


def smallness(long_side: float) -> float:
    """Score how small `long_side` is: 0.5 at `SMALL` pixels, up to 1 below, 0 from 1.5 `SMALL`."""
    return float(np.clip(1.5 - long_side / SMALL, 0, 1))


def screen_score(features: Mapping[str, float]) -> float:
    """Score how surely a photo is printed: 0.5 at `SCREEN_STRENGTH`, 0.9 at three times that.

    `features` are the photo's by name. Finer patterns than `FINEST_SCREEN` are not judged; the
    meshes of a compression look alike."""
    if features["dot_distance"] < FINEST_SCREEN:
        return 0.0
    above = np.log(max(features["dot_strength"], 1) / SCREEN_STRENGTH) / np.log(3)
    return float(np.clip(0.5 + 0.4 * above, 0, 1))


def _noise_deviation(features: Mapping[str, float]) -> float:
    """Compute the noise's standard deviation (levels 0 to 1), white or grain, from `features`."""
    if features["coarse_noise"] > GRAIN_RATIO * features["grey_noise"]:
        return max(features["noise"], GRAIN * features["coarse_noise"])
    return features["noise"]
