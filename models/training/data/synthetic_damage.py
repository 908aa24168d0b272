"""Synthetic dust, dirt, hairs, scratches, cracks and stains over a photo, and their masks.

The outlines are hand-drawn on scans of empty 35 mm film frames (Ivanova et al. 2022, "Simulating
analogue film damage to analyse and improve artefact restoration on high-resolution scans"). Masks
are float32, height x width, 0 (sound) to 1 (fully damaged).
"""

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.core.pixels import MaskArray, Pixels

HELD_OUT = ("scan_05", "scan_08")
"""Names of the scans whose outlines are used only in evaluation."""

FRAME_WIDTH = 4900
"""Approximate width of a film frame in pixels of the scan: 35 mm at 3556 dpi."""

SHIFT = 4
"""Number of sub-pixel bits in OpenCV's polygon coordinates."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Outline of one speck: N x 2 points about its centre, in a frame `FRAME_WIDTH` wide."""

    label: str
    points: NDArray[np.float32]


def read_outlines(file: Path, *, held_out: bool = False) -> tuple[Outline, ...]:
    """Read the outlines of damage in the training scans, or in the `held_out` ones."""
    scans = json.loads(gzip.decompress(file.read_bytes()))["scans"]
    chosen = (scan for name, scan in scans.items() if (name in HELD_OUT) == held_out)
    return tuple(outline for scan in chosen for outline in _outlines(scan))


def _outlines(scan: dict[str, Any]) -> Iterable[Outline]:
    scale = FRAME_WIDTH / float(scan["max_x"])
    for label, flat in scan["artifacts"]:
        points = np.array(flat, np.float32).reshape(-1, 2) * scale
        yield Outline(label, points - points.mean(axis=0))


def add_scratches(outlines: Sequence[Outline], image: Pixels, rng: Generator) -> Pixels:
    """Draw white damage, black damage or both over the image in the shape of the outlines.

    White stands for dust on the negative and lost emulsion, black for dirt on the print."""
    light, dark = ((True, False), (False, True), (True, True))[rng.choice(3, p=[0.55, 0.15, 0.3])]
    for enabled, brightness in ((light, rng.uniform(0.75, 1.0)), (dark, rng.uniform(0.0, 0.25))):
        if enabled:
            mask = damage_mask(image.shape[:2], outlines, rng)
            image = composite(image, mask, brightness, rng)
    return image


def damage_mask(shape: tuple[int, ...], outlines: Sequence[Outline], rng: Generator) -> MaskArray:
    """Draw a mask of specks and hairs, as dense as on dirty film, and of a few scratches."""
    mask = np.zeros(shape[:2], np.uint8)
    scale = 0.25 * 8 ** rng.random()
    for _ in range(1 + rng.poisson(mask.size / 96**2 * rng.uniform(1, 5))):
        outline = outlines[int(rng.integers(len(outlines)))]
        if np.ptp(outline.points, axis=0).max() * scale < 1.2 * max(shape):
            _draw(
                mask,
                _place_randomly(outline.points * scale, shape, rng),
                int(rng.integers(140, 256)),
            )
    for _ in range(rng.poisson(0.8)):
        _draw_scratch(mask, rng)
    return _soften(mask, rng.uniform(0.3, 1.2))


def crack_mask(shape: tuple[int, ...], rng: Generator, width: float | None = None) -> MaskArray:
    """Draw a mask of a winding crack with branches, `width` pixels wide (None: 1 to 8).

    `shape` is height and width in pixels."""
    mask = np.zeros(shape[:2], np.uint8)
    start = rng.uniform(0, 1, 2) * shape[1::-1]
    paths = [(start, rng.uniform(0, 2 * np.pi), width or float(rng.uniform(1, 8)))]
    while paths:
        position, angle, width = paths.pop()
        for _ in range(int(rng.integers(10, 40))):
            angle += rng.normal(0, 0.25)
            reached = position + rng.uniform(3, 9) * np.array([np.cos(angle), np.sin(angle)])
            line = np.round(np.stack([position, reached]) * 2**SHIFT).astype(np.int32).tolist()
            thickness = max(round(width * rng.uniform(0.6, 1.3)), 1)
            cv2.line(mask, line[0], line[1], 255, thickness, cv2.LINE_AA, SHIFT)
            position = reached
            if width > 1.5 and rng.random() < 0.06:
                paths.append((position, angle + rng.choice([-1, 1]) * 0.8, width / 2))
    return _soften(mask, rng.uniform(0.3, 0.9))


