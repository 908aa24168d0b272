"""Colour decoder of DDColor: learnt queries that gather colours from features of three scales.

Kang et al., "DDColor: Towards Photo-Realistic Image Colorization via Dual Decoders" (ICCV 2023,
arXiv 2212.11613, section 3.3). The layers are those of Mask2Former (Cheng et al., CVPR 2022, arXiv
2112.01527, section 3.2): attention to the features, attention among the queries, two layers for
each query. Queries are N x Q x C, features of a scale N x C x H x W.
"""

import math
from collections.abc import Sequence
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

HEAD: Final = 32
"""Number of channels of an attention head."""
TEMPERATURE: Final = 10_000.0
"""Longest wave of positions relative to the shortest (Vaswani et al., 2017, section 3.5)."""
TINY: Final = 1e-6
"""Number that keeps positions finite."""


class Attention(nn.Module):
    """Attention with several heads, whose weights are named as those of torch."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.in_proj_weight = nn.Parameter(torch.zeros(3 * width, width))
        self.in_proj_bias = nn.Parameter(torch.zeros(3 * width))
        self.out_proj = nn.Linear(width, width)

    def forward(self, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """Return for each query, N x Q x C, the values N x K x C of keys like it, averaged."""
        queries, keys, values = self._heads(query, 0), self._heads(key, 1), self._heads(value, 2)
        gathered = F.scaled_dot_product_attention(queries, keys, values)
        joined: Tensor = self.out_proj(gathered.transpose(1, 2).flatten(2))
        return joined

    def _heads(self, x: Tensor, part: int) -> Tensor:
        """Return queries (part 0), keys (1) or values (2) of `x`: N x heads x K x channels."""
        width = x.shape[2]
        rows = slice(part * width, (part + 1) * width)
        projected = F.linear(x, self.in_proj_weight[rows], self.in_proj_bias[rows])
        return projected.reshape(*x.shape[:2], -1, HEAD).transpose(1, 2)


class CrossAttention(nn.Module):
    """Residual attention of queries to features."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.multihead_attn = Attention(width)
        self.norm = nn.LayerNorm(width)

    def forward(self, x: Tensor, own: Tensor, features: Tensor, positions: Tensor) -> Tensor:
        """Run on queries `x` with their places `own`, and on features with `positions`."""
        changed: Tensor = self.norm(
            x + self.multihead_attn(x + own, features + positions, features)
        )
        return changed


class SelfAttention(nn.Module):
    """Residual attention of queries to each other."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.self_attn = Attention(width)
        self.norm = nn.LayerNorm(width)

    def forward(self, x: Tensor, own: Tensor) -> Tensor:
        """Run on queries `x` with their places `own`."""
        changed: Tensor = self.norm(x + self.self_attn(x + own, x + own, x))
        return changed


class FeedForward(nn.Module):
    """Residual pair of layers for each query, with `inner` channels between them."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.linear1 = nn.Linear(width, inner)
        self.linear2 = nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width)

    def forward(self, x: Tensor) -> Tensor:
        """Run on queries, whose shape the result has."""
        changed: Tensor = self.norm(x + self.linear2(F.relu(self.linear1(x))))
        return changed


class Perceptron(nn.Module):
    """Three layers with rectifiers between them."""

    def __init__(self, width: int, last: int) -> None:
        super().__init__()
        widths = ((width, width), (width, width), (width, last))
        self.layers = nn.ModuleList(nn.Linear(*each) for each in widths)

    def forward(self, x: Tensor) -> Tensor:
        """Run on N x Q x C; the result has `last` channels."""
        for layer in self.layers[:-1]:
            x = F.relu(layer(x))
        last: Tensor = self.layers[-1](x)
        return last


class ColourDecoder(nn.Module):
    """Decoder from features of several scales, with `inputs` channels each, to colour planes.

    `queries` is the number of planes, `rounds` that of layers of each kind, `inner` the width of
    the pairs of layers, `depth` the number of channels of the picture that is coloured."""

    def __init__(
        self, inputs: Sequence[int], queries: int, width: int, rounds: int, inner: int, depth: int
    ) -> None:
        super().__init__()
        cross = (CrossAttention(width) for _ in range(rounds))
        among = (SelfAttention(width) for _ in range(rounds))
        pairs = (FeedForward(width, inner) for _ in range(rounds))
        self.transformer_cross_attention_layers = nn.ModuleList(cross)
        self.transformer_self_attention_layers = nn.ModuleList(among)
        self.transformer_ffn_layers = nn.ModuleList(pairs)
        self.decoder_norm = nn.LayerNorm(width)
        self.query_feat = nn.Embedding(queries, width)
        self.query_embed = nn.Embedding(queries, width)
        self.level_embed = nn.Embedding(len(inputs), width)
        self.input_proj = nn.ModuleList(nn.Conv2d(each, width, 1) for each in inputs)
        self.color_embed = Perceptron(width, depth)

    def forward(self, features: Sequence[Tensor], picture: Tensor) -> Tensor:
        """Return N x queries x H x W for a picture N x depth x H x W."""
        width = self.query_feat.embedding_dim
        sources, positions = list[Tensor](), list[Tensor]()
        for level, feature in enumerate(features):
            flat = self.input_proj[level](feature).flatten(2).transpose(1, 2)
            sources.append(flat + self.level_embed.weight[level])
            places = sine_positions(feature.shape[2], feature.shape[3], width)
            positions.append(places.to(feature))
        own = self.query_embed.weight[None]
        x = self.query_feat.weight[None].expand(picture.shape[0], -1, -1)
        for index, pair in enumerate(self.transformer_ffn_layers):
            level = index % len(sources)
            cross = self.transformer_cross_attention_layers[index]
            x = cross(x, own, sources[level], positions[level])
            x = pair(self.transformer_self_attention_layers[index](x, own))
        colours: Tensor = self.color_embed(self.decoder_norm(x))
        return torch.einsum("nqc,nchw->nqhw", colours, picture)


def sine_positions(height: int, width: int, channels: int) -> Tensor:
    """Return sines and cosines of the places of pixels: height * width x channels.

    The first half of the channels tells the row, the other the column (Carion et al., "End-to-End
    Object Detection with Transformers", ECCV 2020, appendix A.4)."""
    half = channels // 2
    waves = TEMPERATURE ** (2 * (torch.arange(half) // 2) / half)
    rows, columns = _waves(height, waves), _waves(width, waves)
    down = rows[:, None].expand(height, width, half)
    across = columns[None].expand(height, width, half)
    return torch.cat((down, across), 2).flatten(0, 1)


def _waves(length: int, waves: Tensor) -> Tensor:
    """Return sines at even and cosines at odd channels for places along one side."""
    places = torch.arange(1, length + 1) / (length + TINY) * (2 * math.pi)
    angles = places[:, None] / waves
    return torch.stack((angles[:, 0::2].sin(), angles[:, 1::2].cos()), 2).flatten(1)
