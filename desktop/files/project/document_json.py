"""A project's own text: everything about a document that is not pixels, as JSON."""

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from desktop.document.curves import STRAIGHT
from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.recipe import DamagedRecipe, fraction, step_from_json, step_to_json
from desktop.document.transform import CropTransform
from desktop.files.errors import DamagedProject, NewerProject
from desktop.files.project.patch_json import evidence_from_json, notices_to_json, tags_from_json
from models.core.invention_map import InventionMap
from models.core.pixels import Raster, Rect

MOST_SIDE: Final = 1 << 24

VERSION: Final = 4
"""Each text says the least version that tells all of it: 1, 2 where the photo is not the first page
of its file, 3 where it has a frame, 4 where a layer bends tones along curves. What knows no pages,
frames or curves opens the others rightly."""


@dataclass(frozen=True, slots=True)
class LayerOutline:
    """A layer that still lacks its region and patch: whether it has the one, and the key of the
    other with what was told when it was made."""

    layer: Layer
    masked: bool
    patch_key: str | None
    evidence: tuple[InventionMap, ...] = ()
    tags: tuple[str, ...] = ()

    def patch(self, key: str, pixels: Raster) -> Patch:
        """The patch once its pixels are there."""
        return Patch(key, pixels, self.evidence, self.tags)


@dataclass(frozen=True, slots=True)
class Outline:
    """`source` is where the photo was, seen from the folder of the project; `page` of it."""

    source: str
    sha256: str
    page: int
    layers: tuple[LayerOutline, ...]
    frame: CropTransform | None = None


def document_to_json(document: Document, folder: Path) -> str:
    """The text in ASCII; bytes of file names that are no UTF-8 are surrogates, escaped. `folder` is
    that of the project."""
    fields = {
        "heirloom": _version(document),
        "source": _seen_from(folder, document.photo.source),
        "sha256": document.photo.sha256,
        **({"page": document.photo.page} if document.photo.page else {}),
        **({"frame": _frame_fields(document.transform)} if document.transform else {}),
        "layers": [_fields(layer) for layer in document.layers],
    }
    return json.dumps(fields, indent=2)


def outline_from_json(text: bytes, path: Path) -> Outline:
    """`path` is for the errors. Raises DamagedProject, NewerProject."""
    try:
        fields = json.loads(text)
        _check_version(fields, path)
        layers = tuple(_layer(each) for each in fields["layers"])
        page = _page(fields)
        frame = _frame(fields.get("frame"))
        outline = Outline(str(fields["source"]), str(fields["sha256"]), page, layers, frame)
    except (ValueError, TypeError, KeyError, RecursionError, DamagedRecipe) as error:
        raise DamagedProject(path, f"document: {error}") from error
    if len({each.layer.id for each in layers}) < len(layers):
        raise DamagedProject(path, "document: ids")
    return outline


def _version(document: Document) -> int:
    if any(layer.tone and layer.tone.curves != STRAIGHT for layer in document.layers):
        return VERSION
    if document.transform:
        return 3
    return 2 if document.photo.page else 1


def _check_version(fields: dict[str, Any], path: Path) -> None:
    version = fields["heirloom"]
    if not isinstance(version, int) or version < 1:
        raise ValueError("heirloom")
    if version > VERSION:
        raise NewerProject(path, version, VERSION)


def _page(fields: dict[str, Any]) -> int:
    page = fields.get("page", 0)
    if type(page) is not int or page < 0:
        raise ValueError("page")
    return page


def _fields(layer: Layer) -> dict[str, Any]:
    return {
        "id": layer.id,
        "name": layer.name,
        **step_to_json(layer.step),
        "opacity": layer.opacity,
        "visible": layer.visible,
        "masked": layer.mask is not None,
        "scope": layer.scope and [layer.scope.x, layer.scope.y, layer.scope.w, layer.scope.h],
        "patch": layer.patch and layer.patch.key,
        **notices_to_json(layer.patch),
    }


def _layer(fields: dict[str, Any]) -> LayerOutline:
    if not all(isinstance(fields[name], str) for name in ("id", "name")):
        raise TypeError("layers")
    if not all(isinstance(fields[name], bool) for name in ("visible", "masked")):
        raise TypeError("layers")
    if not isinstance(fields["patch"], str | None):
        raise TypeError("layers")
    opacity = fraction(fields["opacity"])
    step = step_from_json(fields)
    layer = Layer.from_step(fields["id"], fields["name"], step)
    layer = replace(layer, opacity=opacity, visible=fields["visible"])
    layer = replace(layer, scope=_scope(fields.get("scope")))
    told = evidence_from_json(fields), tags_from_json(fields)
    return LayerOutline(layer, fields["masked"], fields["patch"], *told)


def _scope(numbers: object) -> Rect | None:
    if numbers is None:
        return None
    if not isinstance(numbers, list) or not all(type(n) is int and n >= 0 for n in numbers):
        raise TypeError("scope")
    return Rect(*numbers)


def _frame_fields(frame: CropTransform) -> dict[str, Any]:
    crop = frame.crop
    return {
        "crop": [crop.x, crop.y, crop.w, crop.h],
        "turns": frame.turns,
        "angle": frame.angle,
        "tilt": [frame.across, frame.down],
    }


def _frame(fields: Any) -> CropTransform | None:
    """Which may still show more than its photo has."""
    if fields is None:
        return None
    crop, turns = fields["crop"], fields["turns"]
    across, down = fields["tilt"]
    if not all(type(n) is int and abs(n) < MOST_SIDE for n in (*crop, turns)):
        raise TypeError("frame")
    made = CropTransform(Rect(*crop), turns, *(float(n) for n in (fields["angle"], across, down)))
    if not (min(crop[2:]) > 0 and 0 <= turns <= 3 and made.is_within_limits):
        raise ValueError("frame")
    return made


def _seen_from(folder: Path, source: Path) -> str:
    try:
        return Path(os.path.relpath(source.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return source.name
