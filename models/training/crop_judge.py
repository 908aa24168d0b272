"""Network that judges regions of fine damage, as it is trained; it runs in numpy.

See models.damage.candidate_crop_network for how it runs. Both descriptions use the same arrays.
"""

from collections.abc import Iterator
from typing import Final

import torch
from torch import Tensor, nn

from models.damage.candidate_classifier import CLIP
from models.damage.candidate_crop_network import BLOCK, COLOUR_SCALE, STRIDES
from models.damage.candidate_crops import NEUTRAL, PLANES, SIDE

WIDTHS: Final = (32, 64, 64, 96, 96)
"""Output channels of the convolutions of a tower."""

DESCRIBED: Final = 64
"""Numbers by which a tower, or the layer of the features, describes a region."""

HIDDEN: Final = 96
"""Numbers of the last hidden layer."""

FIRST_SCALE: Final = 3
"""Number by which the first judge's logit is divided where it is an input."""


class Layer(nn.Module):
    """Convolution of 3 x 3 pixels with a batch norm and a ReLU."""

    def __init__(self, inward: int, outward: int, stride: int) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(inward, outward, 3, stride, 1, bias=False)
        self.norm = nn.BatchNorm2d(outward)

    def forward(self, x: Tensor) -> Tensor:
        """Map N x inward x H x W to N x outward x H / stride x W / stride."""
        result: Tensor = self.norm(self.convolution(x)).relu()
        return result

    def arrays(self) -> Iterator[tuple[str, Tensor]]:
        """Yield weights, 9 * inward x outward, and biases, with the batch norm merged."""
        state = self.norm.state_dict()
        mean, variance = state["running_mean"], state["running_var"]
        gain = self.norm.weight / torch.sqrt(variance + self.norm.eps)
        taps = (self.convolution.weight * gain[:, None, None, None]).permute(2, 3, 1, 0)
        yield "weights", taps.flatten(0, 2)
        yield "biases", self.norm.bias - mean * gain


class Tower(nn.Module):
    """Convolutions with batch norms over one view, then a dense layer; ReLU follows each."""

    def __init__(self) -> None:
        super().__init__()
        inward = (PLANES * BLOCK**2, *WIDTHS[:-1])
        sizes = zip(inward, WIDTHS, STRIDES, strict=True)
        self.layers = nn.Sequential(*(Layer(a, b, stride) for a, b, stride in sizes))
        self.unfold = nn.PixelUnshuffle(BLOCK)
        side = SIDE // BLOCK // 4
        self.drop, self.dense = nn.Dropout(0.2), nn.Linear(WIDTHS[-1] * side**2, DESCRIBED)

    def forward(self, view: Tensor) -> Tensor:
        """Describe views, N x PLANES x SIDE x SIDE, by N x DESCRIBED numbers."""
        x: Tensor = self.layers(self.unfold(view))
        described: Tensor = self.dense(self.drop(x.flatten(1))).relu()
        return described

    def arrays(self) -> Iterator[tuple[str, Tensor]]:
        """Yield the arrays of `candidate_crop_network.Tower`, norms merged, with their names."""
        layers = (layer for layer in self.layers if isinstance(layer, Layer))
        for number, layer in enumerate(layers):
            yield from ((f"convolution.{number}.{key}", a) for key, a in layer.arrays())
        side = SIDE // BLOCK // 4
        weights = self.dense.weight.reshape(-1, WIDTHS[-1], side, side).permute(2, 3, 1, 0)
        yield "dense.weights", weights.flatten(0, 2)
        yield "dense.biases", self.dense.bias


class CropJudge(nn.Module):
    """Network from two views and the features of a region to the logit of damage.

    Untrained it returns the first judge's logit. `mean` and `scale` standardise the features."""

    mean: Tensor
    scale: Tensor

    def __init__(self, mean: Tensor, scale: Tensor) -> None:
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("scale", scale)
        self.close, self.wide = Tower(), Tower()
        self.features = nn.Linear(len(mean) + 1, DESCRIBED)
        self.drop = nn.Dropout(0.3)
        self.hidden = nn.Linear(3 * DESCRIBED, HIDDEN)
        self.last = nn.Linear(HIDDEN, 1)
        self.gain = nn.Parameter(torch.ones(1))
        nn.init.zeros_(self.last.weight)
        nn.init.zeros_(self.last.bias)

    def forward(self, crops: Tensor, features: Tensor, first: Tensor) -> Tensor:
        """Compute the logits of N regions.

        `crops` are those of `candidate_crops`, `features` N x numbers, `first` the first judge's
        logits."""
        standard = ((features - self.mean) / self.scale).clamp(-CLIP, CLIP)
        numbers = torch.cat((standard, first[:, None] / FIRST_SCALE), 1)
        described = (
            self.close(as_input(crops[:, 0])),
            self.wide(as_input(crops[:, 1])),
            self.features(numbers).relu(),
        )
        hidden = self.hidden(self.drop(torch.cat(described, 1))).relu()
        logits: Tensor = self.gain * first + self.last(hidden)[:, 0]
        return logits

    def arrays(self) -> Iterator[tuple[str, Tensor]]:
        """Yield the arrays of models.damage.candidate_crop_network.CropNetwork with their names."""
        for name, tower in (("close", self.close), ("wide", self.wide)):
            yield from ((f"{name}.{key}", array) for key, array in tower.arrays())
        layers = (("features", self.features), ("hidden", self.hidden), ("last", self.last))
        for name, layer in layers:
            yield f"{name}.weights", layer.weight.T
            yield f"{name}.biases", layer.bias
        yield from (("gain", self.gain), ("mean", self.mean), ("scale", self.scale))


def as_input(view: Tensor) -> Tensor:
    """Scale the stored planes of a view, N x PLANES x SIDE x SIDE, 0 to 255."""
    planes = view.float()
    luma, colours, rest = planes[:, :1] / 255 - 0.5, planes[:, 1:3], planes[:, 3:] / 255
    return torch.cat((luma, (colours - NEUTRAL) / COLOUR_SCALE, rest), 1)
