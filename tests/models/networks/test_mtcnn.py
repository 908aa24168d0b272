"""Tests of the torch networks of the face detector against the bundled ONNX files."""

from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from onnx import numpy_helper
from torch import nn

from models.catalog.weight_files import BUNDLED
from models.networks.mtcnn import LandmarkNetwork, ProposalNetwork, RefinementNetwork
from models.onnx_runtime import ort

STAGES = (
    ("face-mtcnn-proposals.onnx", ProposalNetwork, (37, 50)),
    ("face-mtcnn-refinement.onnx", RefinementNetwork, (24, 24)),
    ("face-mtcnn-landmarks.onnx", LandmarkNetwork, (48, 48)),
)


def with_weights_of(network: nn.Module, file: Path) -> nn.Module:
    """Load the weights of an ONNX file, in which slopes have no names but stand in order."""
    stored = {each.name: numpy_helper.to_array(each) for each in onnx.load(file).graph.initializer}
    floats = (each for name, each in stored.items() if "." not in name and each.dtype == np.float32)
    slopes = (each for each in floats if each.size > 1)
    weights = {}
    for name, old in network.state_dict().items():
        value = stored[name] if name in stored else next(slopes)
        weights[name] = torch.tensor(value.reshape(old.shape))
    network.load_state_dict(weights)
    return network.eval()


@pytest.mark.parametrize(("name", "kind", "size"), STAGES, ids=lambda value: str(value)[:24])
def test_network_computes_what_its_file_does(
    name: str, kind: type[nn.Module], size: tuple[int, int]
) -> None:
    file = BUNDLED / name
    network = with_weights_of(kind(), file)
    image = np.random.default_rng(0).uniform(-1, 1, (3, 3, *size)).astype(np.float32)
    actual = ort.InferenceSession(file, providers=["CPUExecutionProvider"]).run(
        None, {"image": image}
    )
    with torch.no_grad():
        expected = network(torch.from_numpy(image))
    for one, other in zip(actual, expected, strict=True):
        assert np.allclose(one, other.numpy(), atol=1e-5)
