"""Evaluation tables for damage repair and upscaling."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from models.core.pixels import (
    DAMAGE_MARGIN,
    MaskArray,
    Pixels,
    Raster,
    as_levels,
    as_pixels,
    dilate,
)
from models.core.progress import Progress
from models.core.wish import HIGH_SENSITIVITY
from models.imaging.hysteresis import hysteresis_threshold
from models.inpainting.filling import fill
from models.training.data.degradations import gaussian_kernel, gaussian_noise, jpeg
from models.training.data.synthetic_damage import add_scratches, visible_damage
from models.training.evaluation.baselines import inpaint_opencv, real_esrgan
from models.training.evaluation.engine import EvaluationBench, load_bundled, print_row
from models.training.evaluation.metrics import Restore, psnr

PHOTO_STRIDE: Final = 3  # validation photos that are looked at
"""Every photo with an index divisible by this is used."""
SCALES: Final = (2, 4)
"""Upscaling factors that are measured."""
INTERPOLATIONS: Final = (cv2.INTER_CUBIC, cv2.INTER_LANCZOS4)
"""Interpolation methods that upscaling is compared with."""

Levels = NDArray[np.uint8]
"""Picture with 8 bits per channel, height x width x 3."""
Fill = Callable[[Levels, MaskArray], Raster]
"""Function from a picture and a hole mask to the filled picture."""


def damage_table(bench: EvaluationBench) -> None:
    """Print how well damage is detected and repaired.

    Repair is measured with the detected and with the true mask, which is unknown for real photos.
    """
    finder, overlap, area, rows = load_bundled("heirloom-scratch"), 0, 0, []
    fills: dict[str, Fill] = {
        "Heirloom": fill_from_picture,
        "heirloom-fill": bundled_fill(),
        "Telea": partial(inpaint_opencv, method=cv2.INPAINT_TELEA),
        "Navier-Stokes": partial(inpaint_opencv, method=cv2.INPAINT_NS),
    }
    for clean, damaged, truth in damaged_photos(bench):
        probability = finder(as_pixels(damaged), progress=Progress())[..., 0]
        found, truth_mask = hysteresis_threshold(probability, HIGH_SENSITIVITY), truth > 0
        overlap += 2 * int((found & truth_mask).sum())
        area += int(found.sum()) + int(truth_mask.sum())
        masks = [dilate(each, DAMAGE_MARGIN).astype(np.float32) for each in (truth_mask, found)]
        filled = [method(damaged, mask) for mask in masks for method in fills.values()]
        rows.append([inside(image, clean, truth) for image in (damaged, *filled)])
    means = np.mean(rows, axis=0)
    print_row("\ndamage, mask F1 over all pixels", f"{overlap / area:.3f}")
    print_row("PSNR inside the damage", "input", *fills)
    print_row(*["---"] * (2 + len(fills)))
    print_row("true mask", *(f"{mean:.2f}" for mean in means[: 1 + len(fills)]))
    print_row("found mask", *(f"{mean:.2f}" for mean in (means[0], *means[1 + len(fills) :])))


def damaged_photos(bench: EvaluationBench) -> Iterator[tuple[Levels, Levels, MaskArray]]:
    """Yield clean and damaged pictures and the damage mask.

    Outlines are from scans that were not used in training.
    """
    for seed, clean in enumerate(bench.validation[::PHOTO_STRIDE]):
        rng, image = np.random.default_rng(seed), as_pixels(clean)
        damaged = np.clip(add_scratches(bench.outlines, image, rng), 0, 1)
        yield (
            clean,
            as_levels(damaged, clean.dtype).astype(np.uint8),
            visible_damage(image, damaged),
        )


def fill_from_picture(image: Levels, hole: MaskArray) -> Raster:
    """Fill the hole of a picture as the program does."""
    network = as_pixels(bundled_fill()(image, hole))
    return as_levels(fill(as_pixels(image), hole > 0, network, Progress()), image.dtype)


def bundled_fill() -> Fill:
    """Build the fill function of the bundled inpainting network."""
    filler = load_bundled("heirloom-fill")

    def fill_hole(image: Levels, hole: MaskArray) -> Raster:
        out = filler(as_pixels(image), hole[..., None], progress=Progress())
        return as_levels(out, image.dtype)

    return fill_hole


def inside(image: Raster, clean: Levels, where: MaskArray) -> float:
    """Return the PSNR in dB of the pixels under the mask; 100 if there are none."""
    selected = where > 0
    return psnr(image[selected], clean[selected]) if selected.any() else 100.0


def enlarging_table(bench: EvaluationBench) -> None:
    """Print upscaling results after mild degradation."""
    print_row(
        "\nenlarging, validation photos", "bicubic", "Lanczos", "Heirloom", "Real-ESRGAN x4plus"
    )
    print_row(*["---"] * 5)
    for scale in SCALES:
        plain = (partial(interpolated, scale=scale, how=how) for how in INTERPOLATIONS)
        peers = {"Real-ESRGAN x4plus": real_esrgan()} if scale == 4 else {}
        pairs = partial(small_photos, bench, scale)
        bench.compare(f"x{scale}", pairs, (*plain, enlarged(scale)), peers)


def interpolated(image: Raster, scale: int, how: int) -> Raster:
    """Upscale a picture with OpenCV; `how` is cv2.INTER_CUBIC or another method."""
    height, width = (side * scale for side in image.shape[:2])
    return cv2.resize(image, (width, height), interpolation=how).astype(np.uint8)


def enlarged(scale: int) -> Restore:
    """Build the upscaling function of the bundled network, untiled."""
    network = load_bundled(f"heirloom-upscale-x{scale}")

    def restore(image: Raster) -> Raster:
        return as_levels(network(as_pixels(image), progress=Progress()), image.dtype)

    return restore


def small_photos(bench: EvaluationBench, scale: int) -> Iterator[tuple[Levels, Levels]]:
    """Yield degraded small pictures and the originals.

    They are slightly blurred, reduced by area, with noise of 2 levels, saved as JPEG of quality 85.
    """
    for seed, photo in enumerate(bench.validation[::PHOTO_STRIDE]):
        height, width = (side // scale * scale for side in photo.shape[:2])
        large, rng = photo[:height, :width], np.random.default_rng(seed)
        kernel = gaussian_kernel(0.4 * scale, 0.4 * scale, 0)
        soft = cv2.filter2D(as_pixels(large), -1, kernel, borderType=cv2.BORDER_REFLECT_101)
        size = (width // scale, height // scale)
        small: Pixels = cv2.resize(soft, size, interpolation=cv2.INTER_AREA).astype(np.float32)
        saved = jpeg(gaussian_noise(small, 2 / 255, rng), 85)
        yield as_levels(saved, large.dtype).astype(np.uint8), large
