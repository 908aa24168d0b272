"""Training of the scratch detector.

Usage: `python -m models.training.diagnosis.train_scratch_detector --help`. Photos are scratched
and, before and after that, damaged in other ways; the network learns which cells the scratches
changed visibly.
"""

import argparse
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from numpy.random import Generator
from torch import Tensor, nn

from models.core.pixels import Pixels, to_luma
from models.core.wish_table import Wish
from models.diagnosis.scratch_detector import CELL, DILATIONS, MarkNetwork
from models.training.data.degradations import Table, apply_randomly, degradations
from models.training.data.photo_pack import PhotoPack, clean_patch
from models.training.data.synthetic_damage import Outline, composite, damage_mask, read_outlines

CHANNELS: Final = (4, 16, 24, 24, 24, 24)
"""Numbers of channels between the layers of the network."""
SIDE: Final = 160
"""Side of the training patches in pixels."""
BATCH: Final = 12
"""Number of patches per optimiser step."""
RATE: Final = 3e-3
"""Largest learning rate of the schedule."""
SEED: Final = 8
"""Seed of the training patches and of the start weights."""

SCRATCHED_SHARE: Final = 0.6
"""Share of the patches that are scratched."""

INVISIBLE_CHANGE: Final = 0.03
"""Change of luma (0 to 1) up to which scratches are invisible."""
VISIBLE_CHANGE: Final = 0.1
"""Change of luma (0 to 1) from which scratches are visible; cells in between are ignored."""

ZOOMS: Final = (1, 2, 2, 3)
"""Factors by which photos are larger when they are scratched, which makes marks thin."""

DAMAGE_BEFORE: Final[Mapping[Wish, float]] = {
    Wish.LOW_RESOLUTION: 0.06,
    Wish.BLUR: 0.12,
    Wish.HAZE: 0.05,
    Wish.LOW_LIGHT: 0.05,
    Wish.RAIN: 0.05,
    Wish.FADING: 0.25,
}
"""Probability of each kind of other damage before the scratches."""
DAMAGE_AFTER: Final[Mapping[Wish, float]] = {Wish.NOISE: 0.15, Wish.JPEG: 0.2}
"""Probability of each kind of other damage after the scratches."""


