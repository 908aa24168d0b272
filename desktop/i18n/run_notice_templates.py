"""English message templates for notices about the run of a step, with gaps for their fields."""

from typing import Final

from models.core.generation import CostEstimate, FacesFound, WeightsOffloaded
from models.core.progress import (
    ColoursInvented,
    DetailInvented,
    FacesRestored,
    FallbackToCpu,
    LikenessHeld,
    LikenessNotMeasured,
    LittleDamageFound,
    RedEyesRemoved,
    TagsRecognised,
    TileLeftUnchanged,
    TileShrunk,
)
from models.core.translation import QT_TRANSLATE_NOOP

RUN_TEMPLATES: Final[dict[type, str]] = {
    ColoursInvented: QT_TRANSLATE_NOOP(
        "Translator", "The added colours are invented; the photo does not tell them."
    ),
    FallbackToCpu: QT_TRANSLATE_NOOP(
        "Translator",
        "The device {device} could not do this, so the processor does it; it takes longer.",
    ),
    TileShrunk: QT_TRANSLATE_NOOP(
        "Translator",
        "There was not enough memory, so the photo is processed in tiles of {side} pixels.",
    ),
    TileLeftUnchanged: QT_TRANSLATE_NOOP(
        "Translator", "A part of the photo could not be restored ({fault}) and was left as it was."
    ),
    CostEstimate: QT_TRANSLATE_NOOP(
        "Translator",
        "This takes about {minutes} minutes on {device} and {gigabytes} GB of its memory.",
    ),
    TagsRecognised: QT_TRANSLATE_NOOP("Translator", "The photo seems to show: {tags}."),
    FacesFound: QT_TRANSLATE_NOOP("Translator", "Faces found: {count}; each is rebuilt by itself."),
    FacesRestored: QT_TRANSLATE_NOOP(
        "Translator",
        "Faces restored: {count}; left alone, since they are too small or far behind: {left}.",
    ),
    RedEyesRemoved: QT_TRANSLATE_NOOP("Translator", "Red eyes removed: {count}."),
    LikenessHeld: QT_TRANSLATE_NOOP(
        "Translator",
        "Faces that were changed less, so that they stay the same person: {count}.",
    ),
    LikenessNotMeasured: QT_TRANSLATE_NOOP(
        "Translator",
        "Whether the faces are still the same person was not measured, since no network for it is "
        "installed (SFace in the model library). Compare them before and after.",
    ),
    WeightsOffloaded: QT_TRANSLATE_NOOP(
        "Translator",
        "There was not enough memory, so parts of the network are loaded one after "
        "another; it takes longer.",
    ),
    LittleDamageFound: QT_TRANSLATE_NOOP(
        "Translator",
        "Damage was certain on {share:.2%} of the area only; a --mask can show where more is.",
    ),
    DetailInvented: QT_TRANSLATE_NOOP(
        "Translator",
        "{share:.1%} of the area was invented rather than restored; --save-evidence shows where.",
    ),
}
"""Message template of each notice about the run of a step."""
