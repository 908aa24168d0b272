"""What can be measured about a photo: noise, grid of compression, sharpness, light, specks.

Only a reduced copy and a sample of small pieces at full size are read, so time and memory do not
grow with the photo.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.pixels import Pixels, Raster, as_pixels, luma

Plane = NDArray[np.float32]

OVERVIEW: Final = 320
"""Long side of the reduced copy, at most, in pixels."""

PIECES: Final = 6
"""Rows and columns of pieces."""

SIDE: Final = 192
"""Of a piece, in pixels; a multiple of 8, as are their places."""

BLOCK: Final = 16
"""Side of the blocks in which noise and specks are judged."""

NEAR_BLACK: Final = 0.03
NEAR_WHITE: Final = 0.97
CLEAR_STEP: Final = 0.1
"""A difference that one sees, 0 to 1."""

FAINT: Final = 1e-4
"""Added before logarithms."""


def measured(image: Raster) -> Mapping[str, float]:
    """Numbers by name; levels are 0 to 1."""
    reduced = overview(image)
    pieces = [as_pixels(piece) for piece in sample(image)]
    greys = [luma(piece) for piece in pieces]
    return {
        **_light(reduced),
        **_colour(reduced),
        **_noise(greys),
        "colour_noise": _percentile([_roughness(p[..., 0] - p[..., 2]) for p in pieces], 20),
        **_grid(greys),
        **_sharpness(greys),
        **_specks(greys),
    }


def overview(image: Raster) -> Pixels:
    """Reduced to `OVERVIEW` by taking pixels at even distances and averaging some."""
    long = max(image.shape[:2])
    stride = max(long // (2 * OVERVIEW), 1)
    thin = as_pixels(image[::stride, ::stride])
    return _halved(thin) if max(thin.shape[:2]) > OVERVIEW else thin


def sample(image: Raster) -> Iterator[Raster]:
    """Pieces at full size, spread evenly; all of a small photo."""
    height, width = image.shape[:2]
    for top in _starts(height):
        for left in _starts(width):
            yield image[top : top + SIDE, left : left + SIDE]


def _starts(length: int) -> list[int]:
    count = min(-(-length // SIDE), PIECES)
    last = max(length - SIDE, 0) // 8 * 8
    return sorted({last * i // max(count - 1, 1) // 8 * 8 for i in range(count)})


def _light(reduced: Pixels) -> dict[str, float]:
    grey = luma(reduced)
    low, dim, middle, bright, high = np.percentile(grey, (1, 10, 50, 90, 99))
    dark = _pooled(reduced.min(axis=2), 8, np.min)
    airy, airier = np.percentile(dark, (20, 60))
    return {
        "black": float(low),
        "dim": float(dim),
        "middle": float(middle),
        "bright": float(bright),
        "white": float(high),
        "dark_channel": float(airy),
        "dark_channel_high": float(airier),
        "local_contrast": float(np.median(_pooled(grey, 8, np.std))),
    }


def _colour(reduced: Pixels) -> dict[str, float]:
    """How red and blue lie against green in the darkest, the mean and the brightest parts."""
    low, high = (np.percentile(reduced, at, axis=(0, 1)) for at in (2, 98))
    mean = reduced.mean(axis=(0, 1))
    saturation = reduced.max(axis=2) - reduced.min(axis=2)
    return {
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


def _noise(greys: list[Plane]) -> dict[str, float]:
    """Standard deviations of white noise, at full and at half size, in the flattest blocks
    (Immerkaer 1996, "Fast noise variance estimation", equation 3, block by block)."""
    full = [_roughness(grey) for grey in greys]
    half = [_roughness(_halved(grey[..., None])[..., 0]) for grey in greys]
    return {
        "noise": _percentile(full, 20),
        "noise_least": _percentile(full, 5),
        "noise_median": _percentile(full, 50),
        "coarse_noise": _percentile(half, 20),
        "coarse_noise_least": _percentile(half, 5),
    }


def _roughness(grey: Plane) -> Plane:
    """One number a block; blocks at black or white are left out."""
    if min(grey.shape) < BLOCK + 2:
        return np.empty(0, np.float32)
    across = grey[:, :-2] - 2 * grey[:, 1:-1] + grey[:, 2:]
    both = across[:-2] - 2 * across[1:-1] + across[2:]
    levels = _pooled(grey[1:-1, 1:-1], BLOCK, np.mean)
    kept = (levels > NEAR_BLACK) & (levels < NEAR_WHITE)
    rough = _pooled(np.abs(both), BLOCK, np.mean) * np.float32(np.sqrt(np.pi / 2) / 6)
    return np.asarray(rough[kept], np.float32)


def _grid(greys: list[Plane]) -> dict[str, float]:
    """How much stronger the steps at one phase of an 8-pixel grid are than at the others, in
    logarithms: the weaker and the stronger of the two directions."""
    both = sorted(_phase_excess(planes) for planes in (greys, [grey.T for grey in greys]))
    return {"blockiness": both[0], "blockiness_high": both[1]}


def _phase_excess(greys: list[Plane]) -> float:
    sums, counts = np.zeros(8), np.zeros(8)
    for grey in greys:
        step = np.diff(grey, axis=1)
        odd = np.abs(step[:, 1:-1] - (step[:, :-2] + step[:, 2:]) / 2)
        profile = np.minimum(odd, CLEAR_STEP / 2).mean(axis=0) if odd.size else np.empty(0)
        for phase in range(8):
            sums[phase] += profile[phase::8].sum()
            counts[phase] += profile[phase::8].size
    means = sums / np.maximum(counts, 1) + FAINT
    return float(np.log(means.max() / np.median(means)))


def _sharpness(greys: list[Plane]) -> dict[str, float]:
    """Steepness of the strongest edges and its loss from half size to full size, and from a
    quarter to half, in logarithms: nearly the same for a sharp photo."""
    steep: list[tuple[float, float]] = []
    planes = greys
    for _ in range(3):
        steep.append((_steepness(planes), _steepness([plane.T for plane in planes])))
        planes = [_halved(plane[..., None])[..., 0] for plane in planes]
    logs = np.log(np.array(steep) + FAINT)
    first, second = (sorted(logs[i] - logs[i + 1]) for i in (0, 1))
    return {
        "steepness": float(np.exp(logs[0].max())),
        "sharpness": float(first[0]),
        "sharpness_high": float(first[1]),
        "coarse_sharpness": float(second[0]),
        "coarse_sharpness_high": float(second[1]),
    }


def _steepness(planes: list[Plane]) -> float:
    """Of the steepest hundredth of all places."""
    steps = np.concatenate([np.abs(np.diff(plane, axis=1)).ravel() for plane in planes])
    return float(np.percentile(steps, 99)) if steps.size else 0.0


def _specks(greys: list[Plane]) -> dict[str, float]:
    """Shares of pixels that stand out from both sides, by brightness and direction, and from
    flat blocks."""
    thin = [_thin(sign * grey) for grey in greys for sign in (1, -1)]
    shares = np.array(thin).reshape(len(greys), 2, 3).mean(axis=0)
    flat = np.array([_outliers(grey) for grey in greys]).mean(axis=0)
    tones = dict(zip(("bright", "dark"), shares.tolist(), strict=True))
    return {
        **{f"{tone}_spots": row[0] for tone, row in tones.items()},
        **{f"{tone}_upright_lines": row[1] for tone, row in tones.items()},
        **{f"{tone}_level_lines": row[2] for tone, row in tones.items()},
        "bright_on_flat": float(flat[0]),
        "dark_on_flat": float(flat[1]),
        "flat_with_specks": float(flat[2]),
    }


def _thin(grey: Plane) -> tuple[float, float, float]:
    reach = 3
    if min(grey.shape) <= 2 * reach:
        return 0.0, 0.0, 0.0
    core = grey[reach:-reach, reach:-reach]
    across = core - np.maximum(grey[reach:-reach, : -2 * reach], grey[reach:-reach, 2 * reach :])
    along = core - np.maximum(grey[: -2 * reach, reach:-reach], grey[2 * reach :, reach:-reach])
    sides, ends = across > CLEAR_STEP, along > CLEAR_STEP
    return float((sides & ends).mean()), float(sides.mean()), float(ends.mean())


def _outliers(grey: Plane) -> tuple[float, float, float]:
    """Shares of bright and of dark outliers among the pixels of flat blocks, and of the flat
    blocks that have a few."""
    blocks = _blocks(grey, BLOCK).reshape(-1, BLOCK * BLOCK)
    if not len(blocks):
        return 0.0, 0.0, 0.0
    low, middle, high = np.percentile(blocks, (20, 50, 80), axis=1)
    flat = (high - low) < CLEAR_STEP
    if not flat.any():
        return 0.0, 0.0, 0.0
    beyond = np.maximum(2 * (high - low), CLEAR_STEP)[flat, None]
    away = blocks[flat] - middle[flat, None]
    share = (np.abs(away) > beyond).mean(axis=1)
    return (
        float((away > beyond).mean()),
        float((away < -beyond).mean()),
        float(((share > 0) & (share < 0.2)).mean()),
    )


def _percentile(parts: list[Plane], at: float) -> float:
    values = np.concatenate(parts)
    return float(np.percentile(values, at)) if values.size else 0.0


def _pooled(plane: Plane, side: int, of: Callable[..., Plane]) -> Plane:
    """One number for each block; for the whole where it is smaller than a block."""
    side = min(side, *plane.shape)
    return np.asarray(of(_blocks(plane, side), axis=(2, 3)), np.float32)


def _blocks(plane: Plane, side: int) -> Plane:
    """Rows x columns x side x side; what does not fill a block is left out."""
    rows, columns = plane.shape[0] // side, plane.shape[1] // side
    cut = plane[: rows * side, : columns * side].reshape(rows, side, columns, side)
    return cut.swapaxes(1, 2)


def _halved(image: Pixels) -> Pixels:
    """Means of 2 x 2 pixels; a side of one pixel stays."""
    height, width = (max(side // 2, 1) * 2 for side in image.shape[:2])
    cut = image[: min(height, image.shape[0]), : min(width, image.shape[1])]
    rows = (cut[::2] + cut[1::2]) * np.float32(0.5) if cut.shape[0] > 1 else cut
    halves = (rows[:, ::2] + rows[:, 1::2]) * np.float32(0.5) if rows.shape[1] > 1 else rows
    return np.asarray(halves, np.float32)
