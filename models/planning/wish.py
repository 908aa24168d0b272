"""What a person can wish for, which is also what can be wrong with a photo."""

from enum import StrEnum


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
    LOW_RESOLUTION = "low_resolution"
