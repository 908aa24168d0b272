"""The denoising U-Net of plain residual blocks."""

import logging
from pathlib import Path

import pytest
import torch
from torch import nn

from models.checkpoints.onnx_export import export_onnx, trial_inputs
from models.networks.residual_unet import UNKNOWN_LEVEL, ResidualUNet

SMALL = (8, 16, 24)


def trained(widths: tuple[int, ...] = SMALL) -> ResidualUNet:
    """Build a network without zero weights."""
    torch.manual_seed(0)
    network = ResidualUNet(widths).eval()
    for parameter in network.parameters():
        nn.init.normal_(parameter, std=0.05)
    return network


@pytest.mark.parametrize("size", [(1, 1), (7, 40), (33, 16), (64, 64)])
def test_untrained_network_returns_its_input(size: tuple[int, int]) -> None:
    image = torch.rand(2, 3, *size)
    with torch.no_grad():
        assert torch.equal(ResidualUNet(SMALL)(image), image)


def test_size_used_in_the_issue_has_3_4_million_parameters() -> None:
    count = sum(parameter.numel() for parameter in ResidualUNet((96, 192, 256)).parameters())
    assert count == pytest.approx(3.4e6, rel=0.01)


def test_missing_level_equals_unknown_level() -> None:
    network, image = trained(), torch.rand(1, 3, 21, 34)
    with torch.no_grad():
        told = network(image, torch.full((1, 1, 1, 1), UNKNOWN_LEVEL))
        assert torch.equal(network(image), told)


def test_level_changes_the_result() -> None:
    network, image = trained(), torch.rand(1, 3, 16, 16)
    with torch.no_grad():
        weak, strong = (network(image, torch.full((1, 1, 1, 1), level)) for level in (0.02, 0.2))
    assert not torch.allclose(weak, strong)


def test_even_level_map_equals_one_level() -> None:
    network, image = trained(), torch.rand(1, 3, 21, 34)
    with torch.no_grad():
        one = network(image, torch.full((1, 1, 1, 1), 0.1))
        everywhere = network(image, torch.full((1, 1, 21, 34), 0.1))
    assert torch.allclose(one, everywhere, atol=1e-6)


def test_onnx_export_equals_torch_at_odd_sizes(tmp_path: Path) -> None:
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    network = trained()
    export_onnx(network, tmp_path / "a.onnx", half=True)  # raises where it differs
    sizes = {tuple(inputs["image"].shape[2:]) for inputs in trial_inputs(network)}
    assert {(1, 1), (61, 37), (9, 401)} <= sizes
