"""Features of a photo for the diagnosis: noise, compression, sharpness, light, colour, marks.

Only reduced copies and a sample of small pieces at full size are read, so time and memory do not
grow with the photo. A border of one colour around the photo is left out.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final

import numpy as np

from models.core.pixels import Pixels, Raster, as_pixels, to_luma
from models.diagnosis.block_operations import Plane, blocks, halve, pool_blocks
from models.diagnosis.jpeg_traces import estimate_compression
from models.diagnosis.noise_estimation import estimate_noise
from models.diagnosis.scratch_detector import reduced_copy, scratch_map
from models.diagnosis.sharpness import estimate_sharpness
from models.diagnosis.speck_filter import find_specks
from models.imaging.halftone_detection import find_screen

OVERVIEW: Final = 320
"""Approximate long side in pixels of the reduced copy: half of it to twice as much."""

PIECES: Final = 5
"""Largest number of rows and columns of sample pieces."""

SIDE: Final = 192
"""Side of a sample piece in pixels; a multiple of `GRID`, as are the positions of the pieces."""

GRID: Final = 8
"""Side of a JPEG block in pixels; borders are trimmed by multiples of it."""

BLOCK: Final = 16
"""Side in pixels of the blocks in which specks are judged."""

BORDER_RANGE: Final = 0.012
"""Range of levels, 0 to 1, up to which a row or column belongs to the border."""

RANKS: Final = (51, 128, 204)
"""Ranks of three levels (low, middle, high) among the sorted pixels of a block."""

CLEAR_STEP: Final = 0.1
"""Smallest difference of brightness, 0 to 1, that is visible."""

TONES: Final = 12
"""Number of ranges of brightness in which the variety of colours is measured."""


def extract_features(image: Raster) -> Mapping[str, float]:
    """Measure all features of a photo, by name; levels are 0 to 1."""
    inside = trim_borders(image)
    reduced = downscale_to_overview(inside)
    pieces = np.stack([as_pixels(piece) for piece in sample_pieces(inside)])
    greys, grey_copy = to_luma(pieces), reduced_copy(inside)
    return {
        **_measure_light(reduced),
        **_measure_colour(reduced),
        **estimate_noise(np.ascontiguousarray(np.moveaxis(pieces, 3, 1)), greys),
        **estimate_compression(greys),
        **estimate_sharpness(greys),
        **_measure_specks(greys),
        **scratch_map(grey_copy),
        **find_specks(np.round(grey_copy * 255).astype(np.uint8)),
        **_measure_screen(inside),
    }


def _measure_screen(image: Raster) -> dict[str, float]:
    """Measure the distance of halftone dots in pixels and how strong they are; 0 without any."""
    screen = find_screen(image)
    found = (screen.period, screen.strength) if screen else (0.0, 0.0)
    return dict(zip(("dot_distance", "dot_strength"), found, strict=True))


def trim_borders(image: Raster) -> Raster:
    """Crop edge rows and columns of one level, unless less than a sample piece remains."""
    reduced = to_luma(downscale_to_overview(image))
    sides: list[slice] = []
    for axis in (0, 1):
        inside = np.flatnonzero(np.ptp(reduced, axis=1 - axis) > BORDER_RANGE)
        if not inside.size:
            return image
        scale = image.shape[axis] / reduced.shape[axis]
        first, last = int(inside[0]), int(inside[-1]) + 1
        start = 0 if first == 0 else -(-int(first * scale) // GRID) * GRID
        stop = image.shape[axis] if last == reduced.shape[axis] else int(last * scale)
        sides.append(slice(start, stop))
    cropped = image[tuple(sides)]
    return cropped if min(cropped.shape[:2]) >= SIDE else image


def downscale_to_overview(image: Raster) -> Pixels:
    """Reduce a photo to a long side near `OVERVIEW`, unless it is smaller."""
    long = max(image.shape[:2])
    stride = max(long // (2 * OVERVIEW), 1)
    thin = as_pixels(image[::stride, ::stride])
    return np.moveaxis(halve(np.moveaxis(thin, 2, 0)), 0, 2) if long > OVERVIEW else thin


def sample_pieces(image: Raster) -> Iterator[Raster]:
    """Yield full-size pieces that are spread evenly over a photo, or cover a small one."""
    height, width = image.shape[:2]
    for top, left in product(_starts(height), _starts(width)):
        yield image[top : top + SIDE, left : left + SIDE]


def _starts(length: int) -> list[int]:
    """Return the positions of the pieces along a side of `length` pixels."""
    count = min(-(-length // SIDE), PIECES)
    last = max(length - SIDE, 0) // 8 * 8
    return sorted({last * i // max(count - 1, 1) // 8 * 8 for i in range(count)})


def _measure_light(reduced: Pixels) -> dict[str, float]:
    """Measure percentiles of the luma, the darkest channel and the local contrast."""
    grey = to_luma(reduced)
    low, dim, middle, bright, high = np.percentile(grey, (1, 10, 50, 90, 99))
    dark = pool_blocks(reduced.min(axis=2), 8, np.min)
    airy, airier = np.percentile(dark, (20, 60))
    return {
        "black": float(low),
        "dim": float(dim),
        "middle": float(middle),
        "bright": float(bright),
        "white": float(high),
        "dark_channel": float(airy),
        "dark_channel_high": float(airier),
        "local_contrast": float(np.median(pool_blocks(grey, 8, np.std))),
    }


def _measure_colour(reduced: Pixels) -> dict[str, float]:
    """Measure saturation, and red and blue against green in dark, middle and bright parts.

    `reduced` is the reduced photo, H x W x 3, 0 to 1."""
    low, high = (np.percentile(reduced, at, axis=(0, 1)) for at in (2, 98))
    mean = reduced.mean(axis=(0, 1))
    saturation = reduced.max(axis=2) - reduced.min(axis=2)
    tint, variety = _measure_tint(reduced)
    return {
        "tint": tint,
        "variety": variety,
        "black_red": float(low[0] - low[1]),
        "black_blue": float(low[2] - low[1]),
        "mean_red": float(mean[0] - mean[1]),
        "mean_blue": float(mean[2] - mean[1]),
        "white_red": float(high[0] - high[1]),
        "white_blue": float(high[2] - high[1]),
        "cast": float(np.abs(high - high.mean()).max() + np.abs(low - low.mean()).max()),
        "saturation": float(saturation.mean()),
        "saturation_spread": float(saturation.std()),
    }


def _measure_tint(reduced: Pixels) -> tuple[float, float]:
    """Measure the mean distance of the colours from grey, and their spread at equal brightness.

    In a print of one ink the spread is nearly 0, however brown it is."""
    colours = (reduced[..., ::2] - reduced[..., 1:2]).reshape(-1, 2)
    order = np.argsort(to_luma(reduced).ravel())
    within = [part.var(axis=0).sum() for part in np.array_split(colours[order], TONES) if len(part)]
    return float(np.hypot(*colours.mean(axis=0))), float(np.sqrt(np.mean(within)))


def _measure_specks(greys: Plane) -> dict[str, float]:
    """Measure shares of thin marks and of outliers in pieces of luma (pieces x H x W, 0 to 1)."""
    thin = [_thin_shares(sign * grey) for grey in greys for sign in (1, -1)]
    shares = np.array(thin).reshape(len(greys), 2, 3).mean(axis=0)
    flat = np.array([_outlier_shares(grey) for grey in greys]).mean(axis=0)
    tones = dict(zip(("bright", "dark"), shares.tolist(), strict=True))
    return {
        **{f"{tone}_spots": row[0] for tone, row in tones.items()},
        **{f"{tone}_upright_lines": row[1] for tone, row in tones.items()},
        **{f"{tone}_level_lines": row[2] for tone, row in tones.items()},
        "bright_on_flat": float(flat[0]),
        "dark_on_flat": float(flat[1]),
        "flat_with_specks": float(flat[2]),
    }


def _thin_shares(grey: Plane) -> tuple[float, float, float]:
    """Measure the shares of pixels in bright spots, vertical lines and horizontal lines."""
    reach = 3
    if min(grey.shape) <= 2 * reach:
        return 0.0, 0.0, 0.0
    core = grey[reach:-reach, reach:-reach]
    across = core - np.maximum(grey[reach:-reach, : -2 * reach], grey[reach:-reach, 2 * reach :])
    along = core - np.maximum(grey[: -2 * reach, reach:-reach], grey[2 * reach :, reach:-reach])
    sides, ends = across > CLEAR_STEP, along > CLEAR_STEP
    return float((sides & ends).mean()), float(sides.mean()), float(ends.mean())


def _outlier_shares(grey: Plane) -> tuple[float, float, float]:
    """Measure the outliers in the flat blocks of a picture, as three shares from 0 to 1.

    These are the share of pixels that are much brighter than their block, that of pixels that are
    much darker, and the share of blocks of which less than a fifth is such pixels. `grey` is H x W,
    luma, 0 to 1."""
    pixels = blocks(grey, BLOCK).reshape(-1, BLOCK * BLOCK)
    if not len(pixels):
        return 0.0, 0.0, 0.0
    low, middle, high = np.partition(pixels, RANKS, axis=1)[:, RANKS].T
    flat = (high - low) < CLEAR_STEP
    if not flat.any():
        return 0.0, 0.0, 0.0
    beyond = np.maximum(2 * (high - low), CLEAR_STEP)[flat, None]
    away = pixels[flat] - middle[flat, None]
    share = (np.abs(away) > beyond).mean(axis=1)
    return (
        float((away > beyond).mean()),
        float((away < -beyond).mean()),
        float(((share > 0) & (share < 0.2)).mean()),
    )
