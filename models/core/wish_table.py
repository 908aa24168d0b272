"""Table of the wishes: words, least score, strength, restorer and models of each restoration.

A wish is also the kind of a finding. All that the program knows about one is in its `WishSpec`, the
entry beside its value: texts of the window, evidence, stage and least score in a plan, restorer
and models.
"""

import math
from enum import StrEnum
from typing import Final, Self

from models.core.step_order import PlanStage
from models.core.translation import QT_TRANSLATE_NOOP
from models.core.wish_patterns import (
    BLUR_PATTERN,
    BRIGHTEN_PATTERN,
    CLARITY_PATTERN,
    COLORIZE_PATTERN,
    COLOUR_PATTERN,
    HOLE_PATTERN,
    RED_EYE_PATTERN,
    SHADOW_PATTERN,
    VIGNETTE_PATTERN,
)
from models.core.wish_spec import WishSpec

HIGH_SENSITIVITY, LOW_SENSITIVITY = 0.2, 0.02
"""Sensitivity of the damage detection, 0 to 1: in a photo found scratched, and in any other."""

TONE_MODELS: Final = ("heirloom-tone",)
DAMAGE_MODELS: Final = ("heirloom-scratch", "heirloom-fill")
"""Model ids of the damage detector and of the network that fills damage."""

FACE_MODELS: Final = ("heirloom-instruct", "face-mtcnn")
"""Model ids of the network that restores faces without a better one, and of the face detector."""

GENERATOR: Final = "diffbir-v2.1"
"""Model id for generative steps where no better model is installed."""


