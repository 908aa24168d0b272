"""Renaming of weights from the original Stable Diffusion code to diffusers' names.

Values stay unchanged, except that attention weights of the VAE lose two axes of length one and
those of the text tower are split in three. Every function raises KeyError for an unknown name.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from torch import Tensor

State = Mapping[str, Tensor]
"""Weight tensors by weight name."""

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
"""Renaming rule: pattern of an original name, and function from its match to the new name."""

RESNET_LAYERS: Final = {
    "in_layers.0": "norm1",
    "in_layers.2": "conv1",
    "emb_layers.1": "time_emb_proj",
    "out_layers.0": "norm2",
    "out_layers.3": "conv2",
    "skip_connection": "conv_shortcut",
}
"""Layer names within a residual block, original to diffusers."""

UNET_LAYERS: Final = {
    "time_embed.0": "time_embedding.linear_1",
    "time_embed.2": "time_embedding.linear_2",
    "input_blocks.0.0": "conv_in",
    "out.0": "conv_norm_out",
    "out.2": "conv_out",
    "middle_block_out.0": "controlnet_mid_block",
}
"""Names of the UNet's and ControlNet's outer layers, original to diffusers."""

MIDDLE_LAYERS: Final = {"0": "resnets.0", "1": "attentions.0", "2": "resnets.1"}
"""Names within the middle block, original to diffusers."""

VAE_ATTENTION_LAYERS: Final = {
    "norm": "group_norm",
    "q": "to_q",
    "k": "to_k",
    "v": "to_v",
    "proj_out": "to_out.0",
}
"""Layer names within the VAE's attention, original to diffusers."""

TEXT_LAYERS: Final = {
    "ln_1": "layer_norm1",
    "ln_2": "layer_norm2",
    "mlp.c_fc": "mlp.fc1",
    "mlp.c_proj": "mlp.fc2",
    "attn.out_proj": "self_attn.out_proj",
}
"""Layer names within a layer of the text tower, original to diffusers."""

UNUSED_TEXT_WEIGHTS: Final = ("model.text_projection", "model.logit_scale", "model.attn_mask")
"""Weights of the text tower that are not used, besides its last layer."""


def rename_unet_keys(state: State) -> dict[str, Tensor]:
    """Rename the weights of a UNet or ControlNet from the original names to those of diffusers."""
    blocks_per_level = _blocks_per_level(state)
    return {_unet_name(name, blocks_per_level): weight for name, weight in state.items()}


def _blocks_per_level(state: State) -> int:
    """Count the blocks of a UNet level, including the one that changes the size."""
    halving = (re.fullmatch(r"input_blocks\.(\d+)\.0\.op\.weight", name) for name in state)
    return min(int(match[1]) for match in halving if match)


def _unet_name(name: str, blocks_per_level: int) -> str:
    layer, _, kind = name.rpartition(".")
    if layer in UNET_LAYERS:
        return f"{UNET_LAYERS[layer]}.{kind}"
    match = re.fullmatch(r"(input_blocks|middle_block|output_blocks|zero_convs)\.(\d+)\.(.+)", name)
    if match is None:
        raise KeyError(name)
    part, number, rest = match.groups()
    if part == "zero_convs":
        return f"controlnet_down_blocks.{number}.{rest.removeprefix('0.')}"
    if part == "middle_block":
        return f"mid_block.{MIDDLE_LAYERS[number]}.{_resnet_key(rest)}"
    if part == "input_blocks":
        block, index = divmod(int(number) - 1, blocks_per_level)
        return f"down_blocks.{block}.{_block_key(rest, index)}"
    block, index = divmod(int(number), blocks_per_level)
    return f"up_blocks.{block}.{_block_key(rest, index)}"


def _block_key(rest: str, index: int) -> str:
    """Rename to diffusers' the part `rest` of a weight name inside block `index` of its side."""
    slot, _, suffix = rest.partition(".")
    if suffix.startswith("op."):
        return f"downsamplers.0.conv.{suffix[3:]}"
    if suffix.startswith("conv."):
        return f"upsamplers.0.{suffix}"
    if slot == "0":
        return f"resnets.{index}.{_resnet_key(suffix)}"
    return f"attentions.{index}.{suffix}"


def _resnet_key(rest: str) -> str:
    """Rename to diffusers' the part `rest` of a weight name in a residual block; others stay."""
    old = next((each for each in RESNET_LAYERS if rest.startswith(f"{each}.")), "")
    return RESNET_LAYERS.get(old, "") + rest[len(old) :]


