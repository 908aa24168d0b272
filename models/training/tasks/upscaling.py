"""The upscalers' lesson: what did the picture look like before it was made smaller?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator
from torch import Tensor, nn

from models.core.pixels import Pixels
from models.training.data.degradations import gaussian_kernel, gaussian_noise, jpeg
from models.training.data.losses import psnr
from models.training.data.photo_pack import as_tensor, clean_patch, eight_bit
from models.training.tasks.task import Batch, Source

REDUCTIONS = (cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC)


@dataclass(frozen=True)
class UpscalingTask:
    """Examples are a small patch, `side` pixels wide, and the same `scale` times as large."""

    scale: int
    side: int
    labels: Sequence[str] = ("psnr",)

    def example(self, source: Source, rng: Generator) -> tuple[Tensor, ...]:
        """See Lesson."""
        large = clean_patch(source.photos.draw_crop(rng), self.side * self.scale, 1.5, rng)
        small = downscale_for_task(large, self.scale, rng)
        return as_tensor(eight_bit(small)), as_tensor(eight_bit(large))

    def loss(self, network: nn.Module, batch: Batch) -> Tensor:
        """Mean absolute error."""
        small, large = batch
        error: Tensor = network(small).float() - large
        return error.abs().mean()

    def marks(self, network: nn.Module, batch: Batch) -> Iterator[tuple[str, float]]:
        """PSNR in dB."""
        small, large = batch
        return (("psnr", mark) for mark in psnr(network(small), large).tolist())


def downscale_for_task(image: Pixels, scale: int, rng: Generator) -> Pixels:
    """Real-ESRGAN's order (Wang et al. 2021, arXiv 2107.10833, section 3.1), mild and once: blur,
    reduction, noise, JPEG, each but the reduction left out now and then."""
    height, width = image.shape[:2]
    if rng.random() < 0.7:
        sigma = rng.uniform(0.2, 0.7) * scale
        kernel = gaussian_kernel(sigma, sigma, 0)
        image = np.asarray(cv2.filter2D(image, -1, kernel, borderType=cv2.BORDER_REFLECT_101))
    how = int(rng.choice(REDUCTIONS))
    reduced = cv2.resize(image, (width // scale, height // scale), interpolation=how)
    small: Pixels = np.clip(reduced, 0, 1).astype(np.float32)
    if rng.random() < 0.6:
        small = gaussian_noise(small, rng.uniform(0, 8) / 255, rng)
    if rng.random() < 0.5:
        small = jpeg(small, int(rng.integers(60, 96)), int(rng.choice([0, 2])))
    return small
