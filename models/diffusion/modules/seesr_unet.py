"""SeeSR's UNet and ControlNet: each text attention is followed by an image attention.

Wu et al., "SeeSR: Towards Semantics-Aware Real-World Image Super-Resolution", CVPR 2024 (arXiv
2311.16518), figure 4.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from diffusers import ControlNetModel, UNet2DConditionModel
from diffusers.models import Transformer2DModel
from torch import Tensor, nn

from models.diffusion.modules import network_builder

State = Mapping[str, Tensor]
"""Weight tensors by weight name."""

IMAGE_WIDTH: Final = 512
"""Number of channels of DAPE's image tokens."""


class ImageContext(nn.Module):
    """Image tokens (1 x 145 x 512) that the image attentions of UNet and ControlNet read."""

    vectors: Tensor


def attend_to_image(network: UNet2DConditionModel | ControlNetModel, context: ImageContext) -> None:
    """Add an image transformer behind each text transformer of a network (SeeSR, figure 4)."""
    blocks = [*network.down_blocks, network.mid_block, *getattr(network, "up_blocks", ())]
    for block in blocks:
        attentions = getattr(block, "attentions", None)
        if attentions is not None:
            block.image_attentions = nn.ModuleList(
                _image_transformer(text_attention) for text_attention in attentions
            )
            for text_attention, image_attention in zip(
                attentions, block.image_attentions, strict=True
            ):
                text_attention.register_forward_hook(_make_hook(image_attention, context))


def _image_transformer(text_attention: Any) -> Transformer2DModel:
    config = {name: text_attention.config[name] for name in TRANSFORMER_FIELDS}
    return Transformer2DModel(**config, cross_attention_dim=IMAGE_WIDTH)


TRANSFORMER_FIELDS: Final = (
    "num_attention_heads",
    "attention_head_dim",
    "in_channels",
    "num_layers",
    "norm_num_groups",
    "use_linear_projection",
)
"""Settings that an image transformer copies from the text transformer before it."""


def _make_hook(
    image_attention: Transformer2DModel, context: ImageContext
) -> Callable[[Any, Any, Any], Any]:
    def hook(_module: Any, _inputs: Any, output: Any) -> Any:
        x = output[0] if isinstance(output, tuple) else output.sample
        vectors = context.vectors.to(x.dtype).expand(len(x), -1, -1)
        return image_attention(x, encoder_hidden_states=vectors, return_dict=False)

    return hook


def build_seesr_unet(weights: State, context: ImageContext) -> UNet2DConditionModel:
    """Build a UNet with SeeSR's image transformers."""

    def make() -> UNet2DConditionModel:
        network = UNet2DConditionModel(**network_builder.unet_config(weights))
        attend_to_image(network, context)
        return network

    return network_builder.load_into(make, weights)


def build_seesr_controlnet(weights: State, context: ImageContext) -> ControlNetModel:
    """Build a ControlNet with SeeSR's image transformers."""

    def make() -> ControlNetModel:
        network = network_builder.controlnet_module(weights)
        attend_to_image(network, context)
        return network

    return network_builder.load_into(make, weights)
