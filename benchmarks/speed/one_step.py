"""Benchmark of one-step systems with random weights: seconds and memory of a tile, and of 50 steps.

    python -m benchmarks.speed.one_step [--width 320] [--side 512] [--device cpu] [--busy]
                                        [--keep FILE.json]

Prints one JSON object with the seconds of each part, and what a tile of `side` pixels takes in one
step with the full autoencoder, with TAESD, and in 50 steps with a ControlNet and two guidance
branches, all in one run; of the 50 one is measured. `peak_gigabytes` is the resident memory of the
whole process, without the networks that read the prompt. `estimate` is what a plan says for the
same tile, as a share of what was measured. Width 320 is the published size. `--busy`: processor
seconds, for a machine that runs other programs too. Linux only.
"""

import argparse
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderKL, AutoencoderTiny, ControlNetModel, UNet2DConditionModel
from torch import Tensor, nn

from benchmarks.speed.clock import seconds
from benchmarks.speed.diffusion import TEXT, UP, network_config
from benchmarks.speed.json_result import print_result
from benchmarks.speed.memory import forget_peak, peak
from models.core.device import Device
from models.core.plan import Step
from models.diffusion.files.cost_model import ONE_STEP, PartSizes
from models.diffusion.modules.clip_text import TextTower
from models.diffusion.modules.controlled_unet import ControlledUnet
from models.diffusion.modules.network_builder import NoHint
from models.diffusion.modules.tiny_vae import TinyVae
from models.diffusion.modules.vae import Vae
from models.diffusion.sampling.guidance_types import final_latent
from models.diffusion.sampling.random_noise import seeded_noise
from models.diffusion.systems.one_step import PUBLISHED, OneStep
from models.planning.cost_estimate import OVERHEAD, cpu_operations, estimate_effort

STEPS, BRANCHES = 50, 2
"""Sampler steps and guidance branches of the system that is compared with."""


def main() -> None:
    """Parse the command line, measure, print and optionally write the result."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--width", type=int, default=320)
    parser.add_argument("--side", type=int, default=512)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--busy", action="store_true")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    print_result(measure(options), options.keep)


@torch.no_grad()
def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Measure all parts; the keys are those of the printed JSON object."""
    system = build_system(options.width, torch.device(options.device))
    result: dict[str, Any] = {
        "width": options.width,
        "side": options.side,
        "device": options.device,
        "busy": options.busy,
        "threads": torch.get_num_threads(),
        "computer": platform.machine(),
        "torch": torch.__version__,
    }
    parts = measure_parts(system, options, result)
    result["seconds"] = {name: round(each, 2) for name, each in parts.items()}
    vae = parts["encode"] + parts["decode"]
    result["one_step"] = round(vae + parts["unet"], 2)
    tiny = parts["tiny_encode"] + parts["tiny_decode"]
    result["one_step_taesd"] = round(tiny + parts["unet"], 2)
    result["fifty_steps"] = round(vae + STEPS * BRANCHES * parts["controlled_unet"], 2)
    result["estimate"] = round(estimate(system, options) / (vae + parts["unet"]), 2)
    return result


def build_system(width: int, device: torch.device) -> OneStep:
    """Build a one-step system with random weights; width 320 has the published sizes."""
    unet = UNet2DConditionModel(**network_config(width), up_block_types=UP)
    vae = AutoencoderKL(
        block_out_channels=tuple(max(width * times // 80, 1) * 32 for times in (1, 2, 4, 4)),
        layers_per_block=2,
        latent_channels=4,
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
    )
    networks = [to_device(each, device) for each in (unet, vae, AutoencoderTiny())]
    return OneStep(
        ControlledUnet(networks[0]),
        Vae(networks[1]),
        TextTower(TEXT, TEXT // 64, 1, TEXT),
        tiny_vae=TinyVae(networks[2]),
    )


def to_device(network: nn.Module, device: torch.device) -> Any:
    """Move a network for evaluation; on CUDA all but the autoencoder would be halved."""
    return nn.Module.to(network.eval(), device)


def measure_parts(
    system: OneStep, options: argparse.Namespace, result: dict[str, Any]
) -> dict[str, float]:
    """Measure the seconds of each part of a run; add the peak memory of each way to `result`."""
    published, device = PUBLISHED["osediff"], system.vae.device
    picture = torch.rand(1, 3, options.side, options.side, device=device)
    noise, text = seeded_noise(0, device), torch.zeros(1, 77, TEXT, device=device)
    latent = torch.randn(1, 4, options.side // 8, options.side // 8, device=device)
    tiny = system.tiny_vae
    assert tiny is not None
    took: dict[str, float] = {}

    def time(name: str, run: Callable[[], Tensor]) -> None:
        took[name] = seconds(lambda: synchronise(run()), busy=options.busy)
        print(f"{name}: {took[name]:.1f} s, {peak() / 1024:.2f} GiB", file=sys.stderr, flush=True)

    forget_peak()
    time("tiny_encode", lambda: tiny.encode(picture * 2 - 1))
    time("unet", lambda: final_latent(system.denoise(latent, text, published)))
    time("tiny_decode", lambda: tiny.decode(latent))
    result["peak_gigabytes_taesd"] = round(peak() / 1024, 2)
    forget_peak()
    time("encode", lambda: system.encode(picture, published, noise))
    time("decode", lambda: system.decode(latent, picture, published))
    result["peak_gigabytes"] = round(peak() / 1024, 2)
    forget_peak()
    control = ControlNetModel(**network_config(options.width), in_channels=8)
    control.controlnet_cond_embedding = NoHint()
    net = ControlledUnet(system.net.unet, to_device(control, device))
    time("controlled_unet", lambda: net(latent, 500, text, latent))
    result["peak_gigabytes_fifty_steps"] = round(peak() / 1024, 2)
    return took


def synchronise(result: Tensor) -> float:
    """Wait until a device has finished by reading one number of its result."""
    return float(result.flatten()[0])


def estimate(system: OneStep, options: argparse.Namespace) -> float:
    """Return the seconds that a plan says for the tile."""
    unet, vae = (
        sum(weight.numel() for weight in network.parameters())
        for network in (system.net.unet, system.vae.network)
    )
    parts = PartSizes(4 * unet, 0, 4 * vae, 4, ONE_STEP.branches, ONE_STEP.vae_tile)
    effort = estimate_effort(
        Device.CPU, parts, ONE_STEP, Step("generate", {}), cpu_operations() / OVERHEAD
    )
    return 60 * effort.minutes(options.side, options.side)


if __name__ == "__main__":
    main()
