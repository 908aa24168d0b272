"""What is wrong with a photo, judged by a small learned classifier of what can be measured."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Raster
from models.core.plan import Finding
from models.core.wish import Wish
from models.diagnosis.blocks import FAINT
from models.diagnosis.features import extract_features

WEIGHTS: Final = Path(__file__).parents[1] / "weights" / "heirloom-findings.npz"

SMALL: Final = 320
"""Long side in pixels below which a photo is worth enlarging."""

GRAINY: Final = 2.0
"""How much stronger than at full size noise is at half size when it is grain of more than a pixel:
as strong when it is white."""

GRAIN: Final = 0.9
"""The standard deviation of grain against that of the white noise which is as strong at half
size, for grain of half a pixel to one and a half."""

FARTHEST: Final = 4.0
"""Standard deviations beyond which an input tells nothing more."""

LEAST_SCORE: Final = 0.1
"""Findings less certain than that are not reported."""

LAYERS: Final = ("mean", "spread", "first", "first_bias", "second", "second_bias")
Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class DefectClassifier:
    """A perceptron with one hidden layer. `measures` and `kinds` name its inputs and outputs;
    each measure counts as it is and as its logarithm."""

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
        """From an npz of plain arrays; nothing in it is executed."""
        with np.load(file, allow_pickle=False) as stored:
            layers = {name: np.asarray(stored[name], np.float32) for name in LAYERS}
            kinds = tuple(Wish(name) for name in stored["kinds"])
            return cls(tuple(map(str, stored["measures"])), kinds, **layers)

    def scores(self, values: Mapping[str, float]) -> dict[Wish, float]:
        """The certainty of each kind, 0 to 1."""
        inputs = (with_features([values[name] for name in self.measures]) - self.mean) / self.spread
        hidden = np.maximum(
            np.clip(inputs, -FARTHEST, FARTHEST) @ self.first.T + self.first_bias, 0
        )
        logits = hidden @ self.second.T + self.second_bias
        return dict(zip(self.kinds, (1 / (1 + np.exp(-logits))).tolist(), strict=True))


def diagnose(image: Raster, diagnosis: DefectClassifier | None = None) -> tuple[Finding, ...]:
    """What is wrong with the photo by the bundled diagnosis or another, surest first; a score of
    0.5 is worth mending. Evidence: levels from 0 to 1, but `sigma` (of noise) in levels of 255,
    sides in pixels, blockiness and sharpness in logarithms of a ratio, `quality` as libjpeg
    counts it (100: none is seen), marks and lines in shares of the area."""
    values = {**extract_features(image), "long_side": float(max(image.shape[:2]))}
    values["sigma"] = 255 * _deviation(values)
    scores = (diagnosis or _bundled()).scores(values)
    scores[Wish.LOW_RESOLUTION] = max(scores[Wish.LOW_RESOLUTION], smallness(values["long_side"]))
    found = [
        Finding(kind, score, {name: round(values[name], 4) for name in kind.spec.evidence})
        for kind, score in scores.items()
        if score >= LEAST_SCORE
    ]
    return tuple(sorted(found, key=lambda finding: -finding.score))


def with_features(values: list[float]) -> Rows:
    """Inputs of the classifier: the measures and their logarithms."""
    plain = np.array(values, np.float32)
    return np.concatenate((plain, np.log(np.maximum(plain, 0) + np.float32(FAINT))))


def smallness(long_side: float) -> float:
    """0.5 at `SMALL` pixels, more below, nothing from half as much again."""
    return float(np.clip(1.5 - long_side / SMALL, 0, 1))


def _deviation(values: Mapping[str, float]) -> float:
    """Of the noise, be it white or grain."""
    if values["coarse_noise"] > GRAINY * values["grey_noise"]:
        return max(values["noise"], GRAIN * values["coarse_noise"])
    return values["noise"]


@cache
def _bundled() -> DefectClassifier:
    return DefectClassifier.read(WEIGHTS)
