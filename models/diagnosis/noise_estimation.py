"""Noise estimation: the standard deviation of what no structure of the photo explains."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.diagnosis.block_operations import Plane, blocks, halve, percentile, pool_blocks

PATCH: Final = 6
"""Side in pixels of the patches whose principal components are computed."""

MAX_PATCHES: Final = 12000
MIN_PATCHES: Final = 150
"""Numbers of patches that are used at most, and needed at least, to estimate noise."""

FLATTEST: Final = 0.3
"""Share of the patches that is used for noise: those whose neighbours have nearly equal means."""

MAX_PIECES: Final = 13
"""Largest number of sample pieces that are used; so many have enough patches."""

BLOCK: Final = 16
"""Side in pixels of the blocks whose roughness is measured."""

NEAR_BLACK: Final = 0.03
NEAR_WHITE: Final = 0.97
"""Levels, 0 to 1, beyond which noise is clipped at black and at white."""


def estimate_noise(colours: Plane, greys: Plane) -> dict[str, float]:
    """Measure the noise of sample pieces (`colours`: pieces x 3 x height x width; `greys`: luma).

    Levels, 0 to 1, are those of white noise with the same effect: at full size (`noise`,
    `grey_noise`), at half size (`coarse_noise`) and in red minus blue (`colour_noise`). `rough_*`
    are percentiles of the roughness of blocks."""
    some = slice(None, None, -(-len(colours) // MAX_PIECES))
    colours, greys = colours[some], greys[some]
    full = [deviation(colours[:, channel]) for channel in range(3)]
    rough = roughness(greys)
    return {
        "noise": float(np.sqrt(np.mean(np.square(full)))),
        "grey_noise": deviation(greys),
        "coarse_noise": 2 * deviation(halve(greys)),
        "colour_noise": deviation(colours[:, 0] - colours[:, 2], signed=True),
        "rough_least": percentile(rough, 5),
        "rough_low": percentile(rough, 20),
        "rough_middle": percentile(rough, 50),
        "rough_coarse": percentile(roughness(halve(greys)), 20),
    }


def deviation(planes: Plane, *, signed: bool = False) -> float:
    """Estimate the deviation of noise from the smallest principal components of flat patches.

    Chen, Zhu and Heng 2015, "An efficient statistical method for image noise level estimation",
    algorithm 1. Patches are chosen by their means, on which white noise has no influence, away from
    black and white (unless `signed`), where noise is clipped."""
    if min(planes.shape[-2:]) < 2 * PATCH:
        return 0.0
    patch_planes = blocks(planes, PATCH)
    means = patch_planes.mean(axis=(-2, -1))
    patches = patch_planes.reshape(-1, PATCH * PATCH)
    levels, steps = means.ravel(), _neighbour_steps(means).ravel()
    margin, sigma = np.float32(0 if signed else 0.02), 0.0
    for _ in range(2):
        middle = np.abs(levels) < 2 if signed else np.abs(levels - 0.5) < 0.5 - margin
        if np.count_nonzero(middle) < MIN_PATCHES:
            break
        sigma = _deviation_of_flattest(patches[middle], steps[middle])
        margin = np.float32(min(2.2 * sigma, 0.35))
    return sigma


def _neighbour_steps(means: Plane) -> Plane:
    """Compute the largest difference of each patch's mean to those of its four neighbours."""
    padded = np.pad(means, [(0, 0)] * (means.ndim - 2) + [(1, 1), (1, 1)], mode="edge")
    across = np.abs(np.diff(padded[..., 1:-1, :], axis=-1))
    along = np.abs(np.diff(padded[..., :, 1:-1], axis=-2))
    beside = np.maximum(across[..., 1:], across[..., :-1])
    return np.asarray(np.maximum(beside, np.maximum(along[..., 1:, :], along[..., :-1, :])))


def _deviation_of_flattest(patches: Plane, steps: Plane) -> float:
    wanted = max(int(FLATTEST * len(patches)), MIN_PATCHES)
    flattest = np.argpartition(steps, wanted - 1)[:wanted]
    chosen = patches[flattest[:: -(-wanted // MAX_PATCHES)]]
    rest = chosen - chosen.mean(axis=1, keepdims=True)
    values = np.linalg.eigvalsh((rest.T @ rest).astype(np.float64) / len(rest))
    return float(np.sqrt(max(_mean_without_structure(values[1:]), 0)))


def _mean_without_structure(values: NDArray[np.float64]) -> float:
    """Compute the mean of ascending eigenvalues without the largest, which belong to structure.

    The largest are dropped until the mean does not exceed the median."""
    for count in range(len(values), 1, -1):
        mean = values[:count].mean()
        if mean <= np.median(values[:count]):
            return float(mean)
    return float(values[0])


def roughness(greys: Plane) -> Plane:
    """Estimate the noise of each block as if it were flat (Immerkaer 1996, equation 3).

    Blocks near black or white are left out. `greys` is pieces x H x W, 0 to 1."""
    if min(greys.shape[-2:]) < BLOCK + 2:
        return np.empty(0, np.float32)
    across = greys[..., :-2] - 2 * greys[..., 1:-1] + greys[..., 2:]
    both = across[..., :-2, :] - 2 * across[..., 1:-1, :] + across[..., 2:, :]
    levels = pool_blocks(greys[..., 1:-1, 1:-1], BLOCK, np.mean)
    kept = (levels > NEAR_BLACK) & (levels < NEAR_WHITE)
    rough = pool_blocks(np.abs(both), BLOCK, np.mean) * np.float32(np.sqrt(np.pi / 2) / 6)
    return np.asarray(rough[kept], np.float32)
