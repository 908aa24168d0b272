"""Tests of words of degree."""

import pytest

from models.planning.words.degree_words import split_degree


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
        ("moins de grain, pas trop lisse", 0.5, "moins de grain,"),
        ("débruite sans exagérer", 0.5, "débruite"),
        ("mais nitidez sem halos", 0.5, "mais nitidez"),
        ("less grain, not too smooth", 0.5, "less grain,"),
        ("노이즈 살짝만 줄여줘", 0.5, "노이즈 줄여줘"),
        ("ノイズを少しだけ減らして", 0.5, "ノイズを減らして"),
        ("稍微减少噪点", 0.5, "减少噪点"),
        ("彻底去掉划痕", 1.0, "去掉划痕"),
        ("锐化一点点", 0.5, "锐化"),
        ("最大程度锐化", 1.0, "锐化"),
        ("提亮一点", 0.5, "提亮"),
        ("ein Tick schärfer", 0.5, "schärfer"),
        ("bissl heller", 0.5, "heller"),
        ("noise down by a third", 0.3, "noise down"),
        ("half the noise gone", 0.5, "the noise gone"),
        ("sharpen with a smidge more", 0.3, "sharpen with more"),
    ],
)
def test_degree_is_found_and_taken_off(text: str, strength: float, rest: str) -> None:
    found, left = split_degree(text)
    assert (found, " ".join(left.split())) == (strength, rest)


@pytest.mark.parametrize("text", ["halve the grain", "Körnung halbieren", "噪点减半"])
def test_verb_of_halving_stays_in_the_text(text: str) -> None:
    assert split_degree(text) == (0.5, text)


@pytest.mark.parametrize(
    "text",
    [
        "the picture is very light",
        "tu etwas dagegen",
        "la mitad izquierda",
        "上半分だけ明るく",
        "pas trop sombre",
        "não muito escura",
    ],
)
def test_other_words_name_no_degree(text: str) -> None:
    assert split_degree(text) == (None, text)
