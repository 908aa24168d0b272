"""Sentences that the program understands, for the sheet "What you can say" and for completion.

They are written in English here and shown in the user's language. A test plans every sentence in
every language of the window.
"""

from dataclasses import dataclass
from typing import Final

from models.core.translation import QT_TRANSLATE_NOOP
from models.core.wish_table import Wish


@dataclass(frozen=True, slots=True)
class ExampleSentence:
    """Example of an instruction, with the wishes that it is understood to ask for."""

    text: str
    wishes: frozenset[Wish]


def _sentence(text: str, *wishes: Wish) -> ExampleSentence:
    return ExampleSentence(text, frozenset(wishes))


SENTENCES: Final[dict[str, tuple[ExampleSentence, ...]]] = {
    QT_TRANSLATE_NOOP("Translator", "Damage"): (
        _sentence(
            QT_TRANSLATE_NOOP("Translator", "remove the scratches and the dust"), Wish.SCRATCHES
        ),
        _sentence(QT_TRANSLATE_NOOP("Translator", "fill in the missing corner"), Wish.HOLES),
        _sentence(QT_TRANSLATE_NOOP("Translator", "remove the JPEG blocks"), Wish.JPEG),
        _sentence(QT_TRANSLATE_NOOP("Translator", "remove the rain"), Wish.RAIN),
    ),
    QT_TRANSLATE_NOOP("Translator", "Noise and sharpness"): (
        _sentence(QT_TRANSLATE_NOOP("Translator", "remove the noise"), Wish.NOISE),
        _sentence(QT_TRANSLATE_NOOP("Translator", "make it sharper"), Wish.BLUR),
        _sentence(
            QT_TRANSLATE_NOOP("Translator", "less grain, a bit sharper"), Wish.NOISE, Wish.BLUR
        ),
    ),
    QT_TRANSLATE_NOOP("Translator", "Light and colour"): (
        _sentence(QT_TRANSLATE_NOOP("Translator", "too dark"), Wish.LOW_LIGHT),
        _sentence(QT_TRANSLATE_NOOP("Translator", "brighten it a little"), Wish.LOW_LIGHT),
        _sentence(QT_TRANSLATE_NOOP("Translator", "bring back the faded colours"), Wish.FADING),
        _sentence(QT_TRANSLATE_NOOP("Translator", "remove the yellow cast"), Wish.FADING),
        _sentence(QT_TRANSLATE_NOOP("Translator", "more contrast"), Wish.FADING),
        _sentence(QT_TRANSLATE_NOOP("Translator", "clear the haze"), Wish.HAZE),
        _sentence(QT_TRANSLATE_NOOP("Translator", "remove the vignette"), Wish.VIGNETTE),
        _sentence(QT_TRANSLATE_NOOP("Translator", "more clarity"), Wish.CLARITY),
        _sentence(QT_TRANSLATE_NOOP("Translator", "remove the red eyes"), Wish.RED_EYE),
        _sentence(
            QT_TRANSLATE_NOOP("Translator", "turn this negative into a positive"), Wish.NEGATIVE
        ),
    ),
    QT_TRANSLATE_NOOP("Translator", "The whole photo"): (
        _sentence(QT_TRANSLATE_NOOP("Translator", "restore this old photo"), Wish.ENHANCE),
        _sentence(QT_TRANSLATE_NOOP("Translator", "everything except the colours"), Wish.ENHANCE),
    ),
    QT_TRANSLATE_NOOP("Translator", "Parts of the photo"): (
        _sentence(QT_TRANSLATE_NOOP("Translator", "brighten the faces"), Wish.LOW_LIGHT),
        _sentence(
            QT_TRANSLATE_NOOP("Translator", "remove the noise, only in the background"), Wish.NOISE
        ),
        _sentence(
            QT_TRANSLATE_NOOP("Translator", "remove the scratches in the upper left corner"),
            Wish.SCRATCHES,
        ),
        _sentence(QT_TRANSLATE_NOOP("Translator", "sharpen everything but the faces"), Wish.BLUR),
    ),
    QT_TRANSLATE_NOOP("Translator", "Size"): (
        _sentence(QT_TRANSLATE_NOOP("Translator", "twice as large"), Wish.LOW_RESOLUTION),
        _sentence(QT_TRANSLATE_NOOP("Translator", "enlarge it 1.5 times"), Wish.LOW_RESOLUTION),
        _sentence(QT_TRANSLATE_NOOP("Translator", "4000 pixels wide"), Wish.LOW_RESOLUTION),
        _sentence(QT_TRANSLATE_NOOP("Translator", "20 x 30 cm at 300 dpi"), Wish.LOW_RESOLUTION),
    ),
    QT_TRANSLATE_NOOP("Translator", "How much"): (
        _sentence(QT_TRANSLATE_NOOP("Translator", "reduce the noise by half"), Wish.NOISE),
        _sentence(QT_TRANSLATE_NOOP("Translator", "sharpen it by 30 %"), Wish.BLUR),
    ),
    QT_TRANSLATE_NOOP("Translator", "What stays as it is"): (
        _sentence(
            QT_TRANSLATE_NOOP("Translator", "remove the noise but keep the film grain"), Wish.NOISE
        ),
        _sentence(
            QT_TRANSLATE_NOOP("Translator", "remove the scratches, do not change the colours"),
            Wish.SCRATCHES,
        ),
        _sentence(
            QT_TRANSLATE_NOOP("Translator", "less yellow, but keep the sepia tone"), Wish.FADING
        ),
    ),
    QT_TRANSLATE_NOOP("Translator", "Several wishes"): (
        _sentence(
            QT_TRANSLATE_NOOP("Translator", "it is blurry and too dark"),
            Wish.BLUR,
            Wish.LOW_LIGHT,
        ),
        _sentence(
            QT_TRANSLATE_NOOP("Translator", "remove the dust, brighten it, twice as large"),
            Wish.SCRATCHES,
            Wish.LOW_LIGHT,
            Wish.LOW_RESOLUTION,
        ),
    ),
}
"""Sentences by the title of their group."""

TEXTS: Final = tuple(each.text for group in SENTENCES.values() for each in group)
"""English texts of all sentences."""
