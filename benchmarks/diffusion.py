"""DiffBIR's second stage beside the plain ControlNet of diffusers, with weights of no meaning.

    python -m benchmarks.diffusion [--width 320] [--side 512] [--steps 3] [--device cpu] [--busy]

Prints one JSON object: seconds a step and the peak of memory of both in the same run, and the same
for a picture four times as wide and high in tiles, with `--large`. Width 320 is the published
size. `--busy`: seconds of the processor, for one that does other things too. For Linux.
"""

import argparse
import json
from collections.abc import Callable
from typing import Any

import torch
from diffusers import ControlNetModel, UNet2DConditionModel
from torch import Tensor

from benchmarks.clock import seconds
from benchmarks.memory import forget_peak, peak
from models.diffusion.branches import Steering, Words, branches
from models.diffusion.building import NoHint
from models.diffusion.control import ControlledUnet
from models.diffusion.diffbir import Tiles
from models.diffusion.guiding import guided, result, uncorrected
from models.diffusion.noise import seeded
from models.diffusion.samplers import SAMPLERS
from models.diffusion.schedule import Schedule

TEXT = 1024


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--width", type=int, default=320)
    parser.add_argument("--side", type=int, default=512)
    parser.add_argument("--steps", type=int, default=3)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--busy", action="store_true")
    wanted = parser.parse_args()
    print(json.dumps(measured(wanted)))


@torch.no_grad()
def measured(wanted: argparse.Namespace) -> dict[str, Any]:
    device = torch.device(wanted.device)
    precise = torch.float16 if device.type == "cuda" else torch.float32
    kept = torch.channels_last if device.type == "cuda" else torch.preserve_format
    unet, control = networks(wanted.width)
    for network in (unet, control):
        network.to(device, precise).to(memory_format=kept).eval()
    net = ControlledUnet(unet, control)
    side = wanted.side // 8
    found: dict[str, Any] = {"width": wanted.width, "side": wanted.side, "device": wanted.device}
    runs = {
        "plain diffusers": lambda: plain(unet, control, side, wanted.steps),
        "spaced": lambda: ours(net, side, "spaced", wanted.steps),
        "edm_dpm++_3m_sde": lambda: ours(net, side, "edm_dpm++_3m_sde", wanted.steps),
    }
    if wanted.large:
        runs["tiled"] = lambda: ours(net, 4 * side, "spaced", wanted.steps, wanted.side)
    for name, run in runs.items():
        found[name] = timed(run, device, wanted)
    for name in ("spaced", "edm_dpm++_3m_sde"):
        ratio = found[name]["seconds_a_step"] / found["plain diffusers"]["seconds_a_step"]
        found[f"{name} / plain"] = round(ratio, 3)
    return found


def networks(width: int) -> tuple[UNet2DConditionModel, ControlNetModel]:
    torch.manual_seed(0)
    widths = tuple(width * times for times in (1, 2, 4, 4))
    cross = ("CrossAttnDownBlock2D",) * 3
    shared: dict[str, Any] = {
        "block_out_channels": widths,
        "cross_attention_dim": TEXT,
        "attention_head_dim": tuple(max(each // 64, 1) for each in widths),
        "use_linear_projection": True,
        "down_block_types": (*cross, "DownBlock2D"),
    }
    up = ("UpBlock2D", *("CrossAttnUpBlock2D",) * 3)
    control = ControlNetModel(**shared, in_channels=8)
    control.controlnet_cond_embedding = NoHint()
    return UNet2DConditionModel(**shared, up_block_types=up), control


def plain(unet: UNet2DConditionModel, control: ControlNetModel, side: int, steps: int) -> Tensor:
    """The loop of diffusers' own pipeline: both branches in one batch, its own scheduler."""
    from diffusers import DDPMScheduler

    scheduler = DDPMScheduler(beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012)
    scheduler.set_timesteps(steps)
    x = torch.randn(1, 4, side, side, device=unet.device, dtype=unet.dtype)
    text = torch.zeros(2, 77, TEXT, device=unet.device, dtype=unet.dtype)
    picture = torch.zeros(2, 4, side, side, device=unet.device, dtype=unet.dtype)
    for timestep in scheduler.timesteps:
        both = scheduler.scale_model_input(torch.cat((x, x)), timestep)
        given = torch.cat((both, picture), dim=1)
        down, middle = control(given, timestep, text, picture, return_dict=False)
        answer = unet(
            both,
            timestep,
            text,
            down_block_additional_residuals=down,
            mid_block_additional_residual=middle,
        ).sample
        away, wanted = answer.chunk(2)
        x = scheduler.step(away + 4 * (wanted - away), timestep, x).prev_sample
    return x


def ours(
    net: ControlledUnet, side: int, sampler: str, steps: int, tile: int | None = None
) -> Tensor:
    device = net.unet.device
    noise = seeded(0, device)
    start = noise((1, 4, side, side))
    words = Words(*(torch.zeros(1, 77, TEXT, device=device) for _ in range(2)))
    tiled = Tiles(tile, tile // 2).over(start) if tile else None
    asked = branches(net, words, Steering(torch.zeros_like(start)), tiled, lambda: None)
    schedule = Schedule.plain()
    forming = SAMPLERS[sampler](guided(asked, 4.0), schedule, start, steps, noise, uncorrected)
    return result(forming)


def timed(
    run: Callable[[], Tensor], device: torch.device, wanted: argparse.Namespace
) -> dict[str, float]:
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
