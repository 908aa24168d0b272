"""Directional filling: edges and lines continue across thin holes.

From each pixel of a hole, lines run in several directions to the known pixels on both sides. The
value interpolated along a line counts the more, the more alike the picture is at its two ends and
the shorter it is.
"""

from typing import Final

import numpy as np

from models.inpainting.patch_vectors import Flags, Numbers, Plane

DIRECTIONS: Final = 8
"""Lines through each pixel, evenly spread over half a turn."""
REACH: Final = 40
"""Longest way in pixels from a pixel to the end of a line."""
UNSURE: Final = 0.05
"""Difference (0 to 1) between the ends of a line below which it is hardly believed more."""
ASIDE: Final = (-2, -1, 0, 1, 2)
"""Offsets in pixels, across a line, of the points by which its ends are compared."""
NEAR: Final = [(dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]


def continue_edges(image: Plane, hole: Flags, targets: Flags, guess: Plane) -> Plane:
    """Fill the pixels `targets` of `hole` (both H x W) by continuing lines across the hole.

    `image` and `guess` are H x W x C; pixels without a line that ends within REACH keep `guess`."""
    pixels = np.argwhere(targets)
    filled = guess.copy()
    if not len(pixels):
        return filled
    smooth = _mean_of_known(image, hole, guess)
    neighbours = _neighbours(pixels, hole.shape)
    total = np.zeros((len(pixels), image.shape[2]), np.float32)
    mass = np.zeros(len(pixels), np.float32)
    for turn in np.arange(DIRECTIONS) * np.pi / DIRECTIONS:
        direction = np.array([np.sin(turn), np.cos(turn)])
        value, weight = _along(smooth, hole, pixels, direction, neighbours)
        total += weight[:, None] * value
        mass += weight
    found = mass > 0
    rows, columns = pixels[found, 0], pixels[found, 1]
    filled[rows, columns] = total[found] / mass[found, None]
    return filled


def _along(
    smooth: Plane, hole: Flags, pixels: Numbers, direction: Plane, neighbours: Numbers
) -> tuple[Plane, Plane]:
    """Return value (N x C) and weight (N) of the line through each pixel in one direction.

    `direction` is a unit vector (down, across); `smooth` is the picture, H x W x C."""
    (one, there), (other, back) = (_ends(hole, pixels, way) for way in (direction, -direction))
    whole = (there > 0) & (back > 0)
    across = np.array([direction[1], -direction[0]])
    ends = [smooth[end[:, 0], end[:, 1]] for end in (one, other)]
    share = (back / np.maximum(there + back, 1))[:, None].astype(np.float32)
    value = share * ends[0] + (1 - share) * ends[1]
    cost = np.zeros(len(pixels), np.float32)
    for offset in ASIDE:
        compared = [_at(smooth, end, np.round(offset * across)) for end in (one, other)]
        cost += np.square(compared[0] - compared[1]).mean(1)
    cost = _average(np.where(whole, cost / len(ASIDE), 0), whole, neighbours)
    length = np.maximum(there + back, 1)
    weight = np.where(whole, 1 / (np.square(cost + UNSURE**2) * np.square(length)), 0)
    return value, np.asarray(weight, np.float32)


def _ends(hole: Flags, pixels: Numbers, direction: Plane) -> tuple[Numbers, Plane]:
    """Walk along a unit vector to the first known pixel; return its position and distance or 0."""
    end, distance = pixels.copy(), np.zeros(len(pixels), np.float32)
    left = np.arange(len(pixels))
    for step in range(1, REACH + 1):
        at = np.round(pixels[left] + step * direction).astype(np.intp)
        inside = ((at >= 0) & (at < hole.shape)).all(1)
        left, at = left[inside], at[inside]
        known = ~hole[at[:, 0], at[:, 1]]
        end[left[known]], distance[left[known]] = at[known], step
        left = left[~known]
        if not len(left):
            break
    return end, distance


def _at(smooth: Plane, positions: Numbers, offset: Plane) -> Plane:
    height, width = smooth.shape[:2]
    rows = np.clip(positions[:, 0] + int(offset[0]), 0, height - 1)
    return smooth[rows, np.clip(positions[:, 1] + int(offset[1]), 0, width - 1)]


def _mean_of_known(image: Plane, hole: Flags, guess: Plane) -> Plane:
    """Return the mean of the known pixels among each pixel and its neighbours, else `guess`."""
    known = (~hole).astype(np.float32)[..., None]
    stacked = np.pad(np.concatenate((image * known, known), 2), ((1, 1), (1, 1), (0, 0)))
    height, width = hole.shape
    sums = np.zeros((height, width, stacked.shape[2]), np.float32)
    for dy, dx in NEAR:
        sums += stacked[1 + dy : 1 + dy + height, 1 + dx : 1 + dx + width]
    mean = sums[..., :-1] / np.maximum(sums[..., -1:], 1)
    return np.where(sums[..., -1:] > 0, mean, guess).astype(np.float32)


def _neighbours(pixels: Numbers, shape: tuple[int, ...]) -> Numbers:
    """Return each pixel's 3 x 3 neighbours as indices into `pixels` (N x 9); N where not listed.

    `shape` is height and width of the picture."""
    table = np.full((shape[0] + 2, shape[1] + 2), len(pixels))
    table[pixels[:, 0] + 1, pixels[:, 1] + 1] = np.arange(len(pixels))
    rows, columns = pixels[:, 0] + 1, pixels[:, 1] + 1
    return np.stack([table[rows + dy, columns + dx] for dy, dx in NEAR], 1)


def _average(values: Plane, valid: Flags, neighbours: Numbers) -> Plane:
    """Return the mean of the valid values among each pixel's neighbours (indices, N x 9)."""
    sums = np.append(values, 0).astype(np.float32)[neighbours].sum(1)
    counts = np.append(valid, False)[neighbours].sum(1)
    return np.asarray(sums / np.maximum(counts, 1), np.float32)
