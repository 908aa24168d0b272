"""Evaluation table for upscaling."""

from collections.abc import Iterator
from functools import partial
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from models.core.pixels import (
    Pixels,
    Raster,
    as_levels,
    as_pixels,
)
from models.core.progress import Progress
from models.training.data.degradations import gaussian_kernel, gaussian_noise, jpeg
from models.training.evaluation.baselines import real_esrgan
from models.training.evaluation.evaluation_engine import EvaluationBench, load_bundled, print_row
from models.training.evaluation.quality_metrics import Restore

PHOTO_STRIDE: Final = 3  # validation photos that are looked at
"""Every photo with an index divisible by this is used."""
SCALES: Final = (2, 4)
"""Upscaling factors that are measured."""
INTERPOLATIONS: Final = (cv2.INTER_CUBIC, cv2.INTER_LANCZOS4)
"""Interpolation methods that upscaling is compared with."""

Levels = NDArray[np.uint8]
"""Picture with 8 bits per channel, height x width x 3."""


def enlarging_table(bench: EvaluationBench) -> None:
    """Print upscaling results after mild degradation."""
    print_row(
        "\nenlarging, validation photos", "bicubic", "Lanczos", "Heirloom", "Real-ESRGAN x4plus"
    )
    print_row(*["---"] * 5)
    for scale in SCALES:
        plain = (partial(interpolate, scale=scale, how=how) for how in INTERPOLATIONS)
        peers = {"Real-ESRGAN x4plus": real_esrgan()} if scale == 4 else {}
        pairs = partial(small_photos, bench, scale)
        bench.compare(f"x{scale}", pairs, (*plain, make_upscaler(scale)), peers)


def interpolate(image: Raster, scale: int, how: int) -> Raster:
    """Upscale a picture with OpenCV; `how` is its method, such as cv2.INTER_CUBIC."""
    height, width = (side * scale for side in image.shape[:2])
    return cv2.resize(image, (width, height), interpolation=how).astype(np.uint8)


def make_upscaler(scale: int) -> Restore:
    """Return the function that enlarges `scale` times by the bundled network, untiled."""
    network = load_bundled(f"heirloom-upscale-x{scale}")

    def restore(image: Raster) -> Raster:
        return as_levels(network(as_pixels(image), progress=Progress()), image.dtype)

    return restore


def small_photos(bench: EvaluationBench, scale: int) -> Iterator[tuple[Levels, Levels]]:
    """Yield degraded small pictures and the originals.

    They are slightly blurred, reduced by area, with noise of 2 levels, saved as JPEG of quality 85.
    They are `scale` times smaller."""
    for seed, photo in enumerate(bench.validation[::PHOTO_STRIDE]):
        height, width = (side // scale * scale for side in photo.shape[:2])
        large, rng = photo[:height, :width], np.random.default_rng(seed)
        kernel = gaussian_kernel(0.4 * scale, 0.4 * scale, 0)
        soft = cv2.filter2D(as_pixels(large), -1, kernel, borderType=cv2.BORDER_REFLECT_101)
        size = (width // scale, height // scale)
        small: Pixels = cv2.resize(soft, size, interpolation=cv2.INTER_AREA).astype(np.float32)
        saved = jpeg(gaussian_noise(small, 2 / 255, rng), 85)
        yield as_levels(saved, large.dtype).astype(np.uint8), large
