"""Tests of the words for places."""

import pytest

from models.core.place import Place
from models.planning.place_words import excludes, is_only_place, place_named_in


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("remove the noise from the background", Place.BACKGROUND),
        ("sharpen her eyes", Place.EYES),
        ("das Gesicht aufhellen", Place.FACE),
        ("quita el ruido del fondo", Place.BACKGROUND),
        ("éclaircis le coin en haut à gauche", Place.TOP_LEFT),
        ("clareia o lado esquerdo", Place.LEFT),
        ("comble la lacune dans l'angle supérieur gauche", Place.TOP_LEFT),
        ("右上を明るくして", Place.TOP_RIGHT),
        ("배경 노이즈 제거", Place.BACKGROUND),
        ("把脸部弄清楚", Place.FACE),
        ("目を明るくして", Place.EYES),
        ("青い目をはっきり", Place.EYES),
        ("brighten it at the top", Place.TOP),
        ("lighten it along the edges", Place.BORDER),
    ],
)
def test_place_is_named(text: str, place: Place) -> None:
    assert place_named_in(text) is place


@pytest.mark.parametrize(
    "text",
    [
        "get the colours right",
        "on top of that denoise it",
        "remove the background noise",
        "remove the red eye",
        "sharpen the edges",
        "sharpen the faces and the background",
        "目立つ傷を消して",
        "折り目を消して",
        "裂け目を直して",
        "網目を消して",
        "見た目を良くして",
        "赤目を直して",
        "resolución superior",
        "restore the photo of the man",
        "das Foto der Frau aufhellen",
    ],
)
def test_no_place_or_several_are_none(text: str) -> None:
    assert place_named_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("nur das Gesicht", "solo en el fondo", "顔だけ", "seulement les yeux", "só o rosto"),
        *("얼굴만", "除了脸部", "除背景外", "人脸以外", "顔以外の部分は"),
    ],
)
def test_clause_of_a_place_alone_is_only_a_place(text: str) -> None:
    assert is_only_place(text)


@pytest.mark.parametrize("text", ["nur das Gesicht schärfen", "das Gesicht", "nur etwas heller"])
def test_clause_with_more_or_without_only_is_not_only_a_place(text: str) -> None:
    assert not is_only_place(text)


@pytest.mark.parametrize("text", ["sauf le visage", "außer dem Gesicht", "顔以外", "leave the sky"])
def test_place_is_left_out(text: str) -> None:
    assert excludes(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("the bride's face is dark", Place.FACE),
        ("the woman's eyes", Place.EYES),
        ("die Augen in ihrem Gesicht", Place.EYES),
        ("only the woman", Place.PERSON),
    ],
)
def test_part_of_a_person_counts_more_than_the_person(text: str, place: Place) -> None:
    assert place_named_in(text) is place
