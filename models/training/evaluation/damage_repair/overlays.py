"""Makers of overlays: hair, lint, dirt, dots, stains, sprinkles, scratches and cracks.

A maker takes a picture and a seeded generator and returns the damaged picture. Sizes follow the
long side of the picture, as if the same print had been scanned at another resolution.
"""

import gzip
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Pixels
from models.training.evaluation.damage_repair.fields import (
    Line,
    Plane,
    Rng,
    bezier,
    draw_lines,
    draw_polygons,
    fractal_noise,
    grid,
    lay,
    momentum_walk,
    random_point,
    smooth_noise,
    smooth_series,
    step_between,
)

Maker = Callable[[Pixels, Rng], Pixels]
"""Function that returns a damaged copy of a picture (H x W x 3, 0 to 1)."""

REFERENCE: Final = 800.0
"""Long side in pixels at which sizes are given."""
THINNEST: Final = 0.8
"""Least width of a line in pixels."""
HELD_OUT_SCANS: Final = ("scan_05", "scan_08")
"""Scans of film whose outlines no training has seen."""
FRAME_SHARE: Final = 0.35
"""Side of the part of a scan that is laid over a picture, as a share of the scan's."""


def scale_of(image: Pixels) -> float:
    """Return the long side of a picture as a share of REFERENCE."""
    return float(max(image.shape[:2])) / REFERENCE


def dust_colour(rng: Rng) -> NDArray[np.float32]:
    """Draw the colour of dust (3 numbers, 0 to 1): black, white, or of paper or earth."""
    bases = ([0.97, 0.97, 0.97], [0.95, 0.92, 0.84], [0.05, 0.05, 0.05], [0.22, 0.15, 0.09])
    base = np.array(bases[rng.choice(4, p=[0.4, 0.2, 0.25, 0.15])])
    return np.clip(base + rng.normal(0, 0.02, 3), 0, 1).astype(np.float32)


def hair(image: Pixels, rng: Rng) -> Pixels:
    """Draw curled hairs over a picture."""
    scale, shape = scale_of(image), image.shape[:2]
    for _ in range(rng.integers(3, 8)):
        walk = momentum_walk(
            random_point(shape, rng), rng.uniform(60, 420) * scale, rng.uniform(25, 90) * scale, rng
        )
        width = max(rng.uniform(0.8, 2.2) * scale, THINNEST)
        alpha = draw_lines(shape, [(walk, width)]) * np.float32(rng.uniform(0.5, 1))
        image = lay(image, alpha, dust_colour(rng))
    return image


def lint(image: Pixels, rng: Rng) -> Pixels:
    """Draw tangles of short fibres, each a Bezier curve, over a picture."""
    scale, shape = scale_of(image), image.shape[:2]
    for _ in range(rng.integers(6, 14)):
        middle, spread = random_point(shape, rng), rng.uniform(5, 22) * scale
        fibres = [
            (
                bezier(middle + rng.normal(0, spread, (4, 2))),
                max(rng.uniform(0.7, 1.5) * scale, 0.6),
            )
            for _ in range(rng.integers(2, 8))
        ]
        alpha = draw_lines(shape, fibres) * np.float32(rng.uniform(0.4, 0.95))
        image = lay(image, alpha, dust_colour(rng))
    return image


def dirt(image: Pixels, rng: Rng) -> Pixels:
    """Draw crumbs of dirt over a picture: peaks of noise in clusters."""
    scale, shape = scale_of(image), image.shape[:2]
    fine = fractal_noise(shape, max(7 * scale, 3), rng, octaves=3)
    wide = smooth_noise(shape, 160 * scale, rng)
    field = fine + np.float32(0.9) * wide
    level = float(np.quantile(field, 1 - rng.uniform(0.003, 0.012)))
    alpha = step_between(field, level - 0.1, level + 0.25) * np.float32(rng.uniform(0.6, 1))
    return lay(image, alpha, dust_colour(rng))


def dots(image: Pixels, rng: Rng) -> Pixels:
    """Draw clustered round spots, as of mould, over a picture."""
    scale, shape = scale_of(image), image.shape[:2]
    alpha, (x, y) = np.zeros(shape, np.float32), grid(shape)
    for _ in range(rng.integers(3, 7)):
        middle, spread = random_point(shape, rng), rng.uniform(20, 110) * scale
        for _ in range(rng.integers(6, 22)):
            at = middle + rng.normal(0, spread, 2)
            radius = max(rng.lognormal(0.7, 0.5) * scale, 0.8)
            rows, columns = (_near(place, 3 * radius) for place in (at[1], at[0]))
            squared = ((x[:, columns] - at[0]) ** 2 + (y[rows] - at[1]) ** 2) / radius**2
            profile = np.exp(-(squared**2)) * rng.uniform(0.5, 1)
            alpha[rows, columns] = np.maximum(alpha[rows, columns], profile)
    return lay(image, alpha, dust_colour(rng))


def _near(middle: float, reach: float) -> slice:
    return slice(max(int(middle - reach), 0), max(int(middle + reach) + 2, 0))


