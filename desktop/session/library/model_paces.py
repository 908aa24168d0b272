"""Paces of models: how long networks take on this computer, measured or estimated."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.restoration.step_timing import pace_key
from models.catalog.model_cards import ModelCard
from models.core.device import Device
from models.core.plan import PaceUnit, Step
from models.planning.cost_estimate import estimate_seconds, unit_of
from models.planning.model_selection import RESTORER_OF_TASK


@dataclass(frozen=True, slots=True)
class ModelPace:
    """Time of a network: seconds for one unit."""

    seconds: float
    unit: PaceUnit
    is_measured: bool


def find_paces(
    cards: Iterable[ModelCard], device: Device, measured: Mapping[str, float]
) -> dict[str, ModelPace]:
    """Return the pace of the model of each card by id, without those of unknown pace.

    `measured` holds seconds for 10^6 pixels of steps that have run, by `pace_key`."""
    found = ((card.id, _pace(card, device, measured)) for card in cards)
    return {id: pace for id, pace in found if pace is not None}


def _pace(card: ModelCard, device: Device, measured: Mapping[str, float]) -> ModelPace | None:
    unit = unit_of(card)
    is_by_size = unit is PaceUnit.MEGAPIXEL  # steps are measured by their size, not their faces
    step = Step(RESTORER_OF_TASK.get(card.task, ""), {}, (card.id, *card.needs))
    known = measured.get(pace_key(step)) if is_by_size else None
    seconds = estimate_seconds(card, device) if known is None else known
    return None if seconds is None else ModelPace(seconds, unit, known is not None)
