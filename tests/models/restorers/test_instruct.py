"""Tests of the restorer with the bundled image network."""

import numpy as np

from models.core.pixels import Pixels, Rect
from models.core.progress import Progress
from models.core.protocols import Array, Network, RestoreInput
from models.restorers.instruct import Instruct, Params
from tests.fakes import FakeNetwork, wish_vectors

PARAMS = Params("noise", "remove the noise")


def restore_input(image: Pixels, analysis: Array | None = None) -> RestoreInput:
    networks: dict[str, Network] = {
        "heirloom-instruct": FakeNetwork(redden),
    }
    whole = Rect.of(image)
    return RestoreInput(image, whole, whole, analysis, networks.__getitem__, Progress())


def redden(image: Pixels, text: Array) -> Pixels:
    """Add red in proportion to the first number of the text vector."""
    return np.asarray(image + text[0, 0] * np.array([0.25, 0, 0]), np.float32)


def test_network_receives_the_text_vector() -> None:
    image = np.random.default_rng(0).random((4, 5, 3), np.float32)
    restorer = Instruct(wish_vectors)
    analysis = restorer.analyse_overview(restore_input(image), PARAMS)
    restored = restorer.run(restore_input(image, analysis), PARAMS)
    assert np.allclose(restored - image, [0.25, 0, 0], atol=1e-6)


def test_photo_without_colour_stays_grey() -> None:
    image = np.repeat(np.random.default_rng(0).random((4, 5, 1), np.float32), 3, axis=2)
    restorer = Instruct(wish_vectors)
    analysis = restorer.analyse_overview(restore_input(image), PARAMS)
    restored = restorer.run(restore_input(image, analysis), PARAMS)
    assert np.ptp(restored, axis=2).max() == 0
    assert restored.mean() > image.mean()
