"""DAPE: what a damaged picture shows, as vectors and as tags.

Wu et al., "SeeSR: Towards Semantics-Aware Real-World Image Super-Resolution", CVPR 2024 (arXiv
2311.16518), section 3.2; Zhang et al., "Recognize Anything: A Strong Image Tagging Model" (arXiv
2306.03514); Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models" (arXiv 2106.09685).
"""

import re
from collections.abc import Mapping
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.diffusion.modules.builder import load_into
from models.diffusion.modules.swin import Swin

State = Mapping[str, Tensor]

SIDE: Final = 384
"""Of the picture that it looks at, in pixels."""

MEAN: Final = (0.485, 0.456, 0.406)
DEVIATION: Final = (0.229, 0.224, 0.225)

RANK: Final = 8
"""Of the LoRA matrices, whose alpha is 1."""

HEADS: Final = 4
"""Of the tag head."""

LEARNT: Final = (
    "visual_encoder.",
    "image_proj.",
    "tagging_head.",
    "label_embed",
    "wordvec_proj.",
    "fc.",
)
"""What is read of a file; the rest of RAM writes sentences."""

WORKED_OUT: Final = ("attn_mask", "relative_position_index")


class CrossSelf(nn.Module):
    """The maps of cross attention, under the name that files give them."""

    def __init__(self, width: int, seen: int) -> None:
        super().__init__()
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(seen, width)
        self.value = nn.Linear(seen, width)


class Output(nn.Module):
    """Added to what was there, and normed."""

    def __init__(self, inside: int, width: int) -> None:
        super().__init__()
        self.dense = nn.Linear(inside, width)
        self.LayerNorm = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, before: Tensor) -> Tensor:
        normed: Tensor = self.LayerNorm(self.dense(x) + before)
        return normed


class CrossAttention(nn.Module):
    """Tags look at the places of the picture."""

    def __init__(self, width: int, seen: int) -> None:
        super().__init__()
        self.self = CrossSelf(width, seen)
        self.output = Output(width, width)

    def forward(self, tags: Tensor, places: Tensor) -> Tensor:
        q = _by_head(self.self.query(tags))
        k, v = _by_head(self.self.key(places)), _by_head(self.self.value(places))
        mixed = F.scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(2)
        attended: Tensor = self.output(mixed, tags)
        return attended


class Dense(nn.Module):
    """One layer, under the name that files give it."""

    def __init__(self, width: int, inside: int) -> None:
        super().__init__()
        self.dense = nn.Linear(width, inside)


class TagLayer(nn.Module):
    """BERT's layer without self attention."""

    def __init__(self, width: int, seen: int, inside: int) -> None:
        super().__init__()
        self.crossattention = CrossAttention(width, seen)
        self.intermediate = Dense(width, inside)
        self.output = Output(inside, width)

    def forward(self, tags: Tensor, places: Tensor) -> Tensor:
        attended = self.crossattention(tags, places)
        normed: Tensor = self.output(F.gelu(self.intermediate.dense(attended)), attended)
        return normed


class TagEncoder(nn.Module):
    """The layers, under the name that files give them."""

    def __init__(self, width: int, seen: int, inside: int, layers: int) -> None:
        super().__init__()
        self.layer = nn.ModuleList(TagLayer(width, seen, inside) for _ in range(layers))


class TagHead(nn.Module):
    """The encoder, under the name that files give it."""

    def __init__(self, width: int, seen: int, inside: int, layers: int) -> None:
        super().__init__()
        self.encoder = TagEncoder(width, seen, inside, layers)


