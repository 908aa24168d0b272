"""Tests of the image quality metrics and the score cache."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from models.core.pixels import Raster

pytest.importorskip("skimage", reason="scikit-image, which measures, is not installed")

from models.training.evaluation.quality_metrics import Score, ScoreCache, score_pairs


def picture(seed: int) -> Raster:
    return np.random.default_rng(seed).integers(0, 256, (16, 12, 3), np.uint8)


def pairs() -> Iterator[tuple[Raster, Raster]]:
    return ((picture(seed), picture(seed + 10)) for seed in range(3))


class Peer:
    """Restoration method that counts its calls."""

    calls = 0

    def __call__(self, image: Raster) -> Raster:
        self.calls += 1
        return 255 - image


def test_equal_pictures_have_the_highest_score() -> None:
    assert Score.of(picture(1), picture(1)) == Score(100.0, 1.0)


def test_psnr_is_computed_from_the_mean_squared_error() -> None:
    flat = np.full((8, 8, 3), 100, np.uint8)
    assert Score.of(flat + np.uint8(1), flat).psnr == pytest.approx(10 * np.log10(255**2))


def test_mean_score_averages_scores_not_errors() -> None:
    assert Score.mean([Score(20.0, 0.5), Score(40.0, 0.7)]) == Score(30.0, 0.6)


def test_cached_score_equals_the_measured_one() -> None:
    peer = Peer()
    assert ScoreCache().mean_score("a", "peer", pairs(), peer) == score_pairs(pairs(), peer)


def test_method_is_measured_once(tmp_path: Path) -> None:
    peer = Peer()
    first = ScoreCache(tmp_path / "kept.csv").mean_score("a", "peer", pairs(), peer)
    again = ScoreCache(tmp_path / "kept.csv").mean_score("a", "peer", pairs(), peer)
    assert peer.calls == 3
    assert first is not None
    assert again is not None
    assert again.psnr == pytest.approx(first.psnr, abs=1e-4)


@pytest.mark.parametrize(("case", "method"), [("b", "peer"), ("a", "other")])
def test_another_case_or_method_is_measured_separately(case: str, method: str) -> None:
    cache, peer = ScoreCache(), Peer()
    cache.mean_score("a", "peer", pairs(), peer)
    cache.mean_score(case, method, pairs(), peer)
    assert peer.calls == 6


def test_scores_measured_before_an_interruption_are_kept(tmp_path: Path) -> None:
    def stopped() -> Iterator[tuple[Raster, Raster]]:
        yield picture(0), picture(10)
        raise KeyboardInterrupt

    peer = Peer()
    with pytest.raises(KeyboardInterrupt):
        ScoreCache(tmp_path / "kept.csv").mean_score("a", "peer", stopped(), peer)
    ScoreCache(tmp_path / "kept.csv").mean_score("a", "peer", pairs(), peer)
    assert peer.calls == 3


def test_read_only_cache_measures_nothing(tmp_path: Path) -> None:
    peer = Peer()
    read_only = ScoreCache(tmp_path / "kept.csv", read_only=True)
    assert read_only.mean_score("a", "peer", pairs(), peer) is None
    assert peer.calls == 0
