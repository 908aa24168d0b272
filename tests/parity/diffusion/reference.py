"""Reference numbers of the diffusion systems, and the weights that they were computed with."""

import gzip
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from models.diffusion.files import key_mapping
from models.diffusion.modules import network_builder
from models.diffusion.modules.controlled_unet import ControlledUnet
from models.diffusion.modules.vae import Vae
from models.diffusion.sampling.noise_schedule import Prediction, Schedule
from models.diffusion.systems.diffbir import DiffBIR, select_part
from tests.models.networks.reference_weights import generator, plain_weight

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "parity" / "diffusion"
SEEDS = sorted({file.stem.rsplit("_", 1)[1] for file in FOLDER.glob("diffbir_cldm_*.npz")})
SCHEDULES = {"eps": Schedule.scaled_linear(), "zsnr": Schedule.zero_snr()}

Weights = Mapping[str, Tensor]


def read_json(name: str) -> Any:
    file = FOLDER / name
    content = file.read_bytes()
    return json.loads(gzip.decompress(content) if file.suffix == ".gz" else content)


def arrays(name: str, seed: str) -> dict[str, Tensor]:
    """Load the numeric arrays of a reference file."""
    with np.load(FOLDER / f"{name}_{seed}.npz") as stored:
        loaded = {key: stored[key] for key in stored.files}
    return {
        key: torch.from_numpy(np.asarray(value))
        for key, value in loaded.items()
        if value.dtype.kind in "fiu"
    }


def weights(keys: Mapping[str, list[int]], seed: str, prefix: str = "") -> dict[str, Tensor]:
    return {
        key: torch.from_numpy(np.asarray(plain_weight(prefix + key, tuple(shape), seed)))
        for key, shape in keys.items()
    }


def drawn(name: str, shape: tuple[int, ...], seed: str) -> Tensor:
    values: NDArray[np.float32] = generator(f"{seed}:{name}").standard_normal(shape, np.float32)
    return torch.from_numpy(values)


def smooth(name: str, height: int, width: int, seed: str) -> Tensor:
    coarse = generator(f"{seed}:{name}:lo").random((1, 3, 8, 8), dtype=np.float32)
    fine = generator(f"{seed}:{name}:hi").random((1, 3, height, width), dtype=np.float32)
    wide = F.interpolate(torch.from_numpy(coarse), (height, width), mode="bilinear")
    return (0.9 * wide + 0.1 * torch.from_numpy(fine)).clamp(0, 1)


class QueuedNoise:
    """Noise in the order of the reference."""

    def __init__(self, name: str, seed: str) -> None:
        self._name, self._seed, self.taken = name, seed, 0

    def __call__(self, shape: tuple[int, ...]) -> Tensor:
        values = drawn(f"{self._name}:{self.taken}", shape, self._seed)
        self.taken += 1
        return values


def build_diffbir(checkpoint: Weights, control: Weights, schedule: Schedule) -> DiffBIR:
    """Build DiffBIR from weights of a Stable Diffusion file and an IRControlNet file.

    Names have any prefix of PART_PREFIXES; other weights are ignored.
    """
    parts = {part: select_part(checkpoint, part) for part in ("unet", "vae", "text")}
    control_weights = select_part(control, "control") or control
    return DiffBIR(
        ControlledUnet(
            network_builder.build_unet(key_mapping.rename_unet_keys(parts["unet"])),
            network_builder.build_controlnet(key_mapping.rename_unet_keys(control_weights)),
        ),
        Vae(network_builder.build_vae(key_mapping.rename_vae_keys(parts["vae"]))),
        network_builder.build_text_tower(key_mapping.rename_text_keys(parts["text"])),
        schedule,
    )


@cache
def tiny_diffbir(seed: str, schedule: str = "eps") -> DiffBIR:
    keys = read_json("diffbir_tiny_configs.json.gz")["controlldm"]["weight_keys"]
    state = weights(keys, seed)
    return build_diffbir(state, state, SCHEDULES[schedule])


def sampler_cases(seed: str) -> Iterator[str]:
    with np.load(FOLDER / f"diffbir_samplers_{seed}.npz") as stored:
        yield from (key.removesuffix("__n_noise") for key in stored.files if "__n_noise" in key)


def is_velocity(case: str) -> bool:
    return f"_{Prediction.V}_" in case


def assert_near(found: Tensor, expected: Tensor, times: float = 1.0) -> None:
    """Check the tolerance that the reference suggests for one network run."""
    difference = float((found - expected).abs().max())
    allowed = times * (2e-5 + 1e-4 * float(expected.abs().max()))
    assert difference <= allowed, f"differs by {difference}, allowed is {allowed}"


def assert_trace_near(found: Tensor, expected: Tensor, times: float = 1.0) -> None:
    """Check the tolerance for a few sampler steps: tenfold, because processors may differ."""
    difference = float((found - expected).abs().max())
    allowed = 10 * times * 2e-5 * (float(expected.abs().max()) + 1)
    assert difference <= allowed, f"differs by {difference}, allowed is {allowed}"
