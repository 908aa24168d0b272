"""Evaluation tables for single kinds of damage at a known strength, and for side effects."""

from collections.abc import Iterator
from functools import partial
from typing import Final

import cv2
import numpy as np

from models.core.pixels import Pixels, Raster, as_levels, as_pixels, to_luma
from models.core.wish_table import Wish
from models.imaging.cielab import to_lab
from models.training.data.degradations import (
    fade,
    gaussian_kernel,
    gaussian_noise,
    jpeg,
    motion_kernel,
)
from models.training.evaluation.baselines import grey_world, richardson_lucy, unsharp
from models.training.evaluation.colour_difference import ciede2000
from models.training.evaluation.evaluation_engine import EvaluationBench, identity, print_row
from models.training.evaluation.quality_metrics import Restore, psnr

PHOTO_STRIDE: Final = 3
"""Every photo with an index divisible by this is used."""
MOTION_ANGLE: Final = np.pi / 6
"""Direction of the motion blur in radians."""

UNRELATED_INSTRUCTIONS: Final = (
    (Wish.NOISE, "remove the rain"),
    (Wish.NOISE, "remove the jpeg artefacts"),
    (Wish.JPEG, "remove the scratches"),
    (Wish.JPEG, "remove the rain"),
    (Wish.BLUR, "remove the noise"),
    (Wish.BLUR, "brighten this dark photo"),
    (Wish.LOW_LIGHT, "remove the haze"),
    (Wish.FADING, "sharpen the blurred photo"),
)
"""Kinds of damage with instructions about something else."""

FADING_INSTRUCTIONS: Final = (
    "bring the faded colours back",
    "bring the faded colours back and remove the cast",
)
"""Instructions for faded photos with a colour cast."""

GREY_INSTRUCTIONS: Final = (
    "remove the noise",
    "remove the scratches",
    "bring the colours back",
    "sharpen it",
)
"""Instructions for photos without colour."""


def blur_table(bench: EvaluationBench) -> None:
    """Print results for blur with matching noise, beside unsharp masking and Richardson-Lucy."""
    print_row("\nblur, validation photos", "input", "Heirloom", "unsharp mask", "Richardson-Lucy")
    print_row(*["---"] * 5)
    kernels = {
        "Gaussian, sigma 1.6, noise 2": (gaussian_kernel(1.6, 1.6, 0), 2.0),
        "motion, 9 pixels": (motion_kernel(9, MOTION_ANGLE), 0.0),
    }
    ours = bench.restore_by_instruction("sharpen the blurred photo")
    for name, (kernel, sigma) in kernels.items():
        peers: dict[str, Restore] = {
            "unsharp mask": unsharp,
            "Richardson-Lucy": richardson_lucy(kernel),
        }
        pairs = partial(blurred_pairs, bench, kernel, sigma)
        bench.compare(name, pairs, (identity, ours), peers)


def blurred_pairs(
    bench: EvaluationBench, kernel: Pixels, sigma: float
) -> Iterator[tuple[Raster, Raster]]:
    """Yield pictures blurred by `kernel` with noise of `sigma` levels, and clean ones; seed n."""
    for seed, image in enumerate(bench.validation[::PHOTO_STRIDE]):
        soft = cv2.filter2D(as_pixels(image), -1, kernel, borderType=cv2.BORDER_REFLECT_101)
        rng = np.random.default_rng(seed)
        noisy = gaussian_noise(np.asarray(soft, np.float32), sigma / 255, rng)
        yield as_levels(noisy, image.dtype), image


def colour_table(bench: EvaluationBench) -> None:
    """Print the mean CIEDE2000 difference of restored faded photos to the originals."""
    print_row("\nfading and cast, CIEDE2000", "input", "Heirloom", "grey world and CLAHE")
    print_row(*["---"] * 4)
    for instruction in FADING_INSTRUCTIONS:
        ours, distances = bench.restore_by_instruction(instruction), []
        for seed, image in enumerate(bench.validation[::PHOTO_STRIDE]):
            old = as_levels(fade(as_pixels(image), np.random.default_rng(seed)), image.dtype)
            distances.append(
                [distance(restore(old), image) for restore in (identity, ours, grey_world)]
            )
        print_row(instruction, *(f"{mean:.2f}" for mean in np.mean(distances, axis=0)))


def distance(one: Raster, other: Raster) -> float:
    """Return the mean colour difference (CIEDE2000) between two pictures of equal size."""
    return float(ciede2000(to_lab(as_pixels(one)), to_lab(as_pixels(other))).mean())


def stray_table(bench: EvaluationBench) -> None:
    """Print how much instructions about absent damage change the picture."""
    print_row("\ndamage, instruction", "mean PSNR to the input", "worst photo")
    print_row(*["---"] * 3)
    for wish, text in UNRELATED_INSTRUCTIONS:
        restore, scores = bench.restore_by_instruction(text), []
        for seed, image in enumerate(bench.validation[:: 2 * PHOTO_STRIDE]):
            damaged = bench.table[wish](as_pixels(image), np.random.default_rng(seed))
            levels = as_levels(damaged, image.dtype)
            scores.append(psnr(restore(levels), levels))
        print_row(f"{wish.value}, {text}", f"{np.mean(scores):.2f}", f"{min(scores):.2f}")


def grey_table(bench: EvaluationBench) -> None:
    """Print the largest colour that restorations give to grey JPEG photos."""
    print_row("\nphoto without colour, instruction", "largest chroma, of 255")
    print_row("---", "---")
    for text in GREY_INSTRUCTIONS:
        restore = bench.restore_by_instruction(text)
        print_row(text, f"{max(chroma(restore(grey)) for grey in grey_photos(bench)):.3f}")


def grey_photos(bench: EvaluationBench) -> Iterator[Raster]:
    """Yield grey pictures, compressed with JPEG quality 50."""
    for image in bench.validation[:: 2 * PHOTO_STRIDE]:
        light = np.repeat(to_luma(as_pixels(image))[..., None], 3, axis=2)
        yield as_levels(np.repeat(jpeg(light, 50)[..., :1], 3, axis=2), image.dtype)


def chroma(image: Raster) -> float:
    """Return the mean range of a pixel's three channels, in 8-bit levels."""
    return float(np.ptp(image.astype(np.float64), axis=2).mean())
