"""Reference numbers and tiny checkpoints of OSEDiff and PiSA-SR; see tests/data/diffusion."""

import gzip
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from models.diffusion.files import key_mapping
from tests.models.networks.reference_weights import plain_weight
from tests.parity.diffusion.reference import read_json, weights

DATA = Path(__file__).resolve().parents[2] / "data" / "diffusion"
SEED = "dev"
ADAPTER_SCALE = 0.5
"""Factor of the adapters' matrices, so that their updates are about as large as the weights."""

Published = Mapping[str, Any]
"""Content of a checkpoint, with shapes in place of weights."""


@cache
def published_keys(system: str, size: str) -> Published:
    """Return the content of a checkpoint, `tiny` or `full`, with shapes in place of weights."""
    keys: Published = json.loads(gzip.decompress((DATA / f"{system}_keys.json.gz").read_bytes()))
    published: Published = keys[size]
    return published


@cache
def reference(system: str) -> dict[str, NDArray[Any]]:
    with np.load(DATA / f"{system}_{SEED}.npz") as stored:
        return {name: stored[name] for name in stored.files}


def tensor(system: str, name: str) -> Tensor:
    return torch.from_numpy(reference(system)[name])


def checkpoint(system: str) -> dict[str, Any]:
    """Return the tiny checkpoint that the reference numbers were computed with."""
    prefixes = {"state_dict_unet": f"{system}.unet.", "state_dict_vae": f"{system}.vae."}
    return {
        name: _adapters(value, prefixes[name]) if name in prefixes else value
        for name, value in published_keys(system, "tiny").items()
    }


def _adapters(shapes: Mapping[str, list[int]], prefix: str) -> dict[str, Tensor]:
    return {
        name: torch.from_numpy(np.asarray(plain_weight(prefix + name, shape, SEED)))
        * (ADAPTER_SCALE if ".lora_" in name else 1)
        for name, shape in shapes.items()
    }


@cache
def base() -> Mapping[str, dict[str, Tensor]]:
    """Return UNet, autoencoder and text tower of the tiny Stable Diffusion, diffusers' names."""
    keys = read_json("diffbir_tiny_configs.json.gz")["controlldm"]["weight_keys"]
    state = weights({name: shape for name, shape in keys.items() if name[:4] != "cont"}, SEED)

    def part(prefix: str) -> dict[str, Tensor]:
        return {k.removeprefix(prefix): v for k, v in state.items() if k.startswith(prefix)}

    return {
        "unet": key_mapping.rename_unet_keys(part("unet.")),
        "vae": key_mapping.rename_vae_keys(part("vae.")),
        "text": key_mapping.rename_text_keys(part("clip.")),
    }
