"""Inventory: the installation state of every known model."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from models.catalog.model_cards import Catalog, ModelCard
from models.catalog.weight_files import BUNDLED, Store
from models.core.errors import ModelDamaged, ModelMissing

DOWNLOADS: Final = "downloads"
"""Name of the download folder inside the folder of models."""

PART: Final = ".part"
"""File name suffix of an incomplete download."""

ADDON_ID: Final = "addon"
"""Model id that stands for the PyTorch add-on in the model library."""

DOWNLOAD_SHARE: Final = 0.8
"""Share, 0 to 1, of an installation's progress that is the download; the rest is the import."""


class InstallState(StrEnum):
    """Installation state of a model."""

    INSTALLED = "installed"
    MISSING = "missing"
    INCOMPLETE = "incomplete"
    """State of a model that is installed while another model that it needs is not."""
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """Known model with its installation state.

    `missing` are ids of models that it needs and that are not installed. `size` is the size of its
    files, `downloaded` that of an incomplete download, both in bytes. A `bundled` model belongs to
    the program."""

    card: ModelCard
    state: InstallState
    missing: tuple[str, ...] = ()
    size: int = 0
    downloaded: int = 0
    bundled: bool = False


def list_models(folder: Path) -> tuple[InstalledModel, ...]:
    """List all known models, bundled and in the user's folder, without reading their files."""
    catalog, store = Catalog.read(folder), Store.of(folder)
    return tuple(find_model(card, catalog, store, reads=False) for card in catalog)


def find_model(card: ModelCard, catalog: Catalog, store: Store, *, reads: bool) -> InstalledModel:
    """Determine the installation state of one model.

    With `reads`, all bytes of its files are read to detect damage, which can take long."""
    state = _verified_state(card, store) if reads else _quick_state(card, store)
    lacks = tuple(model for model in card.needs if not store.has(catalog[model]))
    if lacks and state is InstallState.INSTALLED:
        state = InstallState.INCOMPLETE
    paths = [folder / name for folder in store.folders for name in card.files]
    size = sum(path.stat().st_size for path in paths if path.is_file())
    bundled = bool(card.files) and all((BUNDLED / name).is_file() for name in card.files)
    return InstalledModel(card, state, lacks, size, _downloaded_bytes(card, store), bundled)


def _quick_state(card: ModelCard, store: Store) -> InstallState:
    return InstallState.INSTALLED if store.has(card) else InstallState.MISSING


def _verified_state(card: ModelCard, store: Store) -> InstallState:
    try:
        store.files(card)
    except ModelMissing:
        return InstallState.MISSING
    except ModelDamaged:
        return InstallState.DAMAGED
    return InstallState.INSTALLED


def _downloaded_bytes(card: ModelCard, store: Store) -> int:
    if card.published is None:
        return 0
    parts = [folder / DOWNLOADS / (card.published.file + PART) for folder in store.folders]
    return sum(part.stat().st_size for part in parts if part.is_file())