def stain_mask(shape: tuple[int, ...], rng: Generator) -> MaskArray:
    """Draw a mask of a ragged blot, up to a quarter of the shorter side wide.

    `shape` is height and width in pixels."""
    turns = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    waves = range(2, 9)
    ragged = sum(rng.normal(0, 0.25) / n * np.cos(n * turns + rng.uniform(0, 7)) for n in waves)
    reach = min(shape[:2]) * rng.uniform(0.03, 0.13) * (1 + ragged)
    points = np.stack([reach * np.cos(turns), reach * np.sin(turns)], 1).astype(np.float32)
    mask = np.zeros(shape[:2], np.uint8)
    _draw(mask, _place_randomly(points, shape, rng), int(rng.integers(120, 256)))
    return _soften(mask, rng.uniform(0.5, 1.5))


def _soften(mask: NDArray[np.uint8], sigma: float) -> MaskArray:
    return np.asarray(cv2.GaussianBlur(mask.astype(np.float32) / 255, (0, 0), sigma), np.float32)


def _place_randomly(points: NDArray[np.float32], shape: tuple[int, ...], rng: Generator) -> Pixels:
    angle = rng.uniform(0, 2 * np.pi)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return np.asarray(points @ turn + rng.uniform(0, 1, 2) * shape[1::-1], np.float32)


def _draw(mask: NDArray[np.uint8], points: Pixels, strength: int) -> None:
    shape = np.round(points * 2**SHIFT).astype(np.int32)
    cv2.fillPoly(mask, [shape], strength, cv2.LINE_AA, SHIFT)


def _draw_scratch(mask: NDArray[np.uint8], rng: Generator) -> None:
    """Draw a long, slightly bent line with gaps, one to four pixels wide, into a mask."""
    height, width = mask.shape
    steps = np.linspace(-1, 1, 24)
    angle = rng.choice([0, np.pi / 2, rng.uniform(0, np.pi)]) + rng.normal(0, 0.08)
    reach, bend = np.hypot(height, width) * rng.uniform(0.2, 1), rng.normal(0, 0.06)
    rough = rng.choice([0.003, 0.02])
    across = bend * steps**2 + np.cumsum(rng.normal(0, rough, steps.size))
    middle = rng.uniform(0, 1, 2) * (width, height)
    x = middle[0] + reach * (steps * np.cos(angle) - across * np.sin(angle))
    y = middle[1] + reach * (steps * np.sin(angle) + across * np.cos(angle))
    line = np.round(np.stack([x, y], 1) * 2**SHIFT).astype(np.int32)
    thickness, strength = int(rng.integers(1, 5)), int(rng.integers(90, 256))
    for start, end in zip(line[:-1], line[1:], strict=True):
        if rng.random() < 0.9:
            cv2.line(mask, start.tolist(), end.tolist(), strength, thickness, cv2.LINE_AA, SHIFT)


def composite(image: Pixels, mask: MaskArray, brightness: float, rng: Generator) -> Pixels:
    """Blend a colour of `brightness` (0 to 1) over the masked image, 60 to 100 % opaque."""
    colour = np.clip(brightness + rng.normal(0, 0.03, 3), 0, 1).astype(np.float32)
    opaque = mask[..., None] * np.float32(rng.uniform(0.6, 1.0))
    return image * (1 - opaque) + colour * opaque
