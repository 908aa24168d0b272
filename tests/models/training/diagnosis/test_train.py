"""Tests of training and evaluating the diagnosis."""

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch

from models.core.pixels import Pixels, Raster
from models.core.plan import Finding
from models.core.wish_table import Wish
from models.diagnosis.defect_classifier import DefectClassifier
from models.training.data.degradations import degradations
from models.training.data.synthetic_damage import Outline
from models.training.diagnosis.evaluate import sigma_errors, top_findings
from models.training.diagnosis.synthetic_cases import (
    WORTH_MENDING,
    case,
    random_case,
    single_damage_case,
)
from models.training.diagnosis.train import FeatureTable, Perceptron, join_tables, save

SPECK = Outline("Dust", np.array([[-6, -6], [6, -6], [6, 6], [-6, 6]], np.float32))
TABLE = degradations((SPECK,))


def photo(side: int = 96) -> Pixels:
    y, x = np.mgrid[:side, :side] / side
    waves = 0.5 + 0.4 * np.sin(190 * x) * np.cos(170 * y)
    return np.stack([waves, 0.7 * waves, 1 - waves], 2).astype(np.float32)


def test_case_contains_only_the_requested_damage() -> None:
    made = case(photo(), (Wish.NOISE, Wish.HAZE), TABLE, np.random.default_rng(0))
    assert made.photo.dtype == np.uint8
    assert not {kind for kind, there in made.present.items() if there == 1} - {
        Wish.NOISE,
        Wish.HAZE,
    }


@pytest.mark.parametrize("kind", WORTH_MENDING)
def test_single_damage_case_has_one_visible_damage(kind: Wish) -> None:
    made = single_damage_case(photo(), kind, TABLE, np.random.default_rng(1))
    assert made is not None
    assert made.present[kind] == 1
    assert not [other for other, there in made.present.items() if there == 1 and other != kind]


def test_haze_on_a_grey_photo_counts_as_fading() -> None:
    rng = np.random.default_rng(0)
    grey = [
        made
        for made in (random_case(photo(48), TABLE, rng) for _ in range(120))
        if not np.ptp(made.photo.astype(int), axis=2).any()
    ]
    assert len(grey) > 10
    assert not any(made.present[Wish.HAZE] for made in grey)


def feature_table(photos: int, each: int) -> FeatureTable:
    """Build a table with one feature that is large where there is noise."""
    rng = np.random.default_rng(0)
    noisy = rng.integers(0, 2, photos * each).astype(np.float32)
    present = np.tile(np.float32(0), (photos * each, len(WORTH_MENDING)))
    present[:, [*WORTH_MENDING].index(Wish.NOISE)] = noisy
    present[::7, 0] = math.nan
    values = (noisy + rng.normal(0, 0.1, noisy.shape)).astype(np.float32)[:, None]
    return FeatureTable(("grain",), values, present)


def test_feature_table_is_read_as_written(tmp_path: Path) -> None:
    feature_table(8, 2).write(tmp_path / "rows.npz")
    kept = FeatureTable.read(tmp_path / "rows.npz")
    assert kept.names == ("grain",)
    assert np.array_equal(kept.present, feature_table(8, 2).present, equal_nan=True)


def test_training_learns_from_an_informative_feature(tmp_path: Path) -> None:
    save(feature_table(40, 4), 40, tmp_path / "findings.npz", steps=100)
    trained = DefectClassifier.read(tmp_path / "findings.npz")
    assert trained.scores({"grain": 1.0})[Wish.NOISE] > 0.8
    assert trained.scores({"grain": 0.0})[Wish.NOISE] < 0.2


def test_joined_network_returns_the_mean_logits() -> None:
    torch.manual_seed(0)
    members = [Perceptron(5, 3) for _ in range(3)]
    rows = torch.randn(4, 5)
    mean = torch.stack([member(rows) for member in members]).mean(dim=0)
    assert torch.allclose(join_tables(members)(rows), mean, atol=1e-5)


def test_first_finding_is_counted_per_kind() -> None:
    def rainy(photo: Raster) -> Sequence[Finding]:
        return (Finding(Wish.RAIN, 0.9), Finding(Wish.BLUR, 0.8))

    stats = {one.kind: one for one in top_findings([photo(), photo()], TABLE, rainy)}
    assert (stats[Wish.RAIN].correct, stats[Wish.RAIN].total) == (2, 2)
    assert stats[Wish.BLUR].correct == 0
    assert stats[Wish.BLUR].others == ("rain",)


def test_undetected_noise_has_a_relative_error_of_one() -> None:
    assert [*sigma_errors([photo()], lambda _: ())] == [1.0]
