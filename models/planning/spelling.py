"""Typing errors in the words that matter, put right before a sentence is read.

A word that no one knows becomes the nearest word of the trade, by the optimal string alignment
distance (Damerau 1964, "A technique for computer detection and correction of spelling errors").
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

WORDS: Final = Path(__file__).parents[1] / "weights" / "heirloom-sentence-words.npz"
SHORTEST: Final = 4
"""Letters; shorter words are left alone."""

SHORTEST_FOR_TWO: Final = 7
"""Letters from which on a word may have two errors."""

FEWEST_STRANGE: Final = 2
"""Unknown words that can make a sentence one that nobody understands; a single one may be a term
of the trade."""

WORD: Final = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")


@dataclass(frozen=True, slots=True)
class Spelling:
    """All words that are right, and those worth guessing, the most usual first."""

    known: frozenset[str]
    keywords: tuple[str, ...]

    @classmethod
    def read(cls, file: Path) -> "Spelling":
        with np.load(file, allow_pickle=False) as stored:
            known, keywords = stored["known"].tolist(), stored["keywords"].tolist()
        return cls(frozenset((*known, *keywords)), tuple(keywords))

    @classmethod
    def bundled(cls) -> "Spelling":
        """The one that comes with the program."""
        return _bundled()

    def correct(self, text: str) -> str:
        """The text with each unknown word replaced by a keyword, if one is near."""
        return WORD.sub(lambda word: self._nearest(word[0]), text)

    def is_mostly_unknown(self, text: str) -> bool:
        """Whether several words, and more than half of them, are such that nobody knows them."""
        unknown = sum(word[0].lower() not in self.known for word in WORD.finditer(text))
        return unknown >= FEWEST_STRANGE and 2 * unknown > len(text.split())

    def _nearest(self, word: str) -> str:
        """The first of the nearest keywords; the word itself where none is near or it is right."""
        lower = word.lower()
        if lower in self.known:
            return word
        most = 2 if len(word) >= SHORTEST_FOR_TWO else 1
        near = [k for k in self.keywords if abs(len(k) - len(word)) <= most]
        ranked = [(edit_distance(lower, keyword), rank) for rank, keyword in enumerate(near)]
        least, rank = min(ranked, default=(most + 1, 0))
        return near[rank] if least <= most else word


def edit_distance(typed: str, meant: str) -> int:
    """Letters left out, put in, mistaken for another, or swapped with the next."""
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for i, letter in enumerate(typed, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(meant, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other))
            if older and j > 1 and typed[i - 2] == other and letter == meant[j - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


@cache
def _bundled() -> Spelling:
    return Spelling.read(WORDS)
