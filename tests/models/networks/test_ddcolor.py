"""Tests of DDColor against numbers of the published code.

`ddcolor.npz` holds every fourth answer of spandrel 0.4.2 with spandrel_extra_arches 0.2.0 for the
weights that `published_state` makes.
"""

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from models.checkpoints.architecture_detection import detect_architecture
from models.checkpoints.ddcolor_keys import rename_ddcolor_keys
from models.checkpoints.state_dict import StateDict
from models.networks import create
from models.networks.ddcolor import DDColor, DDColorSizes
from tests.models.networks.reference_weights import deviation, generator, plain_weight

REFERENCES = Path(__file__).parents[2] / "data" / "ddcolor.npz"
TOLERANCE = 1e-4
NORMALISED = ("decoder.layers", "decoder.last_shuf", "refine_net")
SMALL = DDColorSizes((1, 1, 1, 1), (8, 8, 16, 16), 32, 5, 64, 2, 16)


def published_state(network: DDColor) -> StateDict:
    """Return generated weights under the names of the authors' files, spectral norms apart."""
    state = StateDict()
    for key, value in network.state_dict().items():
        if not value.is_floating_point() or key in ("mean", "std"):
            state[key] = value
        elif value.ndim == 4 and key.startswith(NORMALISED):
            state |= normalised_apart(key, value)
        else:
            state[key] = made(key, value)
    return state


def normalised_apart(key: str, value: Tensor) -> StateDict:
    weight = made(f"{key}_orig", value)
    rows = made(f"{key}_u", value[:, 0, 0, 0])
    rows = rows / rows.norm()
    columns = weight.flatten(1).T @ rows
    return {f"{key}_orig": weight, f"{key}_u": rows, f"{key}_v": columns / columns.norm()}


def made(key: str, like: Tensor) -> Tensor:
    return torch.from_numpy(plain_weight(key, like.shape))


def picture(height: int, width: int) -> Tensor:
    plane = generator("dev:image").random((1, 1, height, width), dtype=np.float32)
    return torch.from_numpy(plane).expand(1, 3, height, width)


def small() -> DDColor:
    return DDColor(SMALL)


def test_tiny_network_equals_the_published_code() -> None:
    network = create("ddcolor-tiny")
    assert isinstance(network, DDColor)
    network.load_state_dict(rename_ddcolor_keys(published_state(network)))
    with torch.no_grad(), np.load(REFERENCES) as references:
        found = network.eval()(picture(64, 96))[0, :, ::4, ::4]
        assert deviation(found, references["tiny"]) < TOLERANCE


def test_published_weights_are_recognised_with_their_statistics() -> None:
    network = small()
    state = published_state(network)
    state |= {"encoder.arch.head_cls.weight": torch.ones(4, 16)}
    found = detect_architecture(rename_ddcolor_keys(state))
    assert found is not None
    network.load_state_dict(rename_ddcolor_keys(state))
    with torch.no_grad():
        expected = network.eval()(picture(64, 64))
        assert torch.equal(found.network(picture(64, 64)), expected)


@pytest.mark.parametrize("variant", ["ddcolor-tiny", "ddcolor-large"])
def test_published_sizes_are_told_from_the_shapes(variant: str) -> None:
    with torch.device("meta"):
        state = create(variant).state_dict()
        found = detect_architecture(state)
    assert found is not None
    assert found.variants == (variant,)


def test_sides_of_the_answer_are_those_of_the_picture() -> None:
    with torch.no_grad():
        assert small().eval()(picture(64, 96)).shape == (1, 2, 64, 96)
