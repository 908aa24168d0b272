"""Tables of models.training.evaluation.evaluate for one kind of damage at one known strength, and
for what an
instruction must leave alone."""

from collections.abc import Iterator
from functools import partial
from typing import Final

import cv2
import numpy as np
from skimage import color

from models.core.pixels import Pixels, Raster, as_levels, as_pixels, to_luma
from models.core.wish import Wish
from models.training.data.degradations import (
    fade,
    gaussian_kernel,
    gaussian_noise,
    jpeg,
    motion_kernel,
)
from models.training.evaluation.baselines import grey_world, richardson_lucy, unsharp
from models.training.evaluation.engine import Bench, row, same
from models.training.evaluation.metrics import Restore, psnr

EVERY: Final = 3  # validation photos that are looked at
ANGLE: Final = np.pi / 6  # of the motion

STRAYS: Final = (
    (Wish.NOISE, "remove the rain"),
    (Wish.NOISE, "remove the jpeg artefacts"),
    (Wish.JPEG, "remove the scratches"),
    (Wish.JPEG, "remove the rain"),
    (Wish.BLUR, "remove the noise"),
    (Wish.BLUR, "brighten this dark photo"),
    (Wish.LOW_LIGHT, "remove the haze"),
    (Wish.FADING, "sharpen the blurred photo"),
)
"""What is wrong, and what is said about something else."""

FADED: Final = (
    "bring the faded colours back",
    "bring the faded colours back and remove the cast",
)
"""What is said of faded photos with a cast."""

SPOKEN: Final = ("remove the noise", "remove the scratches", "bring the colours back", "sharpen it")
"""To photos without colour."""


def blur_table(bench: Bench) -> None:
    """Blur with the noise that goes with it; unsharp masking and Richardson-Lucy, which is told
    the kernel, beside ours."""
    row("\nblur, validation photos", "input", "Heirloom", "unsharp mask", "Richardson-Lucy")
    row(*["---"] * 5)
    kernels = {
        "Gaussian, sigma 1.6, noise 2": (gaussian_kernel(1.6, 1.6, 0), 2.0),
        "motion, 9 pixels": (motion_kernel(9, ANGLE), 0.0),
    }
    ours = bench.said("sharpen the blurred photo")
    for name, (kernel, sigma) in kernels.items():
        peers: dict[str, Restore] = {
            "unsharp mask": unsharp,
            "Richardson-Lucy": richardson_lucy(kernel),
        }
        pairs = partial(blurred, bench, kernel, sigma)
        bench.compare(name, pairs, (same, ours), peers)


def blurred(bench: Bench, kernel: Pixels, sigma: float) -> Iterator[tuple[Raster, Raster]]:
    """With noise of `sigma` levels; picture n has seed n."""
    for seed, image in enumerate(bench.validation[::EVERY]):
        soft = cv2.filter2D(as_pixels(image), -1, kernel, borderType=cv2.BORDER_REFLECT_101)
        rng = np.random.default_rng(seed)
        noisy = gaussian_noise(np.asarray(soft, np.float32), sigma / 255, rng)
        yield as_levels(noisy, image.dtype), image


def colour_table(bench: Bench) -> None:
    """Mean distance of the colours from the original's (CIEDE2000)."""
    row("\nfading and cast, CIEDE2000", "input", "Heirloom", "grey world and CLAHE")
    row(*["---"] * 4)
    for words in FADED:
        ours, distances = bench.said(words), []
        for seed, image in enumerate(bench.validation[::EVERY]):
            old = as_levels(fade(as_pixels(image), np.random.default_rng(seed)), image.dtype)
            distances.append([distance(done(old), image) for done in (same, ours, grey_world)])
        row(words, *(f"{mean:.2f}" for mean in np.mean(distances, axis=0)))


def distance(one: Raster, other: Raster) -> float:
    """Mean CIEDE2000 of the pixels."""
    return float(color.deltaE_ciede2000(color.rgb2lab(one), color.rgb2lab(other)).mean())


def stray_table(bench: Bench) -> None:
    """Instructions about something that is not wrong: the result against the input."""
    row("\ndamage, instruction", "mean PSNR to the input", "worst photo")
    row(*["---"] * 3)
    for wish, text in STRAYS:
        restore, scores = bench.said(text), []
        for seed, image in enumerate(bench.validation[:: 2 * EVERY]):
            damaged = bench.table[wish](as_pixels(image), np.random.default_rng(seed))
            levels = as_levels(damaged, image.dtype)
            scores.append(psnr(restore(levels), levels))
        row(f"{wish.value}, {text}", f"{np.mean(scores):.2f}", f"{min(scores):.2f}")


def grey_table(bench: Bench) -> None:
    """Chroma of what becomes of photos without colour that were saved as JPEG."""
    row("\nphoto without colour, instruction", "largest chroma, of 255")
    row("---", "---")
    for text in SPOKEN:
        restore = bench.said(text)
        row(text, f"{max(chroma(restore(grey)) for grey in without_colour(bench)):.3f}")


def without_colour(bench: Bench) -> Iterator[Raster]:
    """Grey, and saved with quality 50."""
    for image in bench.validation[:: 2 * EVERY]:
        light = np.repeat(to_luma(as_pixels(image))[..., None], 3, axis=2)
        yield as_levels(np.repeat(jpeg(light, 50)[..., :1], 3, axis=2), image.dtype)


def chroma(image: Raster) -> float:
    """Mean difference of the channels of a pixel from each other, in levels."""
    return float(np.ptp(image.astype(np.float64), axis=2).mean())
