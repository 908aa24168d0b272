"""The autoencoder's halves on tiles that advance together and share the statistics of their group
norms, so that a large picture comes out as in one piece, but for the zeros at the tiles' edges
and what attention in the middle sees.

The idea is that of the "tiled VAE" of the multidiffusion extension; a tile's own statistics would
leave it with colours of its own.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

ENCODER_PAD: Final = 32
"""Pixels around a tile that the encoder sees."""

DECODER_PAD: Final = 11
"""The same for the decoder, in latents."""

STEPS_OF_SIZE: Final = (32, 16, 8, 4, 2)


@dataclass(slots=True)
class Tile:
    """The features of a tile between two norms, and those that wait to be added."""

    features: Tensor
    waiting: Tensor | None = None

    def moved(self, device: torch.device) -> None:
        """To where it is worked on, or where it waits for its turn."""
        self.features = self.features.to(device)
        self.waiting = None if self.waiting is None else self.waiting.to(device)


Act = Callable[[Tile], None]
Stage = Act | nn.GroupNorm
"""Something done to a tile by itself, or a norm at which all tiles meet."""


@dataclass(frozen=True, slots=True)
class Span:
    """Along one side: what a tile reads, and what it answers for."""

    read: tuple[int, int]
    own: tuple[int, int]


def tiling_pays_off(x: Tensor, tile: int, pad: int) -> bool:
    """Whether the map is larger than a tile with its surroundings."""
    return max(x.shape[2:]) > 2 * pad + tile


def encode_tiled(encoder: Any, picture: Tensor, tile: int) -> Tensor:
    """Picture to features; `encoder` is diffusers'."""
    return _run(_encoder_stages(encoder), picture, tile, ENCODER_PAD, lambda n: n // 8)


def decode_tiled(decoder: Any, latent: Tensor, tile: int) -> Tensor:
    """Features to picture; `tile` in latents."""
    return _run(_decoder_stages(decoder), latent, tile, DECODER_PAD, lambda n: n * 8)


def spans(length: int, tile: int, pad: int) -> list[Span]:
    """How a side is shared out; the tiles at the ends reach to the edge."""
    count = max(1, ceil((length - 2 * pad) / tile))
    size = _rounded(ceil((length - 2 * pad) / count), tile)
    return [_span(number, length, size, pad) for number in range(count)]


def _rounded(size: int, most: int) -> int:
    """Up to a multiple of 32, or of a smaller power of two where that is too much."""
    for step in STEPS_OF_SIZE:
        rounded = -(-size // step) * step
        if rounded == size or rounded <= most:
            return rounded
    return size


def _span(number: int, length: int, size: int, pad: int) -> Span:
    start = pad + number * size
    end = min(start + size, length)
    read = max(start - pad, 0), min(end + pad, length)
    own = start if start > pad else 0, end if end < length - pad else length
    return Span(read, own)


def _run(
    stages: Sequence[Stage], x: Tensor, side: int, pad: int, scaled: Callable[[int], int]
) -> Tensor:
    """`scaled` turns a place on the input's side into one on the output's."""
    rows, columns = (spans(length, side, pad) for length in x.shape[2:])
    boxes = [(row, column) for row in rows for column in columns]
    tiles = [Tile(x[:, :, slice(*row.read), slice(*column.read)]) for row, column in boxes]
    _advance(stages, tiles, x.device)
    whole = x.new_empty(len(x), tiles[0].features.shape[1], scaled(x.shape[2]), scaled(x.shape[3]))
    for (row, column), tile in zip(boxes, tiles, strict=True):
        target = tuple(slice(scaled(span.own[0]), scaled(span.own[1])) for span in (row, column))
        source = tuple(_within(span, scaled) for span in (row, column))
        whole[:, :, *target] = tile.features[:, :, *source].to(whole)
    return whole


def _within(span: Span, scaled: Callable[[int], int]) -> slice:
    start = scaled(span.own[0]) - scaled(span.read[0])
    return slice(start, start + scaled(span.own[1]) - scaled(span.own[0]))


def _advance(stages: Sequence[Stage], tiles: Sequence[Tile], device: torch.device) -> None:
    """All tiles through all stages; only one at a time is on `device`, the others wait in the
    computer's memory."""
    acts: list[Act] = []
    for stage in stages:
        if not isinstance(stage, nn.GroupNorm):
            acts.append(stage)
            continue
        statistics = [_through(tile, acts, device, stage) for tile in tiles]
        pixels = [tile.features.shape[2] * tile.features.shape[3] for tile in tiles]
        acts = [_normed(stage, *_shared(statistics, pixels))]
    for tile in tiles:
        _through(tile, acts, device, None)


def _through(
    tile: Tile, acts: Sequence[Act], device: torch.device, norm: nn.GroupNorm | None
) -> tuple[Tensor, Tensor]:
    tile.moved(device)
    for act in acts:
        act(tile)
    found = _statistics(tile.features, norm.num_groups if norm else 1)
    tile.moved(torch.device("cpu"))
    return found


def _statistics(x: Tensor, groups: int) -> tuple[Tensor, Tensor]:
    """Mean and biased variance of each group of channels, N x groups."""
    grouped = x.float().reshape(len(x), groups, -1)
    variance, mean = torch.var_mean(grouped, dim=2, correction=0)
    return mean, variance


def _shared(
    statistics: Sequence[tuple[Tensor, Tensor]], pixels: Sequence[int]
) -> tuple[Tensor, Tensor]:
    """The means over all tiles by their pixels. How the tiles' means differ is left out of the
    variance, as in the reference."""
    shares = torch.tensor(pixels, dtype=torch.float32) / sum(pixels)
    means, variances = (torch.stack(parts) for parts in zip(*statistics, strict=True))
    weights = shares.to(means.device)[:, None, None]
    return (means * weights).sum(0), (variances * weights).sum(0)


def _normed(norm: nn.GroupNorm, mean: Tensor, variance: Tensor) -> Act:
    def act(tile: Tile) -> None:
        x = tile.features
        grouped = x.float().reshape(len(x), norm.num_groups, -1)
        scaled = (grouped - mean[..., None]) * (variance[..., None] + norm.eps).rsqrt()
        scaled = scaled.reshape(x.shape).to(x.dtype)
        tile.features = scaled * norm.weight[:, None, None] + norm.bias[:, None, None]

    return act


def _encoder_stages(encoder: Any) -> list[Stage]:
    stages: list[Stage] = [_layer(encoder.conv_in)]
    for block in encoder.down_blocks:
        for resnet in block.resnets:
            stages += _resnet(resnet)
        stages += [_layer(layer) for layer in block.downsamplers or ()]
    stages += _middle(encoder.mid_block)
    return [*stages, encoder.conv_norm_out, _layer(nn.SiLU()), _layer(encoder.conv_out)]


def _decoder_stages(decoder: Any) -> list[Stage]:
    stages: list[Stage] = [_layer(decoder.conv_in), *_middle(decoder.mid_block)]
    for block in decoder.up_blocks:
        for resnet in block.resnets:
            stages += _resnet(resnet)
        stages += [_layer(layer) for layer in block.upsamplers or ()]
    return [*stages, decoder.conv_norm_out, _layer(nn.SiLU()), _layer(decoder.conv_out)]


def _middle(block: Any) -> Iterator[Stage]:
    yield from _resnet(block.resnets[0])
    yield from _attention(block.attentions[0])
    yield from _resnet(block.resnets[1])


def _resnet(resnet: Any) -> list[Stage]:
    silu, shortcut = _layer(nn.SiLU()), resnet.conv_shortcut or nn.Identity()
    first = [_kept(shortcut), resnet.norm1, silu, _layer(resnet.conv1)]
    return [*first, resnet.norm2, silu, _layer(resnet.conv2), _added]


def _attention(attention: Any) -> list[Stage]:
    def mix(x: Tensor) -> Tensor:
        flat = x.flatten(2).transpose(1, 2)
        q, k, v = (
            layer(flat)[:, None] for layer in (attention.to_q, attention.to_k, attention.to_v)
        )
        mixed = attention.to_out[0](F.scaled_dot_product_attention(q, k, v)[:, 0])
        back: Tensor = mixed.transpose(1, 2).reshape(x.shape)
        return back

    return [_kept(nn.Identity()), attention.group_norm, _layer(mix), _added]


def _layer(run: Callable[[Tensor], Tensor]) -> Act:
    def act(tile: Tile) -> None:
        tile.features = run(tile.features)

    return act


def _kept(shortcut: Callable[[Tensor], Tensor]) -> Act:
    def act(tile: Tile) -> None:
        tile.waiting = shortcut(tile.features)

    return act


def _added(tile: Tile) -> None:
    assert tile.waiting is not None  # noqa: S101  it was kept by the stage before
    tile.features, tile.waiting = tile.features + tile.waiting, None
