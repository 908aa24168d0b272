"""Synthetic scans of film negatives, to measure how well they are turned into positives.

A photograph is taken as the scene. Layers of a film see it, each with a curve of density with toe
and shoulder, over an orange mask; dyes, grain, dust and a scanner follow. Nothing here is shared
with the inversion in `models.imaging.film_inversion`, whose curve is of another form.
"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.core.pixels import Pixels, Raster, Rect, as_levels, to_coded, to_linear, to_luma

Planes = NDArray[np.float64]
"""Height x width x 3: log exposure or density of the layers for red, green and blue."""

Triple = tuple[float, float, float]
"""Values for red, green and blue."""

OPAQUE, DUST_DENSITY = 3.3, 1.6
"""Densities of the holder around the film, and of dust and hairs on it."""

HAIRS: Final = 5
"""Number of pieces of dust that are hairs."""


SPECKS: Final = (0.0008, 0.003)
"""Range of the radii of other dust, as a share of the long side."""


RAMP_HEIGHT, RAMP_LIGHT = 64, 0.7
"""Rows of the scan of a ramp, and the red light through its film base, 0 to 1."""


@dataclass(frozen=True, slots=True)
class FilmStock:
    """Properties of a film.

    `base` is the density without exposure, `slope` the density per tenfold exposure on the straight
    part of the curve, from log exposure `toe` to `shoulder` (0: white of a normally exposed scene).
    `softness` is the width of the bends, `overlap` the share of light that a layer takes from its
    neighbours, `impurity` the density that a dye has in the neighbouring channels, `grain` the
    deviation of density 1."""

    name: str
    base: Triple
    slope: Triple
    toe: Triple
    shoulder: float
    softness: float
    overlap: float
    impurity: float
    grain: float


STOCKS: Final = (
    FilmStock(
        "portrait",
        (0.22, 0.58, 0.86),
        (0.54, 0.57, 0.60),
        (-2.2, -2.2, -2.15),
        1.1,
        0.22,
        0.04,
        0.03,
        0.008,
    ),
    FilmStock(
        "consumer",
        (0.28, 0.70, 1.02),
        (0.60, 0.66, 0.70),
        (-2.0, -2.05, -2.0),
        0.7,
        0.16,
        0.06,
        0.05,
        0.012,
    ),
    FilmStock(
        "old",
        (0.36, 0.74, 0.92),
        (0.68, 0.71, 0.66),
        (-1.9, -1.95, -1.85),
        0.5,
        0.28,
        0.08,
        0.07,
        0.016,
    ),
)
"""Three colour films."""

SILVER: Final = FilmStock(
    "black and white",
    (0.3, 0.3, 0.3),
    (0.65, 0.65, 0.65),
    (-2.0, -2.0, -2.0),
    0.8,
    0.2,
    0.0,
    0.0,
    0.015,
)
"""Black-and-white film."""

BORDERS: Final = ("none", "rebate", "holder", "light")
"""What is around the picture: nothing, unexposed film, that and an opaque holder, or that and the
bare light of the scanner."""


@dataclass(frozen=True, slots=True, eq=False)
class Negative:
    """Scan of a negative, 16 bits, and the rect in which it shows the scene."""

    scan: Raster
    frame: Rect


def make_negative(photo: Pixels, stock: FilmStock, border: str, rng: Generator) -> Negative:
    """Make the scan of a negative of a photograph, H x W x 3, 0 to 1, with one of BORDERS.

    Exposure, light, dust and the scanner's exposure and white balance are drawn at random."""
    density = _develop(_expose(photo, stock, rng), stock)
    density = _with_grain(density, stock, rng)
    density, frame = _with_border(density, stock, border, rng)
    return Negative(_scan(_with_dust(density, rng), stock, rng), frame)


def scan_ramp(stock: FilmStock, steps: int) -> Raster:
    """Scan a grey ramp of `steps` levels from black to white, 16 bits, on film of a `stock`.

    The film has neither grain nor dust, and the scanner no noise."""
    levels = np.linspace(0, 1, steps, dtype=np.float32)
    ramp = np.tile(levels[:, None], (RAMP_HEIGHT, 1, 3))
    density = _develop(_expose(ramp, stock, np.random.default_rng(0)), stock)
    light = RAMP_LIGHT * 10.0 ** (stock.base[0] - density)
    return as_levels(to_coded(light.astype(np.float32)), np.dtype(np.uint16))


