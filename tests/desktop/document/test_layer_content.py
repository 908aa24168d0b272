"""Layer content and its form as a step: stored keys, and conversion in both directions."""

from pathlib import Path

import numpy as np
import pytest

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.layer_content import (
    HealStrokes,
    LayerContent,
    MergedPixels,
    content_from_step,
    needs_engine,
    step_from_content,
)
from desktop.document.photo import Photo
from desktop.document.tone_adjustment import ToneAdjustment
from models.core.plan import Step
from models.core.strokes import Stroke

PHOTO = Photo(Path("a.png"), "abc", np.zeros((2, 3, 3), np.uint8))
TONE = {"black": 0.1, "blue": 1.0, "contrast": 0.0, "gamma": 1.0, "green": 1.0, "lights": 0.0}
TONE |= {"red": 1.0, "shadows": 0.0, "white": 1.0}
FILL = ("heirloom-fill",)
STROKES = "2.0:8.0,8.0;3.0:1.0,1.0 9.0,4.5"
REPAIR = Step(
    "scratches",
    {"wish": "scratches", "sensitivity": 0.2},
    ("heirloom-scratch", "heirloom-fill"),
)

PINNED = [
    (REPAIR, "012bcde7c41d", "22bf3f634b24"),
    (
        Step("scratches", {"wish": "scratches", "strokes": STROKES}, FILL),
        "77165460195c",
        "0f8e8f08af12",
    ),
    (
        Step(
            "scratches", {"wish": "scratches", "strokes": "2.0:8.0,8.0", "sensitivity": 0.5}, FILL
        ),
        "5291945176b1",
        "5b380f5a6c2a",
    ),
    (Step("scratches", {"strokes": "5:oops"}), "0d343cafab74", "b67d1807cdd0"),
    (Step("levels", TONE), "1c3ca01d0b84", "e4fdbe8e70a0"),
    (Step("levels", {"black": 0.1, "white": 1, "gamma": 1.0}), "11ef93b3753c", "855f4d4f2dd5"),
    (
        Step("levels", {"black": 7, "curve": "0,0 0.5,0.6 1,1"}),
        "c0a042aebdd7",
        "da5afb6b54ca",
    ),
    (Step("merged", {"recipe": "{}", "seal": "1"}), "d27bf9b54bdd", "f1c959a79b81"),
    (Step("merged", {}), "167c8688a39a", "88024fa40bb8"),
]
"""Steps as files of all versions hold them, with the first digits of two patch keys.

The keys are that of a layer with the step and that of a layer above it, and were computed before
layers had typed content.
"""


@pytest.mark.parametrize(("step", "own", "above"), PINNED)
def test_patch_keys_of_stored_steps_are_the_same_in_every_version(
    step: Step, own: str, above: str
) -> None:
    layers = (Layer.from_step("a", "a", step), Layer("b", "b", Step("denoise", {})))
    document = Document(PHOTO, layers)
    assert (document.key("a")[:12], document.key("b")[:12]) == (own, above)


@pytest.mark.parametrize(("step", "own", "above"), PINNED)
def test_layer_gives_back_the_stored_step(step: Step, own: str, above: str) -> None:
    assert Layer.from_step("a", "a", step).step == step


@pytest.mark.parametrize(
    ("content", "runs"),
    [
        (REPAIR, True),
        (HealStrokes((Stroke(((8.0, 8.0),), 2.0),)), True),
        (ToneAdjustment(0.1, gamma=1.5), False),
        (MergedPixels("{}", "1"), False),
    ],
)
def test_content_comes_back_from_its_step_and_knows_whether_it_runs(
    content: LayerContent, runs: bool
) -> None:
    assert content_from_step(step_from_content(content)) == content
    assert needs_engine(content) is runs


def test_changed_content_replaces_the_stored_step() -> None:
    layer = Layer.from_step("a", "a", Step("levels", {"black": 0.1}))
    changed = layer.with_content(ToneAdjustment(0.2))
    assert changed.step == step_from_content(ToneAdjustment(0.2))
