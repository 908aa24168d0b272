"""Tests of the guard that keeps a person the same."""

import numpy as np
import pytest

from models.core.pixels import Pixels
from models.imaging.face_likeness import Embedding, cosine, hold_likeness

PERSON = np.zeros((8, 8, 3), np.float32)
OTHER = np.ones((8, 8, 3), np.float32)


def turning(pixels: Pixels) -> Embedding:
    """Embed a face as a direction that turns by a right angle from PERSON to OTHER."""
    angle = float(pixels.mean()) * np.pi / 2
    return np.array([np.cos(angle), np.sin(angle)], np.float32)


@pytest.mark.parametrize("degrees", [9, 20, 45, 70, 88])
def test_guard_stops_at_the_degree_where_the_likeness_falls_below_the_limit(degrees: int) -> None:
    least = float(np.cos(np.radians(degrees)))
    held = hold_likeness(PERSON, OTHER, turning, least)
    assert degrees / 90 - 1 / 256 <= held.amount <= degrees / 90
    assert held.likeness >= least


def test_change_within_the_limit_is_shown_in_full() -> None:
    held = hold_likeness(PERSON, PERSON + np.float32(0.3), turning, 0.8)
    assert held.amount == 1
    assert held.likeness == pytest.approx(np.cos(np.radians(27)))


def test_change_that_is_another_person_at_once_is_not_shown() -> None:
    def embed(pixels: Pixels) -> Embedding:
        return np.array([1, 0] if pixels.max() == 0 else [0, 1], np.float32)

    held = hold_likeness(PERSON, OTHER, embed, 0.5)
    assert (held.amount, held.likeness) == (0, 1)


def test_empty_embedding_is_like_nobody() -> None:
    assert cosine(np.zeros(2, np.float32), np.ones(2, np.float32)) == 0