def _expose(photo: Pixels, stock: FilmStock, rng: Generator) -> Planes:
    """Return the log exposure of the layers: flare, stops, colour of the light, overlap."""
    light = to_linear(photo if stock is not SILVER else _grey(photo)).astype(np.float64)
    light += rng.uniform(0.001, 0.006) * light.mean()
    mixed = (1 - stock.overlap) * light + stock.overlap * light.mean(axis=2, keepdims=True)
    tint = np.zeros(3) if stock is SILVER else rng.normal(0, 0.025, 3)
    exposure = np.log10(mixed + 1e-4) + 0.3 * rng.uniform(-0.7, 1.2) + tint
    return np.asarray(exposure, np.float64)


def _grey(photo: Pixels) -> Pixels:
    return np.repeat(to_luma(photo)[..., None], 3, axis=2)


def _develop(exposure: Planes, stock: FilmStock) -> Planes:
    """Return the density for a log exposure: a line with a toe and a shoulder, and impure dyes."""
    width = stock.softness
    bends = ((exposure - each) / width for each in (np.array(stock.toe), stock.shoulder))
    rising, levelling = (width * np.logaddexp(0, bend) for bend in bends)
    dyes = np.array(stock.slope) * (rising - levelling)
    others = (dyes.sum(axis=2, keepdims=True) - dyes) / 2
    return np.asarray(dyes + stock.impurity * others + stock.base, np.float64)


def _with_grain(density: Planes, stock: FilmStock, rng: Generator) -> Planes:
    noise = rng.standard_normal(density.shape, np.float32)
    if stock is SILVER:
        noise = noise[..., :1].repeat(3, axis=2)
    soft = cv2.GaussianBlur(noise, (0, 0), rng.uniform(0.4, 0.9)).astype(np.float64)
    soft *= stock.grain / max(float(soft.std()), 1e-6)
    return density + soft * np.sqrt(np.maximum(density - stock.base, 0) + 0.05)


def _with_border(
    density: Planes, stock: FilmStock, border: str, rng: Generator
) -> tuple[Planes, Rect]:
    """Surround the picture by unexposed film and by what is beyond it; return its rect too."""
    height, width = density.shape[:2]
    side = min(height, width)
    inner = (rng.uniform(0.015, 0.05, 4) * side).astype(int) + 2
    outer = (rng.uniform(0.01, 0.04, 4) * side).astype(int) + 2
    if border == "none":
        return density, Rect(0, 0, width, height)
    density = _padded(density, inner, np.array(stock.base))
    if border != "rebate":
        beyond = OPAQUE if border == "holder" else 0.0
        density = _padded(density, outer, np.full(3, beyond))
        inner += outer
    return density, Rect(int(inner[2]), int(inner[0]), width, height)


def _padded(planes: Planes, widths: NDArray[np.integer], value: Planes) -> Planes:
    top, foot, left, right = widths.tolist()
    height, width = planes.shape[:2]
    padded = np.broadcast_to(value, (height + top + foot, width + left + right, 3)).copy()
    padded[top : top + height, left : left + width] = planes
    return padded


def _with_dust(density: Planes, rng: Generator) -> Planes:
    """Lay specks and hairs on the film, which hold back light."""
    height, width = density.shape[:2]
    cover, size = np.zeros((height, width), np.float32), max(height, width)
    for number in range(int(rng.integers(8, 30))):
        x, y = int(rng.integers(width)), int(rng.integers(height))
        if number < HAIRS:
            bends = np.cumsum(rng.normal(0, 0.008 * size, (6, 2)), axis=0)
            line = np.round(bends + np.array((x, y))).astype(np.int32)
            cv2.polylines(cover, [line.reshape(-1, 1, 2)], isClosed=False, color=1.0)
        else:
            across, along = (max(round(radius * size), 1) for radius in rng.uniform(*SPECKS, 2))
            cv2.ellipse(cover, (x, y), (across, along), 0, 0, 360, 1.0, -1)
    return density + DUST_DENSITY * cv2.GaussianBlur(cover, (0, 0), 0.6)[..., None]


def _scan(density: Planes, stock: FilmStock, rng: Generator) -> Raster:
    """Scan film: filters that overlap, exposure for the base, white balance, stray light, noise."""
    through = 10.0**-density
    leak = rng.uniform(0, 0.03)
    through = (1 - leak) * through + leak * through.mean(axis=2, keepdims=True)
    base = 10.0 ** -np.array(stock.base)
    balance = np.ones(3) if stock is SILVER else rng.uniform((1, 0.8, 0.8), (1, 1.5, 1.9))
    gain = balance * rng.uniform(0.55, 0.9) / base[0]
    light = through * gain + rng.uniform(0.0002, 0.002)
    light += rng.standard_normal(light.shape) * 0.0002
    clipped = np.clip(light, 0, 1).astype(np.float32)
    coded = to_coded(clipped) if rng.random() < 0.6 else clipped ** np.float32(1 / 2.2)
    return as_levels(coded, np.dtype(np.uint16))
