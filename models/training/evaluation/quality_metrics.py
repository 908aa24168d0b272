"""Image quality metrics, and a cache of scores that were measured before."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models.core.pixels import Raster

Restore = Callable[[Raster], Raster]
"""Function from a picture to the restored picture."""
Pairs = Iterable[tuple[Raster, Raster]]
"""Pairs of a damaged and a clean picture."""


@dataclass(frozen=True, slots=True)
class Score:
    """PSNR in dB (100 for equal pictures) and SSIM of 8-bit pictures.

    SSIM has scikit-image's defaults (Wang et al. 2004, equation 13, windows of 7 x 7 pixels)."""

    psnr: float
    ssim: float

    def __str__(self) -> str:
        return f"{self.psnr:.2f} / {self.ssim:.3f}"

    @classmethod
    def of(cls, restored: Raster, expected: Raster) -> "Score":
        """Score a picture against the expected one, both H x W x 3 with sides of at least 7."""
        from skimage.metrics import structural_similarity  # of the extra `peers`

        return cls(
            psnr(restored, expected),
            float(structural_similarity(restored, expected, channel_axis=2)),
        )

    @classmethod
    def mean(cls, scores: Iterable["Score"]) -> "Score":
        """Return the mean of each metric over many scores."""
        means = np.mean([(score.psnr, score.ssim) for score in scores], axis=0)
        return cls(*(float(mean) for mean in means))


def psnr(a: Raster, b: Raster) -> float:
    """Return the PSNR in dB of 8-bit levels; 100 if the pictures are equal."""
    error = float(np.mean((a.astype(np.float64) - b.astype(np.float64)) ** 2))
    return 10 * np.log10(255**2 / error) if error else 100.0


def score_pairs(pairs: Pairs, restore: Restore) -> Score:
    """Return the mean score of restored against clean pictures."""
    return Score.mean(Score.of(restore(damaged), clean) for damaged, clean in pairs)


class ScoreCache:
    """Scores of other methods by case, method and index of the picture.

    These methods are slow and do not change, so that their scores are kept in a file."""

    def __init__(self, file: Path | None = None, *, read_only: bool = False) -> None:
        """Read the scores in `file`; None keeps them in memory. `read_only` measures nothing."""
        self._file, self._read_only = file, read_only
        self._scores = dict[tuple[str, ...], Score]()
        if file is not None and file.exists():
            with file.open(newline="", encoding="utf-8") as lines:
                for *key, psnr, ssim in csv.reader(lines):
                    self._scores[tuple(key)] = Score(float(psnr), float(ssim))

    def mean_score(self, case: str, method: str, pairs: Pairs, restore: Restore) -> Score | None:
        """Return the mean score of a method on the pictures of a case; only new ones are run.

        Returns None if the cache is read-only and lacks a picture."""
        scores = list[Score]()
        for number, pair in enumerate(pairs):
            key = (case, method, str(number))
            if key not in self._scores and self._read_only:
                return None
            if key not in self._scores:
                self._measure(key, restore, pair)
            scores.append(self._scores[key])
        return Score.mean(scores)

    def _measure(self, key: tuple[str, ...], restore: Restore, pair: tuple[Raster, Raster]) -> None:
        damaged, clean = pair
        self._scores[key] = score = Score.of(restore(damaged), clean)
        if self._file is not None:
            with self._file.open("a", newline="", encoding="utf-8") as lines:
                csv.writer(lines).writerow((*key, f"{score.psnr:.4f}", f"{score.ssim:.5f}"))
