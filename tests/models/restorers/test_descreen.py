"""Tests of the restorer that removes the dots of printed pictures."""

import numpy as np

from models.core.intent import Intent
from models.core.pixels import Pixels, Rect, as_levels
from models.core.progress import Progress
from models.core.protocols import DetailRestorer, Network, RestoreInput
from models.core.wish_table import Wish
from models.restorers.descreen import Descreen, Params
from tests.models.imaging.test_halftone_removal import print_with_dots, scene


def network(name: str) -> Network:
    raise AssertionError(name)


def restore(photo: Pixels) -> Pixels:
    restorer, whole = Descreen(), Rect.of(photo)
    analysis = restorer.analyse_photo(as_levels(photo, np.dtype(np.uint8)), Params())
    work = RestoreInput(photo, whole, whole, analysis, network, Progress())
    return restorer.run(work, Params())


def test_dots_become_a_smooth_tone() -> None:
    photo = print_with_dots(scene(300, 300), 6, 45)
    assert restore(photo)[40:-40, 40:-40].std() < 0.6 * photo.std()


def test_photo_without_dots_is_returned_as_it_is() -> None:
    photo = scene(300, 300)
    assert restore(photo) is photo


def test_grey_print_stays_grey() -> None:
    assert np.ptp(restore(print_with_dots(scene(300, 300), 6, 45)), axis=2).max() == 0


def test_photo_is_analysed_at_full_size() -> None:
    assert isinstance(Descreen(), DetailRestorer)


def test_sentences_about_dots_are_served_by_the_wish() -> None:
    assert Intent.DESCREEN.wish is Wish.HALFTONE
