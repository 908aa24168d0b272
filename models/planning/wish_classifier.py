"""Wish classifier: reads a wish from a sentence embedding.

The design is that of InstructIR (Conde et al. 2024, arXiv 2401.16468, section 3): a frozen sentence
encoder, a projection to a unit vector that steers the image network, and a linear classifier of
that vector.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from models.core.protocols import Embeddings
from models.core.wish import Wish

WEIGHTS: Final = Path(__file__).parents[1] / "weights" / "heirloom-wishes.npz"

NO_WISH: Final = "none"
"""Name in weight files of the class of sentences that ask for no wish."""

MIN_CONFIDENCE: Final = 0.515
"""Confidence, 0 to 1, below which a sentence counts as not understood. At this value the 8-bit
encoder and the exact one decide alike on every test sentence."""

LAYERS: Final = ("project", "project_bias", "classify", "classify_bias")
"""Names of the weight arrays in the classifier's file, beside `classes`."""

Rows = NDArray[np.float32]


class TextProjector(Protocol):
    """Protocol of the map from sentence embeddings to text vectors that steer image networks."""

    def text_vectors(self, embeddings: Embeddings) -> Rows:
        """Map n x 384 embeddings to n x 256 vectors of unit length."""


@dataclass(frozen=True, slots=True, eq=False)
class WishClassifier:
    """Weights of the projection (256 x 384, bias 256) and of the linear layer (classes x 256).

    `classes` are the wishes of the classes, None for the class of sentences without a wish.
    """

    project: Rows
    project_bias: Rows
    classify: Rows
    classify_bias: Rows
    classes: tuple[Wish | None, ...]

    @classmethod
    def read(cls, file: Path) -> "WishClassifier":
        """Read an npz file of plain arrays; nothing in it is executed.

        Raises: OSError, KeyError, ValueError.
        """
        with np.load(file, allow_pickle=False) as stored:
            names = [str(name) for name in stored["classes"]]
            layers = {name: np.asarray(stored[name], np.float32) for name in LAYERS}
        classes = tuple(None if name == NO_WISH else Wish(name) for name in names)
        return cls(**layers, classes=classes)

    @classmethod
    def bundled(cls) -> "WishClassifier":
        """Return the classifier of the program, read once."""
        return _bundled()

    def text_vectors(self, embeddings: Embeddings) -> Rows:
        """Map n x 384 embeddings to n x 256 vectors of unit length."""
        projected = embeddings @ self.project.T + self.project_bias
        return np.asarray(projected / np.linalg.norm(projected, axis=1, keepdims=True), np.float32)

    def predict(self, embeddings: Embeddings) -> list[tuple[Wish | None, float]]:
        """Return the wish of each embedding and the confidence in it, 0 to 1.

        None stands for no wish, with its own confidence, or for a wish below `MIN_CONFIDENCE`.
        """
        logits = self.text_vectors(embeddings) @ self.classify.T + self.classify_bias
        shares = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        return [self._decide(row) for row in shares]

    def _decide(self, shares: Rows) -> tuple[Wish | None, float]:
        best = int(shares.argmax())
        confidence = float(shares[best])
        return (self.classes[best] if confidence >= MIN_CONFIDENCE else None), confidence


@cache
def _bundled() -> WishClassifier:
    return WishClassifier.read(WEIGHTS)
