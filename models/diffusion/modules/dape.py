"""DAPE: image tokens and tags of a degraded picture, the prompt source of SeeSR.

Wu et al., "SeeSR: Towards Semantics-Aware Real-World Image Super-Resolution", CVPR 2024 (arXiv
2311.16518), section 3.2; Zhang et al., "Recognize Anything: A Strong Image Tagging Model" (RAM,
arXiv 2306.03514); Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models" (arXiv
2106.09685).
"""

import re
from collections.abc import Mapping
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.diffusion.modules.network_builder import load_into
from models.diffusion.modules.swin_transformer import Swin

State = Mapping[str, Tensor]
"""Weight tensors by weight name."""

INPUT_SIDE: Final = 384
"""Side in pixels of the network's input picture."""

MEAN: Final = (0.485, 0.456, 0.406)
"""Mean colour (RGB, 0 to 1) that inputs are normalised with."""
STD: Final = (0.229, 0.224, 0.225)
"""Standard deviation (RGB) that inputs are normalised with."""

LORA_RANK: Final = 8
"""Rank of the LoRA matrices, whose alpha is 1."""

TAG_HEADS: Final = 4
"""Number of attention heads of the tag head."""

LEARNED_PREFIXES: Final = (
    "visual_encoder.",
    "image_proj.",
    "tagging_head.",
    "label_embed",
    "wordvec_proj.",
    "fc.",
)
"""Prefixes of the weights that are read from a file; the rest of RAM generates sentences."""

DERIVED_SUFFIXES: Final = ("attn_mask", "relative_position_index")
"""Suffixes of buffers in a file that are computed here instead."""


class CrossProjections(nn.Module):
    """Container of the linear maps of cross-attention, named as in published files."""

    def __init__(self, width: int, image_width: int) -> None:
        super().__init__()
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(image_width, width)
        self.value = nn.Linear(image_width, width)


class AddAndNorm(nn.Module):
    """Linear map of its input, added to a residual and layer-normalised."""

    def __init__(self, hidden: int, width: int) -> None:
        super().__init__()
        self.dense = nn.Linear(hidden, width)
        self.LayerNorm = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, before: Tensor) -> Tensor:
        """Map `x` linearly, add `before`, and normalise the sum."""
        normed: Tensor = self.LayerNorm(self.dense(x) + before)
        return normed


class CrossAttention(nn.Module):
    """Cross-attention of tags to image tokens."""

    def __init__(self, width: int, image_width: int) -> None:
        super().__init__()
        self.self = CrossProjections(width, image_width)
        self.output = AddAndNorm(width, width)

    def forward(self, tags: Tensor, image_tokens: Tensor) -> Tensor:
        """Attend: tags N x T x width and image tokens N x 145 x 512 to N x T x width."""
        q = _by_head(self.self.query(tags))
        k, v = _by_head(self.self.key(image_tokens)), _by_head(self.self.value(image_tokens))
        mixed = F.scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(2)
        attended: Tensor = self.output(mixed, tags)
        return attended


class Expansion(nn.Module):
    """First linear map of the feed-forward part, named as in published files."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.dense = nn.Linear(width, hidden)


class TagLayer(nn.Module):
    """BERT layer of the tag head, with cross-attention in place of self-attention."""

    def __init__(self, width: int, image_width: int, hidden: int) -> None:
        super().__init__()
        self.crossattention = CrossAttention(width, image_width)
        self.intermediate = Expansion(width, hidden)
        self.output = AddAndNorm(hidden, width)

    def forward(self, tags: Tensor, image_tokens: Tensor) -> Tensor:
        """Run the layer: tags N x T x width and image tokens N x 145 x 512 to N x T x width."""
        attended = self.crossattention(tags, image_tokens)
        normed: Tensor = self.output(F.gelu(self.intermediate.dense(attended)), attended)
        return normed


class TagEncoder(nn.Module):
    """Container of the tag head's layers, named as in published files."""

    def __init__(self, width: int, image_width: int, hidden: int, layers: int) -> None:
        super().__init__()
        self.layer = nn.ModuleList(TagLayer(width, image_width, hidden) for _ in range(layers))


class TagHead(nn.Module):
    """Container of the tag encoder, named as in published files."""

    def __init__(self, width: int, image_width: int, hidden: int, layers: int) -> None:
        super().__init__()
        self.encoder = TagEncoder(width, image_width, hidden, layers)


