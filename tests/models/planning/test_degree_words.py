"""Tests of words of degree."""

import pytest

from models.planning.degree_words import split_degree


@pytest.mark.parametrize(
    ("text", "strength", "rest"),
    [
        ("sharpen it slightly", 0.5, "sharpen it"),
        ("a mild denoise", 0.5, "denoise"),
        ("very light sharpening", 0.3, "sharpening"),
        ("das Korn ein wenig entfernen", 0.5, "das Korn entfernen"),
        ("etwas schärfer", 0.5, "schärfer"),
        ("bitte deutlich aufhellen", 1.0, "bitte aufhellen"),
        ("aclárala un poco", 0.5, "aclárala"),
        ("quita el ruido del todo", 1.0, "quita el ruido"),
        ("éclaircis légèrement", 0.5, "éclaircis"),
        ("un soupçon de netteté", 0.5, "netteté"),
        ("clareia um pouco", 0.5, "clareia"),
        ("노이즈 살짝만 줄여줘", 0.5, "노이즈 줄여줘"),
        ("ノイズを少しだけ減らして", 0.5, "ノイズを減らして"),
        ("稍微减少噪点", 0.5, "减少噪点"),
        ("彻底去掉划痕", 1.0, "去掉划痕"),
    ],
)
def test_degree_is_found_and_taken_off(text: str, strength: float, rest: str) -> None:
    found, left = split_degree(text)
    assert (found, " ".join(left.split())) == (strength, rest)


@pytest.mark.parametrize(
    "text",
    ["the picture is very light", "tu etwas dagegen", "la mitad izquierda", "上半分だけ明るく"],
)
def test_other_words_name_no_degree(text: str) -> None:
    assert split_degree(text) == (None, text)