def rename_vae_keys(state: State) -> dict[str, Tensor]:
    """Rename the weights of Stable Diffusion's autoencoder from original to diffusers' names."""
    levels = len({name.split(".")[2] for name in state if name.startswith("decoder.up.")})
    return dict(_vae_entry(name, weight, levels) for name, weight in state.items())


def _vae_entry(name: str, weight: Tensor, levels: int) -> tuple[str, Tensor]:
    attention = re.fullmatch(r"(encoder|decoder)\.mid\.attn_1\.(\w+)\.(\w+)", name)
    if attention:
        side, layer, kind = attention.groups()
        matrix = weight.reshape(weight.shape[:2]) if weight.ndim == 4 else weight
        return f"{side}.mid_block.attentions.0.{VAE_ATTENTION_LAYERS[layer]}.{kind}", matrix
    for pattern, renamed in _vae_rules(levels):
        match = pattern.fullmatch(name)
        if match:
            return renamed(match), weight
    raise KeyError(name)


def _vae_rules(levels: int) -> list[Rule]:
    return [
        (
            re.compile(r"(encoder|decoder)\.mid\.block_([12])\.(.+)"),
            lambda m: f"{m[1]}.mid_block.resnets.{int(m[2]) - 1}.{_shortcut(m[3])}",
        ),
        (
            re.compile(r"encoder\.down\.(\d+)\.block\.(\d+)\.(.+)"),
            lambda m: f"encoder.down_blocks.{m[1]}.resnets.{m[2]}.{_shortcut(m[3])}",
        ),
        (
            re.compile(r"encoder\.down\.(\d+)\.downsample\.(.+)"),
            lambda m: f"encoder.down_blocks.{m[1]}.downsamplers.0.{m[2]}",
        ),
        (
            re.compile(r"decoder\.up\.(\d+)\.block\.(\d+)\.(.+)"),
            lambda m: (
                f"decoder.up_blocks.{levels - 1 - int(m[1])}.resnets.{m[2]}.{_shortcut(m[3])}"
            ),
        ),
        (
            re.compile(r"decoder\.up\.(\d+)\.upsample\.(.+)"),
            lambda m: f"decoder.up_blocks.{levels - 1 - int(m[1])}.upsamplers.0.{m[2]}",
        ),
        (
            re.compile(r"(encoder|decoder)\.norm_out\.(.+)"),
            lambda m: f"{m[1]}.conv_norm_out.{m[2]}",
        ),
        (
            re.compile(r"(?:(?:encoder|decoder)\.conv_(?:in|out)|(?:post_)?quant_conv)\.\w+"),
            lambda m: m[0],
        ),
    ]


def _shortcut(rest: str) -> str:
    return rest.replace("nin_shortcut", "conv_shortcut")


def rename_text_keys(state: State) -> dict[str, Tensor]:
    """Rename the weights of OpenCLIP's text tower to diffusers' names, without its last layer.

    Stable Diffusion 2 reads the output of the layer before it."""
    layer_matches = [re.match(r"model\.transformer\.resblocks\.(\d+)\.", name) for name in state]
    last = max(int(match[1]) for match in layer_matches if match)
    unused = (*UNUSED_TEXT_WEIGHTS, f"model.transformer.resblocks.{last}.")
    renamed: dict[str, Tensor] = {}
    for name, weight in state.items():
        if not name.startswith(unused):
            renamed.update(_text_entries(name, weight))
    return renamed


def _text_entries(name: str, weight: Tensor) -> dict[str, Tensor]:
    embeddings = {
        "model.token_embedding.weight": "embeddings.token_embedding.weight",
        "model.positional_embedding": "embeddings.position_embedding.weight",
    }
    if name in embeddings:
        return {embeddings[name]: weight}
    if name.startswith("model.ln_final."):
        return {name.replace("model.ln_final", "final_layer_norm"): weight}
    match = re.fullmatch(r"model\.transformer\.resblocks\.(\d+)\.(.+)[._](\w+)", name)
    if match is None:
        raise KeyError(name)
    number, layer, kind = match.groups()
    index = f"encoder.layers.{number}"
    if layer == "attn.in_proj":
        parts = zip("qkv", weight.chunk(3), strict=True)
        return {f"{index}.self_attn.{letter}_proj.{kind}": part for letter, part in parts}
    return {f"{index}.{TEXT_LAYERS[layer]}.{kind}": weight}
