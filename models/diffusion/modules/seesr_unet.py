"""SeeSR's UNet and ControlNet: behind every transformer that reads words, one that reads what the
picture shows.

Wu et al., "SeeSR: Towards Semantics-Aware Real-World Image Super-Resolution", CVPR 2024 (arXiv
2311.16518), figure 4.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from diffusers import ControlNetModel, UNet2DConditionModel
from diffusers.models import Transformer2DModel
from torch import Tensor, nn

from models.diffusion.modules import builder

State = Mapping[str, Tensor]

IMAGE_WIDTH: Final = 512
"""Of DAPE's vectors."""


class ImageCrossAttention(nn.Module):
    """What a UNet and a ControlNet of SeeSR know about the picture; hooks read it."""

    vectors: Tensor


def attend_to_image(
    network: UNet2DConditionModel | ControlNetModel, seen: ImageCrossAttention
) -> None:
    """Give every block that reads words a second transformer behind each, which reads the
    picture's vectors (SeeSR, figure 4)."""
    blocks = [*network.down_blocks, network.mid_block, *getattr(network, "up_blocks", ())]
    for block in blocks:
        attentions = getattr(block, "attentions", None)
        if attentions is not None:
            block.image_attentions = nn.ModuleList(_second(first) for first in attentions)
            for first, second in zip(attentions, block.image_attentions, strict=True):
                first.register_forward_hook(_after(second, seen))


def _second(first: Any) -> Transformer2DModel:
    config = {name: first.config[name] for name in TRANSFORMER_FIELDS}
    return Transformer2DModel(**config, cross_attention_dim=IMAGE_WIDTH)


TRANSFORMER_FIELDS: Final = (
    "num_attention_heads",
    "attention_head_dim",
    "in_channels",
    "num_layers",
    "norm_num_groups",
    "use_linear_projection",
)


def _after(second: Transformer2DModel, seen: ImageCrossAttention) -> Callable[[Any, Any, Any], Any]:
    def hook(_module: Any, _inputs: Any, answer: Any) -> Any:
        x = answer[0] if isinstance(answer, tuple) else answer.sample
        vectors = seen.vectors.to(x.dtype).expand(len(x), -1, -1)
        return second(x, encoder_hidden_states=vectors, return_dict=False)

    return hook


def seeing_unet(weights: State, seen: ImageCrossAttention) -> UNet2DConditionModel:
    """A UNet with SeeSR's second transformers."""

    def make() -> UNet2DConditionModel:
        network = UNet2DConditionModel(**builder.unet_config(weights))
        attend_to_image(network, seen)
        return network

    return builder.load_into(make, weights)


def seeing_control(weights: State, seen: ImageCrossAttention) -> ControlNetModel:
    """A ControlNet with SeeSR's second transformers."""

    def make() -> ControlNetModel:
        network = builder.controlnet_module(weights)
        attend_to_image(network, seen)
        return network

    return builder.load_into(make, weights)