class Wish(StrEnum):
    """Kinds of restoration that a user can ask for, each with its table entry `spec`.

    Values are stored in projects and recipes and never change. Plans run wishes in the order of
    `PlanStage`, and wishes of one stage in the order of this table.
    """

    _value_: str
    spec: WishSpec

    def __new__(cls, value: str, spec: WishSpec | None = None) -> Self:
        """Create a wish whose value is the stored text.

        `spec` is optional only for the type of the lookup `Wish(value)`, which creates nothing.
        """
        if spec is None:
            raise TypeError(value)
        member = str.__new__(cls, value)
        member._value_ = value
        member.spec = spec
        return member

    # Film
    NEGATIVE = (
        "negative",
        WishSpec(
            stage=PlanStage.FILM,
            title=QT_TRANSLATE_NOOP("Translator", "Invert the negative"),
            defect=QT_TRANSLATE_NOOP("Translator", "colour negative"),
            instruction="turn the negative into a positive",
            example=QT_TRANSLATE_NOOP("Translator", "turn this negative into a positive"),
            restorer="negative",
            models=(),
            needs_clause=False,
            is_instant=True,
            needs_whole_photo=True,
            evidence=("orange_mask",),
            clue=QT_TRANSLATE_NOOP("Translator", "this looks like a colour negative"),
        ),
    )
    # Printing, before what its dots would hide
    HALFTONE = (
        "halftone",
        WishSpec(
            stage=PlanStage.PRINTED_DOTS,
            title=QT_TRANSLATE_NOOP("Translator", "Remove printed dots"),
            defect=QT_TRANSLATE_NOOP("Translator", "printed dots"),
            instruction="remove the halftone dots",
            example=QT_TRANSLATE_NOOP("Translator", "remove the printed dots"),
            restorer="descreen",
            models=(),
            needs_clause=False,
            is_instant=True,
            evidence=("dot_distance",),
            clue=QT_TRANSLATE_NOOP("Translator", "a grid of dots every {dot_distance:.1f} pixels"),
        ),
    )
    # Damage of the surface and of the file
    SCRATCHES = (
        "scratches",
        WishSpec(
            stage=PlanStage.SURFACE_DAMAGE,
            title=QT_TRANSLATE_NOOP("Translator", "Repair scratches"),
            defect=QT_TRANSLATE_NOOP("Translator", "scratches"),
            instruction="remove the dust and scratches",
            example=QT_TRANSLATE_NOOP("Translator", "remove the scratches and the dust"),
            is_trained=True,
            restorer="scratches",
            models=DAMAGE_MODELS,
            needs_clause=False,
            params={"sensitivity": LOW_SENSITIVITY},
            params_if_found={"sensitivity": HIGH_SENSITIVITY},
            is_instant=True,
            evidence=("surely_marked", "marked_parts"),
            clue=QT_TRANSLATE_NOOP("Translator", "marks on {surely_marked:.1%} of the area"),
        ),
    )
    HOLES = (
        "holes",
        WishSpec(
            stage=PlanStage.SURFACE_DAMAGE,
            title=QT_TRANSLATE_NOOP("Translator", "Fill holes and missing parts"),
            defect=QT_TRANSLATE_NOOP("Translator", "missing parts"),
            instruction="fill in the missing parts",
            example=QT_TRANSLATE_NOOP("Translator", "fill in the missing corner"),
            pattern=HOLE_PATTERN,
            restorer="scratches",
            models=DAMAGE_MODELS,
            needs_clause=False,
            params={"sensitivity": HIGH_SENSITIVITY, "masked": True},
            is_instant=True,
        ),
    )
    RAIN = (
        "rain",
        WishSpec(
            stage=PlanStage.WEATHER,
            title=QT_TRANSLATE_NOOP("Translator", "Remove rain"),
            defect=QT_TRANSLATE_NOOP("Translator", "rain"),
            instruction="remove the rain streaks",
            example=QT_TRANSLATE_NOOP("Translator", "remove the rain"),
            is_trained=True,
            is_instant=True,
            min_score=0.9,  # old prints hardly ever have rain, and their grain looks like it
            min_strength=0.35,  # what takes rain away takes grain along
            evidence=("bright_upright_lines", "bright_level_lines"),
            clue=QT_TRANSLATE_NOOP("Translator", "many thin bright lines"),
        ),
    )
    JPEG = (
        "jpeg",
        WishSpec(
            stage=PlanStage.COMPRESSION,
            title=QT_TRANSLATE_NOOP("Translator", "Remove JPEG blocks"),
            defect=QT_TRANSLATE_NOOP("Translator", "JPEG blocks"),
            instruction="remove the compression artifacts",
            example=QT_TRANSLATE_NOOP("Translator", "remove the JPEG blocks"),
            is_trained=True,
            is_instant=True,
            evidence=("blockiness", "quality"),
            clue=QT_TRANSLATE_NOOP("Translator", "JPEG blocks, quality near {quality:.0f}"),
            vague_clue=QT_TRANSLATE_NOOP("Translator", "JPEG blocks"),
            vague_from=("quality", 96),  # 100 means that no quality was found
        ),
    )
    # Noise, patterns and blur
    NOISE = (
        "noise",
        WishSpec(
            stage=PlanStage.NOISE,
            title=QT_TRANSLATE_NOOP("Translator", "Remove noise"),
            defect=QT_TRANSLATE_NOOP("Translator", "noise"),
            instruction="remove the noise",
            example=QT_TRANSLATE_NOOP("Translator", "less grain, a bit sharper"),
            is_trained=True,
            is_instant=True,
            evidence=("sigma", "coarse_noise"),
            clue=QT_TRANSLATE_NOOP("Translator", "grain of about {sigma:.0f} levels of 255"),
        ),
    )
    BLUR = (
        "blur",
        WishSpec(
            stage=PlanStage.BLUR,
            title=QT_TRANSLATE_NOOP("Translator", "Sharpen"),
            defect=QT_TRANSLATE_NOOP("Translator", "blur"),
            instruction="sharpen the blurry image",
            example=QT_TRANSLATE_NOOP("Translator", "make it sharper"),
            pattern=BLUR_PATTERN,
            is_trained=True,
            is_instant=True,
            found_strength=0.5,  # sharpens grain and compression blocks too
            evidence=("steepness", "sharpness"),
            clue=QT_TRANSLATE_NOOP(
                "Translator", "the steepest edges rise by {steepness:.0%} a pixel"
            ),
        ),
    )
    # Light and colour
    HAZE = (
        "haze",
        WishSpec(
            stage=PlanStage.LIGHT_AND_COLOUR,
            title=QT_TRANSLATE_NOOP("Translator", "Clear haze"),
            defect=QT_TRANSLATE_NOOP("Translator", "haze"),
            instruction="remove the haze",
            example=QT_TRANSLATE_NOOP("Translator", "clear the haze"),
            is_trained=True,
            restorer="tone",
            models=TONE_MODELS,
            is_instant=True,
            needs_whole_photo=True,
            min_score=0.9,  # the veil of an old print looks like haze
            min_strength=0.15,  # every photo could be clearer, and few should be
            evidence=("dark_channel", "local_contrast"),
            clue=QT_TRANSLATE_NOOP(
                "Translator", "even dark areas are no darker than {dark_channel:.0%}"
            ),
        ),
    )
    LOW_LIGHT = (
        "low_light",
        WishSpec(
            stage=PlanStage.LIGHT_AND_COLOUR,
            title=QT_TRANSLATE_NOOP("Translator", "Brighten"),
            defect=QT_TRANSLATE_NOOP("Translator", "darkness"),
            instruction="brighten the dark photo",
            example=QT_TRANSLATE_NOOP("Translator", "too dark"),
            pattern=f"{BRIGHTEN_PATTERN}|{SHADOW_PATTERN}",
            is_trained=True,
            restorer="tone",
            models=TONE_MODELS,
            is_instant=True,
            needs_whole_photo=True,
            min_strength=0.15,  # every photo could be brighter, and few should be
            evidence=("middle", "bright"),
            clue=QT_TRANSLATE_NOOP("Translator", "half of the photo is darker than {middle:.0%}"),
        ),
    )
    FADING = (
        "fading",
        WishSpec(
            stage=PlanStage.LIGHT_AND_COLOUR,
            title=QT_TRANSLATE_NOOP("Translator", "Restore faded colours"),
            defect=QT_TRANSLATE_NOOP("Translator", "fading"),
            instruction="restore the faded colours",
            example=QT_TRANSLATE_NOOP("Translator", "bring back the faded colours"),
            pattern=COLOUR_PATTERN,
            is_trained=True,
            restorer="tone",
            models=TONE_MODELS,
            is_instant=True,
            needs_whole_photo=True,
            min_strength=0.15,  # every photo could be more colourful, and few should be
            evidence=("black", "white", "cast", "tint"),
            clue=QT_TRANSLATE_NOOP(
                "Translator", "tones from {black:.0%} to {white:.0%}, colour cast {tint:.0%}"
            ),
        ),
    )
    VIGNETTE = (
        "vignette",
        WishSpec(
            stage=PlanStage.LIGHT_AND_COLOUR,
            title=QT_TRANSLATE_NOOP("Translator", "Lighten dark corners"),
            defect=QT_TRANSLATE_NOOP("Translator", "dark corners"),
            instruction="remove the vignette",
            example=QT_TRANSLATE_NOOP("Translator", "remove the vignette"),
            pattern=VIGNETTE_PATTERN,
            restorer="vignette",
            models=(),
            needs_clause=False,
            is_instant=True,
            needs_whole_photo=True,
        ),
    )
    ENHANCE = (
        "enhance",
        WishSpec(
            stage=PlanStage.IMPROVEMENT,
            title=QT_TRANSLATE_NOOP("Translator", "Enhance"),
            defect=QT_TRANSLATE_NOOP("Translator", "dull tones"),
            instruction="enhance the photo",
            is_trained=True,
            is_instant=True,
        ),
    )
    CLARITY = (
        "clarity",
        WishSpec(
            stage=PlanStage.IMPROVEMENT,
            title=QT_TRANSLATE_NOOP("Translator", "Raise clarity"),
            defect=QT_TRANSLATE_NOOP("Translator", "little local contrast"),
            instruction="more clarity",
            example=QT_TRANSLATE_NOOP("Translator", "more clarity"),
            pattern=CLARITY_PATTERN,
            restorer="clarity",
            models=(),
            needs_clause=False,
            is_instant=True,
        ),
    )
    # Invented detail
    FACES = (
        "faces",
        WishSpec(
            stage=PlanStage.FACES,
            title=QT_TRANSLATE_NOOP("Translator", "Restore faces"),
            defect=QT_TRANSLATE_NOOP("Translator", "faces"),
            instruction="restore the faces",
            example=QT_TRANSLATE_NOOP("Translator", "make the faces clearer"),
            is_generative=True,
            restorer="faces",
            models=FACE_MODELS,
            needs_clause=False,
        ),
    )
    RED_EYE = (
        "red_eye",
        WishSpec(
            stage=PlanStage.FACES,
            title=QT_TRANSLATE_NOOP("Translator", "Remove red eyes"),
            defect=QT_TRANSLATE_NOOP("Translator", "red eyes"),
            instruction="remove the red eyes",
            example=QT_TRANSLATE_NOOP("Translator", "remove the red eyes"),
            pattern=RED_EYE_PATTERN,
            restorer="red_eye",
            models=("face-mtcnn",),
            needs_clause=False,
        ),
    )
    REBUILD = (
        "rebuild",
        WishSpec(
            stage=PlanStage.DETAIL,
            title=QT_TRANSLATE_NOOP("Translator", "Rebuild detail"),
            defect=QT_TRANSLATE_NOOP("Translator", "lost detail"),
            instruction="rebuild the lost detail",
            is_generative=True,
            restorer="generate",
            models=(GENERATOR,),
        ),
    )
    # Colours that the photo does not have
    COLORIZE = (
        "colorize",
        WishSpec(
            stage=PlanStage.COLOURING,
            title=QT_TRANSLATE_NOOP("Translator", "Add invented colours"),
            defect=QT_TRANSLATE_NOOP("Translator", "missing colours"),
            instruction="colour the photo",
            example=QT_TRANSLATE_NOOP("Translator", "her dress was dark green"),
            pattern=COLORIZE_PATTERN,
            is_generative=True,
            restorer="colorize",
            models=(),
            needs_clause=False,
        ),
    )
    # Size
    LOW_RESOLUTION = (
        "low_resolution",
        WishSpec(
            stage=PlanStage.SIZE,
            title=QT_TRANSLATE_NOOP("Translator", "Enlarge"),
            defect=QT_TRANSLATE_NOOP("Translator", "few details"),
            instruction="increase the resolution",
            example=QT_TRANSLATE_NOOP("Translator", "twice as large"),
            is_trained=True,
            is_instant=True,
            min_score=math.inf,  # the user decides how large a photo is to be
            evidence=("sharpness", "period", "long_side"),
            clue=QT_TRANSLATE_NOOP(
                "Translator", "less detail than {long_side:.0f} pixels can hold"
            ),
        ),
    )


GENERATIVE: Final = tuple(wish for wish in Wish if wish.spec.is_generative)
"""Wishes that are served by inventing detail; no bundled network is trained for them."""

TRAINED: Final = tuple(wish for wish in Wish if wish.spec.is_trained)
"""Wishes that the bundled classifier and image networks are trained for, in their order."""


def wish_named_in(text: str) -> Wish | None:
    """Return the first wish whose `pattern` occurs in the text, None if there is none."""
    return next((wish for wish in Wish if wish.spec.matches(text)), None)
