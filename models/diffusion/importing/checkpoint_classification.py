"""Classification of checkpoint files of generative systems by the names of their weights."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from torch import Tensor

from models.checkpoints.architecture_detection import detect_architecture
from models.diffusion.files import key_mapping
from models.diffusion.files.manifest import PartKind
from models.diffusion.modules import network_builder
from models.diffusion.modules.seesr_unet import (
    ImageContext,
    build_seesr_controlnet,
    build_seesr_unet,
)
from models.diffusion.systems.diffbir import select_part
from models.diffusion.systems.seesr import IMAGE_ATTENTION_KEY

State = dict[str, Tensor]
PartWeights = dict[PartKind, State]
"""Weights of each part that was found in a file."""

CONTROLNET_MARKER: Final = "controlnet_mid_block.weight"
"""Name of a weight that only ControlNets have, under diffusers' names."""

DIFFUSERS_MARKER: Final = "down_blocks.0.resnets.0.conv1.weight"
"""Name of a weight of every UNet or ControlNet with diffusers' names."""
TEXT_MARKER: Final = "embeddings.token_embedding.weight"
"""Name of a weight of every text tower."""
VAE_MARKER: Final = "post_quant_conv.weight"
"""Name of a weight of every autoencoder."""
TINY_PREFIXES: Final = {
    PartKind.TINY_ENCODER: "encoder.layers.",
    PartKind.TINY_DECODER: "decoder.layers.",
}
"""Prefixes of the weights of both halves of TAESD under diffusers' names."""
TINY_MARKERS: Final = {
    PartKind.TINY_ENCODER: ("0.weight", "1.conv.0.weight"),
    PartKind.TINY_DECODER: ("1.weight", "3.conv.0.weight"),
}
"""Names of weights of each half of TAESD in a published file of its own."""
RAM_MARKER: Final = "visual_encoder.patch_embed.proj.weight"
"""Name of a weight of every RAM network."""
IRCONTROLNET_MARKER: Final = "zero_convs.0.0.weight"
"""Name of a weight of every IRControlNet."""

OLD_ATTENTION_NAMES: Final = {
    "query": "to_q",
    "key": "to_k",
    "value": "to_v",
    "proj_attn": "to_out.0",
}
"""Layer names of the autoencoder's attention in old diffusers folders, and the current names."""


def classify_weights(state: State) -> PartWeights:
    """Find the parts in a checkpoint; those of Stable Diffusion get diffusers' names.

    Raises: KeyError, ValueError or RuntimeError if weights are missing or left over, as building
    each part on the meta device shows."""
    found = _classify_combined(state) or _classify_tiny_vae(state) or _classify_single(state)
    for kind, weights in found.items():
        if kind in BUILDERS:
            BUILDERS[kind]({name: weight.to("meta") for name, weight in weights.items()})
    return found


def _classify_combined(state: State) -> PartWeights:
    """Split a checkpoint of a whole Stable Diffusion or DiffBIR, in original names, into parts."""
    if not select_part(state, "unet"):
        return {}
    found = {
        PartKind.UNET: key_mapping.rename_unet_keys(select_part(state, "unet")),
        PartKind.VAE: key_mapping.rename_vae_keys(select_part(state, "vae")),
        PartKind.TEXT: key_mapping.rename_text_keys(select_part(state, "text")),
    }
    if select_part(state, "control"):
        found[PartKind.CONTROL] = key_mapping.rename_unet_keys(select_part(state, "control"))
    if select_part(state, "stage1"):
        found |= _first_stage(select_part(state, "stage1"))
    return found


def _classify_tiny_vae(state: State) -> PartWeights:
    """Return the halves of TAESD under diffusers' names, whose decoder begins one layer earlier."""
    parts = {
        kind: {name: weight for name, weight in state.items() if name.startswith(prefix)}
        for kind, prefix in TINY_PREFIXES.items()
    }
    if all(name.startswith(tuple(TINY_PREFIXES.values())) for name in state):
        return {kind: weights for kind, weights in parts.items() if weights}
    for kind, markers in TINY_MARKERS.items():
        if all(name in state for name in markers):
            first = int(markers[0].partition(".")[0])
            return {kind: _number_from(state, TINY_PREFIXES[kind], first)}
    return {}


def _number_from(state: State, prefix: str, first: int) -> State:
    """Put a prefix before names that begin with a number, which is counted from `first`."""
    parts = ((*name.partition("."), weight) for name, weight in state.items())
    return {f"{prefix}{int(n) - first}.{rest}": weight for n, _, rest, weight in parts}


def _classify_single(state: State) -> PartWeights:
    """Classify a checkpoint of a single part; empty if it is unknown."""
    control = select_part(state, "control") or state
    if IRCONTROLNET_MARKER in control:
        return {PartKind.CONTROL: key_mapping.rename_unet_keys(control)}
    if DIFFUSERS_MARKER in state:
        return _classify_diffusers(state)
    if VAE_MARKER in state:
        return {
            PartKind.VAE: {
                _modern_attention_key(name): _flatten_attention(name, weight)
                for name, weight in state.items()
            }
        }
    unchanged_kinds = {
        PartKind.LORA: all(".lora_" in name for name in state),
        PartKind.RAM: RAM_MARKER in state,
        PartKind.TEXT: any(name.endswith(TEXT_MARKER) for name in state),
    }
    kind = next((kind for kind, holds in unchanged_kinds.items() if holds), None)
    return _first_stage(state) if kind is None else {kind: state}


def _classify_diffusers(state: State) -> PartWeights:
    is_seesr = any(IMAGE_ATTENTION_KEY in name for name in state)
    if CONTROLNET_MARKER in state:
        return {PartKind.SEESR_CONTROL: state} if is_seesr else {}
    return {PartKind.SEESR_UNET if is_seesr else PartKind.UNET: state}


def _first_stage(state: State) -> PartWeights:
    return {PartKind.STAGE1: state} if detect_architecture(state) is not None else {}


def _modern_attention_key(name: str) -> str:
    for old, new in OLD_ATTENTION_NAMES.items():
        name = name.replace(f".attentions.0.{old}.", f".attentions.0.{new}.")
    return name


def _flatten_attention(name: str, weight: Tensor) -> Tensor:
    """Reshape attention weights that old versions stored as 1 x 1 convolutions."""
    is_attention = ".attentions.0." in name and weight.ndim == 4
    return weight.reshape(weight.shape[:2]) if is_attention else weight


BUILDERS: Final[Mapping[PartKind, Callable[[State], Any]]] = {
    PartKind.UNET: network_builder.build_unet,
    PartKind.VAE: network_builder.build_vae,
    PartKind.TEXT: network_builder.build_text_tower,
    PartKind.CONTROL: network_builder.build_controlnet,
    PartKind.SEESR_UNET: lambda weights: build_seesr_unet(weights, ImageContext()),
    PartKind.SEESR_CONTROL: lambda weights: build_seesr_controlnet(weights, ImageContext()),
}
"""Functions that build a part of Stable Diffusion or SeeSR from its weights."""
