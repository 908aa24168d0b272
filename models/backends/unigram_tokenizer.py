"""Unigram tokenizer (Kudo 2018, arXiv 1804.10959): splits a text into its likeliest word pieces."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

BLANK: Final = "\u2581"
"""Character that stands for a blank and begins every text."""

UNKNOWN, BEGIN, END = 0, 1, 2
"""Ids of an unknown character, and of the begin and the end of every text."""

UNKNOWN_PENALTY: Final = 10.0
"""Log probability by which an unknown character is worse than the rarest piece."""


@dataclass(frozen=True, slots=True)
class UnigramTokenizer:
    """Tokenizer with word pieces, their ids, and the log probability of each id.

    `longest` is the number of characters of the longest piece, `unknown` the log probability of a
    character that is no piece."""

    ids: dict[str, int]
    scores: list[float]
    longest: int
    unknown: float

    @classmethod
    def read(cls, file: Path) -> "UnigramTokenizer":
        """Read an npz file with `pieces` (UTF-8, one a line) and `scores`, ordered by id.

        Raises: OSError, KeyError, ValueError."""
        with np.load(file, allow_pickle=False) as stored:
            pieces = stored["pieces"].tobytes().decode("utf-8").split("\n")
            scores = stored["scores"].tolist()
        if len(pieces) != len(scores):
            raise ValueError(len(pieces), len(scores))
        ids = dict(zip(pieces, range(len(pieces)), strict=True))
        ids.pop("", None)
        return cls(ids, scores, max(map(len, ids)), min(scores) - UNKNOWN_PENALTY)

    def encode(self, text: str) -> list[int]:
        """Return the ids of the most probable pieces of a text, between `BEGIN` and `END`."""
        words = unicodedata.normalize("NFKC", text).split()
        pieces = self._split(BLANK + BLANK.join(words)) if words else [UNKNOWN]
        return [BEGIN, *pieces, END]

    def _split(self, text: str) -> list[int]:
        """Return the ids of the most probable split of a text into pieces (Viterbi algorithm)."""
        best = [0.0] + [-np.inf] * len(text)
        arrivals = [(0, UNKNOWN)] * (len(text) + 1)
        for start in range(len(text)):
            pieces = self._pieces_at(text, start) or [(start + 1, UNKNOWN)]
            if pieces[0][0] > start + 1:
                pieces.insert(0, (start + 1, UNKNOWN))
            for end, id in pieces:
                score = best[start] + (self.scores[id] if id else self.unknown)
                if score > best[end]:
                    best[end], arrivals[end] = score, (start, id)
        path, position = [], len(text)
        while position:
            position, id = arrivals[position]
            path.append(id)
        return path[::-1]

    def _pieces_at(self, text: str, start: int) -> list[tuple[int, int]]:
        """Return end and id of each piece that begins at `start`, the shortest first."""
        ends = range(start + 1, min(start + self.longest, len(text)) + 1)
        found = ((end, self.ids.get(text[start:end])) for end in ends)
        return [(end, id) for end, id in found if id is not None]
