"""DiffBIR's second stage beside diffusers' own ControlNet pipeline, with weights of no meaning.

    python -m benchmarks.speed.diffusion [--width 320] [--side 512] [--steps 3] [--device cpu]
                                   [--large] [--compile] [--busy] [--keep FILE.json]

Prints one JSON object: seconds a step and the peak of memory of both in the same run, ours as a
share of theirs, and how near ours comes to the ceiling of the matrix units, measured with one large
product. `--large`: a picture four times as wide and high in tiles, several at once on a graphics
card. Width 320 is the published size. `--busy`: seconds of the processor, for one that does other
things too. For Linux; diffusers' pipeline needs transformers.
"""

import argparse
import json
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
    StableDiffusionControlNetPipeline,
    UNet2DConditionModel,
)
from torch import Tensor
from torch.utils.flop_counter import FlopCounterMode

from benchmarks.speed.clock import seconds
from benchmarks.speed.memory import forget_peak, peak
from models.diffusion.modules.builder import NoHint
from models.diffusion.modules.controlled_unet import ControlledUnet
from models.diffusion.sampling.classifier_free import ControlImage, PromptPair, make_branches
from models.diffusion.sampling.guidance import final_latent, guided_predictor, no_correction
from models.diffusion.sampling.noise import seeded_noise
from models.diffusion.sampling.samplers import SAMPLERS
from models.diffusion.sampling.schedule import Schedule
from models.diffusion.systems.compiling import compile_network
from models.diffusion.systems.diffbir import Tiles

