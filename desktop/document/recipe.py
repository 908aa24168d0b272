"""Recipes: steps without a photo, to be used on other photos and kept as readable text."""

import json
import tomllib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import tomli_w

from desktop.document.document import Document, in_order
from desktop.document.layer import MERGED, Layer
from desktop.document.photo import Photo
from models.core.plan import Step

VERSION: Final = 1


@dataclass
class DamagedRecipe(Exception):
    """The text is no recipe, or one of a newer program; `detail` names what is wrong."""

    detail: str

    def __reduce__(self) -> tuple[type["DamagedRecipe"], tuple[str]]:
        return type(self), (self.detail,)


@dataclass(frozen=True, slots=True)
class RecipeStep:
    """A step, its name for people, and how much of its effect to show, 0 to 1."""

    name: str
    step: Step
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """Steps in the order in which they act. Masks, the frame and what was painted by hand stay
    behind: they belong to their photo."""

    steps: tuple[RecipeStep, ...]

    @classmethod
    def of(cls, document: Document) -> "Recipe":
        """The visible layers; those that were merged are told one by one."""
        return cls(tuple(each for each in _steps_of(document) if "strokes" not in each.step.params))

    @classmethod
    def is_partial(cls, document: Document) -> bool:
        """Whether masks, a frame or strokes stay behind in the recipe of that document."""
        masked = any(layer.mask is not None for layer in document.layers if layer.visible)
        return (
            masked
            or document.transform is not None
            or cls.of(document) != cls.with_heal_layers(document)
        )

    @classmethod
    def with_heal_layers(cls, document: Document) -> "Recipe":
        """Every visible layer, with what was painted by hand."""
        return cls(tuple(_steps_of(document)))

    @classmethod
    def without_stroke_data(cls, document: Document) -> "Recipe":
        """All that was done in the visible layers, to be read and not to be used again."""
        return cls(tuple(_told(each) for each in _steps_of(document)))

    def applied_to(self, photo: Photo) -> Document:
        """Layers without patches."""
        return Document(photo, in_order(tuple(_layer(step) for step in self.steps)))

    @classmethod
    def from_text(cls, text: str) -> "Recipe":
        """TOML, or JSON where it begins with a brace. Raises DamagedRecipe."""
        try:
            fields = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            raise DamagedRecipe(str(error)) from error
        if fields.get("recipe") != VERSION:
            raise DamagedRecipe("recipe")
        return cls(tuple(_recipe_step(step) for step in _list(fields, "steps")))

    @property
    def toml(self) -> str:
        return tomli_w.dumps(self._fields)

    @property
    def json(self) -> str:
        return json.dumps(self._fields, indent=2, ensure_ascii=False)

    @property
    def _fields(self) -> dict[str, Any]:
        steps = [
            {"name": each.name, "opacity": each.opacity, **step_to_json(each.step)}
            for each in self.steps
        ]
        return {"recipe": VERSION, "steps": steps}


def _steps_of(document: Document) -> Iterator[RecipeStep]:
    for layer in document.layers:
        if layer.visible and layer.step.restorer == MERGED:
            yield from _merged_from(layer)
        elif layer.visible:
            yield RecipeStep(layer.name, layer.step, layer.opacity)


def _merged_from(layer: Layer) -> tuple[RecipeStep, ...]:
    try:
        return Recipe.from_text(str(layer.step.params.get("recipe", ""))).steps
    except DamagedRecipe:
        return ()


def _told(each: RecipeStep) -> RecipeStep:
    params = {name: value for name, value in each.step.params.items() if name != "strokes"}
    return replace(each, step=replace(each.step, params=params))


def step_to_json(step: Step) -> dict[str, Any]:
    return {
        "restorer": step.restorer,
        "models": list(step.models),
        "params": dict(step.params),
    }


def step_from_json(fields: Mapping[str, Any]) -> Step:
    """Undoes `step_fields`. Raises DamagedRecipe."""
    params = fields.get("params", {})
    models = _list(fields, "models")
    sound = (
        isinstance(fields.get("restorer"), str)
        and isinstance(params, dict)
        and all(isinstance(value, str | int | float | bool) for value in params.values())
        and type(params.get("scale", 1)) is int
        and all(isinstance(model, str) for model in models)
    )
    if not sound:
        raise DamagedRecipe("steps")
    return Step(fields["restorer"], params, tuple(models))


def fraction(value: object) -> float:
    """A number from 0 to 1. Raises DamagedRecipe."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise DamagedRecipe("opacity")
    return float(value)


def _recipe_step(fields: object) -> RecipeStep:
    if not isinstance(fields, dict):
        raise DamagedRecipe("steps")
    step = step_from_json(fields)
    name = fields.get("name", step.restorer)
    return RecipeStep(str(name), step, fraction(fields.get("opacity", 1.0)))


def _list(fields: Mapping[str, Any], name: str) -> list[Any]:
    found = fields.get(name, [])
    if not isinstance(found, list):
        raise DamagedRecipe(name)
    return found


def _layer(step: RecipeStep) -> Layer:
    return Layer(uuid.uuid4().hex, step.name, step.step, opacity=step.opacity)
