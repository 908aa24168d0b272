"""The lesson of networks that hear no words: whatever was done to a patch, undo all of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from numpy.random import Generator
from torch import Tensor, nn

from models.core.wish import Wish
from models.training.data.degradations import perhaps
from models.training.data.losses import multi_stage_loss, psnr
from models.training.data.photo_pack import as_tensor, clean_patch, eight_bit
from models.training.tasks.task import Batch, Source


@dataclass(frozen=True)
class BlindRestorationTask:
    """Examples are a damaged patch, `side` pixels wide, and the clean one. `chances` tell how often
    each degradation happens. A network may answer with the pictures of several stages, the final
    one first."""

    chances: Mapping[Wish, float]
    side: int
    labels: Sequence[str] = ("psnr",)

    def example(self, source: Source, rng: Generator) -> tuple[Tensor, ...]:
        """See Lesson."""
        clean = clean_patch(source.photos.draw_crop(rng), self.side, 2.0, rng)
        damaged = perhaps(clean, self.chances, source.table, rng)
        return as_tensor(eight_bit(damaged)), as_tensor(eight_bit(clean))

    def loss(self, network: nn.Module, batch: Batch) -> Tensor:
        """Charbonnier and edge loss of every stage (MPRNet, equation 1)."""
        damaged, clean = batch
        return multi_stage_loss(_stages(network, damaged), clean)

    def marks(self, network: nn.Module, batch: Batch) -> Iterator[tuple[str, float]]:
        """PSNR of the final picture in dB."""
        damaged, clean = batch
        return (("psnr", mark) for mark in psnr(_stages(network, damaged)[0], clean).tolist())


def _stages(network: nn.Module, damaged: Tensor) -> list[Tensor]:
    answer: Tensor | list[Tensor] = network(damaged)
    found = answer if isinstance(answer, list) else [answer]
    return [picture.float() for picture in found]
