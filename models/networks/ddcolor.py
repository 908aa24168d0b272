"""DDColor: invents the colours of a black-and-white photo.

Kang et al., "DDColor: Towards Photo-Realistic Image Colorization via Dual Decoders" (ICCV 2023,
arXiv 2212.11613, figure 2): an encoder, a decoder that restores the sides by shuffling pixels, and
one whose queries are colours; a last layer joins both. Weights are named as in the authors' files,
with the spectral norms divided out. Tensors are N x C x H x W.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers.colour_queries import ColourDecoder
from models.layers.convnext import ConvNeXt

SIDE: Final = 512
"""Side in pixels of the picture that the published pipeline gives to the network."""
MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""Mean and standard deviation of ImageNet's RGB, 0 to 1."""


@dataclass(frozen=True, slots=True)
class DDColorSizes:
    """Sizes of a DDColor network: blocks and widths of the encoder's levels, then the decoders'.

    `width` is that of the pixel decoder, `queries` and `query_width` those of the colour decoder,
    `rounds` its number of layers, `inner` the width of its pairs of layers."""

    blocks: tuple[int, ...]
    widths: tuple[int, ...]
    width: int = 512
    queries: int = 100
    query_width: int = 256
    rounds: int = 9
    inner: int = 2048


class Upsampling(nn.Module):
    """Enlargement by shuffling channels to pixels, smoothed by means of 2 x 2 pixels."""

    def __init__(self, inputs: int, width: int, scale: int, *, has_norm: bool) -> None:
        super().__init__()
        inner = width * scale**2
        layers: list[nn.Module] = [nn.Conv2d(inputs, inner, 1, bias=not has_norm)]
        self.conv = nn.Sequential(*layers, *([nn.BatchNorm2d(inner)] if has_norm else []))
        self.scale = scale

    def forward(self, x: Tensor) -> Tensor:
        """Return the features at `scale` times their sides."""
        large = F.pixel_shuffle(F.relu(self.conv(x)), self.scale)
        return F.avg_pool2d(F.pad(large, (1, 0, 1, 0), mode="replicate"), 2, stride=1)


class PixelBlock(nn.Module):
    """Block of the pixel decoder: features at twice their sides, joined with the encoder's."""

    def __init__(self, inputs: int, beside: int, width: int) -> None:
        super().__init__()
        self.shuf = Upsampling(inputs, width, 2, has_norm=True)
        self.bn = nn.BatchNorm2d(beside)
        joining = nn.Conv2d(width + beside, width, 3, padding=1, bias=False)
        self.conv = nn.Sequential(joining, nn.ReLU(), nn.BatchNorm2d(width))

    def forward(self, x: Tensor, beside: Tensor) -> Tensor:
        """Run on features and those of the encoder with twice their sides."""
        joined: Tensor = self.conv(F.relu(torch.cat((self.shuf(x), self.bn(beside)), 1)))
        return joined


class DualDecoder(nn.Module):
    """Decoder of pixels and decoder of colours."""

    def __init__(self, sizes: DDColorSizes) -> None:
        super().__init__()
        outputs = (sizes.width, sizes.width, sizes.width // 2)
        inputs = (sizes.widths[-1], *outputs[:-1])
        beside = sizes.widths[-2::-1]
        self.layers = nn.ModuleList(map(PixelBlock, inputs, beside, outputs))
        self.last_shuf = Upsampling(outputs[-1], outputs[-1], 4, has_norm=False)
        self.color_decoder = ColourDecoder(
            outputs, sizes.queries, sizes.query_width, sizes.rounds, sizes.inner, outputs[-1]
        )

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        """Return the colour planes, at four times the sides of the encoder's first features."""
        x, scales = features[-1], list[Tensor]()
        for block, beside in zip(self.layers, features[-2::-1], strict=True):
            x = block(x, beside)
            scales.append(x)
        planes: Tensor = self.color_decoder(scales, self.last_shuf(x))
        return planes


class DDColor(nn.Module):
    """Network from a grey picture, N x 3 x H x W, 0 to 1, to a* and b* of CIELAB.

    The sides are multiples of 32; `SIDE` is what the published pipeline takes."""

    mean: Tensor
    std: Tensor

    def __init__(self, sizes: DDColorSizes) -> None:
        super().__init__()
        self.encoder = nn.ModuleDict({"arch": ConvNeXt(sizes.blocks, sizes.widths)})
        self.decoder = DualDecoder(sizes)
        self.refine_net = nn.Sequential(nn.Sequential(nn.Conv2d(sizes.queries + 3, 2, 1)))
        self.register_buffer("mean", torch.tensor(MEAN).view(1, 3, 1, 1))
        self.register_buffer("std", torch.tensor(DEVIATION).view(1, 3, 1, 1))

    def forward(self, image: Tensor) -> Tensor:
        """Return N x 2 x H x W."""
        normal = (image - self.mean) / self.std
        planes = self.decoder(self.encoder["arch"](normal))
        chroma: Tensor = self.refine_net(torch.cat((planes, normal), 1))
        return chroma
