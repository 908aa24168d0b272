"""Tests of negated requests in languages other than English."""

import pytest

from models.planning.clause_parser import split_clauses
from models.planning.words.negations import without_negation

FORBIDDEN = {
    "N'éclaircissez pas": "éclaircissez pas",
    "ne l'éclaircis pas": "éclaircis pas",
    "ne pas éclaircir": "éclaircir",
    "surtout ne la recadrez pas": "recadrez pas",
    "n'ajoute rien": "ajoute rien",
    "no la aclares": "aclares",
    "no quites el grano": "quites el grano",
    "não clareie": "clareie",
    "não tire o grão": "tire o grão",
    "die Schatten nicht aufhellen": "die Schatten aufhellen",
    "nicht heller machen": "heller machen",
    "das Korn bitte nicht entfernen": "das Korn bitte entfernen",
    "밝게 하지 마세요": "밝게 하지 마세요",
    "색은 건드리지 말아 주세요": "색은 건드리지 말아 주세요",
    "明るくしないでください": "明るくしないでください",
    "不要锐化": "不要锐化",
    "别提亮": "别提亮",
}
"""Clauses that forbid something, and what."""


@pytest.mark.parametrize(("text", "forbidden"), FORBIDDEN.items())
def test_negated_verb_of_an_edit_forbids_it(text: str, forbidden: str) -> None:
    (clause,) = split_clauses(text)
    assert (clause.meaning, clause.negated) == (forbidden, True)


@pytest.mark.parametrize(
    "text",
    [
        "on n'y voit rien",
        "elle n'est pas nette",
        "on ne distingue pas les visages",
        "no se ve nada",
        "no tiene rayas",
        "não dá pra ver nada",
        "kann man das nicht heller machen",
        "man kann das Schild nicht lesen",
        "es ist nicht heller",
        "초점이 맞지 않아",
        "ピントが合ってない",
        "看不清",
        "不要划痕",
    ],
)
def test_complaint_with_a_negation_forbids_nothing(text: str) -> None:
    assert without_negation(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "n'éclaircis pas trop",
        "no aclares demasiado",
        "nicht zu stark aufhellen",
        "너무 밝게 하지 마",
        "明るくしすぎないで",
        "别提亮太多",
    ],
)
def test_request_not_to_overdo_an_edit_does_not_forbid_it(text: str) -> None:
    assert without_negation(text) is None
