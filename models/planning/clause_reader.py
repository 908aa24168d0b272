"""Clause reader: what a clause is about, which way it points, how strongly, and where.

A small network with one hidden layer reads the sentence embedding of a clause together with its
character n-grams (Joulin et al. 2017, arXiv 1607.01759, section 2): the embedding carries meaning
across languages, the n-grams carry words that an embedding blurs, such as negations.
"""

import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.intent import Direction, Intent
from models.core.protocols import Embeddings
from models.core.wish_table import Wish

WEIGHTS: Final = Path(__file__).parents[1] / "weights" / "heirloom-intents.npz"

BUCKETS: Final = 1 << 15
"""Number of hash values of n-grams of a newly trained reader."""

GRAM_SIZES: Final = (2, 3, 4)
"""Numbers of characters of n-grams."""

EDGES: Final = " \t\r\n\"'“”„«»‹›()[]{}*.,;:!?…-–—~。、，．！？；：「」『』（）¡¿"
"""Characters that mean nothing at the ends of a clause."""

HEADS: Final = ("intent", "direction", "degree", "place", "unit")
"""Questions that the network answers, in the order of its outputs."""

MIN_DO: Final = 0.6
"""Least share of the direction DO of a wish, 0 to 1."""

ONE: Final = "one"
"""Answer to `unit` for exactly one complete clause; others are `several` and `fragment`."""

REFERENCE: Final = "reference"
"""Answer to `unit` for one clause that only refers to what others name ("fix it")."""

Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """Answers of the clause reader for one clause, each with its confidence, 0 to 1.

    `degree` is None if the clause names none, `place` is None for the whole photo. `wholeness` is
    the confidence that the text is exactly one clause, `reference` that it only refers to other
    clauses."""

    intent: Intent
    confidence: float
    direction: Direction = Direction.DO
    direction_confidence: float = 1.0
    degree: str | None = None
    place: str | None = None
    wholeness: float = 1.0
    reference: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class ClauseReader:
    """Network that reads clauses, by its weights.

    `embed` is 512 x hidden, `grams` buckets x hidden as integers with a scale for each column,
    `output` hidden x outputs; `answers` names the answers of each head. The last outputs score
    pairs of an intent and a direction, and are added to the directions."""

    embed: Rows
    grams: NDArray[np.int8]
    gram_scale: Rows
    bias: Rows
    output: Rows
    output_bias: Rows
    answers: Mapping[str, tuple[str, ...]]

    @classmethod
    def read(cls, file: Path) -> "ClauseReader":
        """Read an npz file without running code. Raises: OSError, KeyError, ValueError."""
        with np.load(file, allow_pickle=False) as stored:
            answers = {head: tuple(map(str, stored[head])) for head in HEADS}
            floats = ("embed", "gram_scale", "bias", "output", "output_bias")
            layers = {name: np.asarray(stored[name], np.float32) for name in floats}
            return cls(grams=np.asarray(stored["grams"], np.int8), answers=answers, **layers)

    @classmethod
    @cache
    def bundled(cls) -> "ClauseReader":
        """Return the reader with the bundled weights, which are read once."""
        return cls.read(WEIGHTS)

    def read_clauses(self, texts: Sequence[str], embeddings: Embeddings) -> list[Reading]:
        """Read clauses; `embeddings` (N x 512) are those of their normalised texts."""
        hidden = embeddings @ self.embed + self.bias
        for row, text in enumerate(texts):
            grams = gram_buckets(text, len(self.grams))
            counted = self.grams[grams].sum(axis=0, dtype=np.int32) / np.sqrt(len(grams))
            hidden[row] += counted.astype(np.float32) * self.gram_scale
        scores = np.maximum(hidden, 0) @ self.output + self.output_bias
        return [self._reading(row) for row in scores]

    def _reading(self, scores: Rows) -> Reading:
        shares, start = dict[str, Rows](), 0
        for head in HEADS:
            end = start + len(self.answers[head])
            shares[head], start = softmax(scores[start:end]), end
        intent, confidence = self._intent(shares["intent"])
        direction, certainty = self._direction(intent, self._direction_shares(intent, scores))
        units = dict(zip(self.answers["unit"], map(float, shares["unit"]), strict=True))
        return Reading(
            intent,
            confidence,
            direction,
            certainty,
            self._best("degree", shares)[0] or None,
            self._best("place", shares)[0] or None,
            units[ONE] + units.get(REFERENCE, 0.0),
            units.get(REFERENCE, 0.0),
        )

    def _direction_shares(self, intent: Intent, scores: Rows) -> Rows:
        """Return the probability, 0 to 1, of each direction, given an intent.

        `scores` are the outputs of the network for one clause."""
        intents, directions = self.answers["intent"], len(self.answers["direction"])
        pairs = scores[-len(intents) * directions :].reshape(len(intents), directions)
        return softmax(scores[len(intents) :][:directions] + pairs[intents.index(intent)])

    def _direction(self, intent: Intent, shares: Rows) -> tuple[Direction, float]:
        """Return the best direction and its probability; DO needs at least `MIN_DO` for a wish.

        An unwanted repair is worse than one asked for twice. Without a wish OPPOSITE counts as
        DO."""
        by_direction = {
            Direction(name): float(share)
            for name, share in zip(self.answers["direction"], shares, strict=True)
        }
        if intent.wish is None:
            by_direction[Direction.DO] += by_direction.pop(Direction.OPPOSITE)
        elif by_direction[Direction.DO] < MIN_DO:
            del by_direction[Direction.DO]
        return max(by_direction.items(), key=lambda each: each[1])

    def _best(self, head: str, shares: Mapping[str, Rows]) -> tuple[str, float]:
        best = int(shares[head].argmax())
        return self.answers[head][best], float(shares[head][best])

    def _intent(self, shares: Rows) -> tuple[Intent, float]:
        """Return the best intent, and its probability or that of all intents of its wish.

        First the wishes compete with each other and with all intents without one."""
        intents = [Intent(name) for name in self.answers["intent"]]
        groups = defaultdict[Wish | None, float](float)
        for intent, share in zip(intents, shares, strict=True):
            groups[intent.wish] += float(share)
        wish = max(groups, key=lambda each: groups[each])
        best = max(
            (n for n, intent in enumerate(intents) if intent.wish is wish), key=lambda n: shares[n]
        )
        return intents[best], groups[wish] if wish else float(shares[best])


def normalise(text: str) -> str:
    """Return a clause in lower case, composed (NFKC), without extra blanks and punctuation."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split()).strip(EDGES)


def gram_buckets(text: str, buckets: int = BUCKETS) -> list[int]:
    """Return the hash values, 0 to `buckets` - 1, of a clause's words, word pairs and n-grams."""
    words = normalise(text).split()
    padded = f" {' '.join(words)} "
    grams = [
        padded[start : start + size]
        for size in GRAM_SIZES
        for start in range(len(padded) - size + 1)
    ]
    pairs = (f"{a}+{b}" for a, b in zip(words, words[1:], strict=False))
    marked = (f"={word}" for word in words)
    return [zlib.crc32(gram.encode()) % buckets for gram in (*grams, *marked, *pairs)]


def softmax(scores: Rows) -> Rows:
    """Return scores as probabilities that sum to 1 (softmax)."""
    shares = np.exp(scores - scores.max())
    return np.asarray(shares / shares.sum(), np.float32)
