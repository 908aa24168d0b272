"""Tiled encoding and decoding with shared group norm statistics.

Tiles advance together from norm to norm, so that the result is that of one piece, but for the zero
padding at tile edges and the range of the attention in the middle. The idea is that of the "tiled
VAE" of the multidiffusion extension; with statistics of its own, a tile would have colours of its
own.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

ENCODER_PAD: Final = 32
"""Pixels around a tile that the encoder of the autoencoder reads."""

DECODER_PAD: Final = 11
"""Latent positions around a tile that the decoder of the autoencoder reads."""

SIZE_MULTIPLES: Final = (32, 16, 8, 4, 2)
"""Multiples that tile sizes are rounded up to, the largest that fits first."""


@dataclass(slots=True)
class FeatureTile:
    """Feature map of one tile between two norms, and the skip to be added to it later."""

    features: Tensor
    skip: Tensor | None = None

    def move_to(self, device: torch.device) -> None:
        """Move the features to a device: the one that computes, or main memory to wait."""
        self.features = self.features.to(device)
        self.skip = None if self.skip is None else self.skip.to(device)


TileOperation = Callable[[FeatureTile], None]
"""Function that changes the features of a tile in place."""
Stage = TileOperation | nn.GroupNorm
"""Operation on each tile by itself, or a norm that needs the statistics of all tiles."""


@dataclass(frozen=True, slots=True)
class Span:
    """Interval of a side of a map that a tile reads, and the part of it that its result covers."""

    input: tuple[int, int]
    output: tuple[int, int]


def tiling_pays_off(x: Tensor, tile: int, pad: int) -> bool:
    """Return whether a map (N x C x H x W) is larger than one tile with `pad` on both sides."""
    return max(x.shape[2:]) > 2 * pad + tile


def encode_tiled(encoder: Any, picture: Tensor, tile: int) -> Tensor:
    """Encode a picture (N x 3 x H x W) by diffusers' `encoder` in tiles of `tile` pixels."""
    return _run(_encoder_stages(encoder), picture, tile, ENCODER_PAD, lambda n: n // 8)


def decode_tiled(decoder: Any, latent: Tensor, tile: int) -> Tensor:
    """Decode a latent (N x C x h x w) by diffusers' `decoder` in tiles of `tile` positions."""
    return _run(_decoder_stages(decoder), latent, tile, DECODER_PAD, lambda n: n * 8)


def spans(length: int, tile: int, pad: int) -> list[Span]:
    """Divide `length` into the spans of tiles with `pad` around; first and last reach the edges."""
    count = max(1, ceil((length - 2 * pad) / tile))
    size = _round_up(ceil((length - 2 * pad) / count), tile)
    return [_span(number, length, size, pad) for number in range(count)]


def _round_up(size: int, limit: int) -> int:
    """Round `size` up to a multiple of 32, or of a smaller power of two within the limit."""
    rounded = (-(-size // step) * step for step in SIZE_MULTIPLES)
    return next((each for each in rounded if each == size or each <= limit), size)


def _span(number: int, length: int, size: int, pad: int) -> Span:
    start = pad + number * size
    end = min(start + size, length)
    input = max(start - pad, 0), min(end + pad, length)
    return Span(input, (start if start > pad else 0, end if end < length - pad else length))


def _run(
    stages: Sequence[Stage], x: Tensor, side: int, pad: int, to_output_scale: Callable[[int], int]
) -> Tensor:
    """Run all stages on tiles of a map; `to_output_scale` converts input to output coordinates.

    `x` is N x C x H x W, tiles are `side` wide with `pad` around; the result has the last stage's
    shape."""
    rows, columns = (spans(length, side, pad) for length in x.shape[2:])
    rects = [(row, column) for row in rows for column in columns]
    tiles = [FeatureTile(x[:, :, slice(*row.input), slice(*column.input)]) for row, column in rects]
    _advance(stages, tiles, x.device)
    result = x.new_empty(
        len(x), tiles[0].features.shape[1], to_output_scale(x.shape[2]), to_output_scale(x.shape[3])
    )
    for (row, column), tile in zip(rects, tiles, strict=True):
        target = tuple(
            slice(to_output_scale(span.output[0]), to_output_scale(span.output[1]))
            for span in (row, column)
        )
        source = tuple(_inner_slice(span, to_output_scale) for span in (row, column))
        result[:, :, *target] = tile.features[:, :, *source].to(result)
    return result


def _inner_slice(span: Span, to_output_scale: Callable[[int], int]) -> slice:
    start = to_output_scale(span.output[0]) - to_output_scale(span.input[0])
    return slice(start, start + to_output_scale(span.output[1]) - to_output_scale(span.output[0]))


def _advance(stages: Sequence[Stage], tiles: Sequence[FeatureTile], device: torch.device) -> None:
    """Run all tiles through all stages, one tile at a time on `device`, others in main memory."""
    operations: list[TileOperation] = []
    for stage in stages:
        if not isinstance(stage, nn.GroupNorm):
            operations.append(stage)
            continue
        statistics = [_advance_tile(tile, operations, device, stage) for tile in tiles]
        pixels = [tile.features.shape[2] * tile.features.shape[3] for tile in tiles]
        operations = [_apply_norm(stage, *_pool_statistics(statistics, pixels))]
    for tile in tiles:
        _advance_tile(tile, operations, device, None)


def _advance_tile(
    tile: FeatureTile,
    operations: Sequence[TileOperation],
    device: torch.device,
    norm: nn.GroupNorm | None,
) -> tuple[Tensor, Tensor]:
    tile.move_to(device)
    for operation in operations:
        operation(tile)
    found = _statistics(tile.features, norm.num_groups if norm else 1)
    tile.move_to(torch.device("cpu"))
    return found


def _statistics(x: Tensor, groups: int) -> tuple[Tensor, Tensor]:
    """Return mean and biased variance of each of `groups` channel groups, N x groups each."""
    grouped = x.float().reshape(len(x), groups, -1)
    variance, mean = torch.var_mean(grouped, dim=2, correction=0)
    return mean, variance


def _pool_statistics(
    statistics: Sequence[tuple[Tensor, Tensor]], pixels: Sequence[int]
) -> tuple[Tensor, Tensor]:
    """Average the statistics of all tiles, weighted by their numbers of pixels.

    The variance between the tiles' means is left out, as in the reference code."""
    shares = torch.tensor(pixels, dtype=torch.float32) / sum(pixels)
    means, variances = (torch.stack(parts) for parts in zip(*statistics, strict=True))
    weights = shares.to(means.device)[:, None, None]
    return (means * weights).sum(0), (variances * weights).sum(0)


def _apply_norm(norm: nn.GroupNorm, mean: Tensor, variance: Tensor) -> TileOperation:
    def operation(tile: FeatureTile) -> None:
        x = tile.features
        grouped = x.float().reshape(len(x), norm.num_groups, -1)
        to_output_scale = (grouped - mean[..., None]) * (variance[..., None] + norm.eps).rsqrt()
        to_output_scale = to_output_scale.reshape(x.shape).to(x.dtype)
        tile.features = to_output_scale * norm.weight[:, None, None] + norm.bias[:, None, None]

    return operation


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
    first = [_store_skip(shortcut), resnet.norm1, silu, _layer(resnet.conv1)]
    return [*first, resnet.norm2, silu, _layer(resnet.conv2), _add_skip]


def _attention(attention: Any) -> list[Stage]:
    def mix(x: Tensor) -> Tensor:
        flat = x.flatten(2).transpose(1, 2)
        q, k, v = (
            layer(flat)[:, None] for layer in (attention.to_q, attention.to_k, attention.to_v)
        )
        mixed = attention.to_out[0](F.scaled_dot_product_attention(q, k, v)[:, 0])
        back: Tensor = mixed.transpose(1, 2).reshape(x.shape)
        return back

    return [_store_skip(nn.Identity()), attention.group_norm, _layer(mix), _add_skip]


def _layer(run: Callable[[Tensor], Tensor]) -> TileOperation:
    def operation(tile: FeatureTile) -> None:
        tile.features = run(tile.features)

    return operation


def _store_skip(shortcut: Callable[[Tensor], Tensor]) -> TileOperation:
    def operation(tile: FeatureTile) -> None:
        tile.skip = shortcut(tile.features)

    return operation


def _add_skip(tile: FeatureTile) -> None:
    assert tile.skip is not None  # noqa: S101  set by an earlier stage
    tile.features, tile.skip = tile.features + tile.skip, None
