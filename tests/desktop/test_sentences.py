"""Every error and notice has its sentence."""

import dataclasses

import pytest

from desktop.files.errors import PhotoError
from desktop.files.notices import ColoursBecameSrgb, NotCarried, OtherPages
from desktop.sentences import TEMPLATES, sentence
from models.errors import ModelError

KINDS = [
    *PhotoError.__subclasses__(),
    *ModelError.__subclasses__(),
    *(OtherPages, ColoursBecameSrgb, NotCarried),
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_and_remark_has_a_sentence(kind: type) -> None:
    assert kind in TEMPLATES


@pytest.mark.parametrize("kind", TEMPLATES)
def test_a_sentence_can_be_filled_and_ends_with_a_full_stop(kind: type) -> None:
    count = len(dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else 0
    assert sentence(kind(*range(count))).endswith(".")


def test_an_unforeseen_error_is_told_without_a_traceback() -> None:
    assert sentence(KeyError("x")).startswith("Something unforeseen happened (KeyError)")
