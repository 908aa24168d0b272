"""The restorer that carries a change of light and colour from the reduced photo to the whole."""

from collections.abc import Callable

import numpy as np
import pytest

from models.pixels import Pixels, Rect
from models.progress import Progress
from models.restorer import Array, Network, Work
from models.restorers.tone import Params, Tone
from tests.fakes import FakeHead, FakeNetwork

PARAMS = Params("fading", "the colours have faded")
Change = Callable[[Pixels, Array], Pixels]


def smooth_photo(height: int, width: int) -> Pixels:
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    planes = (0.3 + 0.4 * x, 0.6 - 0.3 * y, 0.4 + 0.2 * np.sin(5 * x * y))
    return np.stack(planes, axis=2).astype(np.float32)


def work(image: Pixels, change: Change, survey: Array | None = None) -> Work:
    networks: dict[str, Network] = {
        "heirloom-sentence": FakeNetwork(lambda sentences: np.ones((len(sentences), 384))),
        "heirloom-instruct": FakeNetwork(change),
    }
    whole = Rect.of(image)
    return Work(image, whole, whole, survey, networks.__getitem__, Progress())


def toned(image: Pixels, change: Change) -> Pixels:
    restorer = Tone(FakeHead)
    survey = restorer.survey(work(image, change), PARAMS)
    return restorer.run(work(image, change, survey), PARAMS)


def unchanged(image: Pixels, text: Array) -> Pixels:
    return image


def warmed(image: Pixels, text: Array) -> Pixels:
    return image * np.array([0.9, 0.8, 0.6], np.float32) + np.array([0.1, 0, 0], np.float32)


def lit_from_left(image: Pixels, text: Array) -> Pixels:
    return image * np.linspace(1.3, 0.7, image.shape[1], dtype=np.float32)[:, None]


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (60, 90)])
def test_no_change_stays_no_change(size: tuple[int, int]) -> None:
    image = smooth_photo(*size)
    assert np.allclose(toned(image, unchanged), image, atol=1e-6)


def test_a_change_of_all_colours_arrives() -> None:
    image = smooth_photo(60, 90)
    assert np.abs(toned(image, warmed) - warmed(image, np.empty(0))).max() < 0.02


def test_a_change_that_varies_over_the_photo_arrives() -> None:
    image = smooth_photo(90, 120)
    assert np.abs(toned(image, lit_from_left) - lit_from_left(image, np.empty(0))).mean() < 0.01


def test_grain_is_neither_removed_nor_smoothed() -> None:
    image = smooth_photo(90, 120)
    grain = np.random.default_rng(0).normal(0, 0.02, image.shape).astype(np.float32)
    out = toned(image + grain, lambda seen, text: image)
    assert (out - image).std() > 0.9 * grain.std()


def test_pieces_meet_without_a_seam() -> None:
    image, restorer = smooth_photo(80, 100), Tone(FakeHead)
    survey = restorer.survey(work(image, lit_from_left), PARAMS)
    at_once = restorer.run(work(image, lit_from_left, survey), PARAMS)
    for place in Rect.of(image).tiles(33):
        lent = work(image, lit_from_left, survey)
        piece = Work(image[place.slices], place, lent.whole, survey, lent.network, lent.progress)
        assert np.allclose(restorer.run(piece, PARAMS), at_once[place.slices], atol=1e-6)


def test_a_photo_larger_than_its_survey_gets_the_same_change() -> None:
    small, large, restorer = smooth_photo(45, 60), smooth_photo(180, 240), Tone(FakeHead)
    survey = restorer.survey(work(small, warmed), PARAMS)
    out = restorer.run(work(large, warmed, survey), PARAMS)
    assert np.abs(out - warmed(large, np.empty(0))).max() < 0.03


def test_a_photo_without_colour_gets_none() -> None:
    image = smooth_photo(40, 50)[..., :1].repeat(3, axis=2)
    out = toned(image, warmed)
    assert np.ptp(out, axis=2).max() == 0
    assert np.abs(out[..., 0] - warmed(image, np.empty(0)) @ [0.299, 0.587, 0.114]).max() < 0.02
