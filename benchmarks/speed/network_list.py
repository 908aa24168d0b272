"""Networks whose cost is measured: published ones at full size, and the bundled ones."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from models.catalog.model_cards import Catalog, ModelCard
from models.catalog.weight_files import BUNDLED, Store
from models.checkpoints.onnx_export import export_onnx
from models.core.protocols import Array
from models.networks import VARIANTS
from models.networks.instructir import InstructIR, LanguageHead
from models.training.tasks.network_table import NETWORK_SPECS
from tests.models.networks.reference_weights import generated

TEXT: Final = np.full((1, 256), 1 / 16, np.float32)
"""Text vector of unit length, 1 x 256."""

TEXT_TASKS: Final = ("restore", "curves")
"""Tasks, as named on model cards, of networks that take a text vector."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Network to be measured: model card, constructor, and ONNX file, perhaps still missing."""

    card: ModelCard
    create: Callable[[], nn.Module]
    file: Path

    def export_if_missing(self) -> None:
        """Export the network with generated weights to its ONNX file, if that is missing."""
        if not self.file.exists():
            partial = self.file.with_suffix(".part")
            export_onnx(generated(self.create()), partial)
            partial.replace(self.file)

    def arrays(self, side: int) -> tuple[Array, ...]:
        """Return inputs for `side` x `side` pixels as numpy arrays in the network's shapes."""
        image = np.random.default_rng(0).random((side, side, 3), np.float32)
        if self.card.task in TEXT_TASKS:
            return image, TEXT
        if self.card.task == "fill":
            return image, np.zeros((side, side, 1), np.float32)
        return (image,)

    def tensors(self, side: int) -> tuple[Tensor, ...]:
        """Return inputs for `side` x `side` pixels as torch tensors in the network's shapes."""
        return tuple(_tensor(array) for array in self.arrays(side))

    def giga_macs(self, side: int) -> float:
        """Count the 10^9 multiply-adds for a square picture of `side` pixels without doing them."""
        with torch.device("meta"), torch.no_grad(), FlopCounterMode(display=False) as counter:
            self.create().eval()(*(tensor.to("meta") for tensor in self.tensors(side)))
        return float(counter.get_total_flops()) / 2e9


def _tensor(array: Array) -> Tensor:
    planes = array.transpose(2, 0, 1)[None] if array.ndim == 3 else array
    return torch.from_numpy(np.ascontiguousarray(planes))


def subjects(folder: Path) -> Iterator[Subject]:
    """Yield all networks; the files of published ones are in `folder`."""
    for name, create in VARIANTS.items():
        if create is not LanguageHead:
            task = "restore" if create is InstructIR else "image"
            card = ModelCard(name, "", task, "onnxrt", (), (), 1, 0, 0, 0, "", "")
            yield Subject(card, create, folder / f"{name}.onnx")
    for card in Catalog.read():
        if card.id in NETWORK_SPECS:
            yield Subject(card, NETWORK_SPECS[card.id].network, Store(BUNDLED).files(card)[0])
