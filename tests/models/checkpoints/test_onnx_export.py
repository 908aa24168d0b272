"""Tests of the ONNX export: the same pictures at every size."""

import logging
from collections.abc import Callable
from pathlib import Path

import onnx
import pytest
import torch
from torch import nn

from models.checkpoints.onnx_export import check_export, export_onnx, round_to_half, trial_inputs
from models.core.errors import ExportInexact
from models.layers.channel_attention import CentredNorm
from models.layers.naf_block import LayerNorm2d
from models.networks.instructir import InstructIR, LanguageHead
from models.networks.mprnet import MPRNet
from models.networks.nafnet import NAFNet
from models.networks.promptir import PromptIR
from models.networks.restormer import Restormer
from models.networks.rrdbnet import RRDBNet
from models.networks.scunet import SCUNet
from models.networks.srvgg import SRVGG
from models.networks.swinir import SwinIR
from models.training.export.export import exported_weights
from tests.models.networks.reference_weights import generated

SMALL: dict[str, Callable[[], nn.Module]] = {
    "nafnet-local": lambda: NAFNet(4, (1,), 1, (1,), local_side=48),
    "instructir": lambda: InstructIR(4, (1,), 1, (1,)),
    "language-head": lambda: LanguageHead(8, 4, 3),
    "mprnet": lambda: MPRNet(4, 4, 4, 1),
    "promptir": lambda: PromptIR(8, (1, 0, 0, 1), 0, prompts=((8, 16), (8, 8), (8, 4))),
    "restormer": lambda: Restormer(8, (1, 0, 0, 1), 1, biased=False),
    "swinir": lambda: SwinIR(12, (2,), 2, 8),
    "scunet": lambda: SCUNet(64, (2, 0, 0, 0, 0, 0, 0)),
    "rrdbnet": lambda: RRDBNet(8, 1, 4, unshuffle=2),
    "srvgg": lambda: SRVGG(8, 1),
}


@pytest.fixture(scope="module", autouse=True)
def quiet_exporter() -> None:
    """Silence the exporter's warning about a package that it does not need."""
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)


def build_network(name: str) -> nn.Module:
    """Build a small network whose weights all influence the result."""
    return generated(SMALL[name]()).eval()


@pytest.fixture(scope="module")
def plain() -> nn.Module:
    return SRVGG(32, 2).eval()


@pytest.fixture(scope="module")
def whole(plain: nn.Module, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("whole") / "a.onnx"
    export_onnx(plain, file)
    return file


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("half") / "a.onnx"
    export_onnx(build_network("instructir"), file, half=True)
    return file


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", [name for name in SMALL if name != "instructir"])
def test_exported_network_equals_torch_at_every_size(name: str, tmp_path: Path) -> None:
    network = build_network(name)
    export_onnx(network, tmp_path / "a.onnx")  # compares, and raises where it differs
    nodes = [node.op_type for node in onnx.load(tmp_path / "a.onnx").graph.node]
    assert nodes.count("LayerNormalization") == sum(map(is_norm, network.modules()))


def is_norm(layer: nn.Module) -> bool:
    return isinstance(layer, nn.LayerNorm | LayerNorm2d | CentredNorm)


def test_kernels_are_stored_in_half_precision(half: Path) -> None:
    kernels = [i for i in onnx.load(half).graph.initializer if "conv" in i.name and len(i.dims) > 1]
    assert {kernel.data_type for kernel in kernels} == {onnx.TensorProto.FLOAT16}


def test_exported_weights_can_be_read_back_by_name(half: Path) -> None:
    network = build_network("instructir")
    network.load_state_dict(exported_weights(half, network))
    for name, value in build_network("instructir").state_dict().items():
        assert torch.allclose(network.state_dict()[name], value, rtol=1e-3, atol=1e-6)


def test_biases_keep_single_precision() -> None:
    network = build_network("srvgg")
    for name, value in round_to_half(network).state_dict().items():
        assert torch.equal(value, network.state_dict()[name]) or value.ndim > 1


@pytest.mark.parametrize("name", ["nafnet-local", "instructir", "srvgg"])
def test_trial_inputs_end_with_a_photo(name: str) -> None:
    *noise, photo = (picture["image"] for picture in trial_inputs(build_network(name)))
    assert all(neighbour_correlation(picture) < 0.3 for picture in noise if picture.shape[3] > 9)
    assert neighbour_correlation(photo) > 0.7
    assert photo.std() > 0.1


def neighbour_correlation(picture: torch.Tensor) -> float:
    """Return the correlation of horizontally neighbouring values."""
    pair = torch.stack((picture[..., 1:].flatten(), picture[..., :-1].flatten()))
    return float(torch.corrcoef(pair)[0, 1])


def test_file_of_another_network_fails_the_comparison(whole: Path) -> None:
    with pytest.raises(ExportInexact):
        check_export(SRVGG(32, 2), whole, {"image": torch.rand(1, 3, 8, 8)})


def test_exported_file_contains_no_local_paths(whole: Path) -> None:
    assert str(Path(__file__).parents[3]).encode() not in whole.read_bytes()
