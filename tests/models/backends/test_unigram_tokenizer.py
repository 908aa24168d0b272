"""Tests of the unigram tokenizer."""

from pathlib import Path

import numpy as np
import pytest

from models.backends.unigram_tokenizer import BEGIN, END, UNKNOWN, UnigramTokenizer

PIECES = ("", "", "", "▁", "a", "b", "ab", "▁ab", "が")
SCORES = (0.0, 0.0, 0.0, -3.0, -2.0, -2.0, -3.0, -4.0, -5.0)


@pytest.fixture
def tokenizer(tmp_path: Path) -> UnigramTokenizer:
    file = tmp_path / "pieces.npz"
    text = np.frombuffer("\n".join(PIECES).encode(), np.uint8)
    np.savez(file, allow_pickle=False, pieces=text, scores=np.array(SCORES, np.float32))
    return UnigramTokenizer.read(file)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ab", ["▁ab"]),
        ("aab", ["▁", "a", "ab"]),
        ("ab  ab", ["▁ab", "▁ab"]),
        ("か\u3099", ["▁", "が"]),
        ("ａ", ["▁", "a"]),
    ],
)
def test_likeliest_pieces_are_chosen(
    tokenizer: UnigramTokenizer, text: str, pieces: list[str]
) -> None:
    assert tokenizer.encode(text) == [BEGIN, *map(PIECES.index, pieces), END]


def test_unknown_character_is_one_unknown_piece(tokenizer: UnigramTokenizer) -> None:
    assert tokenizer.encode("a€b") == [
        BEGIN,
        PIECES.index("▁"),
        PIECES.index("a"),
        UNKNOWN,
        PIECES.index("b"),
        END,
    ]


@pytest.mark.parametrize("text", ["", "   "])
def test_empty_text_is_one_unknown_piece(tokenizer: UnigramTokenizer, text: str) -> None:
    assert tokenizer.encode(text) == [BEGIN, UNKNOWN, END]


def test_files_of_different_length_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "pieces.npz"
    np.savez(file, allow_pickle=False, pieces=np.zeros(3, np.uint8), scores=np.zeros(4))
    with pytest.raises(ValueError, match="4"):
        UnigramTokenizer.read(file)
