"""Paper that is torn off, cut off, punched or burnt away: corners, edges, tears and holes.

Behind it lies the lid of the scanner or the card of an album.
"""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator

from models.core.pixels import MaskArray, Pixels
from models.training.data.damage.damage_painting import (
    Colour,
    Damaged,
    lay,
    paper,
    repeat_damage,
    warm_cast,
)
from models.training.data.damage.random_curves import (
    Points,
    Stroke,
    blob,
    displace_midpoints,
    draw_strokes,
    fill_outlines,
    random_point,
    smooth_sequence,
    widths_along,
)
from models.training.data.damage.random_fields import (
    Shape,
    distance_inside,
    fractal_noise,
    grey,
    log_uniform,
    smooth_noise,
    soft_step,
    soften,
    white_noise,
)


@dataclass(frozen=True, slots=True)
class Border:
    """Appearance of the edge of what is left where paper is missing.

    `torn` is the width in pixels of bare torn paper, `rough` the size of its fibres and `shadow`
    the reach of the shadow on what lies behind; 0 is none. `burnt` is the reach of burnt paper."""

    torn: float
    rough: float
    shadow: float
    burnt: float = 0.0


def random_border(scale: float, rng: Generator) -> Border:
    """Draw the border of torn paper, in a quarter of the draws cut cleanly."""
    torn = 0.0 if rng.random() < 0.25 else log_uniform(0.8, 22, rng) * scale
    shadow = log_uniform(0.8, 12, rng) * scale if rng.random() < 0.6 else 0.0
    return Border(torn, log_uniform(0.5, 4, rng) * scale, shadow)


def remove(image: Pixels, gone: MaskArray, border: Border, scale: float, rng: Generator) -> Damaged:
    """Remove paper where `gone` is above 0.5; return the picture and a mask.

    The mask covers the torn paper and the shadow too. `scale` is pixels of the image per pixel of a
    scan of the print 600 px wide.
    """
    shape = image.shape
    absent = gone > 0.5
    depth = distance_inside(~absent)
    cell = max(log_uniform(8, 80, rng) * scale, 2.5 * border.torn)
    swell = np.exp(np.minimum(0.6 * fractal_noise(shape, cell, rng, 3), 0.9))
    fringe = 0.4 * border.rough * fractal_noise(shape, 3 * border.rough + 1.5, rng, 3)
    mask = np.zeros(shape[:2], np.float32)
    if border.burnt:
        image, mask = _burn(image, depth, border.burnt, rng)
    if border.torn:
        reach = np.float32(border.torn) * swell + fringe - depth
        bare = soft_step(np.asarray(reach, np.float32), 1.2) * ~absent
        image, layer = lay(
            image, bare * np.float32(rng.uniform(0.8, 1)), _torn_paper(image, scale, rng)
        )
        mask = np.maximum(mask, layer)
    behind = lid(shape, scale, rng)
    if border.shadow:
        fall = np.exp(-distance_inside(absent) / np.float32(border.shadow))
        behind = behind * grey(1 - np.float32(rng.uniform(0.2, 0.8)) * fall)
    edge = soften(absent.astype(np.float32), float(rng.uniform(0.3, 0.7)))
    image, layer = lay(image, edge, behind)
    return image, np.maximum(mask, layer)


def _torn_paper(image: Pixels, scale: float, rng: Generator) -> Colour:
    """Draw the surface of torn paper: white to cream, with fibres and shaded layers."""
    bare = paper(image.shape, scale, rng)
    layers = smooth_noise(image.shape, log_uniform(1.5, 10, rng) * scale, rng)
    return bare * grey(1 - np.float32(rng.uniform(0, 0.3)) * layers)


def _burn(image: Pixels, depth: MaskArray, reach: float, rng: Generator) -> Damaged:
    """Burn the paper up to `reach` pixels from an edge: black next to it, then brown."""
    swell = np.exp(0.5 * fractal_noise(depth.shape, 3 * reach + 4, rng))
    near = np.exp(-depth / (np.float32(reach) * swell))
    near[near < 0.02] = 0
    brown = np.asarray(rng.uniform([0.25, 0.12, 0.03], [0.5, 0.32, 0.2]), np.float32)
    colour = brown * (1 - soft_step(near - 0.55, 0.4))[..., None]
    return lay(image, np.clip(1.3 * near, 0, 1), colour)


