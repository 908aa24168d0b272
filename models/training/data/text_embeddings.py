"""Text vectors of many phrasings of the wishes, the conditioning input of the image networks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.core.wish import TRAINED, Wish


@dataclass(frozen=True)
class TextBank:
    """Bank of text vectors of many phrasings, N x 256, of unit length, with the wish of each."""

    vectors: NDArray[np.float32]
    wishes: tuple[Wish, ...]

    @classmethod
    def read(cls, file: Path) -> "TextBank":
        """Read the text vectors and wishes from an npz file."""
        with np.load(file) as stored:
            return cls(stored["vectors"], tuple(Wish(wish) for wish in stored["wishes"]))

    @cached_property
    def _rows(self) -> Mapping[Wish, NDArray[np.int64]]:
        known = np.array(self.wishes)
        return {wish: np.flatnonzero(known == wish) for wish in TRAINED}

    def draw(self, wish: Wish, rng: Generator) -> NDArray[np.float32]:
        """Draw the text vector of a phrasing of a wish, of unit length.

        Gaussian noise (sigma 0.02 per component) stands for phrasings that are not in the bank.
        """
        vector = self.vectors[rng.choice(self._rows[wish])]
        vector = vector + rng.normal(0, 0.02, vector.size)
        return np.asarray(vector / np.linalg.norm(vector), np.float32)
