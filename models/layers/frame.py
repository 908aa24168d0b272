"""What a network asks of the size of its input, and how that is met.

Tensors are N x C x H x W.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class SizeRule:
    """Both sides of the input are multiples of `multiple`, filled up to the right and below by
    the mirrored picture or by zeros; both sides of the output are `scale` times as long."""

    multiple: int = 1
    scale: int = 1
    mirrored: bool = True


class ImageNetwork(nn.Module):
    """A network from picture to picture."""

    size_rule: SizeRule = SizeRule()


def pad_to_multiple(x: Tensor, rule: SizeRule) -> Tensor:
    """`x` with sides that suit the frame."""
    if rule.multiple == 1:
        return x
    return pad_mirror(x, rule.multiple) if rule.mirrored else pad_zero(x, rule.multiple)


def pad_zero(x: Tensor, multiple: int) -> Tensor:
    """Zeros to the right and below."""
    height, width = x.shape[2:]
    return F.pad(x, (0, -width % multiple, 0, -height % multiple))


def pad_mirror(x: Tensor, multiple: int) -> Tensor:
    """The picture mirrored at its right and lower edges, as often as it takes."""
    for axis in (2, 3):
        x = x.index_select(axis, _mirror_indices(x.shape[axis], multiple, x.device))
    return x


def _mirror_indices(length: int, multiple: int, device: torch.device) -> Tensor:
    """0, 1, ... length - 1, length - 2, ... 1, 0, 1, ... up to the next multiple."""
    last, steps = length - 1, (length + multiple - 1) // multiple * multiple
    position = torch.arange(steps, device=device)
    folded: Tensor = position % (2 * last * torch.ones_like(position)).clamp(min=1)
    return last - (folded - last).abs()
