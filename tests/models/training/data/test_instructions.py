"""Laws of the phrasings that the understanding learns from."""

from collections import Counter

import numpy as np
import pytest

from models.core.wish import TRAINED, Wish
from models.planning.spelling import edit_distance
from models.training.data.instructions import held_out_phrasings, phrasings, typo


def test_the_same_seed_gives_the_same_phrasings() -> None:
    assert phrasings(3) == phrasings(3)


def test_another_seed_gives_others() -> None:
    assert phrasings(3) != phrasings(4)


@pytest.mark.parametrize("label", [*TRAINED, None])
def test_each_wish_and_none_have_sixty_phrasings_and_more(label: Wish | None) -> None:
    assert len({p.text for p in phrasings(0) if p.label == label}) >= 60


def test_no_phrasing_is_of_two_minds() -> None:
    labels = Counter(text for text, _ in {(p.text, p.label) for p in phrasings(0)})
    assert len([text for text, count in labels.items() if count > 1]) <= 5


def test_held_out_phrasings_are_not_learnt() -> None:
    learnt = {p.text for p in phrasings(0)}
    assert not {p.text for p in held_out_phrasings(0)} & learnt


def test_a_typing_error_is_one_error() -> None:
    rng = np.random.default_rng(0)
    assert {edit_distance(typo("scratches", rng), "scratches") for _ in range(200)} <= {0, 1}
