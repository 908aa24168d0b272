"""Benchmark of DiffBIR's second stage against diffusers' ControlNet pipeline, random weights.

    python -m benchmarks.speed.diffusion [--width 320] [--side 512] [--steps 3] [--device cpu]
                                   [--large] [--compile] [--busy] [--keep FILE.json]

Prints one JSON object: seconds per step and peak memory of both in the same run, our time as a
share of theirs, and our operations per second as a share of those of one large matrix product.
`--large`: also a picture four times as wide and high in tiles, in batches on a GPU. Width 320 is
the published size. `--busy`: processor seconds, for a machine that runs other programs too. Linux
only. Without transformers, which diffusers' pipeline needs, the same loop is measured without it.
"""

import argparse
import platform
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import torch
from diffusers import (
    AutoencoderKL,
    ControlNetModel,
    DDPMScheduler,
    UNet2DConditionModel,
)
from diffusers.utils import is_transformers_available
from torch import Tensor
from torch.utils.flop_counter import FlopCounterMode

from benchmarks.speed.clock import seconds
from benchmarks.speed.json_result import print_result
from benchmarks.speed.memory import forget_peak, peak
from models.diffusion.modules.controlled_unet import ControlledUnet
from models.diffusion.modules.network_builder import NoHint
from models.diffusion.sampling.classifier_free import ControlImage, PromptPair, make_branches
from models.diffusion.sampling.guidance_types import final_latent, guided_predictor, no_correction
from models.diffusion.sampling.noise_schedule import Schedule
from models.diffusion.sampling.random_noise import seeded_noise
from models.diffusion.sampling.sampler_table import SAMPLERS
from models.diffusion.systems.diffbir import Tiles
from models.diffusion.systems.torch_compile import compile_network

TEXT = 1024
"""Width of the text embeddings that condition the networks."""

BASELINE = "diffusers"
"""Name of diffusers' pipeline in the output."""

OURS = ("spaced", "edm_dpm++_3m_sde")
"""Names of our samplers that are measured."""

BATCH = 4
"""Number of tiles per network run on a GPU."""


def main() -> None:
    """Parse the command line, measure, print and optionally write the result."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--width", type=int, default=320)
    parser.add_argument("--side", type=int, default=512)
    parser.add_argument("--steps", type=int, default=3)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--busy", action="store_true")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    print_result(measure(options), options.keep)


@torch.no_grad()
def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Measure both implementations; return the fields of the printed JSON object."""
    device = torch.device(options.device)
    unet = move(UNet2DConditionModel(**network_config(options.width), up_block_types=UP), device)
    result: dict[str, Any] = {
        "width": options.width,
        "side": options.side,
        "steps": options.steps,
        "device": options.device,
        "computer": torch.cuda.get_device_name() if device.type == "cuda" else platform.machine(),
        "torch": torch.__version__,
    }
    plain = pipeline if is_transformers_available() else plain_loop
    result["baseline"] = plain.__name__
    result[BASELINE] = time_run(plain(unet, options), device, options)
    control = ControlNetModel(**network_config(options.width), in_channels=8)
    control.controlnet_cond_embedding = NoHint()
    net = ControlledUnet(unet, move(control, device))
    side = options.side // 8
    operations = count_operations(lambda: run_ours(net, side, OURS[0], 2)) / 2
    if options.compile:
        compile_network(net)
    for name in OURS:
        result[name] = time_run(partial(run_ours, net, side, name, options.steps), device, options)
        share = result[name]["seconds_a_step"] / result[BASELINE]["seconds_a_step"]
        result[name]["of_diffusers"] = round(share, 3)
    most = matrix_rate(device, options.busy)
    result["teraflops_of_a_product"] = round(most / 1e12, 3)
    reached = operations / result[OURS[0]]["seconds_a_step"]
    result["share_of_the_ceiling"] = round(reached / most, 3)
    if options.large:
        large = partial(run_ours, net, 4 * side, OURS[0], options.steps, options.side)
        result["tiled"] = {"side": 4 * options.side, **time_run(large, device, options)}
    return result


CROSS = ("CrossAttnDownBlock2D",) * 3
"""Diffusers' types of the first three down blocks."""

UP = ("UpBlock2D", *("CrossAttnUpBlock2D",) * 3)
"""Diffusers' types of the up blocks."""