class TorchScratchDetector(nn.Module):
    """Trainable form of the network in models.diagnosis.scratch_detector."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList(
            nn.Conv2d(
                CHANNELS[i],
                CHANNELS[i + 1],
                3,
                stride=2 if i == 1 else 1,
                padding=reach,
                dilation=reach,
                padding_mode="replicate",
            )
            for i, reach in enumerate(DILATIONS)
        )
        self.last = nn.Conv2d(CHANNELS[-1], 1, 1)

    def forward(self, grey: Tensor) -> Tensor:
        """Compute a logit for each cell of luma, N x 1 x H x W."""
        layer = F.pixel_unshuffle(grey - 0.5, 2)
        for convolution in self.layers:
            layer = F.relu(convolution(layer))
        logits: Tensor = self.last(layer)
        return logits


def batches(
    pack: PhotoPack, outlines: Sequence[Outline], seed: int
) -> Iterator[tuple[Tensor, Tensor]]:
    """Yield luma patches and the presence of marks in each cell (NaN: doubtful), without end.

    `outlines` are hand-drawn film damage; `seed` decides the draws."""
    rng, table = np.random.default_rng(seed), degradations(outlines)
    while True:
        pairs = [_pair(pack, outlines, table, rng) for _ in range(BATCH)]
        grey = torch.from_numpy(np.stack([pair[0] for pair in pairs])[:, None])
        changed = torch.from_numpy(np.stack([pair[1] for pair in pairs])[:, None])
        largest_change = F.max_pool2d(changed, CELL)
        doubtful = (largest_change > INVISIBLE_CHANGE) & (largest_change <= VISIBLE_CHANGE)
        yield grey, (largest_change > VISIBLE_CHANGE).float().masked_fill(doubtful, torch.nan)


def _pair(
    pack: PhotoPack, outlines: Sequence[Outline], table: Table, rng: Generator
) -> tuple[Pixels, Pixels]:
    """Return a patch of luma and how much scratches (of `outlines` too) changed each pixel."""
    photo, zoom = pack.photo(int(rng.integers(len(pack)))), int(rng.choice(ZOOMS))
    patch = clean_patch(photo, SIDE * zoom, 3 / zoom, rng)
    marked = image = apply_randomly(patch, DAMAGE_BEFORE, table, rng)
    if rng.random() < SCRATCHED_SHARE:
        for brightness in _tones(rng):
            mask = damage_mask(image.shape, outlines, rng)
            marked = composite(marked, mask, brightness, rng)
    marked, image = (_reduce(each) for each in (marked, image))
    change = np.abs(to_luma(np.clip(marked, 0, 1)) - to_luma(image))
    return to_luma(apply_randomly(marked, DAMAGE_AFTER, table, rng)), change


def _reduce(image: Pixels) -> Pixels:
    """Reduce a picture to `SIDE` pixels."""
    return np.asarray(cv2.resize(image, (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.float32)


def _tones(rng: Generator) -> list[float]:
    """Draw the brightnesses of marks: bright, dark or both."""
    tones = [rng.uniform(0.55, 1.0), rng.uniform(0.0, 0.4)]
    return [tones, tones[:1], tones[1:]][int(rng.choice(3, p=[0.3, 0.5, 0.2]))]


def fit_network(
    network: TorchScratchDetector, examples: Iterator[tuple[Tensor, Tensor]], seconds: float
) -> TorchScratchDetector:
    """Train for `seconds`; the learning rate warms up and then falls to zero."""
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=1e-3)
    start, loss_seen, step = time.monotonic(), 0.0, 0
    while (elapsed_share := (time.monotonic() - start) / seconds) < 1:
        grey, marked = next(examples)
        is_known = ~marked.isnan()
        loss = F.binary_cross_entropy_with_logits(network(grey)[is_known], marked[is_known])
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(step / 50, 1) * (1 - elapsed_share)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        loss_seen, step = loss_seen * 0.99 + float(loss.detach()) * 0.01, step + 1
        if step % 200 == 0:
            print(f"{step} steps, {elapsed_share:.0%}, loss {loss_seen:.4f}", flush=True)  # noqa: T201
    return network


def save(network: TorchScratchDetector, file: Path) -> None:
    """Write the weights as models.diagnosis.scratch_detector reads them."""
    arrays: dict[str, np.ndarray] = {}
    for number, layer in enumerate(network.layers):
        assert isinstance(layer, nn.Conv2d) and layer.bias is not None  # noqa: PT018, S101
        taps = layer.weight.detach().permute(2, 3, 1, 0)
        arrays[f"kernel_{number}"] = taps.reshape(-1, taps.shape[3]).numpy()
        arrays[f"bias_{number}"] = layer.bias.detach().numpy()
    assert network.last.bias is not None  # noqa: S101
    arrays["last"] = network.last.weight.detach()[:, :, 0, 0].T.numpy()
    arrays["last_bias"] = network.last.bias.detach().numpy()
    np.savez(file, allow_pickle=False, **arrays)


def create_network(file: Path | None) -> TorchScratchDetector:
    """Build a network with the weights in `file`, or with random ones if it is None."""
    torch.manual_seed(SEED)
    network = TorchScratchDetector()
    if file:
        saved = MarkNetwork.read(file)
        layers = zip(network.layers, saved.kernels, saved.biases, strict=True)
        for layer, kernel, bias in (*layers, (network.last, saved.last, saved.last_bias)):
            assert isinstance(layer, nn.Conv2d)  # noqa: S101
            taps = kernel.reshape(*layer.kernel_size, layer.in_channels, -1).transpose(3, 2, 0, 1)
            layer.weight = nn.Parameter(torch.from_numpy(taps.copy()))
            layer.bias = nn.Parameter(torch.from_numpy(bias.copy()))
    return network


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder made by models.training.data.pack_photos")
    parser.add_argument("file", type=Path, help="where the weights are written")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--start", type=Path, help="weights to begin with")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    outlines = read_outlines(arguments.data / "damage.json.gz")
    examples = batches(PhotoPack(arguments.data / "train"), outlines, SEED)
    network = fit_network(create_network(arguments.start), examples, 60 * arguments.minutes)
    save(network, arguments.file)


if __name__ == "__main__":
    main()
