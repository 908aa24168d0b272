"""Paces of models: how long networks take on this computer, measured or estimated."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.restoration.step_timing import pace_key
from models.catalog.model_cards import ModelCard
from models.core.device import Device
from models.core.plan import Step
from models.planning.cost_estimate import estimate_seconds
from models.planning.model_selection import RESTORER_OF_TASK


@dataclass(frozen=True, slots=True)
class ModelPace:
    """Time of a network: seconds a face, or seconds for 10^6 pixels."""

    seconds: float
    is_per_face: bool
    is_measured: bool


def find_paces(
    cards: Iterable[ModelCard], device: Device, measured: Mapping[str, float]
) -> dict[str, ModelPace]:
    """Return the pace of each model by id, without those of unknown pace.

    `measured` holds seconds for 10^6 pixels of steps that have run, by `pace_key`."""
    found = ((card.id, _pace(card, device, measured)) for card in cards)
    return {id: pace for id, pace in found if pace is not None}


def _pace(card: ModelCard, device: Device, measured: Mapping[str, float]) -> ModelPace | None:
    is_per_face = card.task == "face"  # a measured step says nothing about a single face
    step = Step(RESTORER_OF_TASK.get(card.task, ""), {}, (card.id, *card.needs))
    known = None if is_per_face else measured.get(pace_key(step))
    seconds = estimate_seconds(card, device) if known is None else known
    return None if seconds is None else ModelPace(seconds, is_per_face, known is not None)