def network_config(width: int) -> dict[str, Any]:
    """Seed torch; return arguments of a U-Net or ControlNet of `width` channels."""
    torch.manual_seed(0)
    widths = tuple(width * times for times in (1, 2, 4, 4))
    return {
        "block_out_channels": widths,
        "cross_attention_dim": TEXT,
        "attention_head_dim": tuple(max(each // 64, 1) for each in widths),
        "use_linear_projection": True,
        "down_block_types": (*CROSS, "DownBlock2D"),
    }


def move(network: Any, device: torch.device) -> Any:
    """Move a network to a device with the program's dtype and memory format."""
    cuda = device.type == "cuda"
    layout = torch.channels_last if cuda else torch.preserve_format
    dtype = torch.float16 if cuda else torch.float32
    return network.to(device, dtype).to(memory_format=layout).eval()


def pipeline(unet: UNet2DConditionModel, options: argparse.Namespace) -> Callable[[], Tensor]:
    """Build diffusers' unmodified pipeline with a ControlNet of the same size; return its run."""
    from diffusers import StableDiffusionControlNetPipeline  # needs transformers

    control = move(ControlNetModel(**network_config(options.width)), unet.device)
    scheduler = DDPMScheduler(beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012)
    vae = AutoencoderKL(
        block_out_channels=(32, 32, 32, 32),
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        latent_channels=4,
    )
    pipe = StableDiffusionControlNetPipeline(
        vae=move(vae, unet.device),
        text_encoder=None,
        tokenizer=None,
        unet=unet,
        controlnet=control,
        scheduler=scheduler,
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    pipe.set_progress_bar_config(disable=True)
    prompt = torch.zeros(1, 77, TEXT, device=unet.device, dtype=unet.dtype)
    picture = torch.zeros(1, 3, options.side, options.side, device=unet.device, dtype=unet.dtype)

    def run() -> Tensor:
        latent: Tensor = pipe(
            prompt_embeds=prompt,
            negative_prompt_embeds=prompt,
            image=picture,
            num_inference_steps=options.steps,
            guidance_scale=4.0,
            output_type="latent",
        ).images
        return latent

    return run


def plain_loop(unet: UNet2DConditionModel, options: argparse.Namespace) -> Callable[[], Tensor]:
    """Return a run of diffusers' networks and scheduler in the loop of its pipeline."""
    control = move(ControlNetModel(**network_config(options.width)), unet.device)
    scheduler = DDPMScheduler(beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012)
    like = {"device": unet.device, "dtype": unet.dtype}
    prompt = torch.zeros(2, 77, TEXT, **like)
    picture = torch.zeros(2, 3, options.side, options.side, **like)

    def run() -> Tensor:
        scheduler.set_timesteps(options.steps, device=unet.device)
        latent = torch.randn(1, 4, options.side // 8, options.side // 8, **like)
        for timestep in scheduler.timesteps:
            both = scheduler.scale_model_input(torch.cat([latent] * 2), timestep)
            down, middle = control(both, timestep, prompt, picture, return_dict=False)
            noise: Tensor = unet(
                both,
                timestep,
                prompt,
                down_block_additional_residuals=down,
                mid_block_additional_residual=middle,
                return_dict=False,
            )[0]
            negative, positive = noise.chunk(2)
            guided = negative + 4.0 * (positive - negative)
            latent = scheduler.step(guided, timestep, latent, return_dict=False)[0]
        return latent

    return run


def run_ours(
    net: ControlledUnet, side: int, sampler: str, steps: int, tile: int | None = None
) -> Tensor:
    """Sample a latent of side x side in `steps` steps by our code; `tile` is in pixels."""
    device = net.unet.device
    noise = seeded_noise(0, device)
    start = noise((1, 4, side, side))
    prompts = PromptPair(*(torch.zeros(1, 77, TEXT, device=device) for _ in range(2)))
    batch = BATCH if device.type == "cuda" else 1
    tiled = Tiles(tile, tile // 2, batch=batch).tile_latent(start) if tile else None
    branches = make_branches(
        net, prompts, ControlImage(torch.zeros_like(start)), tiled, lambda: None
    )
    schedule = Schedule.scaled_linear()
    states = SAMPLERS[sampler](
        guided_predictor(branches, 4.0), schedule, start, steps, noise, no_correction
    )
    return final_latent(states)


def count_operations(run: Callable[[], Tensor]) -> int:
    """Count the floating-point operations of matrix products and convolutions in `run`."""
    with FlopCounterMode(display=False) as counter:
        run()
    return int(counter.get_total_flops())


def matrix_rate(device: torch.device, busy: bool) -> float:
    """Measure a matrix product's operations per second, of processor time if `busy`."""
    cuda = device.type == "cuda"
    side, dtype = (8192, torch.float16) if cuda else (1024, torch.float32)
    matrix = torch.ones(side, side, device=device, dtype=dtype)

    def product() -> None:
        matrix @ matrix
        if cuda:
            torch.cuda.synchronize()

    product()
    return 2 * side**3 / min(seconds(product, busy=busy) for _ in range(5))


def time_run(
    run: Callable[[], Tensor], device: torch.device, options: argparse.Namespace
) -> dict[str, Any]:
    """Run once to warm up and once to measure seconds per step and peak memory in GiB."""
    cuda = device.type == "cuda"

    def run_to_end() -> None:
        run()
        if cuda:
            torch.cuda.synchronize()

    run_to_end()
    if cuda:
        torch.cuda.reset_peak_memory_stats()
    else:
        forget_peak()
    took = seconds(run_to_end, busy=options.busy) / options.steps
    most = torch.cuda.max_memory_allocated() / 2**20 if cuda else peak()
    return {"seconds_a_step": round(took, 4), "peak_gigabytes": round(most / 1024, 2)}


if __name__ == "__main__":
    main()
