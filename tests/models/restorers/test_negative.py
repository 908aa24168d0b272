"""Tests of the restorer that turns negatives into positives."""

import numpy as np
import pytest

from models.core.intent import Intent
from models.core.pixels import Pixels, Rect
from models.core.progress import Progress
from models.core.protocols import FrameRestorer, Network, RestoreInput
from models.core.wish_table import Wish
from models.restorers import RESTORERS
from models.restorers.negative import NegativeFilm, Params
from tests.models.imaging.test_film_inversion import negative_of, scene

AUTOMATIC = Params()


def network(name: str) -> Network:
    raise AssertionError(name)


def restore(photo: Pixels, params: Params = AUTOMATIC) -> Pixels:
    restorer, whole = NegativeFilm(), Rect.of(photo)
    overview = RestoreInput(photo, whole, whole, None, network, Progress())
    analysis = restorer.analyse_overview(overview, params)
    work = RestoreInput(photo, whole, whole, analysis, network, Progress())
    return restorer.run(work, params)


def test_negative_becomes_a_positive() -> None:
    assert np.abs(restore(negative_of(scene())) - scene()).mean() < 0.05


def test_film_base_is_read_from_its_text() -> None:
    assert Params(film_base="#ff8000").settings().base == pytest.approx((1, 128 / 255, 0))


@pytest.mark.parametrize("text", ["", "orange", "#ff80", "#gggggg"])
def test_film_base_that_is_no_colour_is_found_in_the_picture(text: str) -> None:
    assert Params(film_base=text).settings().base is None


def test_darker_exposure_darkens() -> None:
    scan = negative_of(scene())
    assert restore(scan, Params(exposure=-1)).mean() < restore(scan).mean()


def test_negative_is_judged_inside_the_crop() -> None:
    assert isinstance(RESTORERS["negative"], FrameRestorer)


def test_sentences_about_negatives_are_served_by_the_wish() -> None:
    assert Intent.NEGATIVE.wish is Wish.NEGATIVE