class Dape(nn.Module):
    """Tag recognition network DAPE: a visual encoder and a tag head."""

    def __init__(
        self, visual_encoder: Swin, head: TagHead, tags: int, widths: tuple[int, int, int]
    ) -> None:
        """Build the network for `tags` tags.

        `widths` are the channels of the visual encoder, its projection and the tag head."""
        super().__init__()
        image_width, projected, width = widths
        self.visual_encoder = visual_encoder
        self.image_proj = nn.Linear(image_width, projected)
        self.label_embed = nn.Parameter(torch.zeros(tags, projected))
        self.wordvec_proj = nn.Linear(projected, width)
        self.tagging_head = head
        self.fc = nn.Linear(width, 1)

    def embeddings(self, image: Tensor) -> Tensor:
        """Encode a normalised picture (N x 3 x 384 x 384) to image tokens, N x 145 x 512."""
        projected: Tensor = self.image_proj(self.visual_encoder(image))
        return projected

    def logits(self, embeddings: Tensor) -> Tensor:
        """Compute N x tags logits from image tokens (N x 145 x 512)."""
        tags = F.relu(self.wordvec_proj(self.label_embed)).expand(len(embeddings), -1, -1)
        for layer in self.tagging_head.encoder.layer:
            tags = layer(tags, embeddings)
        scores: Tensor = self.fc(tags)
        return scores[..., 0]


def normalise_input(image: Tensor) -> Tensor:
    """Resize a picture (N x 3 x H x W, 0 to 1) to 384 x 384 and normalise its colours."""
    resized = F.interpolate(image, (INPUT_SIDE, INPUT_SIDE), mode="bilinear", align_corners=False)
    mean, deviation = (resized.new_tensor(value)[:, None, None] for value in (MEAN, STD))
    return (resized - mean) / deviation


def tags_above_threshold(logits: Tensor, thresholds: Tensor) -> list[int]:
    """Return the indices of tags of one picture whose probability exceeds their threshold."""
    scores = logits.sigmoid() > thresholds.to(logits)
    return [int(number) for number in scores.nonzero()[:, 0]]


def load_dape(ram: State, lora: State) -> Dape:
    """Build DAPE from RAM's weights and DAPE's LoRA matrices, which may be in one state.

    Raises: KeyError or RuntimeError if weights are missing."""
    renamed = {
        name.replace("vision_multi", "tagging_head"): w for name, w in {**ram, **lora}.items()
    }
    weights_used = {
        name: weight
        for name, weight in renamed.items()
        if name.startswith(LEARNED_PREFIXES) and not name.endswith(DERIVED_SUFFIXES)
    }
    state = merge_lora(weights_used)
    return load_into(lambda: _build(state), state)


def merge_lora(state: State) -> dict[str, Tensor]:
    """Return the weights of a state dict with its LoRA matrices added to them."""
    merged = {name: weight for name, weight in state.items() if ".lora_" not in name}
    for name in (name for name in state if name.endswith(".lora_A")):
        layer = name.removesuffix(".lora_A")
        a, b = state[name], state[f"{layer}.lora_B"]
        weight = f"{layer}.weight"
        merged[weight] = merged[weight] + _lora_update(a, b, merged[weight]) / LORA_RANK
    return merged


def _lora_update(a: Tensor, b: Tensor, weight: Tensor) -> Tensor:
    """Compute the LoRA update of a weight; in joint query, key and value rows the key gets 0."""
    if len(a) == LORA_RANK:
        return b @ a
    query_update, value_update = (
        bs @ rows for bs, rows in zip(b.chunk(2), a.chunk(2), strict=True)
    )
    return torch.cat((query_update, torch.zeros_like(query_update), value_update)).to(weight)


def _build(state: State) -> Dape:
    c = state["visual_encoder.patch_embed.proj.weight"].shape[0]
    stages = "visual_encoder.layers"
    depths = [_count(state, f"{stages}.{n}.blocks.") for n in range(_count(state, f"{stages}."))]
    bias = "blocks.0.attn.relative_position_bias_table"
    heads = [state[f"{stages}.{n}.{bias}"].shape[1] for n in range(len(depths))]
    tags, projected = state["label_embed"].shape
    width = state["wordvec_proj.weight"].shape[0]
    hidden = state["tagging_head.encoder.layer.0.intermediate.dense.weight"].shape[0]
    layers = _count(state, "tagging_head.encoder.layer.")
    head = TagHead(width, projected, hidden, layers)
    image_width = state["image_proj.weight"].shape[1]
    return Dape(Swin(c, depths, heads), head, tags, (image_width, projected, width))


def _count(state: State, prefix: str) -> int:
    matches = (re.match(re.escape(prefix) + r"(\d+)\.", name) for name in state)
    return len({number[1] for number in matches if number})


def _by_head(x: Tensor) -> Tensor:
    return x.reshape(*x.shape[:2], TAG_HEADS, -1).transpose(1, 2)
