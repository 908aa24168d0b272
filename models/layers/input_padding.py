"""Input size rules of networks, and padding to meet them.

Tensors are N x C x H x W.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class SizeRule:
    """Rule for the input and output sizes of a network.

    Input sides must be multiples of `multiple`; images are padded at the right and bottom by
    mirroring, or with zeros unless `mirrored`. Output sides are `scale` times the input sides."""

    multiple: int = 1
    scale: int = 1
    mirrored: bool = True


class ImageNetwork(nn.Module):
    """Base class of networks that map pictures to pictures."""

    size_rule: SizeRule = SizeRule()
    """Size rule of the network; the default accepts any size and keeps it."""


def pad_to_multiple(x: Tensor, rule: SizeRule) -> Tensor:
    """Pad a batch `x` at the right and below so that its sides satisfy `rule`."""
    if rule.multiple == 1:
        return x
    return pad_mirror(x, rule.multiple) if rule.mirrored else pad_zero(x, rule.multiple)


def pad_zero(x: Tensor, multiple: int) -> Tensor:
    """Pad a batch `x` with zeros at the right and bottom to multiples of `multiple`."""
    height, width = x.shape[2:]
    return F.pad(x, (0, -width % multiple, 0, -height % multiple))


def pad_mirror(x: Tensor, multiple: int) -> Tensor:
    """Pad a batch `x` by mirroring at the right and bottom to multiples of `multiple`."""
    for axis in (2, 3):
        x = x.index_select(axis, _mirror_indices(x.shape[axis], multiple, x.device))
    return x


def _mirror_indices(length: int, multiple: int, device: torch.device) -> Tensor:
    """Return mirrored indices 0, 1, ..., length - 1, length - 2, ... up to a multiple."""
    last, steps = length - 1, (length + multiple - 1) // multiple * multiple
    position = torch.arange(steps, device=device)
    return last - (position % (2 * last * torch.ones_like(position)).clamp(min=1) - last).abs()
