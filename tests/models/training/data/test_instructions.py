"""Tests of the training sentences of the wish classifier."""

from collections import Counter

import numpy as np
import pytest

from models.core.wish_table import TRAINED, Wish
from models.planning.spelling_correction import edit_distance
from models.training.data.instructions import held_out_phrasings, phrasings, typo


def test_same_seed_gives_same_phrasings() -> None:
    assert phrasings(3) == phrasings(3)


def test_other_seed_gives_other_phrasings() -> None:
    assert phrasings(3) != phrasings(4)


@pytest.mark.parametrize("label", [*TRAINED, None])
def test_every_label_has_at_least_60_phrasings(label: Wish | None) -> None:
    assert len({p.text for p in phrasings(0) if p.label == label}) >= 60


def test_at_most_five_phrasings_have_two_labels() -> None:
    labels = Counter(text for text, _ in {(p.text, p.label) for p in phrasings(0)})
    assert len([text for text, count in labels.items() if count > 1]) <= 5


def test_held_out_phrasings_are_not_in_the_training_set() -> None:
    trained = {p.text for p in phrasings(0)}
    assert not {p.text for p in held_out_phrasings(0)} & trained


def test_typo_is_at_most_one_edit() -> None:
    rng = np.random.default_rng(0)
    assert {edit_distance(typo("scratches", rng), "scratches") for _ in range(200)} <= {0, 1}
