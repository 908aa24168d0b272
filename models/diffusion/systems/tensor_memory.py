"""Memory of computed latents, so that a changed strength needs no new run of the network."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

from torch import Tensor

LARGEST_COUNT: Final = 12
"""Number of tensors that are kept; of a photo of 24 megapixels one takes 6 MB."""


@dataclass(frozen=True, slots=True, eq=False)
class TensorMemory:
    """The last tensors that were computed, by what they were computed from."""

    kept: dict[Hashable, Tensor] = field(default_factory=dict)

    def __contains__(self, key: Hashable) -> bool:
        """Return whether the tensor of a key is still there."""
        return key in self.kept

    def recall(self, key: Hashable, compute: Callable[[], Tensor]) -> Tensor:
        """Return the tensor of a key, which `compute` makes if it is not there; drop the oldest."""
        tensor = self.kept.pop(key) if key in self.kept else compute()
        self.kept[key] = tensor
        while len(self.kept) > LARGEST_COUNT:
            del self.kept[next(iter(self.kept))]
        return tensor


def fingerprint(picture: Tensor) -> bytes:
    """Return a hash of the numbers and the shape of a tensor, on any device."""
    numbers = picture.detach().contiguous().cpu().numpy()
    return blake2b(numbers.tobytes(), digest_size=16, key=repr(numbers.shape).encode()).digest()
