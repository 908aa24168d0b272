"""Noise of cameras, film and scanners, as the denoiser learns it: (image, rng) -> image.

Images are H x W x 3, float32, 0 to 1; results are not clipped. Film grain is drawn here by
filtering white noise; models.training.data.held_out_grain has another generator that no training
uses.
"""

from collections.abc import Callable
from typing import Final

import cv2
import numpy as np
from numpy.random import Generator

from models.core.pixels import Pixels, to_coded, to_linear, to_luma

NoiseModel = Callable[[Pixels, Generator], Pixels]

STRONGEST: Final = 75 / 255
"""Largest standard deviation of Gaussian noise, as a share of the pixel range."""


def gaussian(image: Pixels, rng: Generator) -> Pixels:
    """Add white Gaussian noise of standard deviation 0 to 75 of 255."""
    sigma = rng.uniform(0, STRONGEST)
    return image + _white(image.shape, rng) * np.float32(sigma)


def poisson_gaussian(image: Pixels, rng: Generator) -> Pixels:
    """Add shot noise and read noise, in half of the draws in linear light.

    Foi et al. 2008, "Practical Poissonian-Gaussian noise modeling and fitting", section II. `image`
    is H x W x 3, 0 to 1."""
    linear = rng.random() < 0.5
    light = to_linear(np.clip(image, 0, 1)) if linear else np.clip(image, 0, 1)
    photons = 10 ** rng.uniform(1.5, 3.5)
    counted = rng.poisson(light * photons).astype(np.float32) / np.float32(photons)
    noisy = counted + _white(image.shape, rng) * np.float32(rng.uniform(0, 0.05))
    return to_coded(np.clip(noisy, 0, 1.2)) if linear else noisy


def film_grain(image: Pixels, rng: Generator) -> Pixels:
    """Add noise with one of three spectra: blurred white, band-pass, power law.

    Its strength depends on brightness: highest in midtones, shadows or highlights, or constant.
    `image` is H x W x 3, 0 to 1."""
    grain = _normalise(SPECTRA[int(rng.integers(len(SPECTRA)))](image.shape, rng))
    light = np.clip(to_luma(np.clip(image, 0, 1)), 0, 1)[..., None]
    curve = (4 * light * (1 - light), 1 - light, light, np.ones_like(light))
    least = rng.uniform(0.15, 0.8)
    strength = least + (1 - least) * curve[int(rng.integers(len(curve)))]
    return np.asarray(image + grain * strength * (rng.uniform(3, 50) / 255), np.float32)


def scanner_stripes(image: Pixels, rng: Generator) -> Pixels:
    """Add offsets of whole rows or columns, random or periodic, and some white noise.

    `image` is H x W x 3, 0 to 1."""
    height, width = image.shape[:2]
    across = rng.random() < 0.5
    length = width if across else height
    colours = 3 if rng.random() < 0.5 else 1
    offsets = rng.standard_normal((length, colours), np.float32)
    if rng.random() < 0.5:
        offsets = _blur_along(offsets, rng.uniform(0.3, 2))
    if rng.random() < 0.3:
        place = np.arange(length, dtype=np.float32)[:, None]
        waves = np.sin(2 * np.pi * (place / rng.uniform(2.5, 24) + rng.random()))
        offsets = offsets * np.float32(0.4) + waves.astype(np.float32)
    stripes = _normalise(offsets)[None] if across else _normalise(offsets)[:, None]
    noisy = image + stripes * np.float32(rng.uniform(1, 14) / 255)
    return np.asarray(noisy + _white(image.shape, rng) * (rng.uniform(0, 15) / 255), np.float32)


def chroma_mottle(image: Pixels, rng: Generator) -> Pixels:
    """Add colour blotches of equal brightness, 1 to 8 pixels wide, and some white noise."""
    blotches = _blur(_white(image.shape, rng), rng.uniform(0.6, 4))
    blotches = _normalise(blotches - to_luma(blotches)[..., None])
    noisy = image + blotches * np.float32(rng.uniform(2, 26) / 255)
    return np.asarray(noisy + _white(image.shape, rng) * (rng.uniform(0, 20) / 255), np.float32)


def blurred_spectrum(shape: tuple[int, ...], rng: Generator) -> Pixels:
    """Draw white noise (`shape`, H x W x 3), blurred with a sigma of 0.35 to 1.8 pixels."""
    return _blur(_white(shape, rng), rng.uniform(0.35, 1.8))


def band_spectrum(shape: tuple[int, ...], rng: Generator) -> Pixels:
    """Draw noise (`shape`, H x W x 3) of a band of frequencies, with grains of about equal size."""
    noise, radius = _white(shape, rng), rng.uniform(0.4, 1.3)
    return _blur(noise, radius) - _blur(noise, radius * rng.uniform(1.5, 4))


def power_spectrum(shape: tuple[int, ...], rng: Generator) -> Pixels:
    """Draw noise (`shape`, H x W x 3) whose amplitude falls with a power of the frequency."""
    rows, columns = np.fft.fftfreq(shape[0])[:, None], np.fft.rfftfreq(shape[1])[None]
    frequency = np.maximum(np.hypot(rows, columns), 1 / max(shape[:2]))
    gain = (frequency ** -rng.uniform(0.2, 1.2))[..., None]
    spectrum = np.fft.rfft2(_white(shape, rng), axes=(0, 1)) * gain
    return np.fft.irfft2(spectrum, shape[:2], axes=(0, 1)).astype(np.float32)


SPECTRA: Final = (blurred_spectrum, band_spectrum, power_spectrum)


def _white(shape: tuple[int, ...], rng: Generator) -> Pixels:
    """Draw white noise; its channels are equal in a fifth of the draws, similar in a tenth.

    `shape` is height and width in pixels."""
    noise, draw = rng.standard_normal(shape, np.float32), rng.random()
    if draw < 0.2:
        return np.repeat(noise[..., :1], 3, axis=2)
    if draw < 0.3:
        common, share = rng.standard_normal((*shape[:2], 1), np.float32), rng.uniform(0.2, 0.9)
        return noise * np.float32(np.sqrt(1 - share)) + common * np.float32(np.sqrt(share))
    return noise


def _blur_along(offsets: Pixels, radius: float) -> Pixels:
    """Blur offsets (length x colours) along the first axis by a Gaussian of `radius` elements."""
    smooth = cv2.GaussianBlur(offsets[:, None], (1, 0), sigmaX=1, sigmaY=radius)
    return np.asarray(smooth, np.float32).reshape(offsets.shape)


def _blur(noise: Pixels, radius: float) -> Pixels:
    return np.asarray(cv2.GaussianBlur(noise, (0, 0), radius), np.float32)


def _normalise(noise: Pixels) -> Pixels:
    """Scale noise to a standard deviation of 1."""
    return np.asarray(noise / max(float(noise.std()), 1e-6), np.float32)
