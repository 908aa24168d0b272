"""Identification of the published model that a checkpoint contains."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from torch import nn

from models.catalog.model_cards import Catalog, Published
from models.checkpoints.checkpoint_loader import read_network
from models.checkpoints.state_dict import StateDict
from models.core.errors import ModelFileUnknown
from models.layers.input_padding import ImageNetwork
from models.networks import create
from models.networks.ddcolor import DDColor
from models.networks.instructir import InstructIR, LanguageHead


@dataclass(frozen=True, slots=True, eq=False)
class IdentifiedModel:
    """Network that is ready for export, and the published model that it was identified as.

    `model` is None for other weights; `same_architecture` are the ids of the published models with
    the same network."""

    network: nn.Module
    model: str | None
    same_architecture: tuple[str, ...]
    task: str
    scale: int


def identify_model(
    file: Path, catalog: Catalog, model: str | None, sha256: str = ""
) -> IdentifiedModel:
    """Read a checkpoint and identify its published model.

    That is `model` if given, else the one whose card has the SHA-256 `sha256`, else the one whose
    card lists the file's name. Raises: ModelFileUnknown if `model` has another network; those of
    `read_network`."""
    found = read_network(file)
    published = dict(_published_entries(catalog))
    candidates = {id: entry for id, entry in published.items() if entry.variant in found.variants}
    by_hash = (id for id, entry in candidates.items() if sha256 and entry.sha256 == sha256)
    by_name = (id for id, entry in candidates.items() if entry.is_name(file.name))
    chosen = model if model in published else next(chain(by_hash, by_name), None)
    if chosen is not None and chosen not in candidates:
        raise ModelFileUnknown(str(file), f"it is not the network of {chosen}")
    network = found.network
    if chosen is not None:
        network = _build_variant(candidates[chosen].variant, dict(network.state_dict()))
    scale = network.size_rule.scale if isinstance(network, ImageNetwork) else 1
    return IdentifiedModel(network, chosen, tuple(candidates), _task(network), scale)


def _task(network: nn.Module) -> str:
    """Return the name of the task of a network for its model card."""
    if isinstance(network, LanguageHead):
        return "text"
    if isinstance(network, DDColor):
        return "colours"
    return "restore" if isinstance(network, InstructIR) else "image"


def _published_entries(catalog: Catalog) -> Iterator[tuple[str, Published]]:
    for card in catalog:
        if card.published is not None:
            yield card.id, card.published


def _build_variant(variant: str, state: StateDict) -> nn.Module:
    """Build a published variant with its test-time windows, and load `state`."""
    network = create(variant)
    network.load_state_dict(state, strict=True)
    return network.eval().requires_grad_(False)
