"""Training task of networks without a text input: undo every degradation of a patch."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from numpy.random import Generator
from torch import Tensor, nn

from models.core.wish_table import Wish
from models.training.data.degradations import apply_randomly
from models.training.data.photo_pack import as_tensor, clean_patch, eight_bit
from models.training.data.training_losses import multi_stage_loss, psnr
from models.training.tasks.training_task import Batch, Source


@dataclass(frozen=True)
class BlindRestorationTask:
    """Blind restoration: a damaged patch is to be mapped to the clean one.

    An example is (damaged, clean), both 3 x side x side, 0 to 1. `chances` holds the probability of
    each degradation, 0 to 1; `side` is in pixels. A network may return one picture, or a list with
    the pictures of several stages, the final one first."""

    chances: Mapping[Wish, float]
    side: int
    labels: Sequence[str] = ("psnr",)

    def example(self, source: Source, rng: Generator) -> tuple[Tensor, ...]:
        """Draw a pair of a damaged and a clean patch, 3 x side x side each."""
        clean = clean_patch(source.photos.draw_crop(rng), self.side, 2.0, rng)
        damaged = apply_randomly(clean, self.chances, source.table, rng)
        return as_tensor(eight_bit(damaged)), as_tensor(eight_bit(clean))

    def loss(self, network: nn.Module, batch: Batch) -> Tensor:
        """Return the Charbonnier and edge loss of all stages, a scalar (MPRNet, equation 1)."""
        damaged, clean = batch
        return multi_stage_loss(_stage_outputs(network, damaged), clean)

    def scores(self, network: nn.Module, batch: Batch) -> Iterator[tuple[str, float]]:
        """Yield a label and the PSNR in dB of each final picture."""
        damaged, clean = batch
        values = psnr(_stage_outputs(network, damaged)[0], clean).tolist()
        return (("psnr", value) for value in values)


def _stage_outputs(network: nn.Module, damaged: Tensor) -> list[Tensor]:
    output: Tensor | list[Tensor] = network(damaged)
    pictures = output if isinstance(output, list) else [output]
    return [picture.float() for picture in pictures]
