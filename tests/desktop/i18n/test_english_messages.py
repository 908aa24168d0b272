"""Tests of the messages for errors, notices and findings."""

import dataclasses

import pytest

from desktop.files.errors import PhotoError
from desktop.files.notices import ColoursBecameSrgb, NotCarried, NotUnderstood, OtherPages
from desktop.i18n.english_messages import clue_template, format_message
from desktop.i18n.error_templates import TEMPLATES
from models.core.errors import ModelError
from models.core.plan import Finding
from models.core.wish_table import Wish

KINDS = [
    *PhotoError.__subclasses__(),
    *ModelError.__subclasses__(),
    *(OtherPages, ColoursBecameSrgb, NotCarried, NotUnderstood),
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_and_notice_has_a_template(kind: type) -> None:
    assert kind in TEMPLATES


@pytest.mark.parametrize("kind", TEMPLATES)
def test_template_is_filled_by_its_fields_and_ends_with_a_full_stop(kind: type) -> None:
    count = len(dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else 0
    assert format_message(kind(*range(count))).endswith(".")


def test_foreign_error_has_the_unforeseen_message() -> None:
    assert format_message(KeyError("x")).startswith("Something unforeseen happened (KeyError)")


@pytest.mark.parametrize("wish", Wish)
def test_clue_of_each_wish_is_filled_with_its_evidence(wish: Wish) -> None:
    assert wish.spec.clue.format(**dict.fromkeys(wish.spec.evidence, 0.5))


def test_clue_names_what_was_measured() -> None:
    grain = Finding(Wish.NOISE, 0.9, {"sigma": 12.3})
    assert clue_template(grain).format(**grain.evidence) == "grain of about 12 levels of 255"


@pytest.mark.parametrize(("quality", "text"), [(35, "quality near 35"), (100, "blocks")])
def test_quality_of_a_jpeg_is_named_if_it_is_known(quality: float, text: str) -> None:
    finding = Finding(Wish.JPEG, 0.9, {"quality": quality, "blockiness": 0.2})
    assert clue_template(finding).format(**finding.evidence).endswith(text)


def test_finding_without_evidence_has_the_general_clue() -> None:
    assert clue_template(Finding(Wish.BLUR, 0.9)) == clue_template(None) == "found in the photo"
