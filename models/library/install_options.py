"""Choices of the user for an installation."""

from dataclasses import dataclass

from models.catalog.model_cards import ModelCard
from models.core.errors import LicenceNotAccepted
from models.core.wish_table import Wish


@dataclass(frozen=True, slots=True)
class InstallOptions:
    """Choices of the user for an installation.

    `id` is the new model's id, `wishes` what it serves. With `half`, weights are stored in half
    precision. `accepted_licences` are ids of models whose licences the user accepted earlier;
    `accepts_licence` accepts that of this model."""

    id: str | None = None
    wishes: tuple[Wish, ...] = ()
    half: bool = False
    accepted_licences: frozenset[str] = frozenset()
    accepts_licence: bool = False

    def check_licence(self, card: ModelCard) -> None:
        """Raise LicenceNotAccepted if a model's licence needs consent that is not given."""
        if card.consent and not self.accepts_licence and card.id not in self.accepted_licences:
            raise LicenceNotAccepted(card.id, card.licence, card.source)
