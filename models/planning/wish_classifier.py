"""The learned head that reads a wish out of a sentence embedding.

The scheme is InstructIR's (Conde et al. 2024, arXiv 2401.16468, section 3): a frozen sentence
encoder, a projection to a vector of unit length that steers the image network, and a linear
classifier of that vector.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.protocols import Embeddings
from models.core.wish import Wish

WEIGHTS: Final = Path(__file__).parents[1] / "weights" / "heirloom-wishes.npz"
NO_WISH: Final = "none"
MIN_CONFIDENCE: Final = 0.515
"""Below it a sentence counts as not understood. Here the 8-bit encoder and the exact one decide
alike on every test sentence."""

Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class WishClassifier:
    """Weights of the projection (256 x 384, 256) and of the classifier (classes x 256, classes),
    and the wish of each class, None for what is no wish."""

    project: Rows
    project_bias: Rows
    classify: Rows
    classify_bias: Rows
    classes: tuple[Wish | None, ...]

    @classmethod
    def read(cls, file: Path) -> "WishClassifier":
        """From an npz of plain arrays; nothing in it is executed."""
        with np.load(file, allow_pickle=False) as stored:
            names = [str(name) for name in stored["classes"]]
            layers = {name: np.asarray(stored[name], np.float32) for name in LAYERS}
        classes = tuple(None if name == NO_WISH else Wish(name) for name in names)
        return cls(**layers, classes=classes)

    @classmethod
    def bundled(cls) -> "WishClassifier":
        """The one that comes with the program."""
        return _bundled()

    def text_vectors(self, embeddings: Embeddings) -> Rows:
        """n x 384 to n x 256, rows of unit length."""
        projected = embeddings @ self.project.T + self.project_bias
        return np.asarray(projected / np.linalg.norm(projected, axis=1, keepdims=True), np.float32)

    def predict(self, embeddings: Embeddings) -> list[tuple[Wish | None, float]]:
        """The wish of each row and the confidence, 0 to 1; None with the confidence that it is
        no wish, or with that of a wish which is too uncertain."""
        logits = self.text_vectors(embeddings) @ self.classify.T + self.classify_bias
        shares = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        return [self._surest(row) for row in shares]

    def _surest(self, shares: Rows) -> tuple[Wish | None, float]:
        best = int(shares.argmax())
        sure = float(shares[best])
        return (self.classes[best] if sure >= MIN_CONFIDENCE else None), sure


LAYERS: Final = ("project", "project_bias", "classify", "classify_bias")
"""Names of the arrays in the file, beside `classes`."""


@cache
def _bundled() -> WishClassifier:
    return WishClassifier.read(WEIGHTS)
