"""Tags of a degraded picture by DAPE, with the list of tag names and thresholds."""

from dataclasses import dataclass

import torch
from torch import Tensor

from models.diffusion.modules.dape import Dape, normalise_input, tags_above_threshold
from models.diffusion.modules.ram_tags import TagList


@dataclass(frozen=True, slots=True, eq=False)
class Tagger:
    """DAPE and the list of the tags that it scores; without a list it finds no tags."""

    dape: Dape
    tags: TagList | None = None

    @torch.no_grad()
    def describe(self, picture: Tensor) -> tuple[Tensor, tuple[str, ...]]:
        """Compute image tokens (1 x 145 x 512) and tags of a picture (1 x 3 x H x W, 0 to 1)."""
        vectors = self.dape.embeddings(normalise_input(picture.to(self.dape.label_embed.device)))
        if self.tags is None:
            return vectors, ()
        thresholds = torch.tensor(self.tags.thresholds)
        numbers = tags_above_threshold(self.dape.logits(vectors)[0], thresholds)
        return vectors, tuple(self.tags.names[number] for number in numbers)
