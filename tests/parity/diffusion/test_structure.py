"""Published networks at full size on the meta device: every weight fits."""

from collections.abc import Callable, Mapping

import pytest
import torch
from torch import Tensor, nn

from models.diffusion.files import key_mapping
from models.diffusion.modules import network_builder
from models.diffusion.modules.dape import DERIVED_SUFFIXES, LEARNED_PREFIXES, load_dape
from models.diffusion.modules.seesr_unet import (
    ImageContext,
    build_seesr_controlnet,
    build_seesr_unet,
)
from models.diffusion.systems import seesr
from tests.parity.diffusion.reference import read_json

State = dict[str, Tensor]


def empty(keys: Mapping[str, list[int]]) -> State:
    with torch.device("meta"):
        return {name: torch.empty(shape) for name, shape in keys.items()}


MAKERS: dict[str, Callable[[State], nn.Module]] = {
    "unet": lambda state: network_builder.build_unet(key_mapping.rename_unet_keys(state)),
    "controlnet": lambda state: network_builder.build_controlnet(
        key_mapping.rename_unet_keys(state)
    ),
    "vae": lambda state: network_builder.build_vae(key_mapping.rename_vae_keys(state)),
    "clip": lambda state: network_builder.build_text_tower(key_mapping.rename_text_keys(state)),
}
LEFT_OUT = {"clip": 2 * 1024 * 1024 * 6 + 13 * 1024 + 1024**2 + 1}
"""Number of parameters of the text tower's last layer, projection and logit scale."""


@pytest.mark.parametrize("part", MAKERS)
def test_diffbir_weights_fit_completely(part: str, shared: object) -> None:
    published = read_json("diffbir_full_keys.json.gz")
    network = MAKERS[part](empty(published["keys"][part]))
    count = sum(weight.numel() for weight in network.parameters())
    assert count == published["parameters"][part] - LEFT_OUT.get(part, 0)


def test_seesr_weights_fit_completely(shared: object) -> None:
    keys, context = read_json("seesr_keys.json.gz")["keys"], ImageContext()
    unet = build_seesr_unet(empty(keys["unet"]), context)
    control = build_seesr_controlnet(empty(keys["controlnet"]), context)
    own = {name for name in unet.state_dict() if seesr.IMAGE_ATTENTION_KEY in name}
    assert len(own) == 416
    assert unet.state_dict().keys() == keys["unet"].keys()
    assert control.state_dict().keys() == keys["controlnet"].keys()


def test_dape_weights_fit_completely(shared: object) -> None:
    keys = read_json("dape_full_keys.json.gz")["keys"]
    network = load_dape(empty(keys), {})
    read = {
        name
        for name in keys
        if name.startswith(LEARNED_PREFIXES)
        and not name.endswith(DERIVED_SUFFIXES)
        and ".lora_" not in name
    }
    assert network.state_dict().keys() == read


@pytest.mark.parametrize("part", MAKERS)
def test_missing_weight_raises_an_error(part: str, shared: object) -> None:
    keys = read_json("diffbir_full_keys.json.gz")["keys"][part]
    name = next(
        name
        for name in keys
        if "0.norm1.weight" in name or "ln_1.weight" in name or "norm1.weight" in name
    )
    state = empty({key: shape for key, shape in keys.items() if key != name})
    with pytest.raises(RuntimeError, match="Missing key"):
        MAKERS[part](state)


def test_error_names_an_unknown_weight(shared: object) -> None:
    keys = read_json("diffbir_full_keys.json.gz")["keys"]["unet"]
    with pytest.raises(KeyError, match="input_hint_block"):
        key_mapping.rename_unet_keys(empty({**keys, "input_hint_block.0.weight": [1]}))
