"""What a generative step costs, told from the headers of its files before anything is loaded."""

import json
import struct
from functools import cache
from math import prod
from pathlib import Path
from time import perf_counter
from typing import Final

import numpy as np

from models.catalog.catalog import ModelCard
from models.catalog.store import Store
from models.core.device import Device
from models.core.plan import Effort, Step
from models.diffusion.files.cost_model import HALF, SIDES, SINGLE, SYSTEMS, PartSizes, bytes_needed
from models.diffusion.files.manifest import file_name
from models.planning.model_selection import ModelSelector

MULTIPLY_ADDS: Final = 390
"""For each weight of UNet and ControlNet and each tile of 512 pixels."""

CARD: Final = 2e13
"""Operations a second of a middling graphics card, in half precision; how fast one really is, is
measured when the step begins."""

OVERHEAD: Final = 1.6
"""Times as long as the multiplications alone would take."""

SIDE: Final = 512
"""Of the matrices by which a processor is timed."""


def estimate_cost(step: Step, routes: ModelSelector) -> Effort | None:
    """None where the step invents nothing, or its files cannot be read."""
    card = next((c for c in routes.cards if c.id in step.models and c.id in SYSTEMS), None)
    if card is None:
        return None
    try:
        unet, control, vae = (_weights(card, part, routes) for part in ("unet", "control", "vae"))
    except (OSError, ValueError, KeyError, struct.error):
        return None
    on_cpu = routes.device is Device.CPU
    value = SINGLE if on_cpu else HALF
    parts = PartSizes(unet * value, control * value, vae * SINGLE, value)
    published = SYSTEMS[card.id]
    steps = step.sampler_steps or published.steps
    operations = 2 * MULTIPLY_ADDS * (unet + control) * published.branches * OVERHEAD
    return Effort(
        routes.device.value,
        bytes_needed(parts, SIDES[0], 1, offload=False) / 1e9,
        steps * operations / (processor() if on_cpu else CARD),
        published.stride,
    )


def _weights(card: ModelCard, part: str, routes: ModelSelector) -> int:
    """How many values there are in a file of the model. Raises what `values_in` raises."""
    name = file_name(card.id, part)
    place = next(Store(*routes.folders).locate(name), None)
    if place is None:
        raise FileNotFoundError(name)
    return values_in(place)


def values_in(file: Path) -> int:
    """How many numbers a safetensors file holds; only its header is read. Raises OSError,
    ValueError, KeyError."""
    with file.open("rb") as content:
        (length,) = struct.unpack("<Q", content.read(8))
        header = json.loads(content.read(min(length, 1 << 26)))
    return sum(prod(each["shape"]) for name, each in header.items() if name != "__metadata__")


@cache
def processor() -> float:
    """Operations a second of this processor, as it is now."""
    matrix = np.ones((SIDE, SIDE), np.float32)
    took = []
    for _ in range(3):
        began = perf_counter()
        matrix @ matrix
        took.append(perf_counter() - began)
    return 2 * SIDE**3 / max(min(took), 1e-6)
