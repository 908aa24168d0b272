"""Correction of typing errors in an instruction before it is classified.

An unknown word becomes the nearest keyword by the optimal string alignment distance (Damerau 1964,
"A technique for computer detection and correction of spelling errors"). The distance is computed
here: rapidfuzz gives the same numbers, faster, but adds 12 MB for a few unknown words a sentence.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

WORDS: Final = Path(__file__).parents[1] / "weights" / "heirloom-words.npz"

MIN_LETTERS: Final = 4
"""Number of letters of the shortest words that are corrected."""

MIN_LETTERS_FOR_TWO: Final = 7
"""Number of letters of the shortest words in which two errors are corrected."""

LETTER_CLASSES: Final = 32
"""Number of classes in which letters are counted."""

MIN_UNKNOWN: Final = 2
"""Number of unknown words from which a clause can count as not understood.

A single one may be a technical term.
"""

LATIN: Final = re.compile(r"[a-z\u00df-\u024f]")
"""Lower-case Latin letter."""

WORD: Final = re.compile(rf"[^\W\d_]{{{MIN_LETTERS},}}")


@dataclass(frozen=True, slots=True)
class Spelling:
    """Known words, which are never changed, and keywords, to which others are corrected.

    Keywords are ordered by frequency, the most frequent first. All words are lower case."""

    known: frozenset[str]
    keywords: tuple[str, ...]

    @classmethod
    def read(cls, file: Path) -> "Spelling":
        """Read an npz file with the text arrays `known` and `keywords`."""
        with np.load(file, allow_pickle=False) as stored:
            known, keywords = stored["known"].tolist(), stored["keywords"].tolist()
        return cls(frozenset((*known, *keywords)), tuple(keywords))

    @classmethod
    @cache
    def bundled(cls) -> "Spelling":
        """Return the bundled word lists, which are read once."""
        return cls.read(WORDS)

    def correct(self, text: str) -> str:
        """Return the text with each unknown word replaced by a keyword that is near enough."""
        return WORD.sub(lambda match: self._nearest(match[0]), text)

    def is_mostly_unknown(self, text: str) -> bool:
        """Return whether several, and over half, of the words in Latin letters are unknown."""
        words = (match[0].lower() for match in WORD.finditer(text))
        unknown = sum(LATIN.match(word) is not None and word not in self.known for word in words)
        return unknown >= MIN_UNKNOWN and 2 * unknown > len(text.split())

    def _nearest(self, word: str) -> str:
        """Return the nearest keyword of a word, of equally near ones the most frequent.

        A word that is known, or has no keyword near enough, is returned unchanged."""
        lower = word.lower()
        if lower in self.known:
            return word
        limit = 2 if len(word) >= MIN_LETTERS_FOR_TWO else 1
        near = np.flatnonzero(least_distances(lower, self.keywords) <= limit).tolist()
        begun = [rank for rank in near if _begin_alike(lower, self.keywords[rank])]
        ranked = [(edit_distance(lower, self.keywords[rank]), rank) for rank in begun]
        distance, rank = min(ranked, default=(limit + 1, 0))
        return self.keywords[rank] if distance <= limit else word


def _begin_alike(typed: str, meant: str) -> bool:
    """Return whether two words begin with the same letter, or with the same two swapped.

    `typed` is the word of the instruction, `meant` one of the vocabulary. Typing errors at the
    beginning of a word are rare; words that differ there are other words."""
    return typed[0] == meant[0] or typed[:2] == meant[1::-1]


def least_distances(typed: str, words: tuple[str, ...]) -> NDArray[np.int64]:
    """Return lower bounds of the edit distances of the word `typed` to each of `words`.

    They are the numbers of letters that either word has and the other lacks, one a word."""
    missing = _letters_of_all(words) - _letters(typed)
    more, less = np.maximum(missing, 0).sum(axis=1), np.maximum(-missing, 0).sum(axis=1)
    bounds: NDArray[np.int64] = np.maximum(more, less)
    return bounds


@lru_cache(maxsize=4)
def _letters_of_all(words: tuple[str, ...]) -> NDArray[np.int64]:
    """Count the letters of each word, words x classes of letters."""
    return np.array([_letters(word) for word in words]).reshape(len(words), LETTER_CLASSES)


def _letters(word: str) -> NDArray[np.int64]:
    """Count the letters of a word by class: a vector of `LETTER_CLASSES` numbers."""
    classes = [ord(letter) % LETTER_CLASSES for letter in word]
    return np.bincount(np.array(classes, np.int64), minlength=LETTER_CLASSES)


def edit_distance(typed: str, meant: str) -> int:
    """Count the edits from `typed` to `meant`: insertions, deletions, replacements, swaps."""
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
