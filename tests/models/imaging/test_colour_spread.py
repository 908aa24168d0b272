"""Tests of colours that spread from hints."""

import numpy as np

from models.core.strokes import Stroke
from models.imaging.colour_hints import ColourHint, colour_from_text, hints_from_text, hints_to_text
from models.imaging.colour_spread import spread

HEIGHT, WIDTH = 90, 120
Y, X = np.mgrid[0:HEIGHT, 0:WIDTH]
DISC = (Y - 45) ** 2 + (X - 40) ** 2 < 25**2
LUMA = np.where(DISC, 0.3, 0.7).astype(np.float32)


def spread_from(*points: tuple[int, int, float]) -> np.ndarray:
    """Spread one value from each point x, y over the disc and its surroundings."""
    values, hinted = np.zeros((HEIGHT, WIDTH, 1), np.float32), np.zeros((HEIGHT, WIDTH), np.float32)
    for x, y, value in points:
        hinted[y - 1 : y + 2, x - 1 : x + 2] = 1
        values[y - 1 : y + 2, x - 1 : x + 2] = value
    return spread(LUMA, values, hinted)[..., 0]


def test_colour_fills_an_object_up_to_its_edge() -> None:
    found = spread_from((40, 45, 10.0), (100, 20, 0.0))
    inner = (Y - 45) ** 2 + (X - 40) ** 2 < 22**2
    assert np.abs(found[inner] - 10).max() < 1
    assert found[(Y - 45) ** 2 + (X - 40) ** 2 > 29**2].max() < 1


def test_two_colours_share_a_photo_at_the_edge_between_them() -> None:
    found = spread_from((40, 45, 10.0), (100, 20, -20.0))
    assert abs(found[60, 30] - 10) < 1.5
    assert abs(found[80, 100] + 20) < 1.5


def test_hints_survive_their_text() -> None:
    hints = (
        ColourHint((170, 0, 255), (Stroke(((1.0, 2.0), (30.0, 4.5)), 3.0),)),
        ColourHint((9, 8, 7), (Stroke(((5.0, 5.0),), 1.5), Stroke(((7.0, 7.0),), 2.0))),
    )
    assert hints_from_text(hints_to_text(hints)) == hints


def test_colour_is_read_from_its_text() -> None:
    assert colour_from_text("#0a14ff") == (10, 20, 255)
