"""Tests of loading published files from every container."""

import hashlib
from functools import partial
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from models.checkpoints.architecture_detection import match_architecture, published_variants
from models.checkpoints.checkpoint_loader import read_network, read_weights
from models.core.errors import ModelFileOther, ModelFileUnknown
from models.networks import VARIANTS
from models.networks.rrdbnet import RRDBNet
from tests.models.checkpoints.test_onnx_export import SMALL, build_network

CONTAINERS = {
    "bare": lambda state: state,
    "params": lambda state: {"params": state},
    "averaged params first": lambda state: {"params": {"a": torch.ones(1)}, "params_ema": state},
    "state_dict": lambda state: {"epoch": 3, "state_dict": state, "optimizer": {"lr": 0.1}},
    "params-ema": lambda state: {"params-ema": state, "step": 3},
    "model_state_dict": lambda state: {"model_state_dict": state, "epoch": 3},
    "net": lambda state: {"net": state},
    "one key of any name": lambda state: {"weights": state},
    "netG prefix": lambda state: {f"netG.{k}": v for k, v in state.items()},
    "module": lambda state: {"state_dict": {f"module.{k}": v for k, v in state.items()}},
    "lightning": lambda state: {"state_dict": {f"net.{k}": v for k, v in state.items()}},
    "compiled": lambda state: {"params_ema": {f"_orig_mod.{k}": v for k, v in state.items()}},
    "compiled inside": lambda state: {f"net_g._orig_mod.{k}": v for k, v in state.items()},
    "generator": lambda state: {"state_dict": {f"net_g.{k}": v for k, v in state.items()}},
    "any prefix": lambda state: {f"restorer.model.{k}": v for k, v in state.items()},
    "counter": lambda state: {**state, "n_averaged": torch.tensor(7)},
    "averaged model": lambda state: {
        "n_averaged": torch.tensor(7),
        **{f"module.{k}": v for k, v in state.items()},
    },
    "discriminator beside": lambda state: {
        **{f"net_d.{k}": v + 1 for k, v in state.items()},
        **{f"net_g.{k}": v for k, v in state.items()},
    },
    "averaged copy beside": lambda state: {
        "initted": torch.tensor(True),
        **{f"online_model.{k}": v + 1 for k, v in state.items()},
        **{f"ema_model.{k}": v for k, v in state.items()},
    },
    "a set beside": lambda state: {"params": state, "tags": {"a", "b"}},
    "half": lambda state: {k: v.half() if v.is_floating_point() else v for k, v in state.items()},
}


def has_same_weights(found: nn.Module, expected: nn.Module, tolerance: float = 0) -> bool:
    pairs = zip(found.state_dict().items(), expected.state_dict().items(), strict=True)
    return all(a == b and torch.allclose(x, y, atol=tolerance) for (a, x), (b, y) in pairs)


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("name", SMALL)
def test_network_is_recognised_in_every_container(
    name: str, container: str, tmp_path: Path
) -> None:
    network = build_network(name)
    torch.save(CONTAINERS[container](network.state_dict()), tmp_path / "a.pth")
    found = read_network(tmp_path / "a.pth").network
    assert type(found) is type(network)
    assert has_same_weights(found, network, 1e-2 if container == "half" else 0)


@pytest.mark.parametrize("name", SMALL)
def test_safetensors_file_is_read(name: str, tmp_path: Path) -> None:
    network = build_network(name)
    state = {key: value.contiguous().clone() for key, value in network.state_dict().items()}
    save_file(state, tmp_path / "a.safetensors")
    assert has_same_weights(read_network(tmp_path / "a.safetensors").network, network)


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_is_recognised_by_names_and_shapes(variant: str) -> None:
    with torch.device("meta"):
        network = VARIANTS[variant]()
    shapes = {name: tuple(weight.shape) for name, weight in network.state_dict().items()}
    fitting = match_architecture(shapes)
    assert fitting is not None
    with torch.device("meta"):
        assert type(fitting[1](shapes)) is type(network)
    assert variant in published_variants(shapes, type(network))


