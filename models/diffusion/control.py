"""DiffBIR's network: Stable Diffusion's UNet, steered by IRControlNet.

Lin et al., "DiffBIR: Towards Blind Image Restoration with Generative Diffusion Prior", ECCV 2024
(arXiv 2308.15070), section 3.3; Zhang et al., "Adding Conditional Control to Text-to-Image
Diffusion Models", ICCV 2023 (arXiv 2302.05543).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from diffusers import ControlNetModel, UNet2DConditionModel
from torch import Tensor, nn


@dataclass(frozen=True, slots=True, eq=False)
class ControlledUnet:
    """What both predict at a latent; `strength` is how much of the control is added, 0 to 1."""

    unet: UNet2DConditionModel
    control: ControlNetModel
    strength: float = 1.0

    def __call__(self, x: Tensor, timestep: float, text: Tensor, picture: Tensor) -> Tensor:
        """Latents, words and the latent of the faithful picture, N each."""
        return self.in_turns(x, timestep, text, picture, lambda _part, run: run())

    def in_turns(
        self,
        x: Tensor,
        timestep: float,
        text: Tensor,
        picture: Tensor,
        turn: Callable[[nn.Module, Callable[[], Any]], Any],
    ) -> Tensor:
        """The same, where `turn` is told which part is to run and runs it."""
        wanted = x.dtype
        x, text, picture = (value.to(self.unet.dtype) for value in (x, text, picture))
        time = torch.full((len(x),), timestep, device=x.device)
        steered = turn(self.control, lambda: self.residuals(x, time, text, picture))
        answer: Tensor = turn(self.unet, lambda: self._answer(x, time, text, steered))
        return answer.to(wanted)

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
        down, middle = self.control(
            torch.cat((x, picture), dim=1),
            time,
            encoder_hidden_states=text,
            controlnet_cond=picture,
            conditioning_scale=self.strength,
            return_dict=False,
        )
        return down, middle
