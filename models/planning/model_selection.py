"""Model selection: which installed model serves a wish best on a device, and why."""

from collections.abc import Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from models.catalog.model_cards import Catalog, ModelCard
from models.catalog.weight_files import Store
from models.core.device import Device
from models.core.plan import Choice, Reason, Step, Value
from models.core.wish_table import Wish

MAX_WORK_ON_CPU: Final = 1500.0
"""Work of a network, in 10^9 multiply-adds per megapixel, beyond which a processor takes minutes
for a photo."""

TOLERANCE: Final = 0.02
"""Difference of a factor from a scale up to which they count as equal."""

YUNET: Final = "face-yunet"
"""Model id of the face detector that can be installed."""
DETECTORS: Final = (YUNET, "face-mtcnn")
"""Model ids of the face detectors, the best first; the last one comes with the program."""
FACE_STAGE: Final = "swinir-face-v1"
"""Model id of the network that makes the faithful picture of a face."""

IDENTITIES: Final = ("face-sface",)
"""Model ids of the networks that tell persons apart, the best first."""

RESTORER_OF_TASK: Final = {
    "image": "network",
    "restore": "instructir",
    "generate": "generate",
    "face": "faces",
    "colours": "colorize",
}
"""Name of the restorer that runs the models of a task; models of other tasks are not selected."""

SMALL_PICTURES: Final = ("face", "colours")
"""Tasks whose networks read pictures of one small size, however large the photo is."""


@dataclass(frozen=True, slots=True)
class ModelSelector:
    """Installed models with the folders of their files, and the device that they would run on.

    `missing` are the known models that are not installed."""

    cards: tuple[ModelCard, ...] = ()
    device: Device = Device.CPU
    folders: tuple[Path, ...] = ()
    missing: tuple[ModelCard, ...] = ()

    @classmethod
    def from_catalog(cls, catalog: Catalog, store: Store, device: Device) -> "ModelSelector":
        """Make a selector of the model cards whose weight files exist in `store`.

        The files are verified before their first use."""
        cards = tuple(card for card in catalog if store.has(card))
        missing = tuple(card for card in catalog if card not in cards)
        return cls(cards, device, store.folders, missing)

    @classmethod
    def from_folder(cls, folder: Path, device: Device) -> "ModelSelector":
        """Make a selector of the bundled models and those in the user's model folder."""
        return cls.from_catalog(Catalog.read(folder), Store.of(folder), device)

    def with_installed(self, card: ModelCard) -> "ModelSelector":
        """Return the selector as it will be when a missing model is installed."""
        missing = tuple(each for each in self.missing if each.id != card.id)
        return replace(self, cards=(*self.cards, card), missing=missing)

    def best(
        self, wish: Wish, clause: str, factor: float | None = None
    ) -> tuple[Step, Choice] | None:
        """Return the step for a wish by the best model that is fast enough, and the reason.

        Of models that enlarge, those with the least scale that reaches `factor` come first. Returns
        None if no model for the wish is installed or fast enough for the device. `clause` steers
        the step; `factor` is the enlargement that is wanted."""
        candidates = self._candidates(wish)
        scale = _nearest_scale(candidates, factor)
        candidates = [card for card in candidates if card.scale == scale] or candidates
        card = next((card for card in candidates if self.is_fast(card)), None)
        if card is None:
            return None
        step = _make_step(card, wish, clause, {each.id for each in self.cards})
        return step, Choice(card.id, card.title, _reason(card, candidates))

    def default(self, step: Step, wish: Wish) -> Choice | None:
        """Return the reason why a step keeps its first model; None if that is not installed."""
        card = next((card for card in self.cards if card.id in step.models[:1]), None)
        reason = Reason.QUICK if self._candidates(wish) else Reason.DEFAULT
        return Choice(card.id, card.title, reason) if card else None

    def with_face_models(self, step: Step) -> Step:
        """Return a face step with the best models that find faces and compare persons added."""
        if step.restorer != RESTORER_OF_TASK["face"]:
            return step
        installed = {card.id for card in self.cards}
        found = next((each for each in DETECTORS if each in installed), DETECTORS[-1])
        same = next((each for each in IDENTITIES if each in installed), "")
        params = {"detector": found, "identity": same} if same else {"detector": found}
        own = (each for each in step.models if each not in DETECTORS)
        models = (*own, found, *filter(None, (same,)))
        return replace(step.with_params(params), models=models)

    def _candidates(self, wish: Wish) -> list[ModelCard]:
        """List the complete models for the wish, in descending order of rank."""
        installed = {card.id for card in self.cards}
        complete = (c for c in self.cards if wish in c.wishes and installed.issuperset(c.needs))
        ranked = sorted(complete, key=lambda card: (-card.rank, card.id))
        return [card for card in ranked if card.task in RESTORER_OF_TASK]

    def is_fast(self, card: ModelCard) -> bool:
        """Return whether a network takes no minutes for a photo, or reads small pictures only."""
        is_small = card.task in SMALL_PICTURES or card.work <= MAX_WORK_ON_CPU
        return self.device != Device.CPU or is_small


def _nearest_scale(candidates: list[ModelCard], factor: float | None) -> int | None:
    """Return the least scale of the `candidates` that reaches the factor, else the largest.

    Returns None without a factor."""
    if factor is None or not candidates:
        return None
    scales = sorted({card.scale for card in candidates})
    return next((scale for scale in scales if scale >= factor - TOLERANCE), scales[-1])


def _make_step(card: ModelCard, wish: Wish, clause: str, installed: Set[str]) -> Step:
    params: dict[str, Value] = {"scale": card.scale} if card.task == "image" else {"clause": clause}
    if card.task in SMALL_PICTURES:
        params = {}
    if card.task in ("face", "generate"):
        params["fidelity"] = card.fidelity
    models = (card.id, *card.needs)
    detector = next((each for each in DETECTORS if each in installed), None)
    if card.task == "generate" and detector:
        params |= {"faces": True, "background": wish is not Wish.FACES, "detector": detector}
        models = (*models, detector)
        if FACE_STAGE in installed:
            params["face_stage"] = FACE_STAGE
            models = (*models, FACE_STAGE)
        if same := next((each for each in IDENTITIES if each in installed), None):
            params["identity"] = same
            models = (*models, same)
    params = {"wish": wish.value, "model": card.id, **params}
    return Step(RESTORER_OF_TASK[card.task], params, models)


def _reason(card: ModelCard, candidates: list[ModelCard]) -> Reason:
    if card is not candidates[0]:
        return Reason.QUICK
    is_own = card.published is None and card.task not in ("generate", *SMALL_PICTURES)
    return Reason.DEFAULT if is_own else Reason.BEST
