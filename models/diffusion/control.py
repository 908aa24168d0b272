"""DiffBIR's network: Stable Diffusion's UNet, steered by IRControlNet.

Lin et al., "DiffBIR: Towards Blind Image Restoration with Generative Diffusion Prior", ECCV 2024
(arXiv 2308.15070), section 3.3; Zhang et al., "Adding Conditional Control to Text-to-Image
Diffusion Models", ICCV 2023 (arXiv 2302.05543).
"""

from dataclasses import dataclass

import torch
from diffusers import ControlNetModel, UNet2DConditionModel
from torch import Tensor

NOT_STEERED = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class ControlledUnet:
    """What both predict at a latent; `strength` is how much of the control is added, 0 to 1."""

    unet: UNet2DConditionModel
    control: ControlNetModel
    strength: float = 1.0

    def __call__(self, x: Tensor, timestep: float, text: Tensor, picture: Tensor) -> Tensor:
        """Latents, words and the latent of the faithful picture, N each."""
        wanted = x.dtype
        x, text, picture = (value.to(self.unet.dtype) for value in (x, text, picture))
        time = torch.full((len(x),), timestep, device=x.device)
        if self.strength == NOT_STEERED:
            return self.unet(x, time, text, return_dict=False)[0].to(wanted)
        down, middle = self.residuals(x, time, text, picture)
        answer: Tensor = self.unet(
            x,
            time,
            text,
            down_block_additional_residuals=down,
            mid_block_additional_residual=middle,
            return_dict=False,
        )[0]
        return answer.to(wanted)

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
