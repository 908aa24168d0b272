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
    offload_device: torch.device | None = None

    def __call__(self, x: Tensor, timestep: float, text: Tensor, control_image: Tensor) -> Tensor:
        """Latents, words and what steers, N each: for IRControlNet the latent of the faithful
        picture, else the picture (0 to 1), eight times as large."""
        dtype = x.dtype
        x, text, control_image = (value.to(self.unet.dtype) for value in (x, text, control_image))
        time = torch.full((len(x),), timestep, device=x.device)
        control_residuals = self._run_on_device(
            self.control, lambda: self.residuals(x, time, text, control_image)
        )
        return self._run_on_device(
            self.unet, lambda: self._predict(x, time, text, control_residuals)
        ).to(dtype)

    def move_to(self, device: torch.device, offload: bool) -> "ControlledUnet":
        """Both on the device, or waiting outside for their turns on it."""
        for part in (self.unet, self.control):
            part.to("cpu" if offload else device)
        return replace(self, offload_device=device if offload else None)

    def encode_control_image(self, control_image: Tensor) -> Tensor:
        """The picture that steers (N x 3 x sides, 0 to 1) as the ControlNet adds it to its first
        features. It may be given in its place."""
        image = control_image.to(self.unet.device, self.unet.dtype)
        encoded: Tensor = self._run_on_device(
            self.control, lambda: self.control.controlnet_cond_embedding(image)
        )
        return encoded

    def _run_on_device(self, part: nn.Module, run: Callable[[], A]) -> A:
        """Only the part that runs is on the device, where they take turns."""
        if self.offload_device is None:
            return run()
        part.to(self.offload_device)
        try:
            return run()
        finally:
            part.to("cpu")

    def _predict(
        self, x: Tensor, time: Tensor, text: Tensor, control_residuals: tuple[list[Tensor], Tensor]
    ) -> Tensor:
        output: Tensor = self.unet(
            x,
            time,
            text,
            down_block_additional_residuals=control_residuals[0],
            mid_block_additional_residual=control_residuals[1],
            return_dict=False,
        )[0]
        return output

    def residuals(
        self, x: Tensor, time: Tensor, text: Tensor, control_image: Tensor
    ) -> tuple[list[Tensor], Tensor]:
        """What is added to the UNet's skips, from shallow to deep, and to its middle."""
        concatenates = self.control.config["in_channels"] > x.shape[1]
        down, middle = self.control(
            torch.cat((x, control_image), dim=1) if concatenates else x,
            time,
            encoder_hidden_states=text,
            controlnet_cond=control_image,
            conditioning_scale=self.strength,
            return_dict=False,
        )
        return down, middle
