"""English templates for offers of models: what they do, what they cost, and what is allowed."""

from collections.abc import Iterator
from typing import Final

from desktop.i18n.english_messages import format_size
from models.core.licence import LicenceUse
from models.core.plan import Offer, PaceUnit
from models.core.translation import QT_TRANSLATE_NOOP
from models.core.wish_table import Wish

USES: Final = {
    LicenceUse.ANY: QT_TRANSLATE_NOOP("Translator", "free for any use"),
    LicenceUse.HARMLESS: QT_TRANSLATE_NOOP("Translator", "free for any use that harms nobody"),
    LicenceUse.NON_COMMERCIAL: QT_TRANSLATE_NOOP("Translator", "not for commercial use"),
    LicenceUse.UNKNOWN: QT_TRANSLATE_NOOP("Translator", "licence: read it first"),
}
"""What a licence allows, in a few words. Translated."""

ESTIMATED: Final = {
    PaceUnit.FACE: QT_TRANSLATE_NOOP("Translator", "{time} a face on this computer (estimated)"),
    PaceUnit.PHOTO: QT_TRANSLATE_NOOP("Translator", "{time} a photo on this computer (estimated)"),
    PaceUnit.MEGAPIXEL: QT_TRANSLATE_NOOP(
        "Translator", "{time} a megapixel on this computer (estimated)"
    ),
}
"""Template for the time of a network by its unit. Translated."""

MEASURED: Final = QT_TRANSLATE_NOOP("Translator", "{time} a megapixel on this computer (measured)")
"""Template for the measured time of a network. Translated."""

GUARDED: Final = QT_TRANSLATE_NOOP(
    "Translator", "A second network checks that each face stays the same person."
)
"""Sentence about the check that comes with a network for faces. Translated."""

GUARD: Final = QT_TRANSLATE_NOOP(
    "Translator",
    "Checks that each face stays the same person, and holds the change back where it does not.",
)
"""Sentence about the check alone. Translated."""

BENEFITS: Final = {
    Wish.FACES: QT_TRANSLATE_NOOP("Translator", "Rebuilds what is lost in each face."),
    Wish.COLORIZE: QT_TRANSLATE_NOOP(
        "Translator", "Colours a black and white photo; the colours are invented."
    ),
    Wish.REBUILD: QT_TRANSLATE_NOOP("Translator", "Rebuilds lost detail, which is invented."),
}
"""What the models for a wish do that those which come with the program do not. Translated."""

BETTER: Final = QT_TRANSLATE_NOOP(
    "Translator", "A larger network than those that come with the program, and slower."
)
"""What the models for other wishes are. Translated."""

COMMAND: Final = "  better: {title}. {benefit} Get it with `heirloom models get {model}` ({facts})"
"""Line of the command line about an offer."""


def benefit_templates(offer: Offer) -> Iterator[str]:
    """Yield the sentences that tell what the models of an offer do."""
    if offer.guards and len(offer.models) == 1:
        yield GUARD
        return
    yield BENEFITS.get(offer.wish, BETTER)
    if offer.guards:
        yield GUARDED


def format_offer(offer: Offer) -> str:
    """Format an offer in English, with the command that gets its models."""
    facts = (format_size(offer.size), USES[offer.use], *_time(offer))
    benefit, models = " ".join(benefit_templates(offer)), " ".join(offer.models)
    return COMMAND.format(title=offer.title, benefit=benefit, model=models, facts=", ".join(facts))


def _time(offer: Offer) -> Iterator[str]:
    if offer.seconds is not None:
        yield ESTIMATED[offer.unit].format(time=f"about {max(round(offer.seconds), 1)} s")
