"""What a person can wish for, which is also what can be wrong with a photo."""

from enum import StrEnum
from typing import Final


class Wish(StrEnum):
    """In the order in which a plan serves them: damage, noise, blur, light and colour, size."""

    SCRATCHES = "scratches"
    RAIN = "rain"
    JPEG = "jpeg"
    NOISE = "noise"
    BLUR = "blur"
    HAZE = "haze"
    LOW_LIGHT = "low_light"
    FADING = "fading"
    ENHANCE = "enhance"
    FACES = "faces"
    REBUILD = "rebuild"
    LOW_RESOLUTION = "low_resolution"


GENERATIVE: Final = (Wish.FACES, Wish.REBUILD)
"""Wishes that are served by inventing; nothing is trained for them here."""

TRAINED: Final = tuple(wish for wish in Wish if wish not in GENERATIVE)