class Dape(nn.Module):
    """The eye and the tag head."""

    def __init__(self, eye: Swin, head: TagHead, tags: int, sizes: tuple[int, int, int]) -> None:
        """`sizes`: channels of the eye, of its projection, of the tag head."""
        super().__init__()
        seen, projected, width = sizes
        self.visual_encoder = eye
        self.image_proj = nn.Linear(seen, projected)
        self.label_embed = nn.Parameter(torch.zeros(tags, projected))
        self.wordvec_proj = nn.Linear(projected, width)
        self.tagging_head = head
        self.fc = nn.Linear(width, 1)

    def embeddings(self, picture: Tensor) -> Tensor:
        """A normalised picture (N x 3 x 384 x 384) to N x 145 x 512."""
        projected: Tensor = self.image_proj(self.visual_encoder(picture))
        return projected

    def logits(self, embeddings: Tensor) -> Tensor:
        """How surely each tag is there, N x tags."""
        tags = F.relu(self.wordvec_proj(self.label_embed)).expand(len(embeddings), -1, -1)
        for layer in self.tagging_head.encoder.layer:
            tags = layer(tags, embeddings)
        sure: Tensor = self.fc(tags)
        return sure[..., 0]


def normalise_input(picture: Tensor) -> Tensor:
    """A picture of any size (0 to 1) as the eye takes it."""
    small = F.interpolate(picture, (SIDE, SIDE), mode="bilinear", align_corners=False)
    mean, deviation = (small.new_tensor(value)[:, None, None] for value in (MEAN, DEVIATION))
    return (small - mean) / deviation


def tags_above_threshold(logits: Tensor, thresholds: Tensor) -> list[int]:
    """The numbers of the tags that one picture shows; `thresholds` are probabilities."""
    sure = logits.sigmoid() > thresholds.to(logits)
    return [int(number) for number in sure.nonzero()[:, 0]]


def load_dape(ram: State, lora: State) -> Dape:
    """From RAM's weights and DAPE's LoRA matrices, which may be in one state. Raises KeyError and
    RuntimeError where weights are missing."""
    renamed = {
        name.replace("vision_multi", "tagging_head"): w for name, w in {**ram, **lora}.items()
    }
    used = {
        name: weight
        for name, weight in renamed.items()
        if name.startswith(LEARNT) and not name.endswith(WORKED_OUT)
    }
    state = merge_lora(used)
    return load_into(lambda: _shaped(state), state)


def merge_lora(state: State) -> dict[str, Tensor]:
    """The LoRA matrices added to what they adapt."""
    plain = {name: weight for name, weight in state.items() if ".lora_" not in name}
    for name in (name for name in state if name.endswith(".lora_A")):
        layer = name.removesuffix(".lora_A")
        a, b = state[name], state[f"{layer}.lora_B"]
        weight = f"{layer}.weight"
        plain[weight] = plain[weight] + _adapted(a, b, plain[weight]) / RANK
    return plain


def _adapted(a: Tensor, b: Tensor, weight: Tensor) -> Tensor:
    """What is added to a weight; of joint query, key and value the key stays."""
    if len(a) == RANK:
        return b @ a
    of_query, of_value = (bs @ rows for bs, rows in zip(b.chunk(2), a.chunk(2), strict=True))
    return torch.cat((of_query, torch.zeros_like(of_query), of_value)).to(weight)


def _shaped(state: State) -> Dape:
    c = state["visual_encoder.patch_embed.proj.weight"].shape[0]
    eye = "visual_encoder.layers"
    depths = [_count(state, f"{eye}.{n}.blocks.") for n in range(_count(state, f"{eye}."))]
    bias = "blocks.0.attn.relative_position_bias_table"
    heads = [state[f"{eye}.{n}.{bias}"].shape[1] for n in range(len(depths))]
    tags, projected = state["label_embed"].shape
    width = state["wordvec_proj.weight"].shape[0]
    inside = state["tagging_head.encoder.layer.0.intermediate.dense.weight"].shape[0]
    layers = _count(state, "tagging_head.encoder.layer.")
    head = TagHead(width, projected, inside, layers)
    seen = state["image_proj.weight"].shape[1]
    return Dape(Swin(c, depths, heads), head, tags, (seen, projected, width))


def _count(state: State, beginning: str) -> int:
    found = (re.match(re.escape(beginning) + r"(\d+)\.", name) for name in state)
    return len({number[1] for number in found if number})


def _by_head(x: Tensor) -> Tensor:
    return x.reshape(*x.shape[:2], HEADS, -1).transpose(1, 2)
