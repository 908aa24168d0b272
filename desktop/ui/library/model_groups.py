"""Groups of the model library: what is recommended, then what people want, one group each."""

from collections.abc import Iterable
from enum import Enum
from typing import Final

from models.catalog.install_states import InstalledModel, InstallState
from models.catalog.model_cards import ModelCard
from models.core.device import Device
from models.core.wish_table import Wish
from models.planning.model_selection import MAX_WORK_ON_CPU


class ModelGroup(Enum):
    """Group of models in the library; the members are in the order shown."""

    RECOMMENDED = "recommended"
    FACES = "faces"
    LARGER = "larger"
    CLEANER = "cleaner"
    SHARPER = "sharper"
    COLOURS = "colours"
    DAMAGE = "damage"
    REBUILD = "rebuild"
    PARTS = "parts"


BY_WISH: Final = {
    Wish.FACES: ModelGroup.FACES,
    Wish.LOW_RESOLUTION: ModelGroup.LARGER,
    Wish.NOISE: ModelGroup.CLEANER,
    Wish.JPEG: ModelGroup.CLEANER,
    Wish.RAIN: ModelGroup.CLEANER,
    Wish.BLUR: ModelGroup.SHARPER,
    Wish.HAZE: ModelGroup.COLOURS,
    Wish.LOW_LIGHT: ModelGroup.COLOURS,
    Wish.FADING: ModelGroup.COLOURS,
    Wish.COLORIZE: ModelGroup.COLOURS,
    Wish.HALFTONE: ModelGroup.CLEANER,
    Wish.NEGATIVE: ModelGroup.COLOURS,
    Wish.VIGNETTE: ModelGroup.COLOURS,
    Wish.CLARITY: ModelGroup.SHARPER,
    Wish.RED_EYE: ModelGroup.FACES,
    Wish.SCRATCHES: ModelGroup.DAMAGE,
    Wish.HOLES: ModelGroup.DAMAGE,
    Wish.ENHANCE: ModelGroup.CLEANER,
    Wish.REBUILD: ModelGroup.REBUILD,
}
"""Group of a model by the first wish that it serves."""

BY_TASK: Final = {
    "faces": ModelGroup.FACES,
    "face": ModelGroup.FACES,
    "identity": ModelGroup.FACES,
    "fill": ModelGroup.DAMAGE,
    "damage": ModelGroup.DAMAGE,
    "curves": ModelGroup.COLOURS,
    "restore": ModelGroup.CLEANER,
    "generate": ModelGroup.REBUILD,
    "addon": ModelGroup.REBUILD,
}
"""Group of a model by its task, for models that no wish chooses."""


def groups_of(models: Iterable[InstalledModel]) -> dict[str, ModelGroup]:
    """Return the group of each model by its id; at most one of each is moved to RECOMMENDED."""
    models = tuple(models)
    groups = {model.card.id: group_of(model.card) for model in models}
    for group in ModelGroup:
        inside = [model for model in models if groups[model.card.id] is group]
        best = max(inside, key=lambda model: model.card.rank, default=None)
        candidates = [model for model in inside if is_recommendable(model)]
        chosen = max(candidates, key=lambda model: model.card.rank, default=None)
        is_served = best is not None and best.state is InstallState.INSTALLED and not best.bundled
        if chosen is not None and not is_served:
            groups[chosen.card.id] = ModelGroup.RECOMMENDED
    return groups


def group_of(card: ModelCard) -> ModelGroup:
    """Return the group of a model by the task that it does."""
    if card.task == "generate":
        return ModelGroup.REBUILD
    wishes = (wish for wish in Wish if wish.value in card.wishes[:1])
    found = (BY_WISH[wish] for wish in wishes if wish in BY_WISH)
    return next(found, None) or BY_TASK.get(card.task, ModelGroup.PARTS)


def is_recommendable(model: InstalledModel) -> bool:
    """Return whether a model can be downloaded, is free for any use and fast on a CPU."""
    card = model.card
    is_downloadable = card.published is not None and bool(card.published.url)
    is_quick = card.work <= MAX_WORK_ON_CPU and card.backend not in (Device.CUDA, "diffusion")
    is_missing = model.state is InstallState.MISSING
    return is_missing and is_downloadable and is_quick and not card.consent and card.rank > 0


def sorted_for_display(models: Iterable[InstalledModel]) -> list[InstalledModel]:
    """Sort models: installed first, then downloadable, then the others, each by rank."""

    def place(model: InstalledModel) -> tuple[bool, bool, int, str]:
        published = model.card.published
        by_hand = published is None or not published.url
        is_missing = model.state is InstallState.MISSING
        return is_missing, by_hand, -model.card.rank, model.card.title

    return sorted(models, key=place)
