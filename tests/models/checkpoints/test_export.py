"""Networks become ONNX files that give the same pictures at every size."""

import logging
from collections.abc import Callable
from pathlib import Path

import onnx
import pytest
import torch
from torch import nn

from models.checkpoints.export import checked, exported
from models.errors import ExportInexact
from models.networks.instructir import InstructIR, LanguageHead
from models.networks.mprnet import MPRNet
from models.networks.nafnet import NAFNet
from models.networks.promptir import PromptIR
from models.networks.restormer import Restormer
from models.networks.rrdbnet import RRDBNet
from models.networks.scunet import SCUNet
from models.networks.srvgg import SRVGG
from models.networks.swinir import SwinIR
from models.training.export import exported_weights
from tests.models.networks.recipe import weight

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


@pytest.fixture(autouse=True)
def quiet_exporter() -> None:
    """It warns that a package is missing which it does not need."""
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)


def made(name: str) -> nn.Module:
    """A small network whose weights all tell in the result."""
    network = SMALL[name]()
    state = {
        key: torch.from_numpy(weight(key, value.shape))
        if value.is_floating_point() and not key.endswith("attn_mask")
        else value
        for key, value in network.state_dict().items()
    }
    network.load_state_dict(state)
    return network.eval()


@pytest.mark.slow
@pytest.mark.parametrize("name", SMALL)
def test_an_exported_network_gives_the_same_at_every_size(name: str, tmp_path: Path) -> None:
    exported(made(name), tmp_path / "a.onnx")  # compares, and raises where it differs


def test_half_precision_halves_the_file_and_nothing_else(tmp_path: Path) -> None:
    network, whole, half = SRVGG(32, 2).eval(), tmp_path / "whole.onnx", tmp_path / "half.onnx"
    exported(network, whole)
    exported(network, half, half=True)
    assert half.stat().st_size < 0.6 * whole.stat().st_size
    stored = {i.data_type for i in onnx.load(half).graph.initializer if len(i.raw_data) > 64}
    assert onnx.TensorProto.FLOAT not in stored


def test_the_weights_can_be_read_back_by_name(tmp_path: Path) -> None:
    network = made("instructir")
    exported(network, tmp_path / "a.onnx", half=True)
    network.load_state_dict(exported_weights(tmp_path / "a.onnx"))


def test_the_channel_norm_is_one_node(tmp_path: Path) -> None:
    exported(NAFNet(4, (1,), 1, (1,)), tmp_path / "a.onnx")
    nodes = [node.op_type for node in onnx.load(tmp_path / "a.onnx").graph.node]
    assert nodes.count("LayerNormalization") == 6
    assert "ReduceMean" not in nodes or nodes.count("ReduceMean") == 3  # the pooled attention


def test_a_file_of_another_network_is_noticed(tmp_path: Path) -> None:
    exported(SRVGG(8, 1), tmp_path / "a.onnx")
    with pytest.raises(ExportInexact):
        checked(SRVGG(8, 1), tmp_path / "a.onnx", {"image": torch.rand(1, 3, 8, 8)})


def test_nothing_of_this_computer_is_in_the_file(tmp_path: Path) -> None:
    exported(SRVGG(8, 1), tmp_path / "a.onnx")
    assert str(Path(__file__).parents[3]).encode() not in (tmp_path / "a.onnx").read_bytes()
