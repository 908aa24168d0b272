"""Check of a recipe against the restorers that this program has."""

from desktop.document.recipe import DamagedRecipe, Recipe
from desktop.document.tone_adjustment import LEVELS
from models.core.plan import MAX_SCALE, Step
from models.core.wish_table import Wish
from models.file_io.typed_fields import find_wrong_field


def check_recipe(recipe: Recipe) -> Recipe:
    """Return the recipe if this program can run all of its steps.

    Raises: DamagedRecipe, whose detail names the field, such as `steps[2].params.seed`."""
    for at, each in enumerate(recipe.steps, 1):
        try:
            _check_step(each.step)
        except DamagedRecipe as error:
            raise DamagedRecipe(f"steps[{at}].{error.detail}") from error
    return recipe


def _check_step(step: Step) -> None:
    try:
        _ = step.wish
    except ValueError as error:
        known = ", ".join(wish.value for wish in Wish)
        raise DamagedRecipe(f"params.wish: {known}") from error
    if step.restorer == LEVELS:  # its numbers are limited to their ranges when it is read
        return
    from models.restorers import RESTORERS  # takes long, and no window needs it at its start

    restorer = RESTORERS.get(step.restorer)
    if restorer is None:
        raise DamagedRecipe(f"restorer: {', '.join((*RESTORERS, LEVELS))}")
    scale = step.params.get("scale", 1)
    wrong = find_wrong_field(restorer.params, step.params)
    if wrong is None and not 1 <= int(scale) <= MAX_SCALE:
        wrong = "scale"
    if wrong is not None:
        raise DamagedRecipe(f"params.{wrong}")
