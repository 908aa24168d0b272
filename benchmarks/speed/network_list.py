"""The networks whose cost is measured: those of the papers, as large as they are published, and
those that come with the program."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from models.catalog.catalog import Catalog, ModelCard
from models.catalog.store import BUNDLED, Store
from models.checkpoints.export import export_onnx
from models.core.protocols import Array
from models.networks import VARIANTS
from models.networks.instructir import InstructIR, LanguageHead
from models.training.tasks.registry import COURSES
from tests.models.networks.reference_weights import generated

TEXT: Final = np.full((1, 256), 1 / 16, np.float32)
WORDED: Final = ("restore", "curves")
"""Tasks that listen to words."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A network, how the program runs it, and its file, which need not be there yet."""

    card: ModelCard
    create: Callable[[], nn.Module]
    file: Path

    def written(self) -> None:
        """Export it where its file is missing, with generated weights that all tell in the result:
        so the export is also compared with torch."""
        if not self.file.exists():
            half_done = self.file.with_suffix(".part")
            export_onnx(generated(self.create()), half_done)
            half_done.replace(self.file)

    def arrays(self, side: int) -> tuple[Array, ...]:
        """What goes in for a square picture."""
        image = np.random.default_rng(0).random((side, side, 3), np.float32)
        if self.card.task in WORDED:
            return image, TEXT
        if self.card.task == "fill":
            return image, np.zeros((side, side, 1), np.float32)
        return (image,)

    def tensors(self, side: int) -> tuple[Tensor, ...]:
        """The same for torch."""
        return tuple(_tensor(array) for array in self.arrays(side))

    def work(self, side: int) -> float:
        """10^9 multiply-adds for a square picture, counted without doing them."""
        with torch.device("meta"), torch.no_grad(), FlopCounterMode(display=False) as counter:
            self.create().eval()(*(tensor.to("meta") for tensor in self.tensors(side)))
        return float(counter.get_total_flops()) / 2e9


def _tensor(array: Array) -> Tensor:
    planes = array.transpose(2, 0, 1)[None] if array.ndim == 3 else array
    return torch.from_numpy(np.ascontiguousarray(planes))


def subjects(folder: Path) -> Iterator[Subject]:
    """All of them; files of the published ones lie in the folder."""
    for name, create in VARIANTS.items():
        if create is not LanguageHead:
            task = "restore" if create is InstructIR else "image"
            card = ModelCard(name, "", task, "onnxrt", (), (), 1, 0, 0, 0, "", "")
            yield Subject(card, create, folder / f"{name}.onnx")
    for card in Catalog.read():
        if card.id in COURSES:
            yield Subject(card, COURSES[card.id].network, Store(BUNDLED).files(card)[0])
