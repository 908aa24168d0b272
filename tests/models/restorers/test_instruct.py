"""The restorer that mends piece by piece what a sentence names."""

import numpy as np

from models.core.pixels import Pixels, Rect
from models.core.progress import Progress
from models.core.protocols import Array, Network, RestoreInput
from models.restorers.instruct import Instruct, Params
from tests.fakes import FakeNetwork, FakeProjector

PARAMS = Params("noise", "remove the noise")


def work(image: Pixels, survey: Array | None = None) -> RestoreInput:
    networks: dict[str, Network] = {
        "heirloom-sentence": FakeNetwork(lambda sentences: np.ones((len(sentences), 384))),
        "heirloom-instruct": FakeNetwork(reddened),
    }
    whole = Rect.of(image)
    return RestoreInput(image, whole, whole, survey, networks.__getitem__, Progress())


def reddened(image: Pixels, text: Array) -> Pixels:
    """As red as the text's first number says."""
    return np.asarray(image + text[0, 0] * np.array([0.25, 0, 0]), np.float32)


def test_the_network_is_told_the_words() -> None:
    image = np.random.default_rng(0).random((4, 5, 3), np.float32)
    restorer = Instruct(FakeProjector)
    survey = restorer.analyse_overview(work(image), PARAMS)
    restored = restorer.run(work(image, survey), PARAMS)
    assert np.allclose(restored - image, [0.25, 0, 0], atol=1e-6)


def test_a_photo_without_colour_gets_none() -> None:
    image = np.repeat(np.random.default_rng(0).random((4, 5, 1), np.float32), 3, axis=2)
    restorer = Instruct(FakeProjector)
    survey = restorer.analyse_overview(work(image), PARAMS)
    restored = restorer.run(work(image, survey), PARAMS)
    assert np.ptp(restored, axis=2).max() == 0
    assert restored.mean() > image.mean()
