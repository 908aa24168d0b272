"""Parity of OSEDiff and PiSA-SR with the published inference code."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import torch
from torch import Tensor

from models.diffusion.modules import network_builder
from models.diffusion.modules.controlled_unet import ControlledUnet
from models.diffusion.modules.lora import AppliedAdapters, merge_adapters, select_adapters
from models.diffusion.modules.vae import Vae
from models.diffusion.sampling.guidance_types import final_latent
from models.diffusion.systems import colour_fix
from models.diffusion.systems.diffbir_stage_one import bytes_to_tensor, tensor_to_bytes
from models.diffusion.systems.one_step import PUBLISHED, OneStep, Options, upscale_input
from models.diffusion.systems.seesr import Tiles
from tests.parity.diffusion.one_step_reference import (
    base,
    checkpoint,
    published_keys,
    reference,
    tensor,
)
from tests.parity.diffusion.reference import QueuedNoise

OSEDIFF, PISASR = PUBLISHED["osediff"], PUBLISHED["pisa-sr"]
PROMPT = OSEDIFF.build_prompt(("a woman", "hat", "wall"))


TRANSFERS = {
    "adain": colour_fix.transfer_colours_adain,
    "wavelet": colour_fix.transfer_colours_wavelet,
}


def tiled(options: Options, side: int, overlap: int) -> Options:
    return replace(options, tiles=replace(options.tiles, side=side, overlap=overlap))


RUNS = {
    ("osediff", "plain"): OSEDIFF,
    ("osediff", "odd"): OSEDIFF,
    ("osediff", "tiled"): tiled(OSEDIFF, 8, 2),
    ("osediff", "strip"): tiled(OSEDIFF, 10, 4),
    ("pisasr", "default"): PISASR,
    ("pisasr", "adjusted"): replace(PISASR, pixel=0.8, semantic=1.3),
    ("pisasr", "tiled"): tiled(PISASR, 8, 2),
    ("pisasr", "tiled_adjusted"): replace(tiled(PISASR, 8, 2), pixel=1.1, semantic=0.4),
}


@cache
def tiny(system: str) -> OneStep:
    published, parts = checkpoint(system), base()
    adapters = published["state_dict_unet"]
    vae = merge_adapters(parts["vae"], published.get("state_dict_vae", {}))
    net = network_builder.build_unet(merge_adapters(parts["unet"], adapters))
    semantic = select_adapters(adapters, "_sem")
    return OneStep(
        ControlledUnet(net),
        Vae(network_builder.build_vae(vae)),
        network_builder.build_text_tower(parts["text"]),
        semantic=AppliedAdapters(net, semantic) if semantic else None,
    )


def input_of(system: str, run: str) -> tuple[str, Tensor]:
    """Return the name of a run's input and the upscaled picture."""
    own = "tiled" if "tiled" in run else "default" if system == "pisasr" else run
    return own, bytes_to_tensor(reference(system)[f"{own}_large"][None])


@pytest.mark.parametrize(("system", "run"), RUNS)
def test_whole_restoration_equals_the_reference(system: str, run: str) -> None:
    options, one_step = RUNS[system, run], tiny(system)
    own, picture = input_of(system, run)
    noise = QueuedNoise(f"{system}.noise.{own}", "dev")
    latent = one_step.encode(picture, options, noise)
    text = one_step.encode_text(PROMPT if system == "osediff" else options.build_prompt(()))
    clean = final_latent(one_step.denoise(latent, text, options))
    found = one_step.decode(clean, picture, replace(options, transfer_colours=None))
    assert noise.taken == int(reference(system)[f"{run}_draws"])
    assert float((latent - tensor(system, f"{own}_latent")).abs().max()) < 1e-4
    expected_clean = tensor(system, f"{run}_clean")
    assert float((clean - expected_clean).abs().max() / expected_clean.abs().max()) < 1e-4
    expected = (tensor(system, f"{run}_picture") + 1) / 2
    assert float((found[:, :, ::2, ::2] - expected).abs().max()) < 1e-4
    levels = bytes_to_tensor(tensor_to_bytes(found))
    for name, transfer in TRANSFERS.items():
        fixed = tensor_to_bytes(transfer(levels, picture))[0].astype(int)
        stored = reference(system).get(f"{run}_{name}", fixed)
        assert abs(fixed - stored).max() <= 1


@pytest.mark.parametrize(("system", "run"), [("osediff", "plain"), ("pisasr", "default")])
def test_prompt_is_encoded_as_in_the_reference(system: str, run: str) -> None:
    prompt = PROMPT if system == "osediff" else ""
    found = tiny(system).encode_text(prompt)
    assert torch.allclose(found, tensor(system, f"{run}_text"), atol=1e-5)


