"""How near pictures are to others, and what has been measured before."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from skimage.metrics import structural_similarity

from models.core.pixels import Raster

Restore = Callable[[Raster], Raster]
Pairs = Iterable[tuple[Raster, Raster]]
"""Damaged and clean."""


@dataclass(frozen=True, slots=True)
class Score:
    """Of 8-bit pictures: PSNR in dB, 100 where they are equal, and SSIM as scikit-image works it
    out by default (Wang et al. 2004, "Image Quality Assessment", equation 13, with even windows of
    7 x 7 pixels)."""

    psnr: float
    ssim: float

    def __str__(self) -> str:
        return f"{self.psnr:.2f} / {self.ssim:.3f}"

    @classmethod
    def of(cls, found: Raster, wanted: Raster) -> "Score":
        """Both height x width x 3, at least 7 pixels high and wide."""
        return cls(psnr(found, wanted), float(structural_similarity(found, wanted, channel_axis=2)))

    @classmethod
    def mean(cls, scores: Iterable["Score"]) -> "Score":
        """Of each measure by itself."""
        means = np.mean([(score.psnr, score.ssim) for score in scores], axis=0)
        return cls(*(float(mean) for mean in means))


def psnr(a: Raster, b: Raster) -> float:
    """In dB, of 8-bit levels; 100 where the pictures are equal."""
    error = float(np.mean((a.astype(np.float64) - b.astype(np.float64)) ** 2))
    return 10 * np.log10(255**2 / error) if error else 100.0


def score_pairs(pairs: Pairs, restore: Restore) -> Score:
    """Mean of what is restored against what is clean."""
    return Score.mean(Score.of(restore(damaged), clean) for damaged, clean in pairs)


class Ledger:
    """What peers have scored, by case, method and number of the picture. Peers are slow and stay
    what they are, so their scores may be kept in a file, written as soon as they are known."""

    def __init__(self, file: Path | None = None, *, closed: bool = False) -> None:
        """Without a file they are known as long as this is; a closed one measures nothing."""
        self._file, self._closed = file, closed
        self._known = dict[tuple[str, ...], Score]()
        if file is not None and file.exists():
            with file.open(newline="", encoding="utf-8") as lines:
                for *key, psnr, ssim in csv.reader(lines):
                    self._known[tuple(key)] = Score(float(psnr), float(ssim))

    def scored(self, case: str, method: str, pairs: Pairs, restore: Restore) -> Score | None:
        """As the function, but each picture is restored only once in a case by a method. None where
        that is not known of all pictures and nothing is measured."""
        scores = list[Score]()
        for number, pair in enumerate(pairs):
            key = (case, method, str(number))
            if key not in self._known and self._closed:
                return None
            if key not in self._known:
                self._learn(key, restore, pair)
            scores.append(self._known[key])
        return Score.mean(scores)

    def _learn(self, key: tuple[str, ...], restore: Restore, pair: tuple[Raster, Raster]) -> None:
        damaged, clean = pair
        self._known[key] = score = Score.of(restore(damaged), clean)
        if self._file is not None:
            with self._file.open("a", newline="", encoding="utf-8") as lines:
                csv.writer(lines).writerow((*key, f"{score.psnr:.4f}", f"{score.ssim:.5f}"))
