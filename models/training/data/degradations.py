"""Degradations of photographs by age, cameras and computers, each as (image, rng) -> image.

Images are height x width x 3, float32, sRGB, 0 to 1; results may lie outside of that range.

Ranges follow Real-ESRGAN's first-order model (Wang et al. 2021, arXiv 2107.10833, section 3.1)
where it has the degradation; otherwise the docstring names the source. The same rng state gives
the same damage whatever the picture, so that a pair can differ in one degradation alone.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import cv2
import numpy as np
from numpy.random import Generator
from PIL import Image

from models.core.pixels import Pixels, is_monochrome, to_coded, to_linear, to_luma
from models.core.wish_table import Wish
from models.training.data.synthetic_damage import Outline, add_scratches

Degradation = Callable[[Pixels, Generator], Pixels]
"""Function that damages an image, with parameters drawn from a random generator."""

Table = Mapping[Wish, Degradation]
"""Functions that cause the damage which each wish undoes, by wish."""


def add_noise(image: Pixels, rng: Generator) -> Pixels:
    """Add Gaussian noise (deviation 2 to 55 of 255), film grain or shot noise.

    The first two are sometimes equal in all three channels. `image` is H x W x 3, 0 to 1."""
    draw = rng.random()
    if draw < 0.6:
        return gaussian_noise(image, rng.uniform(2, 55) / 255, rng)
    return film_grain(image, rng) if draw < 0.85 else shot_noise(image, rng)


def gaussian_noise(image: Pixels, sigma: float, rng: Generator) -> Pixels:
    """Add white Gaussian noise of deviation `sigma` (0 to 1), in a fifth of the draws grey."""
    shared = rng.random() < 0.2
    noise = rng.standard_normal(image.shape, np.float32) * np.float32(sigma)
    return image + (noise[..., :1] if shared else noise)


def film_grain(image: Pixels, rng: Generator) -> Pixels:
    """Add silver grain, correlated over about a pixel and strongest in the mid-tones.

    Newson et al. 2017, "A stochastic film grain model", section 2."""
    noise = rng.standard_normal(image.shape, np.float32)
    if rng.random() < 0.6:
        noise = noise[..., :1].repeat(3, axis=2)
    radius, sigma = rng.uniform(0.3, 1.1), rng.uniform(4, 40) / 255
    noise = _float(cv2.GaussianBlur(noise, (0, 0), radius))
    noise *= sigma / max(float(noise.std()), 1e-6)
    light = to_luma(np.clip(image, 0, 1))[..., None]
    return image + noise * (0.4 + 2.4 * light * (1 - light))


def shot_noise(image: Pixels, rng: Generator) -> Pixels:
    """Add Poisson noise in linear light, with 50 to 2000 photons for white."""
    photons = 10 ** rng.uniform(1.7, 3.3)
    seen = rng.poisson(to_linear(np.clip(image, 0, 1)) * photons) / photons
    return to_coded(seen.astype(np.float32))


def blur(image: Pixels, rng: Generator) -> Pixels:
    """Apply a Gaussian, defocus or motion blur and add faint noise (sigma 0 to 3 of 255).

    `image` is H x W x 3, 0 to 1."""
    draw = rng.random()
    if draw < 0.5:
        out = gaussian_blur(image, rng)
    elif draw < 0.7:
        out = _convolve(image, disc_kernel(rng.uniform(1, 4)))
    else:
        out = _convolve(image, motion_kernel(rng.uniform(3, 15), rng.uniform(0, np.pi)))
    sigma = rng.uniform(0, 3) / 255
    return out + rng.standard_normal(image.shape, np.float32) * np.float32(sigma)


def gaussian_blur(image: Pixels, rng: Generator) -> Pixels:
    """Apply a Gaussian blur, isotropic or with two sigmas at a random angle, of 0.5 to 3 pixels."""
    a = rng.uniform(0.5, 3.0)
    b = a if rng.random() < 0.6 else rng.uniform(0.5, 3.0)
    return _convolve(image, gaussian_kernel(a, b, rng.uniform(0, np.pi)))


def gaussian_kernel(along: float, across: float, angle: float) -> Pixels:
    """Return a Gaussian kernel that sums to 1; sigmas along, across in pixels, angle in radians."""
    x, y = _grid(int(3 * max(along, across)) + 1)
    u, v = x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)
    return _normalise(np.exp(-0.5 * ((u / along) ** 2 + (v / across) ** 2)))


def disc_kernel(radius: float) -> Pixels:
    """Return a defocus kernel that sums to 1: a disc of `radius` pixels, its edge one wide."""
    x, y = _grid(int(radius) + 2)
    return _normalise(np.clip(radius + 0.5 - np.hypot(x, y), 0, 1))


def motion_kernel(length: float, angle: float) -> Pixels:
    """Return a motion kernel that sums to 1: `length` pixels long, at `angle` radians."""
    x, y = _grid(int(length / 2) + 2)
    u, v = x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)
    return _normalise(np.clip(length / 2 + 0.5 - np.abs(u), 0, 1) * np.clip(1 - np.abs(v), 0, 1))


def compress_jpeg(image: Pixels, rng: Generator) -> Pixels:
    """Compress as JPEG at quality 8 to 85, with or without chroma subsampling.

    The 8 x 8 grid begins in the corner or, in a fifth of the draws, at a random offset, as in a
    crop. `image` is H x W x 3, 0 to 1."""
    quality, subsampling = int(rng.integers(8, 86)), int(rng.choice([0, 2]))
    top, left = rng.integers(0, 8, 2) * (rng.random() < 0.2)
    height, width = image.shape[:2]
    edges = (top, 16 - top, left, 16 - left)
    padded = cv2.copyMakeBorder(image, *edges, cv2.BORDER_REFLECT_101)
    return jpeg(_float(padded), quality, subsampling)[top : top + height, left : left + width]


def jpeg(image: Pixels, quality: int, subsampling: int = 2) -> Pixels:
    """Encode and decode by libjpeg at `quality`, 1 to 100; `subsampling` 0 is 4:4:4, 2 is 4:2:0."""
    file = io.BytesIO()
    coded = (np.clip(image, 0, 1) * 255 + 0.5).astype(np.uint8)
    Image.fromarray(coded).save(file, "JPEG", quality=quality, subsampling=subsampling)
    return np.asarray(Image.open(file), np.float32) / np.float32(255)


def downscale(image: Pixels, rng: Generator) -> Pixels:
    """Reduce the image 1.5 to 4 times and enlarge it to its size again."""
    height, width = image.shape[:2]
    scale = rng.uniform(1.5, 4.0)
    small = (max(round(width / scale), 1), max(round(height / scale), 1))
    down = int(rng.choice([cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC]))
    reduced = cv2.resize(image, small, interpolation=down)
    return _float(cv2.resize(reduced, (width, height), interpolation=cv2.INTER_CUBIC))


def fade(image: Pixels, rng: Generator) -> Pixels:
    """Fade the dyes, yellow the base and lower the contrast (Wilhelm and Brower 1993)."""
    density = -np.log10(np.clip(to_linear(np.clip(image, 0, 1)), 0.004, 1))
    left = 1 - rng.uniform(0.05, 0.6) * rng.uniform(0.3, 1.0, 3)
    stain = rng.uniform(0, 0.4) * np.array([0.1, 0.4, 1.0]) * rng.uniform(0.5, 1.2, 3)
    toning = rng.uniform(0.1, 0.6) * np.array([-0.6, 0.0, 1.0]) * rng.uniform(0.7, 1.3, 3)
    if rng.random() < 0.75 and is_monochrome(image):
        left, stain = left * (1 + toning), stain * rng.uniform(1, 2.5)
    old = density * left.astype(np.float32) + stain.astype(np.float32)
    if rng.random() < 0.4:
        unevenness = smooth_field(image.shape[:2], rng)[..., None]
        old = old * (1 - 0.4 * unevenness)
    coded = to_coded(10 ** -old.astype(np.float32))
    flat = rng.uniform(0.0, 0.25)
    return _float(coded * (1 - flat) + flat * rng.uniform(0.4, 0.8))


def darken(image: Pixels, rng: Generator) -> Pixels:
    """Underexpose 3 to 20 times in linear light, add read noise (Wei et al. 2020, section 3).

    `image` is H x W x 3, 0 to 1."""
    dark = to_linear(np.clip(image, 0, 1)) / np.float32(10 ** rng.uniform(0.5, 1.3))
    noise = rng.standard_normal(image.shape, np.float32)
    coded = to_coded(dark) ** np.float32(rng.uniform(0.9, 1.2))
    return _float(coded + noise * np.float32(rng.uniform(0, 6) / 255))


def add_haze(image: Pixels, rng: Generator) -> Pixels:
    """Add haze, I = J t + A (1 - t), with a smooth random depth (He, Sun and Tang 2009).

    `image` is H x W x 3, 0 to 1."""
    depth = 0.4 + 0.6 * smooth_field(image.shape[:2], rng)[..., None]
    clear = np.exp(-rng.uniform(0.4, 2.0) * depth).astype(np.float32)
    air = np.float32(rng.uniform(0.7, 0.98)) * rng.uniform(0.95, 1.0, 3).astype(np.float32)
    return _float(image * clear + air * (1 - clear))


def add_rain(image: Pixels, rng: Generator) -> Pixels:
    """Add bright motion-blurred streaks of rain (Yang et al. 2017, section 3).

    `image` is H x W x 3, 0 to 1."""
    height, width = image.shape[:2]
    out, tilt = image, rng.uniform(-0.6, 0.6)
    for _ in range(int(rng.integers(1, 3))):
        drops = rng.random((height, width), np.float32) < rng.uniform(0.002, 0.02)
        kernel = motion_kernel(rng.uniform(8, 30), np.pi / 2 + tilt)
        streaks = cv2.filter2D(drops.astype(np.float32), -1, kernel)
        streaks = cv2.GaussianBlur(streaks, (0, 0), rng.uniform(0.3, 0.9))
        screen = np.clip(streaks * rng.uniform(6, 18), 0, rng.uniform(0.25, 0.8))[..., None]
        out = _float(out + (1 - np.minimum(out, 1)) * screen)
    return out


def degrade_mildly(image: Pixels, rng: Generator) -> Pixels:
    """Apply mild blur, fading, noise and JPEG compression, each at random, for the wish ENHANCE.

    `image` is H x W x 3, 0 to 1."""
    out = gaussian_blur(image, rng) if rng.random() < 0.4 else image
    out = fade(out, rng) if rng.random() < 0.6 else out
    out = gaussian_noise(out, rng.uniform(2, 20) / 255, rng) if rng.random() < 0.7 else out
    return compress_jpeg(out, rng) if rng.random() < 0.4 else out


def smooth_field(shape: tuple[int, ...], rng: Generator) -> Pixels:
    """Interpolate 4 x 4 random values to a smooth field of `shape` (H, W), 0 to 1."""
    coarse = rng.random((4, 4), np.float32)
    return np.clip(cv2.resize(coarse, shape[1::-1], interpolation=cv2.INTER_CUBIC), 0, 1)


def degradations(outlines: Sequence[Outline]) -> Table:
    """Return each wish's degradation, in order of events; `outlines` shape dust and scratches."""
    return {
        Wish.LOW_RESOLUTION: downscale,
        Wish.BLUR: blur,
        Wish.HAZE: add_haze,
        Wish.LOW_LIGHT: darken,
        Wish.RAIN: add_rain,
        Wish.FADING: fade,
        Wish.ENHANCE: degrade_mildly,
        Wish.SCRATCHES: partial(add_scratches, outlines),
        Wish.NOISE: add_noise,
        Wish.JPEG: compress_jpeg,
    }


def apply_randomly(
    image: Pixels, shares: Mapping[Wish, float], table: Table, rng: Generator
) -> Pixels:
    """Apply each degradation of `shares` with the probability given there; clip to 0 to 1.

    `image` is H x W x 3, 0 to 1."""
    for wish, share in shares.items():
        if rng.random() < share:
            image = _float(np.clip(table[wish](image, rng), 0, 1))
    return image


def _convolve(image: Pixels, kernel: Pixels) -> Pixels:
    return _float(cv2.filter2D(image, -1, kernel, borderType=cv2.BORDER_REFLECT_101))


def _grid(radius: int) -> tuple[Pixels, Pixels]:
    y, x = np.mgrid[-radius : radius + 1, -radius : radius + 1].astype(np.float32)
    return x, y


def _normalise(kernel: Pixels) -> Pixels:
    return _float(kernel / kernel.sum())


def _float(image: object) -> Pixels:
    return np.asarray(image, np.float32)
