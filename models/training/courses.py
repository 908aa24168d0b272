"""The networks that the program brings along: their shapes, and what each is taught."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from torch import Tensor, nn

from models.networks.curves import ToneCurves, applied
from models.networks.instructir import InstructIR
from models.planning.wish import Wish


@dataclass(frozen=True, slots=True)
class Course:
    """`shares` of the wishes in the training, summing to 1; `side` of a patch in pixels;
    `restored` makes a picture of what the network answers to (image, text)."""

    network: Callable[[], nn.Module]
    shares: Mapping[Wish, float]
    side: int
    restored: Callable[[Tensor, Tensor], Tensor] = lambda answer, image: answer  # noqa: ARG005


def instant_network() -> InstructIR:
    """InstructIR sized for a CPU: 3.4 million parameters, 1.1 seconds a megapixel on 2 cores."""
    return InstructIR(width=16, encoder=(1, 1, 2, 4), middle=4, decoder=(1, 1, 1, 1))


COURSES: Final[Mapping[str, Course]] = {
    "heirloom-instruct": Course(
        instant_network,
        {
            Wish.NOISE: 0.10,
            Wish.JPEG: 0.66,
            Wish.BLUR: 0.06,
            Wish.SCRATCHES: 0.09,
            Wish.RAIN: 0.01,
            Wish.LOW_RESOLUTION: 0.02,
            Wish.ENHANCE: 0.03,
            Wish.FADING: 0.01,
            Wish.LOW_LIGHT: 0.01,
            Wish.HAZE: 0.01,
        },
        side=96,
    ),
    "heirloom-tone": Course(
        ToneCurves,
        {Wish.FADING: 0.56, Wish.LOW_LIGHT: 0.22, Wish.HAZE: 0.22},
        side=64,
        restored=applied,
    ),
}
"""By model id. JPEG damage is faint and hard, so it gets the most."""
