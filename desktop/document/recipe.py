"""Recipes: the steps of a document without its photo, as readable text for use on other photos."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any, Final, assert_never

import tomli_w

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.layer_content import HealStrokes, MergedPixels
from desktop.document.tone_adjustment import ToneAdjustment
from models.core.plan import Step

VERSION: Final = 1
"""Version of the text format."""

MOST_NUMBER: Final = 10**15
"""Bound of the integers in a recipe; far larger ones cannot be converted to floats."""

MOST_STEPS: Final = 1000
"""Largest number of steps of a recipe."""


@dataclass
class DamagedRecipe(Exception):
    """Error that a text is no valid recipe; `detail` names the field that is wrong."""

    detail: str

    def __reduce__(self) -> tuple[type["DamagedRecipe"], tuple[str]]:
        """Return class and field for pickle, which cannot rebuild the error by itself."""
        return type(self), (self.detail,)


class NewerRecipe(DamagedRecipe):
    """Error that a recipe has a version of the format that only a newer program reads."""


@dataclass(frozen=True, slots=True)
class RecipeStep:
    """A step, its display name, and the opacity of its layer, 0 to 1."""

    name: str
    step: Step
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """Steps of a document in the order in which they act, to apply to other photos.

    Masks, crop transform, painted strokes and added colours are left out, since they belong to one
    photo."""

    steps: tuple[RecipeStep, ...]

    @classmethod
    def of(cls, document: Document) -> "Recipe":
        """Make a recipe of the visible layers, of merged ones the steps they came from."""
        return cls(tuple(each for each in _steps_of(document) if not each.step.belongs_to_photo))

    @classmethod
    def is_partial(cls, document: Document) -> bool:
        """Return whether a recipe would lack masks, the crop transform or strokes of a document."""
        masked = any(layer.mask is not None for layer in document.layers if layer.visible)
        healed = cls.of(document) != cls.with_heal_layers(document)
        return masked or document.transform is not None or healed

    @classmethod
    def with_heal_layers(cls, document: Document) -> "Recipe":
        """Make a recipe of all visible layers, which keeps heal layers and strokes."""
        return cls(tuple(_steps_of(document)))

    @classmethod
    def without_stroke_data(cls, document: Document) -> "Recipe":
        """Make a list of the visible layers' steps for display, without the data of strokes."""
        steps = (replace(each, step=each.step.without_strokes()) for each in _steps_of(document))
        return cls(tuple(steps))

    @classmethod
    def from_text(cls, text: str) -> "Recipe":
        """Parse TOML, or JSON if it begins with a brace. Raises: DamagedRecipe; NewerRecipe."""
        try:
            fields = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            raise DamagedRecipe(str(error) or type(error).__name__) from error
        if not isinstance(fields, dict):
            raise DamagedRecipe("recipe")
        version = fields.get("recipe")
        if type(version) is int and version > VERSION:
            raise NewerRecipe("recipe")
        if type(version) is not int or version != VERSION:
            raise DamagedRecipe("recipe")
        steps = _list(fields, "steps")
        if len(steps) > MOST_STEPS:
            raise DamagedRecipe("steps")
        return cls(tuple(_recipe_step(f"steps[{at}]", step) for at, step in enumerate(steps, 1)))

    @property
    def toml(self) -> str:
        """Recipe as TOML text."""
        return tomli_w.dumps(self._fields)

    @property
    def json(self) -> str:
        """Recipe as JSON text."""
        return json.dumps(self._fields, indent=2, ensure_ascii=False)

    @property
    def _fields(self) -> dict[str, Any]:
        steps = map(_recipe_step_to_json, self.steps)
        return {"recipe": VERSION, "steps": [*steps]}


def step_to_json(step: Step) -> dict[str, Any]:
    """Convert a step to JSON fields, which `step_from_json` parses."""
    return {"restorer": step.restorer, "models": list(step.models), "params": dict(step.params)}


def step_from_json(fields: Mapping[str, Any]) -> Step:
    """Parse the JSON fields written by `step_to_json`. Raises: DamagedRecipe."""
    params, restorer, models = fields.get("params", {}), fields.get("restorer"), _models(fields)
    if not is_text(restorer):
        raise DamagedRecipe("restorer")
    if not isinstance(params, dict):
        raise DamagedRecipe("params")
    for name, value in params.items():
        if not _is_value(name, value):
            raise DamagedRecipe(f"params.{name}")
    return Step(str(restorer), params, models)


def is_text(value: object) -> bool:
    """Return whether a value is a string that UTF-8 can encode (no lone surrogates)."""
    return isinstance(value, str) and not any("\ud800" <= each <= "\udfff" for each in value)


def _is_value(name: str, value: object) -> bool:
    """Return whether a JSON value can be the parameter `name`: text, or a finite number."""
    if name == "scale" and type(value) is not int:
        return False
    if isinstance(value, bool):
        return True
    if isinstance(value, int):
        return abs(value) < MOST_NUMBER
    return isfinite(value) if isinstance(value, float) else is_text(value)


def _models(fields: Mapping[str, Any]) -> tuple[str, ...]:
    models = _list(fields, "models")
    if not all(map(is_text, models)):
        raise DamagedRecipe("models")
    return tuple(models)


def fraction(value: object) -> float:
    """Return a JSON value that is a number from 0 to 1. Raises: DamagedRecipe for others."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise DamagedRecipe("opacity")
    return float(value)


def _steps_of(document: Document) -> Iterator[RecipeStep]:
    for layer in document.layers:
        if layer.visible:
            yield from _steps_of_layer(layer)


def _steps_of_layer(layer: Layer) -> tuple[RecipeStep, ...]:
    match layer.content:
        case Step() | HealStrokes() | ToneAdjustment():
            return (RecipeStep(layer.name, layer.step, layer.opacity),)
        case MergedPixels(recipe=text):
            return _steps_from_text(text)
        case _:
            assert_never(layer.content)


def _steps_from_text(text: str) -> tuple[RecipeStep, ...]:
    try:
        return Recipe.from_text(text).steps
    except DamagedRecipe:
        return ()


def _recipe_step_to_json(each: RecipeStep) -> dict[str, Any]:
    return {"name": each.name, "opacity": each.opacity, **step_to_json(each.step)}


def _recipe_step(place: str, fields: object) -> RecipeStep:
    if not isinstance(fields, dict):
        raise DamagedRecipe(place)
    try:
        step = step_from_json(fields)
        name = fields.get("name", step.restorer)
        return RecipeStep(str(name), step, fraction(fields.get("opacity", 1.0)))
    except DamagedRecipe as error:
        raise DamagedRecipe(f"{place}.{error.detail}") from error


def _list(fields: Mapping[str, Any], name: str) -> list[Any]:
    items = fields.get(name, [])
    if not isinstance(items, list):
        raise DamagedRecipe(name)
    return items
