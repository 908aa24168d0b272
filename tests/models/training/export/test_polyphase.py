"""Tests of upscaling networks in polyphase form."""

from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.catalog.model_cards import Catalog
from models.catalog.weight_files import BUNDLED, Store
from models.checkpoints.onnx_export import TOLERANCE, export_onnx
from models.networks.fast_upscaler import Enlarger
from models.onnx_runtime import ort
from models.training.export.export import exported_weights
from models.training.export.polyphase import ConvolutionalPReLU, PolyphaseEnlarger, phases

SCALES = (2, 4)
SIZES = ((1, 1), (1, 9), (2, 3), (7, 20), (61, 37))


def network_with_large_weights(scale: int) -> Enlarger:
    """Build a network whose weights all influence the result, with slopes below 0 and above 1."""
    torch.manual_seed(scale)
    network = Enlarger(scale, width=16, convolutions=2).eval()
    for weight in network.parameters():
        weight.data += 0.5 * torch.randn_like(weight)
    return network


def image(size: tuple[int, int]) -> Tensor:
    return torch.rand(1, 3, *size, generator=torch.Generator().manual_seed(1))


def relative_difference(found: Tensor, wanted: Tensor) -> float:
    assert found.shape == wanted.shape
    return float((found - wanted).abs().max() / wanted.abs().max())


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES)
def test_polyphase_network_equals_the_original_up_to_the_edges(
    scale: int, size: tuple[int, int]
) -> None:
    network = network_with_large_weights(scale)
    with torch.no_grad():
        assert (
            relative_difference(PolyphaseEnlarger(network)(image(size)), network(image(size)))
            < 1e-5
        )


@pytest.mark.parametrize("scale", [2, 3, 4])
def test_phases_equal_bicubic_interpolation(scale: int) -> None:
    grey = image((9, 12)).mean(1, keepdim=True)
    found = F.pixel_shuffle(F.conv2d(F.pad(grey, (2,) * 4, mode="replicate"), phases(scale)), scale)
    wanted = F.interpolate(grey, scale_factor=float(scale), mode="bicubic", align_corners=False)
    assert torch.allclose(found, wanted, atol=1e-6)


def test_convolutional_prelu_equals_prelu() -> None:
    rectifier, numbers = nn.PReLU(4), torch.randn(1, 4, 5, 6)
    rectifier.weight.data = torch.tensor([-0.5, 0.0, 0.25, 1.5])
    assert torch.allclose(
        ConvolutionalPReLU(rectifier.weight.data)(numbers), rectifier(numbers), atol=1e-6
    )


@pytest.fixture(scope="module", params=SCALES)
def network(request: pytest.FixtureRequest) -> Enlarger:
    return network_with_large_weights(request.param)


@pytest.fixture(scope="module")
def file(network: Enlarger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("polyphase") / "fast.onnx"
    export_onnx(PolyphaseEnlarger(network), file)
    return file


def test_exported_file_has_neither_resize_nor_prelu(file: Path) -> None:
    assert not {"Resize", "PRelu"} & {node.op_type for node in onnx.load(file).graph.node}


def test_exported_weights_convert_to_the_original_form(network: Enlarger, file: Path) -> None:
    again = Enlarger(network.size_rule.scale, width=16, convolutions=2).eval()
    again.load_state_dict(exported_weights(file, again))
    with torch.no_grad():
        assert relative_difference(again(image((7, 20))), network(image((7, 20)))) < 1e-5


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES)
def test_bundled_file_equals_a_network_with_its_weights(scale: int, size: tuple[int, int]) -> None:
    file = Store(BUNDLED).files(Catalog.read()[f"heirloom-upscale-x{scale}"])[0]
    network = Enlarger(scale).eval()
    network.load_state_dict(exported_weights(file, network))
    session = ort.InferenceSession(file, providers=["CPUExecutionProvider"])
    found = torch.from_numpy(np.asarray(session.run(None, {"image": image(size).numpy()})[0]))
    with torch.no_grad():
        assert relative_difference(found, network(image(size))) < TOLERANCE
