"""Which of the networks on this computer serves a wish best."""

from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.catalog.catalog import Catalog, ModelCard
from models.catalog.store import Store
from models.core.device import Device
from models.core.plan import Choice, Reason, Step, Value
from models.core.wish import Wish
from models.planning import patterns

MAX_WORK_ON_CPU: Final = 1500.0
"""Work of a network, in 10^9 multiply-adds a megapixel, beyond which a processor takes minutes
for a photo."""

DETECTOR: Final = "face-yunet"
FACE_STAGE: Final = "swinir-face-v1"
"""What finds faces for a generative network, and makes their faithful picture."""

RESTORER_OF_TASK: Final = {"image": "network", "restore": "instructir", "generate": "generate"}
"""What runs the networks of a task."""


@dataclass(frozen=True, slots=True)
class ModelSelector:
    """The networks that are installed, the device they would run on, and the folders where their
    files are."""

    cards: tuple[ModelCard, ...] = ()
    device: Device = Device.CPU
    folders: tuple[Path, ...] = ()

    @classmethod
    def from_catalog(cls, catalog: Catalog, store: Store, device: Device) -> "ModelSelector":
        """Only looks whether files are there; they are verified before their first use."""
        here = tuple(card for card in catalog if store.has(card))
        return cls(here, device, store.folders)

    @classmethod
    def from_folder(cls, folder: Path, device: Device) -> "ModelSelector":
        """Those that came with the program and those in the person's folder."""
        return cls.from_catalog(Catalog.read(folder), Store.of(folder), device)

    def best(self, wish: Wish, clause: str) -> tuple[Step, Choice] | None:
        """The step for a wish in the words of `clause`, by the best network for it that is quick
        enough, if possible one that enlarges as much as is said; None where there is no network
        for it but the instant one."""
        able = self._able(wish)
        able = [card for card in able if card.scale == _factor(clause)] or able
        quick = [card for card in able if self._is_quick(card)]
        if not quick:
            return None
        card = quick[0]
        reason = _reason(card, able)
        here = {each.id for each in self.cards}
        return _step(card, wish, clause, here), Choice(card.id, card.title, reason)

    def default(self, step: Step, wish: Wish) -> Choice | None:
        """Why the step stays with its own network; None where that has no card here."""
        card = next((card for card in self.cards if card.id in step.models[:1]), None)
        reason = Reason.QUICK if self._able(wish) else Reason.DEFAULT
        return Choice(card.id, card.title, reason) if card else None

    def _able(self, wish: Wish) -> list[ModelCard]:
        """Networks for the wish of which nothing is missing, the best first."""
        here = {card.id for card in self.cards}
        able = (card for card in self.cards if wish in card.wishes and here.issuperset(card.needs))
        ranked = sorted(able, key=lambda card: (-card.rank, card.id))
        return [card for card in ranked if card.task in RESTORER_OF_TASK]

    def _is_quick(self, card: ModelCard) -> bool:
        return self.device != Device.CPU or card.work <= MAX_WORK_ON_CPU


def _factor(clause: str) -> int | None:
    """How much larger the photo is to be, where that is said."""
    return next((f for words, f in patterns.FACTORS.items() if words.search(clause)), None)


def _step(card: ModelCard, wish: Wish, clause: str, here: Set[str]) -> Step:
    own: dict[str, Value] = {"scale": card.scale} if card.task == "image" else {"clause": clause}
    if card.task == "generate":
        own["fidelity"] = card.fidelity
    models = (card.id, *card.needs)
    if card.task == "generate" and DETECTOR in here:
        own |= {"faces": True, "background": wish is not Wish.FACES}
        models = (*models, DETECTOR)
        if FACE_STAGE in here:
            own["face_stage"] = FACE_STAGE
            models = (*models, FACE_STAGE)
    return Step(RESTORER_OF_TASK[card.task], {"wish": wish.value, "model": card.id, **own}, models)


def _reason(card: ModelCard, able: list[ModelCard]) -> Reason:
    if card is not able[0]:
        return Reason.QUICK
    return Reason.BEST if card.published or card.task == "generate" else Reason.DEFAULT
