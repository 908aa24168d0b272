"""Check of the generative systems on a CUDA device, with random weights, in at most eight minutes.

    python -m benchmarks.speed.cuda_check [--device cuda] [--width 320] [--limit 480]
                                                [--keep FILE.json]

Prints one JSON object with an entry for each check; those that would begin after `--limit` seconds
are "not run", and an error is an entry too.

precision   largest difference of one tile from the processor's, relative to the largest value, in
            single and half precision and bfloat16: UNet alone, UNet with ControlNet, autoencoder
systems     the same for a whole tile of 512 pixels by OSEDiff, PiSA-SR, DiffBIR and SeeSR (two
            steps): largest and mean difference in levels of 255, and seconds on both
memory      planned and measured peak of a whole one-step run in gigabytes, at each tile side
time        benchmarks.speed.one_step on the device
plain       benchmarks.speed.diffusion on the device: our steps beside diffusers' own pipeline
retreat     four limits of memory: what the run ended with, and how far its pixels are from those
            of an unlimited run

`--device cpu --width 32` tries the script where there is no CUDA; memory and limits mean nothing
then.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from diffusers import ControlNetModel
from torch import Tensor, nn

from benchmarks.speed import diffusion, one_step
from benchmarks.speed.json_result import print_result
from benchmarks.speed.random_systems import MakeSystem, on_device, random_systems
from models.core.errors import OutOfMemory
from models.core.generation import GenerationRequest, GenerationResult
from models.core.pixels import Pixels
from models.core.progress import Progress
from models.diffusion.files.cost_model import ONE_STEP, SYSTEMS, PartSizes
from models.diffusion.modules.controlled_unet import ControlledUnet
from models.diffusion.modules.network_builder import NoHint
from models.diffusion.systems.generator import SystemGenerator
from models.diffusion.systems.latent_tile_sizes import MemoryBudget, bytes_needed, memory_budgets
from models.diffusion.systems.one_step import PUBLISHED, OneStep
from models.diffusion.systems.one_step_adapter import OneStepAdapter

PRECISIONS: Final = {"single": torch.float32, "half": torch.float16, "bfloat16": torch.bfloat16}
"""Precisions of the device that are compared with single precision on the processor."""

LIMITS: Final = (0.9, 0.7, 0.5, 0.3)
"""Limits of memory, as shares of what an unlimited run takes."""

REQUEST: Final = GenerationRequest("", "", 0.0, 1.0, 0, 7, ())


def main() -> None:
    """Parse the command line, run the checks, print and optionally write the result."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--width", type=int, default=320)
    parser.add_argument("--limit", type=float, default=480)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    print_result(run_checks(options), options.keep)


def run_checks(options: argparse.Namespace) -> dict[str, Any]:
    """Run all checks that begin in time; the keys are those of the printed JSON object."""
    began, result = time.monotonic(), dict[str, Any]()
    for name, check in CHECKS.items():
        if time.monotonic() - began > options.limit:
            result[name] = "not run"
            continue
        try:
            with torch.no_grad():
                result[name] = check(options)
        except Exception as error:  # noqa: BLE001  one check must not end the others
            result[name] = f"{type(error).__name__}: {error}"[:300]
        print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
    return result


def compare_precisions(options: argparse.Namespace) -> dict[str, dict[str, float]]:
    """Return the relative differences by network and precision."""
    return {
        name: {
            precision: round(difference(network, inputs, options.device, dtype), 6)
            for precision, dtype in PRECISIONS.items()
        }
        for name, network, inputs in networks(options.width)
    }


def networks(width: int) -> Iterator[tuple[str, nn.Module, tuple[Tensor, ...]]]:
    """Yield the name of each network, the network on the processor, and its inputs.

    They have `width` channels; inputs are N x C x H x W."""
    system = one_step.build_system(width, torch.device("cpu"))
    latent, text = torch.randn(1, 4, 32, 32), torch.randn(1, 77, diffusion.TEXT)
    yield "unet", Predictor(ControlledUnet(system.net.unet)), (latent, text)
    control = ControlNetModel(**diffusion.network_config(width), in_channels=8).eval()
    control.controlnet_cond_embedding = NoHint()
    controlled = ControlledUnet(system.net.unet, control)
    yield "unet with controlnet", Predictor(controlled), (latent, text)
    yield "decoder", system.vae.network.decoder, (latent,)


class Predictor(nn.Module):
    """Module that predicts with a UNet, and its ControlNet if there is one."""

    def __init__(self, net: ControlledUnet) -> None:
        super().__init__()
        self.net, self.parts = net, nn.ModuleList(net.parts)

    def forward(self, latent: Tensor, text: Tensor) -> Tensor:
        """Predict at timestep 500 for a latent, N x 4 x h x w, and text, N x 77 x width."""
        return self.net(latent, 500, text, latent)


def difference(
    network: nn.Module, inputs: tuple[Tensor, ...], device: str, dtype: torch.dtype
) -> float:
    """Return the largest difference between device and processor, relative to the largest value."""
    expected = network(*inputs)
    moved = nn.Module.to(network, device, dtype)
    found = moved(*(each.to(device, dtype) for each in inputs)).float().cpu()
    nn.Module.to(network, "cpu", torch.float32)
    return float((found - expected).abs().max() / expected.abs().max())


