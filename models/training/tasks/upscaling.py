"""Training task of the upscalers: restore a patch that was reduced and degraded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator
from torch import Tensor, nn

from models.core.pixels import Pixels
from models.training.data.degradations import gaussian_kernel, gaussian_noise, jpeg
from models.training.data.photo_pack import as_tensor, clean_patch, eight_bit
from models.training.data.training_losses import psnr
from models.training.tasks.training_task import Batch, Source

REDUCTIONS = (cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC)
"""OpenCV's interpolation modes, one of which reduces each patch."""


@dataclass(frozen=True)
class UpscalingTask:
    """Super-resolution by a whole factor.

    An example is (small, large): 3 x side x side and 3 x (scale * side) x (scale * side), 0 to 1.
    `side` is in pixels."""

    scale: int
    side: int
    labels: Sequence[str] = ("psnr",)

    def example(self, source: Source, rng: Generator) -> tuple[Tensor, ...]:
        """Draw a reduced patch, 3 x side x side, and the full-size one."""
        large = clean_patch(source.photos.draw_crop(rng), self.side * self.scale, 1.5, rng)
        small = downscale_for_task(large, self.scale, rng)
        return as_tensor(eight_bit(small)), as_tensor(eight_bit(large))

    def loss(self, network: nn.Module, batch: Batch) -> Tensor:
        """Return the mean absolute error of the upscaled patches, a scalar."""
        small, large = batch
        error: Tensor = network(small).float() - large
        return error.abs().mean()

    def scores(self, network: nn.Module, batch: Batch) -> Iterator[tuple[str, float]]:
        """Yield a label and the PSNR in dB of each picture."""
        small, large = batch
        return (("psnr", score) for score in psnr(network(small), large).tolist())


def downscale_for_task(image: Pixels, scale: int, rng: Generator) -> Pixels:
    """Reduce an image `scale` times, sometimes with blur, noise and JPEG, as Real-ESRGAN does."""
    height, width = image.shape[:2]
    if rng.random() < 0.7:
        sigma = rng.uniform(0.2, 0.7) * scale
        kernel = gaussian_kernel(sigma, sigma, 0)
        image = np.asarray(cv2.filter2D(image, -1, kernel, borderType=cv2.BORDER_REFLECT_101))
    mode = int(rng.choice(REDUCTIONS))
    reduced = cv2.resize(image, (width // scale, height // scale), interpolation=mode)
    small: Pixels = np.clip(reduced, 0, 1).astype(np.float32)
    if rng.random() < 0.6:
        small = gaussian_noise(small, rng.uniform(0, 8) / 255, rng)
    if rng.random() < 0.5:
        small = jpeg(small, int(rng.integers(60, 96)), int(rng.choice([0, 2])))
    return small
