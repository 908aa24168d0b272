"""Teaching and judging the diagnosis."""

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch

from models.core.pixels import Pixels, Raster
from models.core.plan import Finding
from models.core.wish import Wish
from models.diagnosis.classifier import DefectClassifier
from models.training.data.degradations import degradations
from models.training.data.synthetic_damage import Outline
from models.training.diagnosis.evaluate import sigma_errors, top_findings
from models.training.diagnosis.synthetic_cases import WORTH_MENDING, case, drawn_case, single
from models.training.diagnosis.train import Examined, Perceptron, join_tables, save

SPECK = Outline("Dust", np.array([[-6, -6], [6, -6], [6, 6], [-6, 6]], np.float32))
TABLE = degradations((SPECK,))


def photo(side: int = 96) -> Pixels:
    y, x = np.mgrid[:side, :side] / side
    waves = 0.5 + 0.4 * np.sin(190 * x) * np.cos(170 * y)
    return np.stack([waves, 0.7 * waves, 1 - waves], 2).astype(np.float32)


def test_a_case_says_what_was_done_to_it() -> None:
    made = case(photo(), (Wish.NOISE, Wish.HAZE), TABLE, np.random.default_rng(0))
    assert made.photo.dtype == np.uint8
    assert not {kind for kind, there in made.present.items() if there == 1} - {
        Wish.NOISE,
        Wish.HAZE,
    }


@pytest.mark.parametrize("kind", WORTH_MENDING)
def test_a_single_damage_is_one_that_is_seen(kind: Wish) -> None:
    made = single(photo(), kind, TABLE, np.random.default_rng(1))
    assert made is not None
    assert made.present[kind] == 1
    assert not [other for other, there in made.present.items() if there == 1 and other != kind]


def test_a_veil_over_a_photo_without_colour_is_fading() -> None:
    rng = np.random.default_rng(0)
    grey = [
        made
        for made in (drawn_case(photo(48), TABLE, rng) for _ in range(120))
        if not np.ptp(made.photo.astype(int), axis=2).any()
    ]
    assert len(grey) > 10
    assert not any(made.present[Wish.HAZE] for made in grey)


def examined(photos: int, each: int) -> Examined:
    """One measure that is large where there is noise."""
    rng = np.random.default_rng(0)
    noisy = rng.integers(0, 2, photos * each).astype(np.float32)
    present = np.tile(np.float32(0), (photos * each, len(WORTH_MENDING)))
    present[:, [*WORTH_MENDING].index(Wish.NOISE)] = noisy
    present[::7, 0] = math.nan
    values = (noisy + rng.normal(0, 0.1, noisy.shape)).astype(np.float32)[:, None]
    return Examined(("grain",), values, present)


def test_what_was_examined_is_kept(tmp_path: Path) -> None:
    examined(8, 2).write(tmp_path / "rows.npz")
    kept = Examined.read(tmp_path / "rows.npz")
    assert kept.names == ("grain",)
    assert np.array_equal(kept.present, examined(8, 2).present, equal_nan=True)


def test_it_learns_what_the_measures_tell(tmp_path: Path) -> None:
    save(examined(40, 4), 40, tmp_path / "findings.npz", steps=100)
    taught = DefectClassifier.read(tmp_path / "findings.npz")
    assert taught.scores({"grain": 1.0})[Wish.NOISE] > 0.8
    assert taught.scores({"grain": 0.0})[Wish.NOISE] < 0.2


def test_joined_networks_answer_with_their_mean() -> None:
    torch.manual_seed(0)
    members = [Perceptron(5, 3) for _ in range(3)]
    rows = torch.randn(4, 5)
    mean = torch.stack([member(rows) for member in members]).mean(dim=0)
    assert torch.allclose(join_tables(members)(rows), mean, atol=1e-5)


def test_the_first_finding_is_counted() -> None:
    def rainy(photo: Raster) -> Sequence[Finding]:
        return (Finding(Wish.RAIN, 0.9), Finding(Wish.BLUR, 0.8))

    told = {one.kind: one for one in top_findings([photo(), photo()], TABLE, rainy)}
    assert (told[Wish.RAIN].right, told[Wish.RAIN].of) == (2, 2)
    assert told[Wish.BLUR].right == 0
    assert told[Wish.BLUR].others == ("rain",)


def test_noise_that_is_not_found_counts_as_an_error_of_all_of_it() -> None:
    assert [*sigma_errors([photo()], lambda _: ())] == [1.0]
