"""Proposals of the side that is up."""

import numpy as np
import pytest

from models.core.face import Face
from models.core.pixels import Rect
from models.splitting.print_orientation import Clue, cut_out, propose_orientation
from models.splitting.rotated_rect import RotatedRect

GREY = np.full((60, 90, 3), 0.5, np.float32)


def face(down: tuple[float, float], score: float = 0.99) -> Face:
    """Return a face whose mouth lies in a direction from its eyes."""
    x, y = down
    eyes, mouth = [(-y, x), (y, -x)], [(3 * x, 3 * y)] * 2
    points = np.array([*eyes, (x, y), *mouth], np.float64)
    return Face(Rect(0, 0, 9, 9), score, points)


@pytest.mark.parametrize(("down", "turns"), [((0, 1), 0), ((1, 0), 1), ((0, -1), 2), ((-1, 0), 3)])
def test_a_sure_face_tells_the_orientation(down: tuple[float, float], turns: int) -> None:
    proposed = propose_orientation(GREY, [face(down)])
    assert (proposed.turns, proposed.clue, proposed.is_doubtful) == (turns, Clue.FACES, False)


def test_faces_in_two_directions_leave_doubt() -> None:
    assert propose_orientation(GREY, [face((0, 1)), face((1, 0))]).is_doubtful


def test_a_print_without_clue_stays_as_it_lies_and_is_doubted() -> None:
    proposed = propose_orientation(GREY, ())
    assert proposed.turns == 0
    assert proposed.is_doubtful


@pytest.mark.parametrize("turns", range(4))
def test_a_bright_blue_sky_is_up(turns: int) -> None:
    picture = np.empty((80, 80, 3), np.float32)
    picture[:40] = (0.7, 0.8, 0.95)
    picture[40:] = np.random.default_rng(0).uniform(0, 0.5, (40, 80, 3))
    proposed = propose_orientation(np.rot90(picture, turns), ())
    assert proposed.turns == turns


def test_a_cut_out_print_is_straight() -> None:
    image = np.zeros((100, 100, 3), np.float32)
    image[:, 50:] = 1
    picture = cut_out(image, RotatedRect(50, 50, 40, 20, 90), 40)
    assert picture.shape == (20, 40, 3)
    assert picture[:9].min() == 1
    assert picture[11:].max() == 0
