"""Tests of offers: missing models that a plan would use."""

import numpy as np
import pytest

from models.catalog.model_cards import Catalog
from models.core.device import Device
from models.core.intent import Intent
from models.core.licence import LicenceUse
from models.core.plan import Note, NoteKind, Offer, PaceUnit, Plan, PlannedStep, Step
from models.core.wish_table import Wish
from models.planning import model_offers
from models.planning.face_places import with_faces
from models.planning.model_offers import models_to_get, with_offers
from models.planning.model_selection import ModelSelector
from models.planning.planner import with_best_model, with_face_notes

CATALOG = Catalog.read()


def selector(*installed: str, device: Device = Device.CPU) -> ModelSelector:
    """Make a selector with the bundled models and those of these ids."""
    has = {card.id for card in CATALOG if card.id.startswith(("heirloom", "face-mtcnn"))}
    cards = tuple(card for card in CATALOG if card.id in has | set(installed))
    return ModelSelector(
        cards, device, missing=tuple(card for card in CATALOG if card not in cards)
    )


def offers(wish: Wish, among: ModelSelector, clause: str = "do it") -> tuple[Offer, ...]:
    """Return the offers of a plan that serves a named wish with the best installed model."""
    step = PlannedStep(wish, Step.for_wish(wish, clause), 1.0, 1.0, clause, is_named=True)
    plan = Plan((with_best_model(step, among),))
    return with_offers(plan, among, with_best_model).offers


def test_faces_without_a_network_are_offered_the_best_free_one_and_the_check() -> None:
    (offer,) = offers(Wish.FACES, selector())
    assert offer.models == ("restoreformer-plus-plus", "face-sface")
    assert (offer.use, offer.unit, offer.guards) == (LicenceUse.ANY, PaceUnit.FACE, True)
    assert offer.size == 294_000_000 + 38_696_353


def test_a_network_for_faces_without_the_check_is_offered_the_check_alone() -> None:
    (offer,) = offers(Wish.FACES, selector("restoreformer-plus-plus"))
    assert offer.models == ("face-sface",)


def test_nothing_is_offered_where_the_best_is_installed() -> None:
    assert offers(Wish.FACES, selector("restoreformer-plus-plus", "face-sface")) == ()


def test_a_model_that_the_plan_would_not_use_is_not_offered() -> None:
    assert offers(Wish.LOW_RESOLUTION, selector(), "twice as large") == ()
    assert [each.models for each in offers(Wish.LOW_RESOLUTION, selector(), "4x larger")] == [
        ("realesr-general-x4v3",)
    ]


def test_a_wish_that_was_only_found_is_offered_nothing() -> None:
    step = PlannedStep(Wish.NOISE, Step.for_wish(Wish.NOISE), 1.0, 1.0)
    assert with_offers(Plan((step,)), selector(), with_best_model).offers == ()


def test_a_file_that_torch_must_convert_is_not_offered_without_torch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert offers(Wish.NOISE, selector())
    monkeypatch.setattr(model_offers, "find_spec", lambda _: None)
    assert offers(Wish.NOISE, selector()) == ()
    assert offers(Wish.FACES, selector()) != ()


def test_missing_colours_are_offered_a_network_that_is_free_for_any_use() -> None:
    note = Note(NoteKind.UNSUPPORTED, Intent.COLORIZE, "colour it")
    (offer,) = with_offers(Plan((), notes=(note,)), selector(), with_best_model).offers
    assert (offer.models, offer.is_needed) == (("ddcolor",), True)
    assert (offer.use, offer.unit) == (LicenceUse.ANY, PaceUnit.PHOTO)


def test_a_named_colour_is_offered_no_network() -> None:
    step = Step.for_wish(Wish.COLORIZE, "a red car").with_params({"colour": "#a02020"})
    planned = PlannedStep(Wish.COLORIZE, step, 1.0, 1.0, "a red car", is_named=True)
    assert with_offers(Plan((planned,)), selector(), with_best_model).offers == ()


def test_models_to_get_for_a_purpose_are_those_of_the_offer() -> None:
    assert models_to_get(Wish.FACES, selector()) == ("restoreformer-plus-plus", "face-sface")
    assert models_to_get(Wish.FACES, selector("restoreformer-plus-plus")) == ("face-sface",)
    assert models_to_get(Wish.FACES, selector("restoreformer-plus-plus", "face-sface")) == ()


def test_networks_for_faces_run_on_a_processor_whatever_their_work() -> None:
    assert np.isfinite(CATALOG["codeformer"].work)
    assert selector("codeformer").best(Wish.FACES, "faces") is not None


def test_a_photo_without_faces_is_offered_no_network_for_them() -> None:
    step = PlannedStep(Wish.FACES, Step.for_wish(Wish.FACES), 1.0, 1.0, "clearer faces")
    plan = with_offers(with_face_notes(Plan((step,))), selector(), with_best_model)
    assert plan.offers
    found = with_faces(plan, tuple)
    assert (found.offers, [note.kind for note in found.notes]) == ((), [NoteKind.NOT_FOUND])
