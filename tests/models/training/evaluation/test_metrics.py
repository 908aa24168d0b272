"""What evaluation measures, and what it remembers."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from models.core.pixels import Raster

pytest.importorskip("skimage", reason="scikit-image, which measures, is not installed")

from models.training.evaluation.metrics import Ledger, Score, score_pairs


def picture(seed: int) -> Raster:
    return np.random.default_rng(seed).integers(0, 256, (16, 12, 3), np.uint8)


def pairs() -> Iterator[tuple[Raster, Raster]]:
    return ((picture(seed), picture(seed + 10)) for seed in range(3))


class Peer:
    """Counts how often it is asked."""

    asked = 0

    def __call__(self, image: Raster) -> Raster:
        self.asked += 1
        return 255 - image


def test_equal_pictures_score_the_most() -> None:
    assert Score.of(picture(1), picture(1)) == Score(100.0, 1.0)


def test_psnr_is_that_of_the_mean_square() -> None:
    flat = np.full((8, 8, 3), 100, np.uint8)
    assert Score.of(flat + np.uint8(1), flat).psnr == pytest.approx(10 * np.log10(255**2))


def test_the_mean_is_one_of_scores_and_not_of_errors() -> None:
    assert Score.mean([Score(20.0, 0.5), Score(40.0, 0.7)]) == Score(30.0, 0.6)


def test_a_ledger_gives_what_measuring_gives() -> None:
    peer = Peer()
    assert Ledger().scored("a", "peer", pairs(), peer) == score_pairs(pairs(), peer)


def test_a_peer_is_measured_once(tmp_path: Path) -> None:
    peer = Peer()
    first = Ledger(tmp_path / "kept.csv").scored("a", "peer", pairs(), peer)
    again = Ledger(tmp_path / "kept.csv").scored("a", "peer", pairs(), peer)
    assert peer.asked == 3
    assert first is not None
    assert again is not None
    assert again.psnr == pytest.approx(first.psnr, abs=1e-4)


@pytest.mark.parametrize(("case", "method"), [("b", "peer"), ("a", "other")])
def test_another_case_or_method_is_measured_by_itself(case: str, method: str) -> None:
    ledger, peer = Ledger(), Peer()
    ledger.scored("a", "peer", pairs(), peer)
    ledger.scored(case, method, pairs(), peer)
    assert peer.asked == 6


def test_what_was_measured_before_a_stop_is_kept(tmp_path: Path) -> None:
    def stopped() -> Iterator[tuple[Raster, Raster]]:
        yield picture(0), picture(10)
        raise KeyboardInterrupt

    peer = Peer()
    with pytest.raises(KeyboardInterrupt):
        Ledger(tmp_path / "kept.csv").scored("a", "peer", stopped(), peer)
    Ledger(tmp_path / "kept.csv").scored("a", "peer", pairs(), peer)
    assert peer.asked == 3


def test_a_closed_ledger_measures_nothing(tmp_path: Path) -> None:
    peer = Peer()
    closed = Ledger(tmp_path / "kept.csv", closed=True)
    assert closed.scored("a", "peer", pairs(), peer) is None
    assert peer.asked == 0