def lid(shape: Shape, scale: float, rng: Generator) -> Colour:
    """Draw what lies behind the print: a white, black or grey lid, or album card.

    Scanners often show a lid as one tone without any noise."""
    kind = int(rng.choice(4, p=[0.35, 0.25, 0.15, 0.25]))
    level = (rng.uniform(0.88, 1), rng.uniform(0, 0.12), rng.uniform(0.2, 0.8), 0.0)[kind]
    colour = level + rng.normal(0, 0.01, 3)
    if kind == 3:
        colour = rng.uniform(0.1, 0.9) * warm_cast(0.45, rng).astype(np.float64)
    grain = white_noise(shape, rng) * np.float32(log_uniform(0.0003, 0.03, rng))
    uneven = 0.0 if rng.random() < 0.4 else rng.uniform(0, 0.1)
    slope = smooth_noise(shape, max(shape[:2]), rng) * np.float32(uneven)
    field = grain - slope
    if kind == 3:
        field += log_uniform(0.005, 0.04, rng) * fractal_noise(shape, 4 * scale + 2, rng, 3)
    planes = [np.asarray(level + field, np.float32) for level in colour]
    return np.asarray(cv2.merge(planes), np.float32)


def remove_corner(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Remove one or two corners: cut straight, torn or worn round.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    shape = image.shape
    gone = np.zeros(shape[:2], np.float32)
    roughness = log_uniform(0.001, 0.25, rng)
    for _ in range(int(rng.choice([1, 1, 2]))):
        cut = _round_corner if rng.random() < 0.25 else _corner
        gone = np.maximum(gone, fill_outlines(shape, [cut(shape, roughness, rng)]))
    return remove(image, gone, random_border(scale, rng), scale, rng)


def _corner(shape: Shape, roughness: float, rng: Generator) -> Points:
    """Draw the outline of a missing corner of 4 to 60 % of each side.

    `roughness` is the first displacement as a share of the length."""
    height, width = shape[:2]
    along = np.array([width * log_uniform(0.06, 0.6, rng), 0.0])
    down = np.array([0.0, height * log_uniform(0.06, 0.6, rng)])
    tear = displace_midpoints(along, down, roughness, rng, 7)
    outline = np.concatenate([[[-9.0, -9.0]], [[along[0], -9.0]], tear, [[-9.0, down[1]]]])
    return _mirror(outline, shape, rng)


def _round_corner(shape: Shape, roughness: float, rng: Generator) -> Points:
    """Draw the outline of a missing corner that is worn to an arc.

    `roughness` is the first displacement as a share of the length."""
    radius = min(shape[:2]) * log_uniform(0.05, 0.4, rng)
    turns = np.linspace(0, np.pi / 2, 24)
    reach = radius * (1 + 0.3 * roughness * smooth_sequence(24, 8, rng))
    arc = radius - reach[:, None] * np.stack([np.cos(turns), np.sin(turns)], 1)
    outline = np.concatenate([[[-9.0, radius]], arc, [[radius, -9.0], [-9.0, -9.0]]])
    return _mirror(outline, shape, rng)


def _mirror(outline: Points, shape: Shape, rng: Generator) -> Points:
    """Mirror an outline from the upper left corner to a random one."""
    size = np.array(shape[1::-1], np.float64)
    flipped = rng.random(2) < 0.5
    return np.where(flipped, size - outline, outline)


def remove_edge(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Tear off an edge of the picture along a rough line, or leave a notch in it."""
    shape = image.shape
    gone = fill_outlines(shape, [_edge(shape, rng)])
    return remove(image, gone, random_border(scale, rng), scale, rng)


def _edge(shape: Shape, rng: Generator) -> Points:
    """Draw the outline of a missing part along a side, all of it or some."""
    side = int(rng.integers(2))
    along, deep = shape[1 - side], shape[side]
    partly = rng.random() < 0.5
    begin = along * (rng.uniform(-0.3, 0.9) if partly else -0.1)
    length = along * (log_uniform(0.08, 0.7, rng) if partly else 1.2)
    depths = deep * log_uniform(0.01, 0.3, rng) * rng.uniform(0.5, 1.5, 2)
    start, end = np.array([begin, depths[0]]), np.array([begin + length, depths[1]])
    tear = displace_midpoints(start, end, log_uniform(0.003, 0.12, rng), rng, 8)
    if partly:
        tear[:, 1] *= np.clip(np.sin(np.linspace(0, np.pi, len(tear))) * rng.uniform(1, 3), 0, 1)
    outline = np.concatenate([[[start[0], -20.0]], tear, [[end[0], -20.0]]])
    outline = outline[:, ::-1] if side else outline
    return _mirror(outline, shape, rng)


def tear_in(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Tear the picture inwards from an edge: white paper on one side, sometimes a gap."""
    times = int(rng.choice([1, 1, 2, 3]))
    return repeat_damage(image, times, lambda torn: _tear(torn, scale, rng))


def _tear(image: Pixels, scale: float, rng: Generator) -> Damaged:
    shape, size = image.shape, np.array(image.shape[1::-1], np.float64)
    side, at = int(rng.integers(2)), rng.random()
    start = np.array([at, rng.choice([-0.02, 1.02])])[:: 1 if side else -1] * size
    inwards = size / 2 + rng.normal(0, 0.35, 2) * size - start
    end = start + inwards * log_uniform(0.2, 2, rng)
    path = displace_midpoints(start, end, log_uniform(0.015, 0.12, rng), rng, 7)
    narrowing = np.linspace(1, rng.uniform(0, 0.6), len(path)) ** rng.uniform(0.5, 1.5)
    width = log_uniform(1, 22, rng) * scale
    widths = widths_along(len(path), width, rng.uniform(0.2, 0.8), rng) * narrowing
    across = np.array([-inwards[1], inwards[0]]) / max(float(np.hypot(*inwards)), 1e-6)
    offset = rng.normal(0, 0.5) * widths[:, None] * across
    bare = draw_strokes(shape, [Stroke(path + offset, widths)])
    image, mask = lay(image, soften(bare, 0.4), _torn_paper(image, scale, rng))
    open_width = rng.choice([0.0, 0.6, log_uniform(0.3, 1.5, rng)]) * widths
    if open_width.any():
        gap = draw_strokes(shape, [Stroke(path, np.maximum(open_width - 0.3 * scale, 0))])
        image, layer = lay(image, soften(gap, 0.4), lid(shape, scale, rng))
        mask = np.maximum(mask, layer)
    return image, mask


def make_hole(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Make one to four holes: punched, torn or burnt.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    shape, kind = image.shape, int(rng.integers(3))
    radius = min(shape[:2]) * log_uniform(0.025, 0.22, rng)
    raggedness = (0.0, rng.uniform(0.2, 0.9), rng.uniform(0.1, 0.7))[kind]
    outlines = [
        random_point(shape, rng) + _punched(radius * log_uniform(0.6, 1.3, rng), raggedness, rng)
        for _ in range(int(rng.choice([1, 1, 2, 4])))
    ]
    gone = fill_outlines(shape, outlines)
    if raggedness:
        wide = max(radius, 4.0)
        rough = 0.1 * fractal_noise(shape, 0.5 * wide, rng)
        gone = soften(gone, 0.06 * wide) + rough * (soften(gone, 0.2 * wide) > 0.05)
    shadow = log_uniform(0.8, 8, rng) * scale if rng.random() < 0.5 else 0.0
    borders: tuple[Callable[[], Border], ...] = (
        lambda: Border(rng.choice([0.0, 0.8]) * scale, 0.5 * scale, shadow),
        lambda: random_border(scale, rng),
        lambda: Border(0.0, scale, shadow, log_uniform(1.5, 25, rng) * scale),
    )
    return remove(image, np.asarray(gone, np.float32), borders[kind](), scale, rng)


def _punched(radius: float, raggedness: float, rng: Generator) -> Points:
    if raggedness:
        return blob(radius, raggedness, rng)
    turns = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    return radius * np.stack([np.cos(turns), np.sin(turns)], 1)


def remove_strip(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Remove a strip across the picture, as between two badly joined halves."""
    shape, size = image.shape, np.array(image.shape[1::-1], np.float64)
    angle = rng.choice([0, np.pi / 2]) + rng.normal(0, 0.35)
    reach = np.hypot(*size) * np.array([np.cos(angle), np.sin(angle)])
    middle = random_point(shape, rng)
    width = log_uniform(0.012, 0.16, rng) * float(size.min())
    across = np.array([-reach[1], reach[0]]) / np.hypot(*reach) * width / 2
    roughness = log_uniform(0.0005, 0.04, rng)
    near = displace_midpoints(middle - reach + across, middle + reach + across, roughness, rng, 8)
    tilt = across * rng.uniform(0.3, 2)
    far = displace_midpoints(middle - reach - across, middle + reach - tilt, roughness, rng, 8)
    gone = fill_outlines(shape, [np.concatenate([near, far[::-1]])])
    return remove(image, gone, random_border(scale, rng), scale, rng)


def peel(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Remove emulsion over large areas: bare ragged paper, worn at its edge.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    shape = image.shape
    cell = max(shape[:2]) * log_uniform(0.2, 0.7, rng)
    field = fractal_noise(shape, cell, rng, 6) - np.float32(rng.uniform(0.5, 1.3))
    field -= max(0.0, 0.2 - float(field.max()))
    cover = soft_step(field, log_uniform(0.03, 0.5, rng))
    if rng.random() < 0.5:
        left = fractal_noise(shape, log_uniform(2, 20, rng) * scale, rng, 3)
        cover *= soft_step(left + rng.uniform(0.2, 1.5), log_uniform(0.2, 1.5, rng))
    cover *= np.float32(rng.uniform(0.5, 1))
    return lay(image, cover, paper(shape, scale, rng))
