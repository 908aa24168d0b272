"""Cost estimate of a generative step from the headers of its weight files, without loading."""

import json
import struct
from functools import cache
from math import prod
from pathlib import Path
from time import perf_counter
from typing import Final

import numpy as np

from models.catalog.model_cards import ModelCard
from models.catalog.weight_files import Store
from models.core.device import Device
from models.core.plan import Effort, PaceUnit, Step
from models.diffusion.files.cost_model import (
    HALF,
    SINGLE,
    SYSTEMS,
    PartSizes,
    PublishedSettings,
    bytes_needed,
)
from models.diffusion.files.manifest import PARTS, family_of, file_name
from models.planning.model_selection import ModelSelector

MULTIPLY_ADDS: Final = 390
"""Number of multiply-adds for each weight of UNet and ControlNet and each tile of 512 pixels."""

LARGE_TILE_MULTIPLY_ADDS: Final = 1240
"""Number of multiply-adds for each weight of a UNet alone and each tile of 768 pixels."""

VAE_MULTIPLY_ADDS: Final = 82_800
"""Number of multiply-adds for each weight of the autoencoder to encode and decode 10^6 pixels."""

VAE_PADDING: Final = 1.12
"""Ratio of the pixels that the autoencoder's tiles read to those of the picture, in the middle."""

CARD_OPERATIONS: Final = 2e13
"""Operations a second of an average graphics card in half precision. The real speed is measured
when the step begins."""

OVERHEAD: Final = 1.6
"""Ratio of the real time of a generation to that of its multiplications alone."""

NETWORK_OVERHEAD: Final = 2.0
"""Ratio of the time of an image network to that of its multiplications (docs/models.md)."""

SMALL_MEGAPIXELS: Final = 0.512**2
"""Size of an aligned face, and of the picture that networks for colours read, in 10^6 pixels."""

UNITS: Final = {"face": PaceUnit.FACE, "colours": PaceUnit.PHOTO}
"""What the time of a network is told for, by its task, where it is not the megapixel."""

MATRIX_SIDE: Final = 256
"""Rows and columns of the matrices that are multiplied to measure the processor."""

TRIALS: Final = 20
"""Number of these products, of which one at least should run undisturbed."""

MAX_HEADER: Final = 1 << 26
"""Largest number of bytes of a safetensors header that are read."""


def estimate_cost(step: Step, selector: ModelSelector) -> Effort | None:
    """Estimate memory and time of a generative step with the largest tiles.

    `selector` knows the model cards, the folder of weights and the device. Returns None if the step
    is not generative or the headers of its weight files cannot be read."""
    card = next((c for c in selector.cards if c.id in step.models and c.id in SYSTEMS), None)
    if card is None:
        return None
    try:
        unet, control, vae = (
            _weight_count(card, part, selector) if part in PARTS[family_of(card.id)] else 0
            for part in ("unet", "control", "vae")
        )
    except (OSError, ValueError, KeyError, struct.error):
        return None
    on_cpu = selector.device is Device.CPU
    value = SINGLE if on_cpu else HALF
    published = SYSTEMS[card.id]
    parts = PartSizes(
        unet * value,
        control * value,
        vae * SINGLE,
        value,
        published.branches,
        published.vae_tile,
    )
    rate = (cpu_operations() if on_cpu else CARD_OPERATIONS) / OVERHEAD
    return estimate_effort(selector.device, parts, published, step, rate)


def estimate_seconds(card: ModelCard, device: Device) -> float | None:
    """Estimate the seconds of a network for the unit of its task, see `unit_of`.

    Returns None if the work of the network is unknown."""
    if not card.work:
        return None
    rate = cpu_operations() if device is Device.CPU else CARD_OPERATIONS
    seconds = 2e9 * card.work * NETWORK_OVERHEAD / rate
    return seconds if unit_of(card) is PaceUnit.MEGAPIXEL else seconds * SMALL_MEGAPIXELS


def unit_of(card: ModelCard) -> PaceUnit:
    """Return what the time of a network is told for."""
    return UNITS.get(card.task, PaceUnit.MEGAPIXEL)


def estimate_effort(
    device: Device, parts: PartSizes, published: PublishedSettings, step: Step, rate: float
) -> Effort:
    """Estimate memory (10^9 bytes) and time (seconds a tile) of a generative step on a device.

    `parts` are the sizes of its networks in bytes, `published` the settings of its authors, and
    `rate` the operations a second of the device."""
    side = published.sides[0]
    gigabytes = bytes_needed(parts, side, 1, offload=False) / 1e9
    weights = (parts.unet + parts.control) / parts.value_bytes
    if published.steps == 1:
        pixels = 2 * VAE_MULTIPLY_ADDS * VAE_PADDING * parts.vae / SINGLE / rate
        runs = _runs_of(step)
        tile = 2 * LARGE_TILE_MULTIPLY_ADDS * weights * runs / rate
        return Effort(device.value, gigabytes, tile, published.stride, side, pixels)
    steps = step.sampler_steps or published.steps
    seconds = steps * 2 * MULTIPLY_ADDS * weights * published.branches / rate
    return Effort(device.value, gigabytes, seconds, published.stride, side)


def _runs_of(step: Step) -> int:
    """Return how often the network of a one-step system runs with the strengths of its adapters."""
    pixel, semantic = (step.params.get(name, 1.0) for name in ("pixel", "semantic"))
    return 1 if semantic in (pixel, 0) else 2


def _weight_count(card: ModelCard, part: str, selector: ModelSelector) -> int:
    """Count the numbers in the weight file of one `part` of a model (unet, control or vae).

    `selector` knows the folder of weights. Raises: what `count_values` raises."""
    name = file_name(card.id, part)
    path = next(Store(*selector.folders).locate(name), None)
    if path is None:
        raise FileNotFoundError(name)
    return count_values(path)


def count_values(file: Path) -> int:
    """Count the numbers in a safetensors file by its header.

    Raises: OSError, ValueError, KeyError, struct.error."""
    with file.open("rb") as content:
        (length,) = struct.unpack("<Q", content.read(8))
        header = json.loads(content.read(min(length, MAX_HEADER)))
    return sum(prod(each["shape"]) for name, each in header.items() if name != "__metadata__")


@cache
def cpu_operations() -> float:
    """Measure the operations per second of this CPU once: the best of several matrix products."""
    matrix = np.ones((MATRIX_SIDE, MATRIX_SIDE), np.float32)
    seconds = []
    for _ in range(TRIALS):
        start = perf_counter()
        matrix @ matrix
        seconds.append(perf_counter() - start)
    return 2 * MATRIX_SIDE**3 / max(min(seconds), 1e-6)
