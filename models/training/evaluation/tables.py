"""Tables of models.training.evaluation.evaluate for what is measured in other ways than by a whole
photo's
PSNR: damage, and enlarging."""

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
from models.training.data.degradations import gaussian_kernel, gaussian_noise, jpeg
from models.training.data.synthetic_damage import add_scratches, visible
from models.training.evaluation.baselines import inpaint_opencv, real_esrgan
from models.training.evaluation.engine import Bench, bundled, row
from models.training.evaluation.metrics import Restore, psnr

EVERY: Final = 3  # validation photos that are looked at
SCALES: Final = (2, 4)
PLAIN: Final = (cv2.INTER_CUBIC, cv2.INTER_LANCZOS4)

Levels = NDArray[np.uint8]
Fill = Callable[[Levels, MaskArray], Raster]


def damage_table(bench: Bench) -> None:
    """How much of the damage is found, and how well the damaged pixels are mended: with the mask
    that was found, and with the true one, which nobody has in life."""
    finder, right, all_of_it, rows = bundled("heirloom-scratch"), 0, 0, []
    fills: dict[str, Fill] = {
        "Heirloom": ours(),
        "Telea": partial(inpaint_opencv, method=cv2.INPAINT_TELEA),
        "Navier-Stokes": partial(inpaint_opencv, method=cv2.INPAINT_NS),
    }
    for clean, hurt, truth in damaged_photos(bench):
        likely = finder(as_pixels(hurt), progress=Progress())[..., 0]
        found, there = hysteresis_threshold(likely, HIGH_SENSITIVITY), truth > 0
        right += 2 * int((found & there).sum())
        all_of_it += int(found.sum()) + int(there.sum())
        masks = [dilate(each, DAMAGE_MARGIN).astype(np.float32) for each in (there, found)]
        filled = [fill(hurt, mask) for mask in masks for fill in fills.values()]
        rows.append([inside(image, clean, truth) for image in (hurt, *filled)])
    means = np.mean(rows, axis=0)
    row("\ndamage, mask F1 over all pixels", f"{right / all_of_it:.3f}")
    row("PSNR inside the damage", "input", *fills)
    row(*["---"] * (2 + len(fills)))
    row("true mask", *(f"{mean:.2f}" for mean in means[: 1 + len(fills)]))
    row("found mask", *(f"{mean:.2f}" for mean in (means[0], *means[1 + len(fills) :])))


def damaged_photos(bench: Bench) -> Iterator[tuple[Levels, Levels, MaskArray]]:
    """Clean, damaged, and where; outlines from scans kept out of the training."""
    for seed, clean in enumerate(bench.validation[::EVERY]):
        rng, image = np.random.default_rng(seed), as_pixels(clean)
        hurt = np.clip(add_scratches(bench.outlines, image, rng), 0, 1)
        yield clean, as_levels(hurt, clean.dtype).astype(np.uint8), visible(image, hurt)


def ours() -> Fill:
    """The bundled filler."""
    filler = bundled("heirloom-fill")

    def fill(image: Levels, hole: MaskArray) -> Raster:
        out = filler(as_pixels(image), hole[..., None], progress=Progress())
        return as_levels(out, image.dtype)

    return fill


def inside(image: Raster, clean: Levels, where: MaskArray) -> float:
    """PSNR in dB of the pixels under the mask; 100 where there are none."""
    chosen = where > 0
    return psnr(image[chosen], clean[chosen]) if chosen.any() else 100.0


def enlarging_table(bench: Bench) -> None:
    """After mild degradation."""
    row("\nenlarging, validation photos", "bicubic", "Lanczos", "Heirloom", "Real-ESRGAN x4plus")
    row(*["---"] * 5)
    for scale in SCALES:
        plain = (partial(interpolated, scale=scale, how=how) for how in PLAIN)
        peers = {"Real-ESRGAN x4plus": real_esrgan()} if scale == 4 else {}
        pairs = partial(small_photos, bench, scale)
        bench.compare(f"x{scale}", pairs, (*plain, enlarged(scale)), peers)


def interpolated(image: Raster, scale: int, how: int) -> Raster:
    """By OpenCV: cv2.INTER_CUBIC or another."""
    height, width = (side * scale for side in image.shape[:2])
    return cv2.resize(image, (width, height), interpolation=how).astype(np.uint8)


def enlarged(scale: int) -> Restore:
    """By the bundled network, without tiles."""
    network = bundled(f"heirloom-upscale-x{scale}")

    def restore(image: Raster) -> Raster:
        return as_levels(network(as_pixels(image), progress=Progress()), image.dtype)

    return restore


def small_photos(bench: Bench, scale: int) -> Iterator[tuple[Levels, Levels]]:
    """Blurred a little, reduced by area, with noise of 2 levels, saved as JPEG of quality 85; and
    as they were."""
    for seed, photo in enumerate(bench.validation[::EVERY]):
        height, width = (side // scale * scale for side in photo.shape[:2])
        large, rng = photo[:height, :width], np.random.default_rng(seed)
        kernel = gaussian_kernel(0.4 * scale, 0.4 * scale, 0)
        soft = cv2.filter2D(as_pixels(large), -1, kernel, borderType=cv2.BORDER_REFLECT_101)
        size = (width // scale, height // scale)
        small: Pixels = cv2.resize(soft, size, interpolation=cv2.INTER_AREA).astype(np.float32)
        saved = jpeg(gaussian_noise(small, 2 / 255, rng), 85)
        yield as_levels(saved, large.dtype).astype(np.uint8), large