def stains(image: Pixels, rng: Rng) -> Pixels:
    """Draw stains over a picture, with a dark rim or filled."""
    shape, long = image.shape[:2], max(image.shape[:2])
    x, y = grid(shape)
    for _ in range(rng.integers(1, 4)):
        at, radius = random_point(shape, rng), rng.uniform(0.04, 0.13) * long
        cone = np.hypot(x - at[0], y - at[1]) / np.float32(radius)
        cone = cone + np.float32(0.16) * fractal_noise(shape, radius, rng)
        soft = rng.uniform(1.5, 4) / radius
        inside = 1 - step_between(cone, 1 - soft, 1 + soft)
        rim = np.exp(-(((cone - 1) / np.float32(0.06)) ** 2)) * inside
        filled = rng.random() < 0.5
        alpha = inside * rng.uniform(0.35, 0.7) if filled else rim * 0.6 + inside * 0.02
        brown = np.array([0.42, 0.29, 0.14], np.float32) * np.float32(rng.uniform(0.6, 1.6))
        image = lay(image, alpha.astype(np.float32), np.clip(brown, 0, 1))
    return image


def sprinkles(outlines: tuple[Line, ...]) -> Maker:
    """Return the maker of real specks, fibres and scratches of film, outlined by hand."""

    def sprinkle(image: Pixels, rng: Rng) -> Pixels:
        shape = image.shape[:2]
        corner = rng.uniform(0, 1 - FRAME_SHARE, 2)
        size = max(shape) / FRAME_SHARE
        placed = ((outline - corner) * size for outline in outlines)
        seen = [p for p in placed if (p.max(0) > 0).all() and (p.min(0) < shape[::-1]).all()]
        alpha = draw_polygons(shape, seen) * np.float32(rng.uniform(0.6, 1))
        return lay(image, alpha, dust_colour(rng))

    return sprinkle


def read_held_out_outlines(file: Path) -> tuple[Line, ...]:
    """Read the outlines of HELD_OUT_SCANS, in shares of their scan's width."""
    with gzip.open(file, "rt", encoding="utf-8") as text:
        scans = json.load(text)["scans"]
    return tuple(
        np.reshape(points, (-1, 2)) / scans[name]["max_x"]
        for name in HELD_OUT_SCANS
        for _, points in scans[name]["artifacts"]
        if len(points) >= 6
    )


def scratches(image: Pixels, rng: Rng) -> Pixels:
    """Draw scratches along nearly straight bundles of lines that fade and break off.

    `image` is H x W x 3, 0 to 1."""
    scale, shape = scale_of(image), image.shape[:2]
    angle = rng.uniform(0, np.pi)
    for _ in range(rng.integers(3, 8)):
        turn = angle + rng.normal(0, 0.15)
        at, count = random_point(shape, rng), int(rng.uniform(0.2, 1) * max(shape))
        along = np.linspace(-count / 2, count / 2, count)
        aside = smooth_series(count, 90 * scale, rng) * 3 * scale
        x = at[0] + np.cos(turn) * along - np.sin(turn) * aside
        y = at[1] + np.sin(turn) * along + np.cos(turn) * aside
        pressure = smooth_series(count, 60 * scale, rng) + 0.8
        width = max(rng.uniform(0.8, 2.6) * scale, THINNEST)
        line = np.stack((x, y), 1)
        pieces = np.split(line, np.flatnonzero(np.diff(pressure > 0)) + 1)
        drawn = [(p, width) for p in pieces[int(pressure[0] <= 0) :: 2] if len(p) > 1]
        image = lay(
            image, draw_lines(shape, drawn) * np.float32(rng.uniform(0.45, 1)), dust_colour(rng)
        )
    return image


def cracks(image: Pixels, rng: Rng, spacing: float = 170.0, width: float = 2.0) -> Pixels:
    """Draw bright cracks with uneven edges along the borders of warped Voronoi cells.

    `spacing` and `width` are in pixels at the long side REFERENCE."""
    scale, shape = scale_of(image), image.shape[:2]
    border = _distance_to_borders(shape, spacing * scale, rng)
    uneven = np.float32(0.35) * fractal_noise(shape, 12 * scale, rng)
    half = max(width * scale, THINNEST) / 2
    present = step_between(smooth_noise(shape, 90 * scale, rng), -1.6, -1.2)
    alpha = (1 - step_between(border / half + uneven, 0.7, 1.4)) * present
    paper = 0.93 + 0.03 * fractal_noise(shape, 3 * max(scale, 1), rng)[..., None]
    return lay(image, alpha, paper.astype(np.float32))


def _distance_to_borders(shape: tuple[int, int], spacing: float, rng: Rng) -> Plane:
    """Return the distance in pixels (H x W) to the borders of the cells around random points.

    Points are about `spacing` pixels apart."""
    count = max(int(shape[0] * shape[1] / spacing**2), 3)
    seeds = np.stack([random_point(shape, rng) for _ in range(count)])
    reach = np.float32(0.06 * spacing)
    x, y = (axis + reach * fractal_noise(shape, spacing / 2, rng, gain=0.4) for axis in grid(shape))
    first = np.full(shape, np.inf, np.float32)
    second = first.copy()
    for seed in seeds:
        far = np.hypot(x - np.float32(seed[0]), y - np.float32(seed[1]))
        second = np.minimum(second, np.maximum(first, far))
        first = np.minimum(first, far)
    return np.asarray((second - first) / 2, np.float32)


def overlay_makers(outlines: tuple[Line, ...]) -> Mapping[str, Maker]:
    """Return functions that draw overlays, by kind; `outlines` are those of dust on real film."""
    return {
        "hair": hair,
        "lint": lint,
        "dirt": dirt,
        "dots": dots,
        "stains": stains,
        "sprinkles": sprinkles(outlines),
        "scratches": scratches,
    }
