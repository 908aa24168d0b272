"""Parity of DiffBIR's first-stage networks with the published ones."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from models.diffusion.systems.diffbir_stage_one import ensure_min_side
from models.networks import create
from models.networks.rrdbnet import RRDBNet
from models.networks.scunet import SCUNet
from models.networks.swinir import SwinIR
from tests.models.networks.reference_weights import deviation, filled, generator

TOLERANCE = 5e-5


@pytest.fixture(autouse=True)
def no_gradients() -> Iterator[None]:
    with torch.no_grad():
        yield


@pytest.fixture
def folder(shared: Path) -> Path:
    return shared / "parity" / "diffusion"


@pytest.mark.parametrize("variant", ["swinir", "bsrnet", "scunet"])
def test_keys_shapes_and_parameter_counts_equal_the_published_ones(
    folder: Path, variant: str
) -> None:
    with gzip.open(folder / "diffbir_full_keys.json.gz") as text:
        published = json.load(text)
    network = create(variant)
    shapes = {key: list(value.shape) for key, value in network.state_dict().items()}
    assert shapes == published["keys"][variant]
    assert sum(p.numel() for p in network.parameters()) == published["parameters"][variant]


def test_swinir_equals_the_published_picture(folder: Path) -> None:
    with np.load(folder / "diffbir_swinir_dev.npz") as arrays:
        restored = filled(create("swinir"))(torch.from_numpy(arrays["input"]))
        assert deviation(restored, arrays["output"]) < TOLERANCE


def test_swinir_equals_the_reference_at_its_training_size(folder: Path) -> None:
    restored = filled(SwinIR(12, (2, 2), 2), "tiny.")(smooth("swinir.tiny.in", 512))
    with np.load(folder / "diffbir_swinir_tiny512_dev.npz") as arrays:
        assert deviation(restored[:, :, ::8, ::8], arrays["output_sub8"]) < TOLERANCE
        crop = restored[:, :, 200:264, 200:264]
        assert deviation(crop, arrays["output_crop"]) < TOLERANCE


def smooth(name: str, side: int) -> Tensor:
    coarse = generator(f"dev:{name}:lo").random((1, 3, 8, 8), dtype=np.float32)
    fine = generator(f"dev:{name}:hi").random((1, 3, side, side), dtype=np.float32)
    wide = F.interpolate(torch.from_numpy(coarse), (side, side), mode="bilinear")
    return (0.9 * wide + 0.1 * torch.from_numpy(fine)).clamp(0, 1)


def test_bsrnet_equals_the_published_picture(folder: Path) -> None:
    with np.load(folder / "diffbir_bsrnet_tiny_dev.npz") as arrays:
        enlarged = filled(RRDBNet(16, 2, 8))(torch.from_numpy(arrays["input"]))
        assert deviation(enlarged, arrays["output"]) < TOLERANCE


@pytest.mark.parametrize("side", [49, 392, 509])
def test_small_square_picture_stays_square(side: int) -> None:
    """512 / side times these sides is slightly below 512 in floating point."""
    assert ensure_min_side(torch.zeros(1, 1, side, side)).shape[2:] == (512, 512)


@pytest.mark.parametrize("size", [(1, 1), (65, 40)])
def test_scunet_accepts_any_size(size: tuple[int, int]) -> None:
    network = SCUNet(64, (1, 1, 1, 2, 1, 1, 1))
    assert network(torch.rand(1, 3, *size)).shape == (1, 3, *size)


def test_unshifted_scunet_windows_are_independent() -> None:
    block = SCUNet(64).m_down1[0].trans_block
    rows = torch.rand(1, 16, 16, 32)
    changed = rows.clone()
    changed[:, :8, :8] = 0
    assert torch.equal(block(rows)[:, 8:], block(changed)[:, 8:])


def test_shifted_scunet_windows_do_not_wrap_around_the_edge() -> None:
    block = SCUNet(64).m_down1[1].trans_block
    rows = torch.rand(1, 16, 16, 32)
    changed = rows.clone()
    changed[:, :4] = 0
    assert torch.allclose(block(rows)[:, 12:], block(changed)[:, 12:], atol=1e-6)
