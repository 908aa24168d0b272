"""JSON of a document: everything that is not pixels.

The fields are checked by hand, since paths that are not UTF-8 contain lone surrogates, which
msgspec rejects in JSON, and steps are checked by `desktop.document.recipe`.
"""

import json
import os
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any, Final

from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.document.family_facts import FamilyFacts
from desktop.document.layer import Layer, Patch
from desktop.document.recipe import DamagedRecipe, fraction, step_from_json, step_to_json
from desktop.document.tone_curves import STRAIGHT
from desktop.files.errors import DamagedProject, NewerProject
from desktop.files.project.facts_json import facts_from_json, facts_to_json
from desktop.files.project.patch_json import (
    faces_from_json,
    invention_maps_from_json,
    patch_facts_to_json,
    tags_from_json,
)
from models.core.face import FaceReport
from models.core.invention_map import InventionMap
from models.core.pixels import Raster, Rect

MAX_COORDINATE: Final = 1 << 24
"""Largest coordinate of a crop in pixels that is accepted."""

MOST_LAYERS: Final = 1000
"""Largest number of layers of a document."""

MOST_MAP_BYTES: Final = 128 << 20
"""Bytes of all invention maps of a document, one byte for each of their values."""

VERSION: Final = 5
"""Latest version of the JSON format of a project's document.

A document is written in the lowest version that can express it: 1; 2 if the photo is not the first
page of its file; 3 if it has a crop transform; 4 if a layer has tone curves; 5 if it has facts.
Older programs open every document whose features they know.
"""


_UNREADABLE: Final = (
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    OverflowError,
    RecursionError,
)
"""Exceptions of a text that is no document."""


@dataclass(frozen=True, slots=True)
class LayerOutline:
    """Layer of a stored project without the pixels of its mask and patch.

    `masked` tells whether it has a mask; `patch_key`, `evidence` (invention maps), `tags` and
    `faces` belong to its patch."""

    layer: Layer
    masked: bool
    patch_key: str | None
    evidence: tuple[InventionMap, ...] = ()
    tags: tuple[str, ...] = ()
    faces: tuple[FaceReport, ...] = ()

    def patch(self, key: str, pixels: Raster) -> Patch:
        """Build the layer's patch with the patch key `key` from its pixels, uint16."""
        return Patch(key, pixels, self.evidence, self.tags, self.faces)


@dataclass(frozen=True, slots=True)
class Outline:
    """Document of a stored project without its pixels.

    `source` is the photo's path relative to the project's folder; `page` is 0-based."""

    source: str
    sha256: str
    page: int
    layers: tuple[LayerOutline, ...]
    frame: CropTransform | None = None
    facts: FamilyFacts | None = None


def document_to_json(document: Document, folder: Path) -> str:
    """Convert a document to ASCII JSON; `folder` is that of the project.

    Bytes of file names that are not UTF-8 become escaped surrogates."""
    fields = {
        "heirloom": _version(document),
        "source": _relative_path(folder, document.photo.source),
        "sha256": document.photo.sha256,
        **({"page": document.photo.page} if document.photo.page else {}),
        **({"frame": _transform_to_json(document.transform)} if document.transform else {}),
        **({"facts": facts_to_json(document.facts)} if document.facts is not None else {}),
        "layers": [_layer_to_json(layer) for layer in document.layers],
    }
    return json.dumps(fields, indent=2)


def outline_from_json(text: bytes, path: Path) -> Outline:
    """Parse the JSON document of the project `path`. Raises: DamagedProject; NewerProject."""
    try:
        fields = json.loads(text)
        _check_version(fields, path)
        _check_amount(fields["layers"])
        layers = tuple(_layer_from_json(each) for each in fields["layers"])
        page = _page_from_json(fields)
        transform = _transform_from_json(fields.get("frame"))
        facts = facts_from_json(fields["facts"]) if "facts" in fields else None
        source, sha256 = str(fields["source"]), str(fields["sha256"])
        outline = Outline(source, sha256, page, layers, transform, facts)
    except (*_UNREADABLE, DamagedRecipe) as error:
        raise DamagedProject(path, f"document: {error}") from error
    if len({each.layer.id for each in layers}) < len(layers):
        raise DamagedProject(path, "document: ids")
    return outline


