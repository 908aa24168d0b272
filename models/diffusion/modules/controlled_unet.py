"""Stable Diffusion's UNet steered by a ControlNet: DiffBIR's IRControlNet, which reads the picture
beside the latent, or one that has an encoder for it, as SeeSR's.

Lin et al., "DiffBIR: Towards Blind Image Restoration with Generative Diffusion Prior", ECCV 2024
(arXiv 2308.15070), section 3.3; Zhang et al., "Adding Conditional Control to Text-to-Image
Diffusion Models", ICCV 2023 (arXiv 2302.05543).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

import torch
from diffusers import ControlNetModel, UNet2DConditionModel
from torch import Tensor, nn

A = TypeVar("A")


@dataclass(frozen=True, slots=True, eq=False)
class ControlledUnet:
    """What both predict at a latent; `strength` is how much of the control is added, 0 to 1. They
    take turns on the device `turns_on`, if there is one."""

    unet: UNet2DConditionModel
    control: ControlNetModel
    strength: float = 1.0
    turns_on: torch.device | None = None

    def __call__(self, x: Tensor, timestep: float, text: Tensor, picture: Tensor) -> Tensor:
        """Latents, words and what steers, N each: for IRControlNet the latent of the faithful
        picture, else the picture (0 to 1), eight times as large."""
        wanted = x.dtype
        x, text, picture = (value.to(self.unet.dtype) for value in (x, text, picture))
        time = torch.full((len(x),), timestep, device=x.device)
        steered = self._turn(self.control, lambda: self.residuals(x, time, text, picture))
        return self._turn(self.unet, lambda: self._answer(x, time, text, steered)).to(wanted)

    def placed(self, device: torch.device, turns: bool) -> "ControlledUnet":
        """Both on the device, or waiting outside for their turns on it."""
        for part in (self.unet, self.control):
            part.to("cpu" if turns else device)
        return replace(self, turns_on=device if turns else None)

    def encoded(self, picture: Tensor) -> Tensor:
        """The picture that steers (N x 3 x sides, 0 to 1) as the ControlNet adds it to its first
        features. It may be given in its place."""
        seen = picture.to(self.unet.device, self.unet.dtype)
        made: Tensor = self._turn(
            self.control, lambda: self.control.controlnet_cond_embedding(seen)
        )
        return made

    def _turn(self, part: nn.Module, run: Callable[[], A]) -> A:
        """Only the part that runs is on the device, where they take turns."""
        if self.turns_on is None:
            return run()
        part.to(self.turns_on)
        try:
            return run()
        finally:
            part.to("cpu")

    def _answer(
        self, x: Tensor, time: Tensor, text: Tensor, steered: tuple[list[Tensor], Tensor]
    ) -> Tensor:
        answer: Tensor = self.unet(
            x,
            time,
            text,
            down_block_additional_residuals=steered[0],
            mid_block_additional_residual=steered[1],
            return_dict=False,
        )[0]
        return answer

    def residuals(
        self, x: Tensor, time: Tensor, text: Tensor, picture: Tensor
    ) -> tuple[list[Tensor], Tensor]:
        """What is added to the UNet's skips, from shallow to deep, and to its middle."""
        beside = self.control.config["in_channels"] > x.shape[1]
        down, middle = self.control(
            torch.cat((x, picture), dim=1) if beside else x,
            time,
            encoder_hidden_states=text,
            controlnet_cond=picture,
            conditioning_scale=self.strength,
            return_dict=False,
        )
        return down, middle