TEXT = 1024
PLAIN = "diffusers"
OURS = ("spaced", "edm_dpm++_3m_sde")
AT_ONCE = 4
"""Tiles, on a graphics card."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--width", type=int, default=320)
    parser.add_argument("--side", type=int, default=512)
    parser.add_argument("--steps", type=int, default=3)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--busy", action="store_true")
    parser.add_argument("--keep", type=Path)
    wanted = parser.parse_args()
    told = json.dumps(measured(wanted), indent=2)
    print(told)
    if wanted.keep:
        wanted.keep.write_text(told + "\n", encoding="utf-8")


@torch.no_grad()
def measured(wanted: argparse.Namespace) -> dict[str, Any]:
    device = torch.device(wanted.device)
    unet = placed(UNet2DConditionModel(**shared(wanted.width), up_block_types=UP), device)
    found: dict[str, Any] = {
        "width": wanted.width,
        "side": wanted.side,
        "steps": wanted.steps,
        "device": wanted.device,
        "computer": torch.cuda.get_device_name() if device.type == "cuda" else platform.machine(),
        "torch": torch.__version__,
    }
    found[PLAIN] = timed(pipeline(unet, wanted), device, wanted)
    control = ControlNetModel(**shared(wanted.width), in_channels=8)
    control.controlnet_cond_embedding = NoHint()
    net = ControlledUnet(unet, placed(control, device))
    side = wanted.side // 8
    operations = counted(lambda: ours(net, side, OURS[0], 2)) / 2
    if wanted.compile:
        compile_network(net)
    for name in OURS:
        found[name] = timed(partial(ours, net, side, name, wanted.steps), device, wanted)
        share = found[name]["seconds_a_step"] / found[PLAIN]["seconds_a_step"]
        found[name]["of_diffusers"] = round(share, 3)
    most = ceiling(device, wanted.busy)
    found["teraflops_of_a_product"] = round(most / 1e12, 3)
    reached = operations / found[OURS[0]]["seconds_a_step"]
    found["share_of_the_ceiling"] = round(reached / most, 3)
    if wanted.large:
        large = partial(ours, net, 4 * side, OURS[0], wanted.steps, wanted.side)
        found["tiled"] = {"side": 4 * wanted.side, **timed(large, device, wanted)}
    return found


CROSS = ("CrossAttnDownBlock2D",) * 3
UP = ("UpBlock2D", *("CrossAttnUpBlock2D",) * 3)


def shared(width: int) -> dict[str, Any]:
    torch.manual_seed(0)
    widths = tuple(width * times for times in (1, 2, 4, 4))
    return {
        "block_out_channels": widths,
        "cross_attention_dim": TEXT,
        "attention_head_dim": tuple(max(each // 64, 1) for each in widths),
        "use_linear_projection": True,
        "down_block_types": (*CROSS, "DownBlock2D"),
    }


def placed(network: Any, device: torch.device) -> Any:
    """As the program places it."""
    cuda = device.type == "cuda"
    kept = torch.channels_last if cuda else torch.preserve_format
    precise = torch.float16 if cuda else torch.float32
    return network.to(device, precise).to(memory_format=kept).eval()


def pipeline(unet: UNet2DConditionModel, wanted: argparse.Namespace) -> Callable[[], Tensor]:
    """Diffusers' own, as it comes, with a ControlNet of the same size."""
    control = placed(ControlNetModel(**shared(wanted.width)), unet.device)
    scheduler = DDPMScheduler(beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012)
    vae = AutoencoderKL(
        block_out_channels=(32, 32, 32, 32),
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        latent_channels=4,
    )
    pipe = StableDiffusionControlNetPipeline(
        vae=placed(vae, unet.device),
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
    words = torch.zeros(1, 77, TEXT, device=unet.device, dtype=unet.dtype)
    picture = torch.zeros(1, 3, wanted.side, wanted.side, device=unet.device, dtype=unet.dtype)

    def run() -> Tensor:
        made: Tensor = pipe(
            prompt_embeds=words,
            negative_prompt_embeds=words,
            image=picture,
            num_inference_steps=wanted.steps,
            guidance_scale=4.0,
            output_type="latent",
        ).images
        return made

    return run


def ours(
    net: ControlledUnet, side: int, sampler: str, steps: int, tile: int | None = None
) -> Tensor:
    device = net.unet.device
    noise = seeded_noise(0, device)
    start = noise((1, 4, side, side))
    words = PromptPair(*(torch.zeros(1, 77, TEXT, device=device) for _ in range(2)))
    batch = AT_ONCE if device.type == "cuda" else 1
    tiled = Tiles(tile, tile // 2, batch=batch).tile_latent(start) if tile else None
    asked = make_branches(net, words, ControlImage(torch.zeros_like(start)), tiled, lambda: None)
    schedule = Schedule.scaled_linear()
    forming = SAMPLERS[sampler](
        guided_predictor(asked, 4.0), schedule, start, steps, noise, no_correction
    )
    return final_latent(forming)


def counted(run: Callable[[], Tensor]) -> int:
    """Operations of all products and convolutions."""
    with FlopCounterMode(display=False) as counter:
        run()
    total: int = counter.get_total_flops()
    return total


def ceiling(device: torch.device, busy: bool) -> float:
    """Operations a second of one large product of matrices."""
    cuda = device.type == "cuda"
    side, precise = (8192, torch.float16) if cuda else (1024, torch.float32)
    matrix = torch.ones(side, side, device=device, dtype=precise)

    def product() -> None:
        matrix @ matrix
        if cuda:
            torch.cuda.synchronize()

    product()
    return 2 * side**3 / min(seconds(product, busy=busy) for _ in range(5))


def timed(
    run: Callable[[], Tensor], device: torch.device, wanted: argparse.Namespace
) -> dict[str, Any]:
    cuda = device.type == "cuda"

    def whole() -> None:
        run()
        if cuda:
            torch.cuda.synchronize()

    whole()
    if cuda:
        torch.cuda.reset_peak_memory_stats()
    else:
        forget_peak()
    took = seconds(whole, busy=wanted.busy) / wanted.steps
    most = torch.cuda.max_memory_allocated() / 2**20 if cuda else peak()
    return {"seconds_a_step": round(took, 4), "peak_gigabytes": round(most / 1024, 2)}


if __name__ == "__main__":
    main()