def test_legacy_pytorch_file_is_read(tmp_path: Path) -> None:
    network = build_network("srvgg")
    torch.save(network.state_dict(), tmp_path / "a.pth", _use_new_zipfile_serialization=False)
    assert has_same_weights(read_network(tmp_path / "a.pth").network, network)


def test_file_suffix_does_not_matter(tmp_path: Path) -> None:
    network = build_network("srvgg")
    save_file(network.state_dict(), tmp_path / "a.pth")
    assert has_same_weights(read_network(tmp_path / "a.pth").network, network)


@pytest.mark.parametrize("doublings", [0, 1, 2, 3])
@pytest.mark.parametrize("style", ["new", "old"])
def test_other_key_layouts_of_rrdbnet_are_read(style: str, doublings: int, tmp_path: Path) -> None:
    network = RRDBNet(8, 2, 4, doublings)
    rename = _new_name if style == "new" else partial(_old_name, doublings)
    state = {rename(name): value for name, value in network.state_dict().items()}
    torch.save({"params_ema": state}, tmp_path / "a.pth")
    found = read_network(tmp_path / "a.pth").network
    assert isinstance(found, RRDBNet)
    assert found.size_rule.scale == 2**doublings
    assert has_same_weights(found, network)


def test_esrgan_with_further_convolutions_is_not_read_as_esrgan(tmp_path: Path) -> None:
    names = {name: _old_name(2, name) for name in RRDBNet(8, 2, 4).state_dict()}
    state = {names[name]: value for name, value in RRDBNet(8, 2, 4).state_dict().items()}
    state["model.1.sub.0.RDB1.conv1x1.weight"] = torch.ones(4, 8, 1, 1)
    torch.save(state, tmp_path / "a.pth")
    with pytest.raises(ModelFileUnknown):
        read_network(tmp_path / "a.pth")


def _new_name(name: str) -> str:
    pairs = {
        "RRDB_trunk": "body",
        "RDB": "rdb",
        "trunk_conv": "conv_body",
        "upconv": "conv_up",
        "HRconv": "conv_hr",
    }
    for ours, theirs in pairs.items():
        name = name.replace(ours, theirs)
    return name


def _old_name(doublings: int, name: str) -> str:
    layer, kind = name.rsplit(".", 1)
    keys = {
        "conv_first": "model.0",
        "trunk_conv": "model.1.sub.2",
        **{f"upconv{number}": f"model.{3 * number}" for number in range(1, doublings + 1)},
        "HRconv": f"model.{3 * doublings + 2}",
        "conv_last": f"model.{3 * doublings + 4}",
    }
    block = layer.replace("RRDB_trunk.", "model.1.sub.") + ".0"
    return f"{keys.get(layer, block)}.{kind}"


def test_masks_and_indices_of_a_file_are_ignored(tmp_path: Path) -> None:
    network = build_network("swinir")
    wrong: dict[str, Tensor] = dict(network.state_dict())
    index = next(name for name in wrong if name.endswith("relative_position_index"))
    wrong[index] = torch.full_like(wrong[index], 10**9)
    torch.save(wrong, tmp_path / "a.pth")
    assert has_same_weights(read_network(tmp_path / "a.pth").network, network)


def test_file_with_another_hash_is_refused(tmp_path: Path) -> None:
    torch.save(build_network("srvgg").state_dict(), tmp_path / "a.pth")
    sha256 = hashlib.sha256((tmp_path / "a.pth").read_bytes()).hexdigest()
    assert read_weights(tmp_path / "a.pth", sha256.upper())
    with pytest.raises(ModelFileOther):
        read_weights(tmp_path / "a.pth", "0" * 64)


def test_unknown_network_raises_model_file_unknown(tmp_path: Path) -> None:
    torch.save(nn.Linear(3, 3).state_dict(), tmp_path / "a.pth")
    with pytest.raises(ModelFileUnknown):
        read_network(tmp_path / "a.pth")


def test_network_inside_a_larger_unknown_one_is_refused(tmp_path: Path) -> None:
    inner = {f"upsampler.{k}": v for k, v in build_network("srvgg").state_dict().items()}
    torch.save({**inner, "head.weight": torch.ones(3, 3)}, tmp_path / "a.pth")
    with pytest.raises(ModelFileUnknown):
        read_network(tmp_path / "a.pth")
