"""Parity of the networks with the published implementations."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.networks import VARIANTS, create
from tests.models.networks.reference_weights import Floats, deviation, weight

PLAIN = (
    "nafnet-sidd-width32",
    "nafnet-gopro-width32",
    "nafnet-gopro-width32-tlc",
    "promptir-allinone",
    "restormer-deraining",
    "restormer-real-denoising",
)
STAGED = ("mprnet-deblurring", "mprnet-denoising", "mprnet-deraining")
PADDED = (*STAGED, "promptir-allinone", "restormer-deraining", "restormer-real-denoising")
KEYS_ONLY = ("nafnet-sidd-width64", "nafnet-gopro-width64")
TOLERANCE = 5e-5


@pytest.fixture(autouse=True)
def no_gradients() -> Iterator[None]:
    with torch.no_grad():
        yield


@pytest.fixture
def parity(shared: Path) -> Path:
    return shared / "parity"


def read_facts(parity: Path, variant: str) -> dict[str, Any]:
    described: dict[str, Any] = json.loads((parity / f"{variant}.json").read_text())
    return described


def load_reference(parity: Path, variant: str) -> tuple[nn.Module, dict[str, Tensor]]:
    """Return the network with reference weights, and the reference arrays."""
    keys = read_facts(parity, variant)["keys"]
    network = create(variant)
    network.load_state_dict({key: torch.from_numpy(weight(key, shape)) for key, shape, _ in keys})
    with np.load(parity / f"{variant}.npz") as arrays:
        return network.eval(), {name: torch.from_numpy(arrays[name]) for name in arrays.files}


def is_close(found: Tensor, expected: Tensor) -> bool:
    return deviation(found, expected.numpy()) < TOLERANCE


@pytest.mark.parametrize("variant", [*PLAIN, *STAGED, *KEYS_ONLY, "instructir-7d"])
def test_keys_shapes_and_parameter_counts_equal_the_published_ones(
    parity: Path, variant: str
) -> None:
    published = read_facts(parity, variant)
    with torch.device("meta"):
        network = create(variant)
    shapes = {key: list(value.shape) for key, value in network.state_dict().items()}
    assert shapes == {key: shape for key, shape, _ in published["keys"]}
    assert sum(p.numel() for p in network.parameters()) == published["parameters"]


def test_generated_weights_have_the_reference_hash(parity: Path) -> None:
    published = read_facts(parity, "mprnet-deraining")
    digest = hashlib.sha256()
    for key, shape, _ in published["keys"]:
        digest.update(weight(key, shape).tobytes())
    assert digest.hexdigest() == published["dev_weights_sha256"]


@pytest.mark.parametrize("variant", PLAIN)
def test_pictures_equal_the_published_ones(parity: Path, variant: str) -> None:
    network, arrays = load_reference(parity, variant)
    for number in (0, 1):
        assert is_close(network(arrays[f"in_{number}"]), arrays[f"out_{number}"])


@pytest.mark.parametrize("variant", STAGED)
def test_all_stages_of_mprnet_equal_the_published_ones(parity: Path, variant: str) -> None:
    network, arrays = load_reference(parity, variant)
    for number in (0, 1):
        stages = network(arrays[f"in_{number}"])
        for name, picture in zip(("stage3", "stage2", "stage1"), stages, strict=True):
            assert is_close(picture, arrays[f"out_{number}_{name}"])


@pytest.mark.parametrize("variant", PADDED)
def test_mirror_padded_pictures_equal_the_published_demos(parity: Path, variant: str) -> None:
    network, arrays = load_reference(parity, variant)
    picture = arrays["in_pad"]
    height, width = picture.shape[2:]
    padded = F.pad(picture, (0, -width % 8, 0, -height % 8), mode="reflect")
    restored = network(padded)
    restored = restored[0] if isinstance(restored, list) else restored
    assert is_close(restored[:, :, :height, :width], arrays["out_pad"])


def test_instructir_equals_the_published_picture_for_each_text(parity: Path) -> None:
    network, arrays = load_reference(parity, "instructir-7d")
    for number in (0, 1):
        for row in (0, 1):
            restored = network(arrays[f"in_{number}"], arrays["txt"][row : row + 1])
            assert is_close(restored, arrays[f"out_{number}_t{row}"])


def test_language_head_equals_the_published_numbers(parity: Path) -> None:
    network, arrays = load_reference(parity, "instructir-lmhead")
    text, logits = network(arrays["emb"])
    assert is_close(text, arrays["recipe_embd"])
    assert is_close(logits, arrays["recipe_logits"])


@pytest.mark.parametrize("size", [(1, 1), (7, 40)])
@pytest.mark.parametrize("variant", ["nafnet-gopro-width32", "nafnet-gopro-width32-tlc"])
def test_nafnet_accepts_any_size(variant: str, size: tuple[int, int]) -> None:
    assert create(variant)(torch.rand(1, 3, *size)).shape == (1, 3, *size)


def test_local_means_with_windows_larger_than_the_picture_are_global() -> None:
    local, global_mean = create("nafnet-gopro-width32-local"), create("nafnet-gopro-width32")
    state = {
        key: torch.from_numpy(weight(key, v.shape)) for key, v in global_mean.state_dict().items()
    }
    for network in (local, global_mean):
        network.load_state_dict(state)
    picture = torch.rand(1, 3, 48, 64)
    expected: Floats = global_mean(picture).numpy()
    assert deviation(local(picture), expected) < TOLERANCE


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_can_be_created(variant: str) -> None:
    with torch.device("meta"):
        assert create(variant).state_dict()
