"""Tests of InstructIR in blocked form."""

from pathlib import Path

import onnx
import pytest
import torch

from models.checkpoints.onnx_export import export_onnx
from models.networks.instructir import InstructIR
from models.training.export.blocked_convolutions import from_blocked, to_blocked
from models.training.export.export import exported_weights


@pytest.fixture(scope="module")
def network() -> InstructIR:
    torch.manual_seed(3)
    network = InstructIR(8, (1, 1), 1, (1, 1)).eval()
    for weight in network.parameters():
        weight.data += 0.1 * torch.randn_like(weight)
    return network


IMAGE, TEXT = torch.rand(1, 3, 24, 40), torch.nn.functional.normalize(torch.randn(1, 256))


def test_blocked_network_equals_the_original(network: InstructIR) -> None:
    with torch.no_grad():
        original, blocked = network(IMAGE, TEXT), to_blocked(network)(IMAGE, TEXT)
    assert torch.allclose(original, blocked, atol=1e-5 * float(original.abs().max()))


def test_blocked_weights_convert_to_the_original_form(network: InstructIR) -> None:
    again = InstructIR(8, (1, 1), 1, (1, 1)).eval()
    again.load_state_dict(from_blocked(to_blocked(network).state_dict(), again))
    with torch.no_grad():
        assert torch.allclose(network(IMAGE, TEXT), again(IMAGE, TEXT), atol=1e-4)


@pytest.fixture(scope="module")
def file(network: InstructIR, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("blocked") / "fast.onnx"
    export_onnx(to_blocked(network), file)
    return file


def test_exported_file_has_neither_norms_nor_splits(file: Path) -> None:
    assert not {"LayerNormalization", "Split"} & {n.op_type for n in onnx.load(file).graph.node}


def test_exported_weights_convert_to_the_original_form(network: InstructIR, file: Path) -> None:
    again = InstructIR(8, (1, 1), 1, (1, 1)).eval()
    again.load_state_dict(exported_weights(file, again))
    with torch.no_grad():
        assert torch.allclose(network(IMAGE, TEXT), again(IMAGE, TEXT), atol=1e-4)
