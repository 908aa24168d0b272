"""The networks give the numbers of the published implementations."""

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


def facts(parity: Path, variant: str) -> dict[str, Any]:
    described: dict[str, Any] = json.loads((parity / f"{variant}.json").read_text())
    return described


def loaded(parity: Path, variant: str) -> tuple[nn.Module, dict[str, Tensor]]:
    """The network with the weights of the recipe, and the arrays to compare with."""
    keys = facts(parity, variant)["keys"]
    network = create(variant)
    network.load_state_dict({key: torch.from_numpy(weight(key, shape)) for key, shape, _ in keys})
    with np.load(parity / f"{variant}.npz") as arrays:
        return network.eval(), {name: torch.from_numpy(arrays[name]) for name in arrays.files}


def close(found: Tensor, wanted: Tensor) -> bool:
    return deviation(found, wanted.numpy()) < TOLERANCE


@pytest.mark.parametrize("variant", [*PLAIN, *STAGED, *KEYS_ONLY, "instructir-7d"])
def test_keys_shapes_and_parameters_are_the_published_ones(parity: Path, variant: str) -> None:
    published = facts(parity, variant)
    with torch.device("meta"):
        network = create(variant)
    shapes = {key: list(value.shape) for key, value in network.state_dict().items()}
    assert shapes == {key: shape for key, shape, _ in published["keys"]}
    assert sum(p.numel() for p in network.parameters()) == published["parameters"]


def test_the_recipe_is_that_of_the_reference(parity: Path) -> None:
    published = facts(parity, "mprnet-deraining")
    seen = hashlib.sha256()
    for key, shape, _ in published["keys"]:
        seen.update(weight(key, shape).tobytes())
    assert seen.hexdigest() == published["dev_weights_sha256"]


@pytest.mark.parametrize("variant", PLAIN)
def test_pictures_come_out_as_published(parity: Path, variant: str) -> None:
    network, arrays = loaded(parity, variant)
    for number in (0, 1):
        assert close(network(arrays[f"in_{number}"]), arrays[f"out_{number}"])


@pytest.mark.parametrize("variant", STAGED)
def test_all_stages_of_mprnet_come_out_as_published(parity: Path, variant: str) -> None:
    network, arrays = loaded(parity, variant)
    for number in (0, 1):
        stages = network(arrays[f"in_{number}"])
        for name, picture in zip(("stage3", "stage2", "stage1"), stages, strict=True):
            assert close(picture, arrays[f"out_{number}_{name}"])


@pytest.mark.parametrize("variant", PADDED)
def test_mirrored_edges_are_those_of_the_published_demos(parity: Path, variant: str) -> None:
    network, arrays = loaded(parity, variant)
    picture = arrays["in_pad"]
    height, width = picture.shape[2:]
    padded = F.pad(picture, (0, -width % 8, 0, -height % 8), mode="reflect")
    restored = network(padded)
    restored = restored[0] if isinstance(restored, list) else restored
    assert close(restored[:, :, :height, :width], arrays["out_pad"])


def test_instructir_follows_each_text_as_published(parity: Path) -> None:
    network, arrays = loaded(parity, "instructir-7d")
    for number in (0, 1):
        for row in (0, 1):
            restored = network(arrays[f"in_{number}"], arrays["txt"][row : row + 1])
            assert close(restored, arrays[f"out_{number}_t{row}"])


def test_the_language_head_says_what_was_published(parity: Path) -> None:
    network, arrays = loaded(parity, "instructir-lmhead")
    text, logits = network(arrays["emb"])
    assert close(text, arrays["recipe_embd"])
    assert close(logits, arrays["recipe_logits"])


@pytest.mark.parametrize("size", [(1, 1), (7, 40)])
@pytest.mark.parametrize("variant", ["nafnet-gopro-width32", "nafnet-gopro-width32-tlc"])
def test_nafnet_takes_any_size(variant: str, size: tuple[int, int]) -> None:
    assert create(variant)(torch.rand(1, 3, *size)).shape == (1, 3, *size)


def test_local_means_over_windows_larger_than_the_picture_are_means_of_the_whole() -> None:
    local, whole = create("nafnet-gopro-width32-local"), create("nafnet-gopro-width32")
    state = {key: torch.from_numpy(weight(key, v.shape)) for key, v in whole.state_dict().items()}
    for network in (local, whole):
        network.load_state_dict(state)
    picture = torch.rand(1, 3, 48, 64)
    wanted: Floats = whole(picture).numpy()
    assert deviation(local(picture), wanted) < TOLERANCE


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_listed_network_can_be_made(variant: str) -> None:
    with torch.device("meta"):
        assert create(variant).state_dict()
