"""CLIP's tokenizer: byte-level BPE.

Radford et al., "Learning Transferable Visual Models From Natural Language Supervision", ICML 2021
(arXiv 2103.00020); the list of merges is OpenAI's (MIT licence).
"""

import html
import lzma
from functools import cache
from pathlib import Path
from typing import Final

import torch
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import BPE
from torch import Tensor

MERGES: Final = Path(__file__).parents[2] / "weights" / "clip-merges.txt.xz"
"""Compressed file of the list of BPE merges."""

MAX_TOKENS: Final = 77
"""Tokens per sentence, including start and end token; further ones are cut off."""

PIECE_PATTERN: Final = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"
"""Regular expression of the pieces that BPE is applied to."""

END_OF_WORD: Final = "</w>"
"""Suffix of tokens that end a word."""
BEGIN: Final = "<start_of_text>"
END: Final = "<end_of_text>"


def tokenize(sentences: tuple[str, ...]) -> Tensor:
    """Tokenize sentences to token ids, sentences x 77, padded with zeros."""
    rows = torch.zeros(len(sentences), MAX_TOKENS, dtype=torch.long)
    begin, end = (_tokenizer().token_to_id(mark) for mark in (BEGIN, END))
    for row, sentence in zip(rows, sentences, strict=True):
        clean = html.unescape(html.unescape(sentence))
        inner = _tokenizer().encode(clean).ids[: MAX_TOKENS - 2]
        row[: len(inner) + 2] = torch.tensor([begin, *inner, end])
    return rows


@cache
def _tokenizer() -> Tokenizer:
    with lzma.open(MERGES, "rt", encoding="utf-8") as text:
        merges = [(pair[0], pair[1]) for pair in map(str.split, text)]
    letters = list(_bytes_in_order())
    vocabulary = [*letters, *(letter + END_OF_WORD for letter in letters)]
    vocabulary += [first + second for first, second in merges]
    token_ids = {token: index for index, token in enumerate([*vocabulary, BEGIN, END])}
    model = BPE(token_ids, merges, end_of_word_suffix=END_OF_WORD, unk_token=END)
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    )
    pieces = pre_tokenizers.Split(Regex(PIECE_PATTERN), "removed", invert=True)
    bytewise = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pieces, bytewise])
    return tokenizer


def _bytes_in_order() -> list[str]:
    """Return a printable character for each byte, in the order of the vocabulary.

    Printable bytes come first and stand for themselves; others get characters beyond Latin-1."""
    printable = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1)]
    printable += range(ord("®"), ord("ÿ") + 1)
    rest = 256 - len(printable)
    return [chr(code) for code in (*printable, *range(256, 256 + rest))]
