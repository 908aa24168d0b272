"""Reference weights of the parity tests: a function of seed, key and shape."""

import math
import zlib
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from models.core.pixels import Pixels

Floats = NDArray[np.float32]


def generator(text: str) -> np.random.Generator:
    return np.random.default_rng(zlib.crc32(text.encode()))


def weight(key: str, shape: Sequence[int], seed: str = "dev") -> Floats:
    """Return the weight that the reference of `parity` uses for a key."""
    if tuple(shape) == (1,):
        slope = generator(f"{seed}:prelu").standard_normal(shape, dtype=np.float32)
        return (0.25 + 0.05 * slope).astype(np.float32)
    drawn = generator(f"{seed}:{key}").standard_normal(tuple(shape), dtype=np.float32)
    inputs = math.prod(shape[1:])
    rules = (
        (key.endswith("prompt_param"), drawn),
        (len(shape) == 4 and shape[0] == 1, 0.3 * drawn),
        (key.endswith("sca.1.bias"), 1 + 0.1 * drawn),
        (key.endswith(".fc.weight"), drawn),
        (key.endswith("temperature"), 4 * (1 + 0.1 * drawn)),
    )
    special = next((values for holds, values in rules if holds), None)
    return plain(key, drawn, inputs) if special is None else special.astype(np.float32)


def generated(network: nn.Module) -> nn.Module:
    """Load the reference weights of `parity` into a network; masks and indices stay."""
    state = {
        key: torch.from_numpy(weight(key, value.shape))
        if value.is_floating_point() and not key.endswith("attn_mask")
        else value
        for key, value in network.state_dict().items()
    }
    network.load_state_dict(state)
    return network


def plain(key: str, drawn: Floats, inputs: int) -> Floats:
    if drawn.ndim >= 2 and inputs > 1:
        return (drawn / np.float32(math.sqrt(inputs))).astype(np.float32)
    return (0.05 * drawn if key.endswith("bias") else 1 + 0.1 * drawn).astype(np.float32)


def plain_weight(key: str, shape: Sequence[int], seed: str = "dev") -> Floats:
    """Return the weight that the reference of `parity/diffusion` uses for a key."""
    drawn = generator(f"{seed}:{key}").standard_normal(tuple(shape), dtype=np.float32)
    return plain(key, drawn, math.prod(shape[1:]))


def filled(network: nn.Module, prefix: str = "") -> nn.Module:
    """Load the weights of `parity/diffusion` into a network; integers and masks stay."""
    state = {
        key: value
        if not value.is_floating_point() or key.endswith("attn_mask")
        else torch.from_numpy(plain_weight(prefix + key, value.shape))
        for key, value in network.state_dict().items()
    }
    network.load_state_dict(state)
    return network.eval()


def deviation(found: torch.Tensor, expected: Floats | Pixels) -> float:
    """Return the largest difference, relative to the largest expected number."""
    return float(np.abs(found.numpy() - expected).max() / np.abs(expected).max())
