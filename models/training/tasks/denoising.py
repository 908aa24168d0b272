"""Training task of the denoiser: give the clean patch for a noisy one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import torch
from numpy.random import Generator
from torch import Tensor, nn

from models.core.pixels import Pixels, is_monochrome, to_grey
from models.networks.residual_unet import UNKNOWN_LEVEL
from models.training.data.degradations import jpeg
from models.training.data.held_out_grain import boolean_grain
from models.training.data.noise_models import (
    NoiseModel,
    chroma_mottle,
    film_grain,
    gaussian,
    poisson_gaussian,
    scanner_stripes,
)
from models.training.data.photo_pack import as_tensor, clean_patch, eight_bit
from models.training.data.training_losses import psnr, relative_l1_loss
from models.training.tasks.training_task import Batch, Source

SHARES: Final[Mapping[NoiseModel, float]] = {
    gaussian: 0.65,
    poisson_gaussian: 0.1,
    film_grain: 0.17,
    scanner_stripes: 0.04,
    chroma_mottle: 0.04,
}
"""Probability with which each kind of noise is drawn; the sum is 1."""

CLEAN: Final = 0.05
"""Share of the patches that have no noise and shall stay as they are."""

LEVEL_GIVEN: Final = 0.5
"""Share of the patches whose noise level is given to the network."""

COMPRESSED: Final = 1 / 5
"""Share of the noisy patches that are saved as JPEG."""

GREY: Final = 1 / 3
"""Share of the patches that are made grey; most family photos have no colour."""

GREY_NOISE: Final = 0.75
"""Share of the patches without colour whose noise has no colour either."""

SIGMAS: Final = (15, 25, 50)
"""Standard deviations of white noise in the validation, in levels of 255."""

GRAIN: Final = (0.22, 0.7)
"""Radius and aperture in pixels of the film grain in the validation; see `boolean_grain`."""


@dataclass(frozen=True)
class DenoisingTask:
    """Denoising: noise of many kinds is to be removed from a patch.

    An example is (noisy, clean, level, index): two patches 3 x side x side, 0 to 1; the noise
    level, 1 x 1 x 1; the index of a label. Validation patches have white noise of three strengths
    or a film grain that no training patch has, no level, and no compression."""

    side: int
    labels: Sequence[str] = (*(f"sigma{sigma}" for sigma in SIGMAS), "grain")

    def example(self, source: Source, rng: Generator) -> tuple[Tensor, ...]:
        """Draw a noisy patch, the clean one, the noise level and its index in `labels`."""
        clean = clean_patch(source.photos.draw_crop(rng), self.side, 2.0, rng)
        if source.part == "val":
            return self._validation_example(clean, rng)
        clean = eight_bit(recolour(clean, rng))
        noisy, level = noisy_patch(clean, rng)
        seen = eight_bit(noisy)
        if rng.random() < COMPRESSED:
            seen = compress_at_offset(seen, rng)
        wanted = clean if level else seen
        given = level if rng.random() < LEVEL_GIVEN else UNKNOWN_LEVEL
        return self._tensors(seen, wanted, given, 0)

    def _validation_example(self, clean: Pixels, rng: Generator) -> tuple[Tensor, ...]:
        index = int(rng.integers(len(self.labels)))
        if index < len(SIGMAS):
            noise = rng.standard_normal(clean.shape, np.float32)
            noisy = clean + noise * np.float32(SIGMAS[index] / 255)
        else:
            noisy = boolean_grain(clean, *GRAIN, rng)
        return self._tensors(eight_bit(noisy), eight_bit(clean), UNKNOWN_LEVEL, index)

    def _tensors(
        self, noisy: Pixels, clean: Pixels, level: float, index: int
    ) -> tuple[Tensor, ...]:
        level_map = torch.full((1, 1, 1), level, dtype=torch.float32)
        return as_tensor(noisy), as_tensor(clean), level_map, torch.tensor(index)

    def loss(self, network: nn.Module, batch: Batch) -> Tensor:
        """Return the mean absolute error of each patch as a share of its noise, a scalar."""
        noisy, clean, level, _ = batch
        return relative_l1_loss(network(noisy, level).float(), clean, noisy)

    def scores(self, network: nn.Module, batch: Batch) -> Iterator[tuple[str, float]]:
        """Yield the label of the noise and the PSNR in dB of each patch."""
        noisy, clean, level, indices = batch
        values = psnr(network(noisy, level).float(), clean).tolist()
        return zip((self.labels[index] for index in indices.tolist()), values, strict=True)


def noisy_patch(clean: Pixels, rng: Generator) -> tuple[Pixels, float]:
    """Add noise of one or two kinds to a patch, not clipped; return its deviation too.

    The deviation is 0 for a patch that stays clean."""
    if rng.random() < CLEAN:
        return clean, 0.0
    noisy = _draw_noise_model(rng)(clean, rng)
    if rng.random() < 0.15:
        noisy = _draw_noise_model(rng)(noisy, rng)
    noise = noisy - clean
    if is_monochrome(clean) and rng.random() < GREY_NOISE:
        noise = np.repeat(noise[..., :1], 3, axis=2)
    return clean + noise, float(np.sqrt(np.mean(np.square(noise))))


def _draw_noise_model(rng: Generator) -> NoiseModel:
    models = [*SHARES]
    return models[int(rng.choice(len(models), p=[*SHARES.values()]))]


def recolour(image: Pixels, rng: Generator) -> Pixels:
    """Change channel order, contrast, gamma and saturation at random, and make some patches grey.

    Grey patches stay grey. `image` is H x W x 3, 0 to 1."""
    if rng.random() < 0.3:
        image = image[..., rng.permutation(3)]
    if rng.random() < 0.3:
        image = np.clip(image, 0, 1) ** np.float32(rng.uniform(0.6, 1.6))
    if rng.random() < 0.3:
        mean = image.mean(axis=2, keepdims=True)
        image = mean + (image - mean) * np.float32(rng.uniform(0.3, 1.3))
    if rng.random() < 0.3:
        contrast = rng.uniform(0.3, 1.0)
        image = image * np.float32(contrast) + np.float32(rng.uniform(0, 1 - contrast))
    if rng.random() < GREY:
        image = to_grey(np.asarray(image, np.float32))
    return np.asarray(np.clip(image, 0, 1), np.float32)


def compress_at_offset(image: Pixels, rng: Generator) -> Pixels:
    """Compress as JPEG of quality 40 to 95, with the 8 x 8 grid at a random offset.

    `image` is H x W x 3, 0 to 1."""
    top, left = (int(offset) for offset in rng.integers(0, 8, 2))
    height, width = image.shape[:2]
    edges = (top, 16 - top, left, 16 - left)
    framed = np.asarray(cv2.copyMakeBorder(image, *edges, cv2.BORDER_REFLECT_101), np.float32)
    saved = jpeg(framed, int(rng.integers(40, 96)), int(rng.choice([0, 2])))
    return np.ascontiguousarray(saved[top : top + height, left : left + width])
