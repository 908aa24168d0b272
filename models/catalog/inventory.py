"""Which models are on this computer, and what those lack that cannot run yet."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from models.catalog.catalog import Catalog, ModelCard
from models.catalog.store import BUNDLED, Store
from models.core.errors import ModelDamaged, ModelMissing

DOWNLOADS: Final = "downloads"
"""Below the folder of models: where files come in."""

PART: Final = ".part"
"""The ending of a file that has not come whole yet."""


class InstallState(StrEnum):
    """How a model stands."""

    INSTALLED = "installed"
    MISSING = "missing"
    INCOMPLETE = "incomplete"
    """It is here, but another that it needs is not."""
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model as it stands here. `lacks` are ids of others that it needs; `size` are the bytes of
    its files, `come` those of a download that was begun; `bundled`: it belongs to the program."""

    card: ModelCard
    state: InstallState
    missing: tuple[str, ...] = ()
    size: int = 0
    downloaded: int = 0
    bundled: bool = False


def list_models(folder: Path) -> tuple[InstalledModel, ...]:
    """All models that are known, those of a person's folder among them; no file is read."""
    catalog, store = Catalog.read(folder), Store.of(folder)
    return tuple(find_model(card, catalog, store, reads=False) for card in catalog)


def find_model(card: ModelCard, catalog: Catalog, store: Store, *, reads: bool) -> InstalledModel:
    """One of them. With `reads` all its bytes are read, which can take long; only then is it known
    to be damaged."""
    state = _read(card, store) if reads else _looked_at(card, store)
    lacks = tuple(model for model in card.needs if not store.has(catalog[model]))
    if lacks and state is InstallState.INSTALLED:
        state = InstallState.INCOMPLETE
    places = [folder / name for folder in store.folders for name in card.files]
    size = sum(place.stat().st_size for place in places if place.is_file())
    bundled = bool(card.files) and all((BUNDLED / name).is_file() for name in card.files)
    return InstalledModel(card, state, lacks, size, _come(card, store), bundled)


def _looked_at(card: ModelCard, store: Store) -> InstallState:
    return InstallState.INSTALLED if store.has(card) else InstallState.MISSING


def _read(card: ModelCard, store: Store) -> InstallState:
    try:
        store.files(card)
    except ModelMissing:
        return InstallState.MISSING
    except ModelDamaged:
        return InstallState.DAMAGED
    return InstallState.INSTALLED


def _come(card: ModelCard, store: Store) -> int:
    if card.published is None:
        return 0
    name = card.published.file + PART
    parts = [folder / DOWNLOADS / name for folder in store.folders]
    return sum(part.stat().st_size for part in parts if part.is_file())
