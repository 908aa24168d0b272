"""What a file of a generative system is for, told from the names of its weights."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from torch import Tensor

from models.checkpoints.architecture_detection import detect_architecture
from models.diffusion.files import key_mapping
from models.diffusion.files.manifest import Kind
from models.diffusion.modules import builder
from models.diffusion.modules.seesr_unet import ImageCrossAttention, seeing_control, seeing_unet
from models.diffusion.systems.diffbir import part_of
from models.diffusion.systems.seesr import OWN

State = dict[str, Tensor]
Found = dict[Kind, State]

ENCODED: Final = "controlnet_mid_block.weight"
"""Only ControlNets have it, under diffusers' names."""

DIFFUSERS: Final = "down_blocks.0.resnets.0.conv1.weight"
WORDS: Final = "embeddings.token_embedding.weight"
LATENT: Final = "post_quant_conv.weight"
EYE: Final = "visual_encoder.patch_embed.proj.weight"
FIRST_ZERO: Final = "zero_convs.0.0.weight"
"""Weights by which a part is known: a UNet, a text tower, an autoencoder, RAM, an IRControlNet."""

OLDER: Final = {"query": "to_q", "key": "to_k", "value": "to_v", "proj_attn": "to_out.0"}
"""Names of the autoencoder's attention in folders of earlier days."""


def classify_weights(state: State) -> Found:
    """The parts in a file, under diffusers' names where they are parts of Stable Diffusion. Each
    is built once without memory, so that what is found is known to fit. Raises KeyError, ValueError
    and RuntimeError where weights are missing or left over."""
    found = _in_one_file(state) or _alone(state)
    for kind, weights in found.items():
        if kind in BUILDERS:
            BUILDERS[kind]({name: weight.to("meta") for name, weight in weights.items()})
    return found


def _in_one_file(state: State) -> Found:
    """A whole Stable Diffusion, or all of DiffBIR, as their own code saves it."""
    if not part_of(state, "unet"):
        return {}
    found = {
        Kind.UNET: key_mapping.unet_names(part_of(state, "unet")),
        Kind.VAE: key_mapping.vae_names(part_of(state, "vae")),
        Kind.TEXT: key_mapping.text_names(part_of(state, "text")),
    }
    if part_of(state, "control"):
        found[Kind.CONTROL] = key_mapping.unet_names(part_of(state, "control"))
    if part_of(state, "stage1"):
        found |= _first_stage(part_of(state, "stage1"))
    return found


def _alone(state: State) -> Found:
    """One part a file."""
    own = part_of(state, "control") or state
    if FIRST_ZERO in own:
        return {Kind.CONTROL: key_mapping.unet_names(own)}
    if DIFFUSERS in state:
        return _of_diffusers(state)
    if LATENT in state:
        return {Kind.VAE: {_newer(name): _flat(name, weight) for name, weight in state.items()}}
    as_they_are = {
        Kind.LORA: all(".lora_" in name for name in state),
        Kind.RAM: EYE in state,
        Kind.TEXT: any(name.endswith(WORDS) for name in state),
    }
    kind = next((kind for kind, holds in as_they_are.items() if holds), None)
    return _first_stage(state) if kind is None else {kind: state}


def _of_diffusers(state: State) -> Found:
    sees = any(OWN in name for name in state)
    if ENCODED in state:
        return {Kind.SEEING_CONTROL: state} if sees else {}
    return {Kind.SEEING_UNET if sees else Kind.UNET: state}


def _first_stage(state: State) -> Found:
    return {Kind.STAGE1: state} if detect_architecture(state) is not None else {}


def _newer(name: str) -> str:
    for old, new in OLDER.items():
        name = name.replace(f".attentions.0.{old}.", f".attentions.0.{new}.")
    return name


def _flat(name: str, weight: Tensor) -> Tensor:
    """Attention was once made of convolutions."""
    attends = ".attentions.0." in name and weight.ndim == 4
    return weight.reshape(weight.shape[:2]) if attends else weight


BUILDERS: Final[Mapping[Kind, Callable[[State], Any]]] = {
    Kind.UNET: builder.unet,
    Kind.VAE: builder.vae,
    Kind.TEXT: builder.text_tower,
    Kind.CONTROL: builder.controlnet,
    Kind.SEEING_UNET: lambda weights: seeing_unet(weights, ImageCrossAttention()),
    Kind.SEEING_CONTROL: lambda weights: seeing_control(weights, ImageCrossAttention()),
}