def test_prompts_are_those_of_the_published_scripts() -> None:
    assert PROMPT == "a woman, hat, wall, ,"
    assert replace(OSEDIFF, extra_prompt="old").build_prompt(("a",)) == "a, old,"
    assert PISASR.build_prompt(("a",)) == ""
    assert replace(PISASR, extra_prompt="old").build_prompt(()) == "old"


@pytest.mark.parametrize("run", ["plain", "odd", "tiled", "strip"])
def test_photo_is_upscaled_as_in_the_reference(run: str) -> None:
    stored = reference("osediff")
    large = upscale_input(stored[f"{run}_input"], by=4, least_side=64)
    assert np.array_equal(large, stored[f"{run}_large"])


def test_merged_adapters_equal_applied_ones() -> None:
    adapters, parts = checkpoint("osediff")["state_dict_unet"], base()
    merged = tiny("osediff").net
    plain = network_builder.build_unet({**parts["unet"], **own_first_layer(adapters)})
    applied = AppliedAdapters(
        plain, {name: each for name, each in adapters.items() if ".lora_" in name}
    )
    latent, text = tensor("osediff", "plain_latent"), tensor("osediff", "plain_text")
    expected = merged(latent, 999, text, latent)
    with applied.active(1):
        found = ControlledUnet(plain)(latent, 999, text, latent)
    assert float((found - expected).abs().max() / expected.abs().max()) < 1e-5
    without = ControlledUnet(plain)(latent, 999, text, latent)
    assert float((without - expected).abs().max()) > 0.1


def own_first_layer(adapters: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the weights of the first layer, which the checkpoint replaces."""
    return {
        name.replace(".base_layer", ""): each
        for name, each in adapters.items()
        if ".base_layer" in name
    }


def test_weakened_semantic_adapters_equal_weights_without_them() -> None:
    """The layers' updates are taken off while PiSA-SR's pixel-level output is computed."""
    one_step, adapters = tiny("pisasr"), checkpoint("pisasr")["state_dict_unet"]
    alone = ControlledUnet(
        network_builder.build_unet(merge_adapters(base()["unet"], adapters, "_pix"))
    )
    latent, text = tensor("pisasr", "default_latent"), tensor("pisasr", "default_text")
    expected = alone(latent, 1, text, latent)
    assert one_step.semantic is not None
    with one_step.semantic.active(-1):
        found = one_step.net(latent, 1, text, latent)
    assert float((found - expected).abs().max() / expected.abs().max()) < 1e-5


def test_equal_strengths_need_one_network_run() -> None:
    assert PISASR.outputs == replace(PISASR, pixel=0.5, semantic=0.5).outputs == (1,)
    assert replace(PISASR, semantic=0.0).outputs == (0,)
    assert replace(PISASR, semantic=0.5).outputs == (0, 1)
    assert Tiles(side=96, overlap=32) == OSEDIFF.tiles


def meta(shapes: dict[str, list[int]]) -> dict[str, Tensor]:
    return {name: torch.empty(shape, device="meta") for name, shape in shapes.items()}


@pytest.mark.parametrize(
    ("system", "network"), [("osediff", "unet"), ("osediff", "vae"), ("pisasr", "unet")]
)
def test_full_size_adapters_fit_stable_diffusion_completely(system: str, network: str) -> None:
    """Nothing is missing or left over, and each adapted layer gets one update per adapter."""
    published = published_keys(system, "full")
    adapters = meta(published[f"state_dict_{network}"])
    weights = meta(full_size(network))
    merged = merge_adapters(weights, adapters)
    assert merged.keys() == weights.keys()
    assert {n: w.shape for n, w in merged.items()} == {n: w.shape for n, w in weights.items()}
    build = network_builder.build_unet if network == "unet" else network_builder.build_vae
    assert build(merged).state_dict().keys() == weights.keys()


def full_size(network: str) -> dict[str, list[int]]:
    """Return the shapes of Stable Diffusion 2.1's weights, diffusers' names."""
    from models.diffusion.files.key_mapping import rename_unet_keys, rename_vae_keys
    from tests.parity.diffusion.reference import read_json

    rename = rename_unet_keys if network == "unet" else rename_vae_keys
    renamed = rename(meta(read_json("diffbir_full_keys.json.gz")["keys"][network]))
    return {name: list(weight.shape) for name, weight in renamed.items()}
