"""Network runs for classifier-free guidance, on a whole latent or in tiles."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import torch
from torch import Tensor

from models.diffusion.sampling.guidance_types import Branches
from models.diffusion.sampling.latent_tiles import Window, blend_windows, in_batches

ConditionedNet = Callable[[Tensor, float, Tensor, Tensor], Tensor]
"""Network that predicts noise or velocity under a prompt and a control image.

Arguments: latents (N x 4 x h x w), timestep, prompt vectors (N x 77 x width), control image (N x c
x H x W at its own scale).
"""


@dataclass(frozen=True, slots=True)
class PromptPair:
    """Encoded positive and negative prompt, 1 x 77 x width each."""

    positive: Tensor
    negative: Tensor


@dataclass(frozen=True, slots=True)
class ControlImage:
    """Picture (1 x c x H x W) that steers generation.

    `scale` is the number of its pixels per latent position, along each side. `crops` caches the
    network's encodings of its windows."""

    image: Tensor
    scale: int = 1
    crops: Mapping[Window, Tensor] = field(default_factory=dict)

    def encoded(self, encode: Callable[[Tensor], Tensor], *windows: Window) -> "ControlImage":
        """Return a copy with the crops of these windows encoded, so that no step has to."""
        return replace(self, crops={each: encode(self._cut_crop(each)) for each in windows})

    def crops_at(self, windows: Sequence[Window]) -> Tensor:
        """Return the crops for windows of the latent, N x C x h x w for all windows."""
        return torch.cat([self._crop(window) for window in windows])

    def _crop(self, window: Window) -> Tensor:
        encoded = self.crops.get(window)
        return self._cut_crop(window) if encoded is None else encoded

    def _cut_crop(self, window: Window) -> Tensor:
        rows = slice(window.top * self.scale, window.bottom * self.scale)
        columns = slice(window.left * self.scale, window.right * self.scale)
        return self.image[:, :, rows, columns]


@dataclass(frozen=True, slots=True)
class LatentTiling:
    """Windows over the latent, the number of windows per network run, and how they are blended.

    The weights of the published systems peak half a position off the middle if not `is_centred`.
    """

    windows: tuple[Window, ...]
    batch: int = 1
    is_centred: bool = False


def make_branches(
    net: ConditionedNet,
    prompts: PromptPair,
    control: ControlImage,
    tiling: LatentTiling | None,
    before_call: Callable[[], None],
) -> Branches:
    """Build the function that predicts with the positive and, on request, the negative prompt.

    `before_call` is called before each network run; its exceptions stop the sampling."""

    def predict(x: Tensor, timestep: float, both: bool) -> tuple[Tensor, Tensor | None]:
        prompt_vectors = (prompts.positive, prompts.negative) if both else (prompts.positive,)

        def run_network(crops: Tensor, windows: Sequence[Window]) -> Tensor:
            before_call()
            repeats = (len(prompt_vectors), 1, 1, 1)
            text = torch.cat([text.expand(len(crops), -1, -1) for text in prompt_vectors])
            image = control.crops_at(windows).expand(len(crops), -1, -1, -1)
            output = net(crops.repeat(repeats), timestep, text, image.repeat(repeats))
            return torch.cat(output.chunk(len(prompt_vectors)), dim=1)

        outputs = _predict_tiled(x, tiling, run_network, len(prompt_vectors)).chunk(
            len(prompt_vectors), dim=1
        )
        return outputs[0], outputs[1] if both else None

    return predict


def windows_over(x: Tensor, tiling: LatentTiling | None) -> tuple[Window, ...]:
    """Return the windows for a latent (N x C x h x w): those of `tiling`, or one over all of it."""
    whole = Window(0, x.shape[2], 0, x.shape[3])
    return (whole,) if tiling is None or len(tiling.windows) == 1 else tiling.windows


def _predict_tiled(
    x: Tensor,
    tiling: LatentTiling | None,
    run_network: Callable[[Tensor, Sequence[Window]], Tensor],
    outputs: int,
) -> Tensor:
    if tiling is None or len(tiling.windows) == 1:
        return run_network(x, windows_over(x, None))
    parts = in_batches(run_network, x, tiling.windows, tiling.batch)
    whole = x.repeat(1, outputs, 1, 1)
    return blend_windows(whole, tiling.windows, parts, is_centred=tiling.is_centred)
