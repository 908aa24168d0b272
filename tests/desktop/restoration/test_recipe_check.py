"""Check of recipes against the restorers."""

import pytest

from desktop.document.recipe import DamagedRecipe, NewerRecipe, Recipe, RecipeStep
from desktop.restoration.recipe_check import check_recipe
from models.core.plan import Step, Value

TONE = {"wish": "fading", "clause": "bring the colours back"}


def recipe(restorer: str, params: dict[str, Value]) -> Recipe:
    return Recipe((RecipeStep("a", Step("tone", TONE)), RecipeStep("b", Step(restorer, params))))


def test_valid_recipe_is_returned() -> None:
    valid = recipe("scratches", {"sensitivity": 0.5})
    assert check_recipe(valid) is valid


@pytest.mark.parametrize(
    ("restorer", "params", "field"),
    [
        ("abacus", {}, "steps[2].restorer"),
        ("merged", {}, "steps[2].restorer"),
        ("tone", {**TONE, "wish": "beauty"}, "steps[2].params.wish"),
        ("tone", {"wish": "fading"}, "steps[2].params.clause"),
        ("tone", {**TONE, "hologram": 1}, "steps[2].params.hologram"),
        ("tone", {**TONE, "clause": 3}, "steps[2].params.clause"),
        ("scratches", {"sensitivity": 1.5}, "steps[2].params.sensitivity"),
        ("scratches", {"sensitivity": float("nan")}, "steps[2].params.sensitivity"),
        ("scratches", {"masked": 1}, "steps[2].params.masked"),
        ("network", {"wish": "noise", "model": "m", "scale": 9}, "steps[2].params.scale"),
        ("generate", {**TONE, "seed": -1}, "steps[2].params.seed"),
    ],
)
def test_error_names_step_and_field(restorer: str, params: dict[str, Value], field: str) -> None:
    with pytest.raises(DamagedRecipe) as error:
        check_recipe(recipe(restorer, params))
    assert error.value.detail.startswith(field)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("recipe = 1\nsteps = 3", "steps"),
        ("recipe = 1\nsteps = [3]", "steps[1]"),
        ("recipe = 1\n[[steps]]\nrestorer = 3", "steps[1].restorer"),
        ("recipe = 1\n[[steps]]\nrestorer = 'a'\nopacity = 2", "steps[1].opacity"),
        ("recipe = 1\n[[steps]]\nrestorer = 'a'\nmodels = [1]", "steps[1].models"),
        ("recipe = 1\n[[steps]]\nrestorer = 'a'\nparams = 1", "steps[1].params"),
        ('{"recipe": 1, "steps": [{"restorer": "a", "params": {"b": []}}]}', "steps[1].params.b"),
        (
            '{"recipe": 1, "steps": [{"restorer": "a", "params": {"b": "\\ud800"}}]}',
            "steps[1].params.b",
        ),
        ("recipe = true", "recipe"),
        ("", "recipe"),
    ],
)
def test_error_of_a_text_names_the_field(text: str, field: str) -> None:
    with pytest.raises(DamagedRecipe) as error:
        Recipe.from_text(text)
    assert error.value.detail == field


def test_recipe_of_a_newer_version_has_an_error_of_its_own() -> None:
    with pytest.raises(NewerRecipe):
        Recipe.from_text("recipe = 2")
