"""Proposals of the side that is up."""

import numpy as np
import pytest

from models.splitting.orientation import Clue, cut_out, propose_orientation
from models.splitting.rotated_rect import RotatedRect

GREY = np.full((60, 90, 3), 0.5, np.float32)


def test_a_sure_face_tells_the_orientation() -> None:
    proposed = propose_orientation(GREY, (0.0, 0.0, 0.99, 0.2))
    assert (proposed.turns, proposed.clue, proposed.is_doubtful) == (2, Clue.FACES, False)


def test_faces_in_two_directions_leave_doubt() -> None:
    assert propose_orientation(GREY, (0.95, 0.0, 0.99, 0.0)).is_doubtful


def test_a_print_without_clue_stays_as_it_lies_and_is_doubted() -> None:
    proposed = propose_orientation(GREY, (0.0,) * 4)
    assert proposed.turns == 0
    assert proposed.is_doubtful


@pytest.mark.parametrize("turns", range(4))
def test_a_bright_blue_sky_is_up(turns: int) -> None:
    picture = np.empty((80, 80, 3), np.float32)
    picture[:40] = (0.7, 0.8, 0.95)
    picture[40:] = np.random.default_rng(0).uniform(0, 0.5, (40, 80, 3))
    proposed = propose_orientation(np.rot90(picture, turns), (0.0,) * 4)
    assert proposed.turns == turns


def test_a_cut_out_print_is_straight() -> None:
    image = np.zeros((100, 100, 3), np.float32)
    image[:, 50:] = 1
    picture = cut_out(image, RotatedRect(50, 50, 40, 20, 90), 40)
    assert picture.shape == (20, 40, 3)
    assert picture[:9].min() == 1
    assert picture[11:].max() == 0
