"""The facts that version 0.1.0 found in its own files, and the same facts of values of today."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import numpy as np

from desktop.document.recipe import RecipeStep
from models.core.plan import Step

FILES: Final = Path(__file__).parents[2] / "data" / "version-0.1.0"
"""The files of version 0.1.0; README.md there says how they were made."""

Facts = dict[str, Any]


def expected(name: str) -> Any:
    """Read one file of expected facts."""
    return json.loads((FILES / "expected" / f"{name}.json").read_text(encoding="utf-8"))


def sha256(array: np.ndarray[Any, Any]) -> str:
    """Return the hash of the values of an array in C order."""
    return hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest()


def step_facts(step: Step) -> Facts:
    """Return everything that decides what a step does."""
    return {
        "restorer": step.restorer,
        "params": dict(step.params),
        "models": list(step.models),
        "scale": step.scale,
        "masked": step.masked,
    }


def recipe_facts(steps: Iterable[RecipeStep]) -> list[Facts]:
    """Return name, opacity and step of each step of a recipe."""
    return [
        {"name": each.name, "opacity": each.opacity, "step": step_facts(each.step)}
        for each in steps
    ]