def _version(document: Document) -> int:
    """Return the lowest version of the program's format that can hold a document."""
    if document.facts is not None:
        return VERSION
    if any(layer.tone and layer.tone.curves != STRAIGHT for layer in document.layers):
        return 4
    return 3 if document.transform else 2 if document.photo.page else 1


def _check_version(fields: dict[str, Any], path: Path) -> None:
    version = fields["heirloom"]
    if not isinstance(version, int) or version < 1:
        raise ValueError("heirloom")
    if version > VERSION:
        raise NewerProject(path, version, VERSION)


def _check_amount(layers: Any) -> None:
    """Raise ValueError for more layers or larger invention maps than a document can have.

    The maps are compressed, so a short text could take gigabytes of memory."""
    if not isinstance(layers, list) or len(layers) > MOST_LAYERS:
        raise ValueError("layers")
    sizes = [each["size"] for layer in layers for each in layer.get("evidence", [])]
    if sum(int(height) * int(width) for height, width in sizes) > MOST_MAP_BYTES:
        raise ValueError("evidence")


def _page_from_json(fields: dict[str, Any]) -> int:
    page = fields.get("page", 0)
    if type(page) is not int or page < 0:
        raise ValueError("page")
    return page


def _layer_to_json(layer: Layer) -> dict[str, Any]:
    return {
        "id": layer.id,
        "name": layer.name,
        **step_to_json(layer.step),
        "opacity": layer.opacity,
        "visible": layer.visible,
        "masked": layer.mask is not None,
        "scope": _rect_to_json(layer.scope),
        **({"frame": _rect_to_json(layer.frame)} if layer.frame else {}),
        "patch": layer.patch and layer.patch.key,
        **patch_facts_to_json(layer.patch),
    }


def _layer_from_json(fields: dict[str, Any]) -> LayerOutline:
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
    scope, frame = (_rect_from_json(fields, name) for name in ("scope", "frame"))
    layer = replace(layer, scope=scope, frame=frame)
    maps, tags = invention_maps_from_json(fields), tags_from_json(fields)
    faces = faces_from_json(fields)
    return LayerOutline(layer, fields["masked"], fields["patch"], maps, tags, faces)


def _rect_to_json(rect: Rect | None) -> list[int] | None:
    return None if rect is None else list(astuple(rect))


def _rect_from_json(fields: dict[str, Any], name: str) -> Rect | None:
    numbers = fields.get(name)
    if numbers is None:
        return None
    if not isinstance(numbers, list) or not all(type(n) is int and n >= 0 for n in numbers):
        raise TypeError(name)
    return Rect(*numbers)


def _transform_to_json(transform: CropTransform) -> dict[str, Any]:
    crop, tilt = list(astuple(transform.crop)), [transform.across, transform.down]
    return {"crop": crop, "turns": transform.turns, "angle": transform.angle, "tilt": tilt}


def _transform_from_json(fields: Any) -> CropTransform | None:
    """Parse a crop transform from decoded JSON (None: no transform), not yet limited to the photo.

    Raises: TypeError; KeyError; ValueError."""
    if fields is None:
        return None
    crop, turns = fields["crop"], fields["turns"]
    across, down = fields["tilt"]
    if not all(type(n) is int and abs(n) < MAX_COORDINATE for n in (*crop, turns)):
        raise TypeError("frame")
    angles = (float(n) for n in (fields["angle"], across, down))
    transform = CropTransform(Rect(*crop), turns, *angles)
    if not (min(crop[2:]) > 0 and 0 <= turns <= 3 and transform.is_within_limits):
        raise ValueError("frame")
    return transform


def _relative_path(folder: Path, source: Path) -> str:
    try:
        return Path(os.path.relpath(source.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return source.name