def compare_systems(options: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """Return differences of a tile and seconds by system and precision."""
    side = speed_options(options).side
    picture = np.random.default_rng(0).random((side, side, 3), np.float32)
    result = dict[str, dict[str, Any]]()
    for model, make in random_systems(options.width):
        expected, took = timed_restoration(model, make, picture)
        result[model] = {"processor seconds": took}
        for precision, dtype in PRECISIONS.items():
            with on_device(make, options.device, dtype):
                timed_restoration(model, make, picture)
                found, took = timed_restoration(model, make, picture)
            levels = 255 * abs(found - expected)
            result[model][precision] = {
                "largest": round(float(levels.max()), 3),
                "mean": round(float(levels.mean()), 4),
                "seconds": took,
            }
    return result


def timed_restoration(model: str, make: MakeSystem, picture: Pixels) -> tuple[Pixels, float]:
    """Restore a picture in at most two steps; return it and the seconds."""
    generator, began = SystemGenerator(make(), SYSTEMS[model]), time.monotonic()
    restored = last_picture(generator, picture, replace(REQUEST, steps=2, tags=()))
    return restored, round(time.monotonic() - began, 2)


def last_picture(generator: SystemGenerator, picture: Pixels, request: GenerationRequest) -> Pixels:
    """Return the last picture of a generation. Raises: OutOfMemory."""
    results = generator.generate(picture, request, Progress())
    *_, last = (each for each in results if isinstance(each, GenerationResult))
    return last.pixels


def compare_memory(options: argparse.Namespace) -> dict[str, dict[str, float]]:
    """Return planned and measured peaks by tile side."""
    system = halved(one_step.build_system(options.width, torch.device(options.device)))
    picture, result = np.random.default_rng(0).random((1024, 1024, 3), np.float32), {}
    for budget in memory_budgets(1, ONE_STEP.sides, ONE_STEP.vae_tile):
        if budget.offload:
            break
        planned = bytes_needed(budget, parts_of(system)) / 1e9
        reset_peak()
        restore_within(system, budget, picture)
        measured = peak_gigabytes()
        result[str(budget.tiles.side)] = {"planned": round(planned, 2), "measured": measured}
    return result


def halved(system: OneStep) -> OneStep:
    """Convert the UNet to half precision where it is on a CUDA device, as the program does."""
    if system.net.unet.device.type == "cuda":
        nn.Module.to(system.net.unet, torch.float16)
    return system


def parts_of(system: OneStep) -> PartSizes:
    """Return the sizes of a system's networks."""
    unet, vae = (
        sum(weight.numel() * weight.element_size() for weight in network.parameters())
        for network in (system.net.unet, system.vae.network)
    )
    size = system.net.unet.dtype.itemsize
    return PartSizes(unet, 0, vae, size, ONE_STEP.branches, ONE_STEP.vae_tile)


def restore_within(system: OneStep, budget: MemoryBudget, picture: Pixels) -> None:
    """Restore a picture with given tiles."""
    adapter = OneStepAdapter(system, PUBLISHED["osediff"])
    image = torch.from_numpy(picture).permute(2, 0, 1)[None].to(system.vae.device)
    setup = adapter.set_up(image, REQUEST, budget, Progress())
    *_, last = setup.denoise(lambda: None)
    setup.decode(last.latent)


def retreat(options: argparse.Namespace) -> dict[str, Any]:
    """Return what a run ended with at each limit of memory."""
    system = halved(one_step.build_system(options.width, torch.device(options.device)))
    picture = np.random.default_rng(0).random((1024, 1024, 3), np.float32)
    reset_peak()
    free = restore(system, picture, 0)
    most, result = int(peak_gigabytes() * 1e9), dict[str, Any]()
    for share in LIMITS:
        limit_memory(options.device, int(share * most))
        try:
            found = restore(system, picture, int(share * most))
        except OutOfMemory as error:
            result[str(share)] = f"out of memory with tiles of {error.smallest_tile}"
        else:
            result[str(share)] = {"largest difference": float(abs(found - free).max())}
    limit_memory(options.device, 0)
    return result


def restore(system: OneStep, picture: Pixels, vram: int) -> Pixels:
    """Restore as the engine does, within `vram` bytes (0: all). Raises: OutOfMemory."""
    adapter = OneStepAdapter(system, PUBLISHED["osediff"])
    return last_picture(SystemGenerator(adapter, ONE_STEP, vram), picture, REQUEST)


def limit_memory(device: str, most: int) -> None:
    """Make torch refuse more than `most` bytes of the device, or nothing if it is 0."""
    if device == "cuda":
        total = torch.cuda.get_device_properties(0).total_memory
        torch.cuda.set_per_process_memory_fraction(most / total if most else 1.0)
        torch.cuda.empty_cache()


def reset_peak() -> None:
    """Forget the peak of the memory of the device."""
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()


def peak_gigabytes() -> float:
    """Return the peak of the memory of the device in 10^9 bytes; 0 without CUDA."""
    if not torch.cuda.is_available():
        return 0.0
    return round(torch.cuda.max_memory_allocated() / 1e9, 2)


def time_parts(options: argparse.Namespace) -> dict[str, Any]:
    """Measure the parts of a one-step run on the device."""
    return one_step.measure(speed_options(options))


def time_beside_diffusers(options: argparse.Namespace) -> dict[str, Any]:
    """Measure the steps of our sampler beside diffusers' own pipeline."""
    return diffusion.measure(speed_options(options))


def speed_options(options: argparse.Namespace) -> argparse.Namespace:
    """Return the options of the speed benchmarks."""
    small = options.width < 320
    return argparse.Namespace(
        width=options.width,
        side=128 if small else 512,
        steps=3,
        device=options.device,
        busy=False,
        compile=False,
        large=False,
    )


CHECKS: Final[dict[str, Callable[[argparse.Namespace], Any]]] = {
    "precision": compare_precisions,
    "systems": compare_systems,
    "memory": compare_memory,
    "time": time_parts,
    "plain": time_beside_diffusers,
    "retreat": retreat,
}
"""Checks by name, in the order in which they run."""


if __name__ == "__main__":
    main()
