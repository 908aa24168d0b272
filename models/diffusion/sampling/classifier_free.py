"""The network asked under wanted and unwanted words at once, for a whole latent or in tiles."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import torch
from torch import Tensor

from models.diffusion.sampling.guidance import Branches
from models.diffusion.sampling.latent_tiles import Window, blend_windows, in_batches

Net = Callable[[Tensor, float, Tensor, Tensor], Tensor]
"""What the network predicts: from latents (N x 4 x h x w), timestep, words (N x 77 x width) and
the picture that steers (N x c x sides in its own scale)."""


@dataclass(frozen=True, slots=True)
class PromptPair:
    """1 x 77 x width each."""

    wanted: Tensor
    unwanted: Tensor


@dataclass(frozen=True, slots=True)
class ClassifierFreeGuidance:
    """The picture that steers, 1 x c x sides; `scale` of its places stand for one of the latent,
    along each side. `pieces` are what was made of windows of it beforehand."""

    picture: Tensor
    scale: int = 1
    pieces: Mapping[Window, Tensor] = field(default_factory=dict)

    def encoded(
        self, windows: Sequence[Window], encode: Callable[[Tensor], Tensor]
    ) -> "ClassifierFreeGuidance":
        """With all windows made into what the network takes, once for all steps."""
        made = {window: encode(self._cut(window)) for window in windows}
        return replace(self, pieces=made)

    def at(self, windows: Sequence[Window]) -> Tensor:
        """What belongs to windows of the latent, one behind the other."""
        return torch.cat([self._piece(window) for window in windows])

    def _piece(self, window: Window) -> Tensor:
        made = self.pieces.get(window)
        return self._cut(window) if made is None else made

    def _cut(self, window: Window) -> Tensor:
        rows = slice(window.top * self.scale, window.bottom * self.scale)
        columns = slice(window.left * self.scale, window.right * self.scale)
        return self.picture[:, :, rows, columns]


@dataclass(frozen=True, slots=True)
class Tiled:
    """Windows over the latent and how many go through the network at once."""

    windows: tuple[Window, ...]
    batch: int = 1


def branches(
    net: Net,
    words: PromptPair,
    steering: ClassifierFreeGuidance,
    tiled: Tiled | None,
    before_call: Callable[[], None],
) -> Branches:
    """`before_call` comes before each run of the network; what it raises ends the work."""

    def asked(x: Tensor, timestep: float, both: bool) -> tuple[Tensor, Tensor | None]:
        texts = (words.wanted, words.unwanted) if both else (words.wanted,)

        def evaluated(pieces: Tensor, windows: Sequence[Window]) -> Tensor:
            before_call()
            repeats = (len(texts), 1, 1, 1)
            text = torch.cat([text.expand(len(pieces), -1, -1) for text in texts])
            picture = steering.at(windows).expand(len(pieces), -1, -1, -1)
            answer = net(pieces.repeat(repeats), timestep, text, picture.repeat(repeats))
            return torch.cat(answer.chunk(len(texts)), dim=1)

        answers = _gathered(x, tiled, evaluated, len(texts)).chunk(len(texts), dim=1)
        return answers[0], answers[1] if both else None

    return asked


def windows_over(x: Tensor, tiled: Tiled | None) -> tuple[Window, ...]:
    """Those in which the network sees a latent."""
    whole = Window(0, x.shape[2], 0, x.shape[3])
    return (whole,) if tiled is None or len(tiled.windows) == 1 else tiled.windows


def _gathered(
    x: Tensor,
    tiled: Tiled | None,
    evaluated: Callable[[Tensor, Sequence[Window]], Tensor],
    answers: int,
) -> Tensor:
    if tiled is None or len(tiled.windows) == 1:
        return evaluated(x, windows_over(x, None))
    parts = in_batches(evaluated, x, tiled.windows, tiled.batch)
    return blend_windows(x.repeat(1, answers, 1, 1), tiled.windows, parts)
