"""Which published model a file of weights is."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from torch import nn

from models.catalog.catalog import Catalog, Published
from models.checkpoints.loader import read_network
from models.checkpoints.state_dict import State
from models.core.errors import ModelFileUnknown
from models.layers.frame import ImageNetwork
from models.networks import create
from models.networks.instructir import InstructIR, LanguageHead


@dataclass(frozen=True, slots=True, eq=False)
class IdentifiedModel:
    """A network ready to be exported, the published model it is (None: weights of somebody else)
    and those with the same network."""

    network: nn.Module
    model: str | None
    kin: tuple[str, ...]
    task: str
    scale: int


def identify_model(file: Path, catalog: Catalog, model: str | None) -> IdentifiedModel:
    """A file is the published model whose file has its name, or the one that is asked for. Raises
    what reading raises."""
    found = read_network(file)
    known = dict(_published(catalog))
    kin = {id: origin for id, origin in known.items() if origin.variant in found.variants}
    by_name = (id for id, origin in kin.items() if file.name in (origin.file, *origin.also))
    chosen = model if model in known else next(by_name, None)
    if chosen is not None and chosen not in kin:
        raise ModelFileUnknown(str(file), f"it is not the network of {chosen}")
    network = found.network
    if chosen is not None:
        network = _of_variant(kin[chosen].variant, dict(network.state_dict()))
    scale = network.frame.scale if isinstance(network, ImageNetwork) else 1
    return IdentifiedModel(network, chosen, tuple(kin), _task(network), scale)


def _task(network: nn.Module) -> str:
    """What runs it."""
    if isinstance(network, LanguageHead):
        return "text"
    return "restore" if isinstance(network, InstructIR) else "image"


def _published(catalog: Catalog) -> Iterator[tuple[str, Published]]:
    for card in catalog:
        if card.published is not None:
            yield card.id, card.published


def _of_variant(variant: str, state: State) -> nn.Module:
    """With the windows at test time that the published numbers were made with."""
    network = create(variant)
    network.load_state_dict(state, strict=True)
    return network.eval().requires_grad_(False)
