"""Construction of networks from their weights alone; all sizes follow from the shapes.

Networks are built on the meta device and then receive the weights as they are, so that weights that
are memory-mapped from a file are read only when used.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import torch
from diffusers import AutoencoderKL, ControlNetModel, UNet2DConditionModel
from diffusers.models.controlnets.controlnet import ControlNetConditioningEmbedding
from torch import Tensor, nn

from models.diffusion.modules.clip_text import TextTower

N = TypeVar("N", bound=nn.Module)
Weights = Mapping[str, Tensor]

HEAD_WIDTH: Final = 64
"""Channels of an attention head in Stable Diffusion 2.

Models for tests, whose widths are not multiples of it, have two heads at their first width.
"""

LATENT_SCALE: Final = 0.18215
"""Factor that scales latents of the autoencoder to about unit variance."""

HINT_ENCODER_PREFIX: Final = "controlnet_cond_embedding"
"""Prefix of the weights of a ControlNet's hint encoder."""


class NoHint(nn.Module):
    """Module in place of IRControlNet's hint encoder, as it reads the control image itself."""

    def forward(self, hint: Tensor) -> Tensor:
        """Return a zero (no dimensions) that broadcasts to any shape."""
        return hint.new_zeros(())


class HintEncoder(ControlNetConditioningEmbedding):  # type: ignore[misc]
    """Hint encoder that returns encoded input unchanged, so that a picture is encoded once."""

    def forward(self, hint: Tensor) -> Tensor:
        """Encode a picture (N x 3 x H x W, 0 to 1), unless encoded, to N x width x H/8 x W/8."""
        if hint.shape[1] == self.conv_out.out_channels:
            return hint
        encoded: Tensor = super().forward(hint)
        return encoded


def load_into(make: Callable[[], N], weights: Weights) -> N:
    """Build a network by `make` and assign the weights to it, in evaluation mode.

    Raises: RuntimeError, naming the weights, if some are missing or left over."""
    with torch.device("meta"):
        network = make()
    network.load_state_dict(dict(weights), strict=True, assign=True)
    return network.eval().requires_grad_(False)


def build_unet(weights: Weights) -> UNet2DConditionModel:
    """Build a UNet with the layout of Stable Diffusion 2."""
    return load_into(lambda: UNet2DConditionModel(**unet_config(weights)), weights)


def unet_config(weights: Weights) -> dict[str, Any]:
    """Return the arguments of diffusers' UNet that fit its weights."""
    shared, has_attention = _shared_config(weights)
    up = ["CrossAttnUpBlock2D" if cross else "UpBlock2D" for cross in reversed(has_attention)]
    return {
        **shared,
        "in_channels": weights["conv_in.weight"].shape[1],
        "out_channels": weights["conv_out.weight"].shape[0],
        "up_block_types": tuple(up),
    }


def build_controlnet(weights: Weights) -> ControlNetModel:
    """Build a ControlNet, without a hint encoder if the weights have none."""
    return load_into(lambda: controlnet_module(weights), weights)


def controlnet_module(weights: Weights) -> ControlNetModel:
    """Build the ControlNet that fits the weights, without loading them."""
    shared, _ = _shared_config(weights)
    network = ControlNetModel(**shared, in_channels=weights["conv_in.weight"].shape[1])
    if any(name.startswith(HINT_ENCODER_PREFIX) for name in weights):
        hidden_width = network.config["conditioning_embedding_out_channels"]
        network.controlnet_cond_embedding = HintEncoder(
            shared["block_out_channels"][0], 3, hidden_width
        )
    else:
        network.controlnet_cond_embedding = NoHint()
    return network


def _shared_config(weights: Weights) -> tuple[dict[str, Any], list[bool]]:
    levels = range(_count(weights, "down_blocks."))
    widths = [weights[f"down_blocks.{b}.resnets.0.conv1.weight"].shape[0] for b in levels]
    has_attention = [f"down_blocks.{b}.attentions.0.norm.weight" in weights for b in levels]
    down = ["CrossAttnDownBlock2D" if cross else "DownBlock2D" for cross in has_attention]
    text = "mid_block.attentions.0.transformer_blocks.0.attn2.to_k.weight"
    head = head_width(widths[0])
    shared = {
        "block_out_channels": tuple(widths),
        "layers_per_block": _count(weights, "down_blocks.0.resnets."),
        "cross_attention_dim": weights[text].shape[1],
        "attention_head_dim": tuple(width // head for width in widths),
        "use_linear_projection": weights["mid_block.attentions.0.proj_in.weight"].ndim == 2,
        "down_block_types": tuple(down),
    }
    return shared, has_attention


def head_width(first_width: int) -> int:
    """Return the channels of an attention head for the first width of a network."""
    return HEAD_WIDTH if first_width % HEAD_WIDTH == 0 else first_width // 2


def build_vae(weights: Weights) -> AutoencoderKL:
    """Build Stable Diffusion's autoencoder from its weights."""
    return load_into(lambda: AutoencoderKL(**vae_config(weights)), weights)


def vae_config(weights: Weights) -> dict[str, Any]:
    """Return the arguments of diffusers' autoencoder that fit its weights."""
    levels = range(_count(weights, "encoder.down_blocks."))
    widths = [weights[f"encoder.down_blocks.{b}.resnets.0.conv1.weight"].shape[0] for b in levels]
    return {
        "block_out_channels": tuple(widths),
        "layers_per_block": _count(weights, "encoder.down_blocks.0.resnets."),
        "latent_channels": weights["post_quant_conv.weight"].shape[0],
        "down_block_types": ("DownEncoderBlock2D",) * len(levels),
        "up_block_types": ("UpDecoderBlock2D",) * len(levels),
        "scaling_factor": LATENT_SCALE,
    }


def build_text_tower(weights: Weights) -> TextTower:
    """Build OpenCLIP's text tower from diffusers' names, with or without `text_model.` prefix."""
    renamed = {
        name.removeprefix("text_model."): weight
        for name, weight in weights.items()
        if not name.endswith("position_ids")
    }
    vocabulary, width = renamed["embeddings.token_embedding.weight"].shape
    layers = _count(renamed, "encoder.layers.")
    hidden_width = renamed["encoder.layers.0.mlp.fc1.weight"].shape[0]
    heads = width // head_width(width)
    return load_into(lambda: TextTower(width, heads, layers, hidden_width, vocabulary), renamed)


def _count(weights: Weights, prefix: str) -> int:
    """Count the different numbers that directly follow `prefix` in weight names."""
    matches = (re.match(re.escape(prefix) + r"(\d+)\.", name) for name in weights)
    return len({number[1] for number in matches if number})
