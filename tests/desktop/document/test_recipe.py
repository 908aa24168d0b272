"""Recipes: text form, content and validation."""

import pickle
from pathlib import Path

import numpy as np
import pytest

from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from desktop.document.recipe import DamagedRecipe, Recipe, RecipeStep
from desktop.restoration.file_restorer import plan_from_recipe
from desktop.restoration.place_masks import document_from_plan
from models.core.pixels import Rect
from models.core.plan import Step

PHOTO = Photo(Path("a.png"), "abc", np.zeros((2, 3, 3), np.uint8))
RECIPE = Recipe(
    (
        RecipeStep("Rauschen – weg", Step("instruct", {"text": 'a "b"\n', "strength": 0.5}), 0.8),
        RecipeStep("Colours", Step("fading", {"auto": True}, ("one", "two"))),
    )
)
PINNED = """recipe = 1

[[steps]]
name = "Soft"
opacity = 0.5
restorer = "denoise"
models = [
    "m",
]

[steps.params]
strength = 0.25
"""


def document_of(recipe: Recipe) -> Document:
    layers = (Layer(each.name, each.name, each.step, opacity=each.opacity) for each in recipe.steps)
    return Document(PHOTO, tuple(layers))


@pytest.mark.parametrize("text", [RECIPE.toml, RECIPE.json])
def test_parsing_the_text_of_a_recipe_gives_the_recipe(text: str) -> None:
    assert Recipe.from_text(text) == RECIPE


def test_recipe_of_a_document_made_from_a_recipe_is_the_same() -> None:
    assert Recipe.of(document_of(RECIPE)) == RECIPE


def test_recipe_text_is_the_same_in_every_version() -> None:
    step = Step("denoise", {"strength": 0.25}, ("m",))
    assert Recipe((RecipeStep("Soft", step, 0.5),)).toml == PINNED


def test_layers_planned_from_a_recipe_have_different_ids() -> None:
    plan = plan_from_recipe(RECIPE)
    layers = [layer for _ in range(2) for layer in document_from_plan(PHOTO, plan, None).layers]
    assert len({layer.id for layer in layers}) == 4


@pytest.mark.parametrize(
    ("mask", "step", "transform", "partial"),
    [
        (None, Step("denoise", {}), None, False),
        (Mask.constant(3, 2, 1), Step("denoise", {}), None, True),
        (None, Step("scratches", {"strokes": "3.0:1.0,1.0"}), None, True),
        (None, Step("denoise", {}), CropTransform(Rect(0, 0, 2, 1)), True),
    ],
)
def test_recipe_is_partial_with_masks_strokes_or_crop_transform(
    mask: Mask | None, step: Step, transform: CropTransform | None, partial: bool
) -> None:
    document = Document(PHOTO, (Layer("a", "a", step, mask),), transform=transform)
    assert Recipe.is_partial(document) is partial


def test_recipe_leaves_out_hidden_layers() -> None:
    layer = Layer("a", "a", Step("denoise", {}), visible=False)
    assert Recipe.of(Document(PHOTO, (layer,))) == Recipe(())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "recipe = 2",
        "{",
        "recipe = 1\nsteps = 3",
        "recipe = 1\nsteps = [3]",
        "recipe = 1\n[[steps]]\nrestorer = 3",
        'recipe = 1\n[[steps]]\nrestorer = "a"\nopacity = 2',
        'recipe = 1\n[[steps]]\nrestorer = "a"\nopacity = nan',
        'recipe = 1\n[[steps]]\nrestorer = "a"\nmodels = [1]',
        'recipe = 1\n[[steps]]\nrestorer = "a"\nparams = {a = []}',
        'recipe = 1\n[[steps]]\nrestorer = "a"\nparams = {scale = "large"}',
        'recipe = 1\n[[steps]]\nrestorer = "a"\nparams = {scale = inf}',
        "[" * 100_000,
        '{"recipe":' + "[" * 100_000,
    ],
)
def test_invalid_recipe_text_raises_damaged_recipe(text: str) -> None:
    with pytest.raises(DamagedRecipe):
        Recipe.from_text(text)


def test_damaged_recipe_pickles() -> None:
    error = pickle.loads(pickle.dumps(DamagedRecipe("steps")))
    assert error.detail == "steps"
