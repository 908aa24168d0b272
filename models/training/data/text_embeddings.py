"""Text vectors for training the image networks: those of the wishes with some noise."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.core.wish_table import Wish
from models.planning.wish_vectors import WishVectors

SPREAD: Final = 0.02
"""Standard deviation of the noise on each number of a vector."""


@dataclass(frozen=True)
class TextBank:
    """Text vectors of the wishes, each 256 numbers of unit length."""

    vectors: WishVectors

    def draw(self, wish: Wish, rng: Generator) -> NDArray[np.float32]:
        """Draw a vector near that of the wish, of unit length."""
        known = self.vectors[wish]
        vector = known + rng.normal(0, SPREAD, known.size)
        return np.asarray(vector / np.linalg.norm(vector), np.float32)
