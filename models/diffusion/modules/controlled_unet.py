"""Stable Diffusion's UNet, steered by a ControlNet in systems that have one.

The ControlNet is DiffBIR's IRControlNet, which reads the control image beside the latent, or one
with a hint encoder, as SeeSR's. Lin et al., "DiffBIR: Towards Blind Image Restoration with
Generative Diffusion Prior", ECCV 2024 (arXiv 2308.15070), section 3.3; Zhang et al., "Adding
Conditional Control to Text-to-Image Diffusion Models", ICCV 2023 (arXiv 2302.05543).
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
    """UNet and ControlNet that predict together, or a UNet alone.

    `strength` is the share of the control that is added, 0 to 1. With `offload_device`, only the
    part that runs is on that device; the other waits in main memory.
    """

    unet: UNet2DConditionModel
    control: ControlNetModel | None = None
    strength: float = 1.0
    offload_device: torch.device | None = None

    def __call__(self, x: Tensor, timestep: float, text: Tensor, control_image: Tensor) -> Tensor:
        """Predict noise or velocity for latents (N x 4 x h x w) at a timestep.

        `text` is N x 77 x width. `control_image` is, for IRControlNet, the latent of the faithful
        picture, else the picture (0 to 1), eight times as large as the latent, or what
        `encode_control_image` made of it. A UNet alone does not look at it.
        """
        dtype = x.dtype
        x, text, control_image = (value.to(self.unet.dtype) for value in (x, text, control_image))
        time = torch.full((len(x),), timestep, device=x.device)
        control_residuals = (
            None
            if self.control is None
            else self._run_on_device(
                self.control, lambda: self.residuals(x, time, text, control_image)
            )
        )
        return self._run_on_device(
            self.unet, lambda: self._predict(x, time, text, control_residuals)
        ).to(dtype)

    @property
    def parts(self) -> tuple[nn.Module, ...]:
        """UNet and, if there is one, ControlNet."""
        return (self.unet,) if self.control is None else (self.unet, self.control)

    def move_to(self, device: torch.device, offload: bool) -> "ControlledUnet":
        """Return the pair with both networks moved to the device.

        With `offload` they stay in main memory and are on the device only while they run."""
        for part in self.parts:
            part.to("cpu" if offload else device)
        return replace(self, offload_device=device if offload else None)

    def encode_control_image(self, control_image: Tensor) -> Tensor:
        """Encode a control image (N x 3 x H x W, 0 to 1) once, to features to pass in its place."""
        image = control_image.to(self.unet.device, self.unet.dtype)
        control = self._control
        encoded: Tensor = self._run_on_device(
            control, lambda: control.controlnet_cond_embedding(image)
        )
        return encoded

    @property
    def _control(self) -> ControlNetModel:
        assert self.control is not None  # noqa: S101  callers have one
        return self.control

    def _run_on_device(self, part: nn.Module, run: Callable[[], A]) -> A:
        """Run a part; with offloading it is on the device only during the run."""
        if self.offload_device is None:
            return run()
        part.to(self.offload_device)
        try:
            return run()
        finally:
            part.to("cpu")

    def _predict(
        self, x: Tensor, time: Tensor, text: Tensor, residuals: tuple[list[Tensor], Tensor] | None
    ) -> Tensor:
        down, middle = residuals or (None, None)
        output: Tensor = self.unet(
            x,
            time,
            text,
            down_block_additional_residuals=down,
            mid_block_additional_residual=middle,
            return_dict=False,
        )[0]
        return output

    def residuals(
        self, x: Tensor, time: Tensor, text: Tensor, control_image: Tensor
    ) -> tuple[list[Tensor], Tensor]:
        """Compute what the ControlNet adds to the UNet's skips, shallow to deep, and middle.

        `x` is the noisy latent (N x 4 x h x w), `time` its timesteps (N), `text` N x 77 x width."""
        control = self._control
        concatenates = control.config["in_channels"] > x.shape[1]
        down, middle = control(
            torch.cat((x, control_image), dim=1) if concatenates else x,
            time,
            encoder_hidden_states=text,
            controlnet_cond=control_image,
            conditioning_scale=self.strength,
            return_dict=False,
        )
        return down, middle
