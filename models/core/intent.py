"""Intents: everything that a clause of an instruction can be about, and what the program does then.

An intent is a wish that a restorer serves, a tool that the user must take in hand, something that
is not possible here, or nothing about a photo. The values name the tables of training sentences.
"""

from enum import StrEnum
from typing import Final

from models.core.wish_table import Wish


class Direction(StrEnum):
    """What a clause asks: to do something, to do its opposite, to keep it, or nothing (a state).

    A state says that nothing is wrong ("it is not blurry")."""

    DO = "do"
    OPPOSITE = "opposite"
    KEEP = "keep"
    STATE = "state"


class Intent(StrEnum):
    """Subject of a clause of an instruction: a wish, a tool, something impossible, or no photo."""

    # Wishes
    SCRATCHES = "scratches"
    HOLES = "holes"
    NOISE = "noise"
    JPEG = "jpeg"
    BLUR = "blur"
    FADING = "fading"
    LOW_LIGHT = "low_light"
    HAZE = "haze"
    RAIN = "rain"
    LOW_RESOLUTION = "low_resolution"
    RESTORE = "restore"
    FACES = "faces"
    CONTRAST = "contrast"
    SATURATION = "saturation"
    # Tools, and what the program cannot do (see TOOLS and UNSUPPORTED)
    CROP = "crop"
    STRAIGHTEN = "straighten"
    ROTATE = "rotate"
    MIRROR = "mirror"
    SPLIT = "split"
    NEGATIVE = "negative"
    LEVELS = "levels"
    WARMER = "warmer"
    COOLER = "cooler"
    DARKER = "darker"
    LESS_SATURATION = "less_saturation"
    BLACK_AND_WHITE = "black_and_white"
    SEPIA = "sepia"
    VIGNETTE = "vignette"
    PRINT_SIZE = "print_size"
    HEAL = "heal"
    FILL_SELECTION = "fill_selection"
    UNDO = "undo"
    REDO = "redo"
    EXPORT = "export"
    COMPARE = "compare"
    RESET = "reset"
    COLORIZE = "colorize"
    DESCREEN = "descreen"
    RED_EYE = "red_eye"
    REMOVE_OBJECT = "remove_object"
    ADD_OBJECT = "add_object"
    REPLACE_BACKGROUND = "replace_background"
    CLOTHES = "clothes"
    EXPRESSION = "expression"
    STYLE = "style"
    VIDEO = "video"
    TEXT_WRITE = "text_write"
    IDENTITY = "identity"
    # Not about a photo
    NONE = "none"

    @property
    def wish(self) -> Wish | None:
        """Wish (kind of restoration) that serves the intent, None if no restorer does."""
        return WISHES.get(self)

    @property
    def opposite(self) -> "Intent | None":
        """Intent that asks for the opposite effect, None if there is none."""
        return OPPOSITES.get(self)


WISHES: Final = {
    Intent.SCRATCHES: Wish.SCRATCHES,
    Intent.HOLES: Wish.SCRATCHES,
    Intent.NOISE: Wish.NOISE,
    Intent.JPEG: Wish.JPEG,
    Intent.BLUR: Wish.BLUR,
    Intent.FADING: Wish.FADING,
    Intent.CONTRAST: Wish.FADING,
    Intent.SATURATION: Wish.FADING,
    Intent.LOW_LIGHT: Wish.LOW_LIGHT,
    Intent.HAZE: Wish.HAZE,
    Intent.RAIN: Wish.RAIN,
    Intent.LOW_RESOLUTION: Wish.LOW_RESOLUTION,
    Intent.RESTORE: Wish.ENHANCE,
    Intent.FACES: Wish.FACES,
    Intent.COLORIZE: Wish.COLORIZE,
    Intent.DESCREEN: Wish.HALFTONE,
    Intent.NEGATIVE: Wish.NEGATIVE,
    Intent.RED_EYE: Wish.RED_EYE,
}
"""Wishes that serve intents."""

OPPOSITES: Final = {
    Intent.LOW_LIGHT: Intent.DARKER,
    Intent.DARKER: Intent.LOW_LIGHT,
    Intent.COLORIZE: Intent.BLACK_AND_WHITE,
    Intent.BLACK_AND_WHITE: Intent.COLORIZE,
    Intent.SATURATION: Intent.LESS_SATURATION,
    Intent.LESS_SATURATION: Intent.SATURATION,
    Intent.WARMER: Intent.COOLER,
    Intent.COOLER: Intent.WARMER,
}
"""Intents whose opposite is an intent of its own."""

TOOLS: Final = frozenset(
    (
        Intent.CROP,
        Intent.STRAIGHTEN,
        Intent.ROTATE,
        Intent.SPLIT,
        Intent.PRINT_SIZE,
        Intent.LEVELS,
        Intent.WARMER,
        Intent.COOLER,
        Intent.DARKER,
        Intent.HEAL,
        Intent.FILL_SELECTION,
        Intent.REMOVE_OBJECT,
        Intent.UNDO,
        Intent.REDO,
        Intent.EXPORT,
        Intent.COMPARE,
        Intent.RESET,
    )
)
"""Intents for which the user takes a tool or a command of the window."""

UNSUPPORTED: Final = frozenset(Intent) - TOOLS - frozenset(WISHES) - {Intent.NONE}
"""Intents that the program cannot serve."""
